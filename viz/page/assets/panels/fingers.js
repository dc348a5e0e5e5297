// Fingers on the timeline: one that moves upwards or downwards, and two that are spread.

// drawn(px): how far upwards one finger has moved; spread(times, x): how many times further apart two are than before, and where their
// middle is in the window.
function createFingers(root, { drawn, spread }) {
  let last = null;

  const held = ([one, other]) => ({ apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY), x: (one.clientX + other.clientX) / 2 });

  function keep({ touches }) {
    last = touches.length > 1 ? held(touches) : { y: touches[0]?.clientY };
  }

  function move(event) {
    const { touches } = event;
    if (touches.length > 1) {
      // Neither the browser enlarges the page nor plotly moves the window.
      event.preventDefault();
      event.stopPropagation();
      const now = held(touches);
      if (last?.apart) spread(now.apart / last.apart, now.x);
    } else if (last?.y !== undefined) drawn(last.y - touches[0].clientY);
    keep(event);
  }

  root.addEventListener("touchstart", keep, { passive: true, capture: true });
  root.addEventListener("touchend", keep, { passive: true, capture: true });
  root.addEventListener("touchmove", move, { passive: false, capture: true });
}
