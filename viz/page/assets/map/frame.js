// A view's frame: where a point of the projected world lies on the screen. The world is counted in whole numbers (see
// viz/payload/marks.py), to the right and downwards, as the screen is.

// A frame onto the projected world: its centre, its scale in numbers per pixel, and how many times larger than usual type and signs are
// on it. limits: left, top, right, bottom.
function createFrame(limits) {
  const frame = { x: 0, y: 0, scale: 1, least: 0, whole: 0, width: 1, height: 1, grown: 1 };

  function rescale(scale) {
    const [left, top, right, bottom] = limits;
    const most = Math.max(frame.whole, Math.min((right - left) / frame.width, (bottom - top) / frame.height));
    frame.scale = Math.min(Math.max(scale, frame.least), most);
  }

  // The frame looks no closer than the detail of the base map allows, and not beyond it, but where the bounds would not be in sight as a
  // whole.
  function clamp() {
    const [left, top, right, bottom] = limits;
    rescale(frame.scale);
    frame.x = between(frame.x, left, right, (frame.width / 2) * frame.scale);
    frame.y = between(frame.y, top, bottom, (frame.height / 2) * frame.scale);
  }

  // The place nearest to one around which `half` on either side lies between two others; their middle, where there is no such place.
  function between(at, from, to, half) {
    return 2 * half > to - from ? (from + to) / 2 : Math.min(Math.max(at, from + half), to - half);
  }

  // The scale at which a box is as large as the frame allows, with `room` pixels on the left kept free for the insets.
  function scaleOf([left, top, right, bottom], room, pad) {
    return Math.max((right - left) / (frame.width - room - 2 * pad), (bottom - top) / (frame.height - 2 * pad));
  }

  function show(box, room, pad) {
    const [left, top, right, bottom] = box;
    rescale(scaleOf(box, room, pad));
    frame.x = (left + right) / 2 - (room / 2) * frame.scale;
    frame.y = (top + bottom) / 2;
    clamp();
  }

  return Object.assign(frame, {
    clamp,
    rescale,
    show,
    scaleOf,
    // Shows the bounds, from which the limits of its scale are counted.
    fit(bounds, room, pad) {
      frame.whole = scaleOf(bounds, room, pad);
      frame.least = frame.whole / RULES.closest;
      show(bounds, room, pad);
    },
    toScreen(x, y) {
      return [(x - frame.x) / frame.scale + frame.width / 2, (y - frame.y) / frame.scale + frame.height / 2];
    },
    toWorld(left, top) {
      return [frame.x + (left - frame.width / 2) * frame.scale, frame.y + (top - frame.height / 2) * frame.scale];
    },
    holds(x, y, margin) {
      const [left, top] = this.toScreen(x, y);
      return left > margin && top > margin && left < frame.width - margin && top < frame.height - margin;
    },
    // The frame in pixels with `over` widths and heights more on each side: whole pixels, so that what is drawn lies on the same ones
    // however far it reaches.
    extent(over) {
      const [across, down] = [frame.width, frame.height].map((length) => Math.round(length * over));
      return { left: -across, top: -down, width: frame.width + 2 * across, height: frame.height + 2 * down };
    },
    // What of the world is to be seen, with `over` widths and heights more on each side: left, top, right, bottom.
    seen(over) {
      const halfWidth = (0.5 + over) * frame.width * frame.scale;
      const halfHeight = (0.5 + over) * frame.height * frame.scale;
      return [frame.x - halfWidth, frame.y - halfHeight, frame.x + halfWidth, frame.y + halfHeight];
    },
    // Makes the scale so many times finer, while a place of the world stays where it is on the screen.
    zoom(factor, x, y) {
      const before = frame.scale;
      rescale(before / factor);
      frame.x = x + ((frame.x - x) * frame.scale) / before;
      frame.y = y + ((frame.y - y) * frame.scale) / before;
      clamp();
    },
    pose: () => ({ x: frame.x, y: frame.y, scale: frame.scale }),
    // How what was drawn at another pose is moved and scaled to lie where it belongs now, as CSS.
    from(pose) {
      const grown = pose.scale / frame.scale;
      const left = ((1 - grown) * frame.width) / 2 + (pose.x - frame.x) / frame.scale;
      const top = ((1 - grown) * frame.height) / 2 + (pose.y - frame.y) / frame.scale;
      return grown === 1 && left === 0 && top === 0 ? "" : `matrix(${grown}, 0, 0, ${grown}, ${left}, ${top})`;
    },
  });
}
