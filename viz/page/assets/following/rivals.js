// Rival places that would lie on one another, or under the ring, are looked at more closely: as near as shows all of them.

// Half the width of a letter with its ring, in px; that of the ring around the event's own place is RING_PX.
const LETTER_HALF_PX = 13;

// own, rivals: places [x, y]; room, edge: pixels on the left that insets take, and those that stay free at the sides.
function tellApart(frame, own, rivals, room, edge) {
  if (!rivals.length) return;
  const spots = [...rivals.map((at) => ({ at, half: LETTER_HALF_PX })), ...own.map((at) => ({ at, half: RING_PX }))];
  const tooNear = spots.flatMap((one, n) => spots.slice(n + 1).map((other) => {
    const apart = Math.hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]) / frame.scale;
    return apart ? ((one.half + other.half) * frame.grown) / apart : 0;
  }));
  const closer = Math.max(...tooNear);
  if (closer <= 1) return;
  const [xs, ys] = [0, 1].map((axis) => spots.map(({ at }) => at[axis]));
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  frame.rescale(Math.max(frame.scale / closer, frame.scaleOf(box, room, edge)));
  frame.x = (box[0] + box[2]) / 2 - (room / 2) * frame.scale;
  frame.y = (box[1] + box[3]) / 2;
  frame.clamp();
}
