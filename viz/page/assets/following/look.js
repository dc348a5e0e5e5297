// Where a map looks: at a step at the frame that its path asks for, or that its event needs (see viz/payload/frames.py), or at the usual
// one; else at all of the map, or where a hand has moved it.

// From the bounds to the sides of the frame.
const PAD = 14;
// Nearer to the sides of the frame, or to the insets, a place is not well in sight.
const EDGE_PX = 24;

function createLook(view, story, state, frame, marks) {
  const sights = view.inset ? null : createTable(view.sights, story.dictionary);
  const sides = ["left", "top", "right", "bottom"];
  const needed = new Map(sights?.column("event").map((event, n) => [event, sides.map((side) => sights.at(side, n))]));
  const pad = view.inset ? 0 : PAD;
  // "step", "whole" or "hand"; and whether the map stands in the place of the main one.
  let at = "step";
  let isInFront = false;
  let step = stepNow(state);
  // Pixels on the left that insets take.
  let room = 0;

  const places = () => marks.at(state.current);
  const edge = () => EDGE_PX * frame.grown;

  function fit(taken = room) {
    room = taken;
    if (at === "hand") frame.clamp();
    else if (isInFront) fill();
    else show();
  }

  function show() {
    frame.fit(view.bounds, room, pad);
    const asked = at === "step" && state.onOrder && !view.inset ? story.steps[state.order]?.[state.number]?.frame : null;
    if (asked) frame.show(asked, room, pad);
    else if (at === "step" && needed.has(state.current) && !isInSight()) {
      frame.show(needed.get(state.current), room, pad);
      clearOfInsets();
    }
    if (at === "step" && !asked && !view.inset) tellApart(frame, places(), marks.rivalsOf(state.current).filter(isWithin), room, edge());
  }

  // Whether all places of the current event are to be seen, and none of them at the frame's edge or where the insets are.
  function isInSight() {
    return places().length > 0 && places().every(([x, y]) => frame.holds(x, y, edge()) && frame.toScreen(x, y)[0] > room + edge());
  }

  // Where the insets lie on the current event, since there is no more of the world on the left, a closer look brings it out.
  function clearOfInsets() {
    const west = Math.min(...places().map(([x]) => x));
    if (!room || frame.toScreen(west, 0)[0] >= room + edge()) return;
    frame.rescale((west - view.limits[0]) / (room + edge()));
    frame.x = view.limits[0];
    frame.clamp();
  }

  // As large as fills the frame, about the current event.
  function fill() {
    const [left, top, right, bottom] = view.bounds;
    const there = places().filter(isWithin);
    frame.fit(view.bounds, 0, 0);
    frame.rescale(Math.min((right - left) / frame.width, (bottom - top) / frame.height));
    if (there.length) [frame.x, frame.y] = [0, 1].map((axis) => there.reduce((sum, place) => sum + place[axis], 0) / there.length);
    frame.clamp();
  }

  // Whether the map may show a place.
  function isWithin([x, y]) {
    const [left, top, right, bottom] = view.inset ? view.bounds : view.limits;
    return x > left && x < right && y > top && y < bottom;
  }

  // Moves the frame if the step is another one, unless it is to stay where a hand has moved it; whether it did.
  function follow(stays) {
    const moves = step !== stepNow(state) && !(stays && at === "hand");
    step = stepNow(state);
    if (!moves) return false;
    at = "step";
    fit();
    return true;
  }

  return {
    fit,
    follow,
    moved: () => { at = "hand"; },
    whole: () => { at = "whole"; },
    bring: (front) => { isInFront = front; },
    // How many places of an event the map holds.
    held: (place) => marks.at(place).filter(isWithin).length,
  };
}

// What tells a step from others.
const stepNow = (state) => `${state.order} ${state.position} ${state.current}`;

// The places {x, y, name} of an event that lie beyond all that the main map may show.
function createBeyond(story) {
  const found = new Map();
  for (const { event, ...place } of createTable(story.beyond, story.dictionary).rows()) found.set(event, [...(found.get(event) ?? []), place]);
  return (event) => found.get(event) ?? [];
}
