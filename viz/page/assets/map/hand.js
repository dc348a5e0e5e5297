// The reader's hand on a map: drags, turns of the wheel, two fingers. The frame follows at once; what is drawn is moved as a
// picture meanwhile, and drawn anew when the hand rests.

const REST_MS = 160;
// Less is a click.
const LEAST_PX = 4;
// So many px of the wheel make the map twice as large.
const WHEEL_PX = 300;
// Some browsers count lines.
const LINE_PX = 16;

// How far the wheel was turned, in px.
function turnedPx({ deltaY, deltaMode }) {
  return deltaY * { 0: 1, 1: LINE_PX, 2: WHEEL_PX }[deltaMode];
}

// How many times larger a turn of the wheel makes what lies under it.
function turned(event) {
  return 2 ** (-Math.max(-WHEEL_PX, Math.min(WHEEL_PX, turnedPx(event))) / WHEEL_PX);
}

// root: the map's element; near: called when a hand first comes over the map, so that what it may want is there in time; moving: after
// each change of the frame; rest: when the hand has come to rest.
function createHand(root, frame, { near, moving, rest }) {
  const fingers = new Map();
  let grip = null;
  let timer = 0;

  function place(event) {
    const box = root.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  // Where the fingers are: their middle, and how far from one another.
  function held() {
    const places = [...fingers.values()];
    const middle = [0, 1].map((axis) => places.reduce((sum, at) => sum + at[axis], 0) / places.length);
    const apart = places.length > 1 ? Math.hypot(places[0][0] - places[1][0], places[0][1] - places[1][1]) : 0;
    return { middle, apart };
  }

  function take() {
    const { middle, apart } = held();
    grip = { world: frame.toWorld(...middle), from: middle, apart, scale: frame.scale, dragged: fingers.size > 1 };
  }

  // On a phone a finger on the map scrolls the page; two fingers move the map.
  function scrolls(event) {
    return event.pointerType === "touch" && isPhone() && fingers.size < 2;
  }

  function press(event) {
    if (event.button !== 0 || !event.target.closest(".ground")) return;
    fingers.set(event.pointerId, place(event));
    // Heard to its end, wherever that is.
    root.setPointerCapture(event.pointerId);
    take();
  }

  function move(event) {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, place(event));
    const { middle, apart } = held();
    grip.dragged ||= Math.hypot(middle[0] - grip.from[0], middle[1] - grip.from[1]) >= LEAST_PX;
    if (!grip.dragged || scrolls(event)) return;
    if (grip.apart) frame.rescale((grip.scale * grip.apart) / apart);
    frame.x = grip.world[0] - (middle[0] - frame.width / 2) * frame.scale;
    frame.y = grip.world[1] - (middle[1] - frame.height / 2) * frame.scale;
    frame.clamp();
    moving();
  }

  function release(event) {
    if (!fingers.delete(event.pointerId)) return;
    const { dragged } = grip;
    if (fingers.size) {
      take();
      // The finger that is left ends what the two have begun.
      grip.dragged ||= dragged;
    } else if (dragged) rest();
  }

  function turn(event) {
    event.preventDefault();
    frame.zoom(turned(event), ...frame.toWorld(...place(event)));
    moving();
    clearTimeout(timer);
    timer = setTimeout(rest, REST_MS);
  }

  root.addEventListener("pointerenter", near, { once: true });
  root.addEventListener("pointerdown", press);
  root.addEventListener("pointermove", move);
  root.addEventListener("pointerup", release);
  root.addEventListener("pointercancel", release);
  root.addEventListener("wheel", turn, { passive: false });
  // still: a turn of the wheel is not followed up.
  return { still: () => clearTimeout(timer) };
}
