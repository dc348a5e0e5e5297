({
  ready: () => document.querySelector("#vis canvas, #vis svg") && document.querySelector("input[type=range]"),
  show: (day) => {
    const slider = document.querySelector("input[type=range]");
    slider.value = day;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  },
})
