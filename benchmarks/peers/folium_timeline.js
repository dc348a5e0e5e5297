({
  ready: () => {
    const timeline = Object.keys(window).find((name) => /^timeline_[0-9a-f]+$/.test(name));
    return timeline && window[timeline].times.length && document.querySelector(".leaflet-control-container input[type=range]");
  },
  show: (day) => {
    const slider = document.querySelector(".leaflet-control-container input[type=range]");
    slider.value = +slider.min + (+slider.max - +slider.min) * day / 77;
    for (const type of ["input", "change"]) slider.dispatchEvent(new Event(type, { bubbles: true }));
  },
})
