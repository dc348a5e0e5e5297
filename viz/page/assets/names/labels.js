// Places labels one after the other, each in the first of its places where it lies on nothing else.

const GAP = 7;
const FRAME_PX = 2;
const CELL_PX = 40;

function boxAt(anchor, x, y, width, height, gap) {
  const [across, upwards] = RULES.aslant.map((share) => share * gap);
  const left = { e: x + gap, ne: x + across, se: x + across, w: x - gap - width, nw: x - across - width, sw: x - across - width };
  const top = { n: y - gap - height, ne: y - upwards - height, nw: y - upwards - height, s: y + gap, se: y + upwards, sw: y + upwards };
  const l = left[anchor] ?? x - width / 2;
  const t = top[anchor] ?? y - height / 2;
  return { left: l, top: t, right: l + width, bottom: t + height };
}

// Boxes side by side along an arc, each about as wide as high.
function chain(arc, height) {
  const count = Math.max(1, Math.round(arc.width / height));
  const step = arc.width / count;
  return Array.from({ length: count }, (_, n) => {
    const { x, y, angle } = arcAt(arc, (n + 0.5) * step - arc.width / 2);
    const [sine, cosine] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
    const [across, upwards] = [(cosine * step + sine * height) / 2, (sine * step + cosine * height) / 2];
    return { left: x - across, right: x + across, top: y - upwards, bottom: y + upwards };
  });
}

function overlaps(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// Where a label may stand along its line, as far as that is to be seen, the best place first: boxes, and the arc. What has been found
// is kept with the course, which is a new one where the map has moved.
function* roomsAlong({ course }, frame) {
  if (!course) return;
  course.rooms ??= { found: [], rest: searched(course, frame) };
  for (let n = 0; ; n += 1) {
    if (n === course.rooms.found.length) {
      const { done, value } = course.rooms.rest.next();
      if (done) return;
      course.rooms.found.push(value);
    }
    yield course.rooms.found[n];
  }
}

function* searched(course, frame) {
  for (const arc of arcsAlong(course, sampled(course.points, frame))) yield { boxes: chain(arc, course.height), arc };
}

// Where it may stand at its point, the best side first.
function* roomsBeside(label) {
  for (const anchor of label.anchors) yield { boxes: [boxAt(anchor, label.x, label.y, label.width, label.height, label.gap)], arc: null };
}

// obstacles: boxes that a label never lies on; lines: points of lines, which it avoids where it can; size: {width, height} of the
// frame, all in pixels. Its function find gives a label {x, y, width, height, anchors, gap, dot, yields, insists, course} its room,
// {boxes, arc}, or null where there is none; labels come in order of importance. One that insists lies on marks (obstacles with
// isMark), rather than nowhere. A course is the line along which a label may be
// written: {points, width, most, height, above}.
function createRooms(obstacles, lines, size) {
  const frame = { left: FRAME_PX, top: FRAME_PX, right: size.width - FRAME_PX, bottom: size.height - FRAME_PX };
  const isInside = (box) => box.left >= frame.left && box.top >= frame.top && box.right <= frame.right && box.bottom <= frame.bottom;
  const isCrossed = (box, [x, y]) => x > box.left - 2 && x < box.right + 2 && y > box.top && y < box.bottom;
  const taken = createGrid(CELL_PX);
  const crossed = createGrid(CELL_PX);
  const take = (box) => taken.add(box.left, box.top, box.right, box.bottom, box);
  for (const box of obstacles) take(box);
  for (const point of lines) crossed.add(point[0], point[1], point[0], point[1], point);

  const isFree = (box, overMarks) => !taken.near(box.left, box.top, box.right, box.bottom, (other) => !(overMarks && other.isMark) && overlaps(box, other));

  // How many points of lines lie in a room.
  function crossings(room) {
    const found = new Set();
    for (const box of room.boxes) crossed.near(box.left - 2, box.top, box.right + 2, box.bottom, (point) => { if (isCrossed(box, point)) found.add(point); });
    return found.size;
  }

  // Of the free rooms the first that lies on the fewest points of lines.
  function best(rooms, yields, overMarks = false) {
    let [found, least] = [null, Infinity];
    for (const room of rooms) {
      if (!room.boxes.every(isInside) || !room.boxes.every((box) => isFree(box, overMarks))) continue;
      const count = crossings(room);
      if (count < least) [found, least] = [room, count];
      if (!count) break;
    }
    return yields && least > RULES.yieldsAt ? null : found;
  }

  function find(label) {
    const room = best(roomsAlong(label, frame), label.yields) ?? best(roomsBeside(label), label.yields)
      ?? (label.insists ? best(roomsBeside(label), false, true) : null);
    if (room) room.boxes.forEach(take);
    if (room && label.dot) take({ left: label.x - 4, right: label.x + 4, top: label.y - 4, bottom: label.y + 4 });
    return room;
  }

  return { find };
}
