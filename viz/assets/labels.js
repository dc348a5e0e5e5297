// Places labels one after the other, each on the first of its sides where it lies on nothing else.

const GAP = 7;
// So many points of a line under a label strike it out; one that yields is then left out.
const YIELDS_AT = 2;

function boxAt(anchor, x, y, width, height, gap) {
  const left = { e: x + gap, ne: x + gap * 0.7, se: x + gap * 0.7, w: x - gap - width, nw: x - gap * 0.7 - width, sw: x - gap * 0.7 - width };
  const top = { n: y - gap - height, ne: y - gap * 0.5 - height, nw: y - gap * 0.5 - height, s: y + gap, se: y + gap * 0.5, sw: y + gap * 0.5 };
  const l = left[anchor] ?? x - width / 2;
  const t = top[anchor] ?? y - height / 2;
  return { left: l, top: t, right: l + width, bottom: t + height };
}

function overlaps(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// labels: [{x, y, width, height, anchors, gap, dot, yields}] in order of importance, in pixels; obstacles: boxes that a label never
// lies on; lines: points of lines, which it avoids where it can; frame: {width, height}.
// Returns a box for each label, or null where there is no room.
function placeLabels(labels, obstacles, lines, frame) {
  const taken = [...obstacles];
  return labels.map((label) => {
    let [best, least] = [null, Infinity];
    for (const anchor of label.anchors) {
      const box = boxAt(anchor, label.x, label.y, label.width, label.height, label.gap);
      const inside = box.left >= 2 && box.top >= 2 && box.right <= frame.width - 2 && box.bottom <= frame.height - 2;
      if (!inside || taken.some((other) => overlaps(box, other))) continue;
      const crossed = lines.filter(([x, y]) => x > box.left - 2 && x < box.right + 2 && y > box.top && y < box.bottom).length;
      if (crossed < least) [best, least] = [box, crossed];
    }
    if (best === null || (label.yields && least > YIELDS_AT)) return null;
    taken.push(best);
    if (label.dot) taken.push({ left: label.x - 4, right: label.x + 4, top: label.y - 4, bottom: label.y + 4 });
    return best;
  });
}
