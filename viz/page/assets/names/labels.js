// Places labels one after the other, each in the first of its places where it lies on nothing else.

// From a dot to its name.
const GAP = 4.5;
const FRAME_PX = 2;
const CELL_PX = 40;

function boxAt(anchor, x, y, width, height, gap) {
  const [across, down] = [anchor.endsWith("e") ? 1 : anchor.endsWith("w") ? -1 : 0, anchor.startsWith("s") ? 1 : anchor.startsWith("n") ? -1 : 0];
  const isAslant = across !== 0 && down !== 0;
  const [middle, centre] = [x + across * gap * (isAslant ? RULES.aslant[0] : 1), y + down * gap * (isAslant ? RULES.aslant[1] : 1)];
  const left = middle - (width * (1 - across)) / 2;
  const top = centre - (height * (1 - down)) / 2;
  return { left, top, right: left + width, bottom: top + height };
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

// obstacles: boxes that a label never lies on; marks: {x, y, half, isRing}, likewise, which are round and, unless they
// are rings, have names of their own; lines: points
// of lines, which it avoids where it can; size: {width, height} of the frame, all in pixels. Its function find gives a label {x, y, width,
// height, anchors, gap, mark, dot, yields, course} its room, {boxes, arc}, or null where there is none; labels come in order of
// importance. mark: half of the mark that stands on its point; dot: half of a dot that is drawn there with it; 0 for none. A course is
// the line along which a label may be written: {points, width, most, height, above}. The rules stand in
// viz/drawing/label_positions.py.
function createRooms(obstacles, marks, lines, size) {
  const frame = { left: FRAME_PX, top: FRAME_PX, right: size.width - FRAME_PX, bottom: size.height - FRAME_PX };
  const isInside = (box) => box.left >= frame.left && box.top >= frame.top && box.right <= frame.right && box.bottom <= frame.bottom;
  const isCrossed = (box, [x, y]) => x > box.left - 2 && x < box.right + 2 && y > box.top && y < box.bottom;
  const taken = createGrid(CELL_PX);
  const crossed = createGrid(CELL_PX);
  const spots = createSpotGrid(CELL_PX);
  const crowd = createCrowd(marks.filter((mark) => !mark.isRing), size);
  // The farthest that other dots are kept from a name that has its place.
  let farthest = 0;
  const take = (box, reach) => taken.add(box.left, box.top, box.right, box.bottom, { ...box, reach });
  for (const box of obstacles) take(box, 0);
  for (const mark of marks) spots.add(mark);
  for (const point of lines) crossed.add(point[0], point[1], point[0], point[1], point);

  const isFree = (box) => !taken.near(box.left, box.top, box.right, box.bottom, (other) => overlaps(box, other));

  // How far other marks and dots are at least from one of a label's boxes.
  function reachOf(label, box) {
    const half = label.mark || label.dot;
    return half ? RULES.farther * awayFrom(box, { x: label.x, y: label.y, half }) : 0;
  }

  // Whether a mark lies so near to a box that no more need be asked; its label's own does not count.
  function isCrowded(label, box) {
    const reach = reachOf(label, box) * Math.SQRT1_2; // so far in both directions is within reach
    const [left, top, right, bottom] = [box.left - reach, box.top - reach, box.right + reach, box.bottom + reach];
    const isOwnIn = label.x > left - RULES.same && label.x < right + RULES.same && label.y > top - RULES.same && label.y < bottom + RULES.same;
    return !isOwnIn && crowd.isIn(left, top, right, bottom);
  }

  // Whether a box lies on no mark or dot, and nearer to its label's own than to any other.
  function isToldApart(label, box) {
    const [reach, isPoint] = [reachOf(label, box), label.mark || label.dot];
    const isTooNear = (spot) => awayFrom(box, spot) <= (spot.isRing || (isPoint && apart(label, spot) <= RULES.same) ? 0 : reach);
    return !spots.near(box, reach, isTooNear);
  }

  // Whether a label's dot would lie on nothing, and be nearer to no name than that is to its own.
  function hasRoomForDot({ x, y, dot: half }) {
    if (!half) return true;
    const dot = { x, y, half };
    const box = boxAround(dot);
    if (spots.near(box, 0, (spot) => apart(dot, spot) < half + spot.half)) return false;
    return !taken.near(box.left - farthest, box.top - farthest, box.right + farthest, box.bottom + farthest,
      (other) => overlaps(box, other) || (other.reach && awayFrom(other, dot) <= other.reach));
  }

  // How many points of lines lie in a room.
  function crossings(room) {
    const found = new Set();
    for (const box of room.boxes) crossed.near(box.left - 2, box.top, box.right + 2, box.bottom, (point) => { if (isCrossed(box, point)) found.add(point); });
    return found.size;
  }

  // Of the free rooms the first that lies on the fewest points of lines.
  function best(label, rooms) {
    let [found, least] = [null, Infinity];
    for (const room of rooms) {
      if (!room.boxes.every((box) => isInside(box) && !isCrowded(label, box) && isFree(box) && isToldApart(label, box))) continue;
      const count = crossings(room);
      if (count < least) [found, least] = [room, count];
      if (!count) break;
    }
    return label.yields && least > RULES.yieldsAt ? null : found;
  }

  function find(label) {
    if (!hasRoomForDot(label)) return null;
    const room = best(label, roomsAlong(label, frame)) ?? best(label, roomsBeside(label));
    if (!room) return null;
    for (const box of room.boxes) {
      const reach = reachOf(label, box);
      farthest = Math.max(farthest, reach);
      take(box, reach);
    }
    if (label.dot) spots.add({ x: label.x, y: label.y, half: label.dot });
    return room;
  }

  return { find };
}

// Math.hypot takes several times as long as a root.
const distance = (across, upwards) => Math.sqrt(across * across + upwards * upwards);

const apart = (one, other) => distance(one.x - other.x, one.y - other.y);

// How far a box is from the edge of a round mark or dot; less than 0 where it lies on it.
function awayFrom(box, { x, y, half }) {
  return distance(Math.max(box.left - x, x - box.right, 0), Math.max(box.top - y, y - box.bottom, 0)) - half;
}

const boxAround = ({ x, y, half }) => ({ left: x - half, right: x + half, top: y - half, bottom: y + half });

// Marks and dots, found by how near their edges are to a box.
function createSpotGrid(cell) {
  const grid = createGrid(cell);
  return {
    add(spot) {
      const { left, top, right, bottom } = boxAround(spot);
      grid.add(left, top, right, bottom, spot);
    },
    near: (box, reach, visit) => grid.near(box.left - reach, box.top - reach, box.right + reach, box.bottom + reach, visit),
  };
}
