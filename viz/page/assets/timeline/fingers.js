// Fingers on the timeline: one that moves upwards or downwards, and two that are spread.

// drawn(px): how far upwards one finger has moved; spread(times, x): how many times further apart two are than before, and where their
// middle is in the window; signal: ends it.
function createFingers(root, { drawn, spread }, signal) {
  // Where the fingers were before; null while none is down that came down on the timeline.
  let last = null;

  const held = ([one, other]) => ({ apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY), x: (one.clientX + other.clientX) / 2 });
  const placeOf = (touches) => (touches.length > 1 ? held(touches) : { y: touches[0].clientY });

  function move(event) {
    const now = placeOf(event.touches);
    if (event.touches.length > 1) {
      // Neither the browser enlarges the page nor plotly moves the window.
      if (event.cancelable) event.preventDefault();
      event.stopPropagation();
      if (last.apart) spread(now.apart / last.apart, now.x);
    } else if (last.y !== undefined) drawn(last.y - now.y);
    last = now;
  }

  // Of all fingers, since plotly covers the page with an element of its own once the first one is down.
  function change({ touches }) {
    last = touches.length ? placeOf(touches) : null;
    if (last) return;
    document.removeEventListener("touchmove", move, { capture: true });
    for (const kind of ["touchstart", "touchend", "touchcancel"]) document.removeEventListener(kind, change, { capture: true });
  }

  root.addEventListener("touchstart", (event) => {
    document.addEventListener("touchmove", move, { passive: false, capture: true, signal });
    for (const kind of ["touchstart", "touchend", "touchcancel"]) document.addEventListener(kind, change, { passive: true, capture: true, signal });
    change(event);
  }, { passive: true });
}
