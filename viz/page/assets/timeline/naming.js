// The name of the current event, beside its mark on the timeline, where it covers no other mark.

const [NAMED_PX, NAMED_WEIGHT] = [13, 600];
const [LEAST_NAMED_PX, MOST_NAMED_PX] = [72, 320];
// Half its height, and its padding on both sides.
const [HALF_NAMED_PX, PADDING_PX] = [9, 12];
// From the middle of a mark to what stands beside it, and to what stands beside the ring.
const [FROM_MARK_PX, FROM_RING_PX] = [7, 12];
// So far above or below its mark it no longer stands beside it.
const LEVEL_PX = HALF_NAMED_PX + FROM_RING_PX;
// It is looked for room in steps of so many px above and below its mark; from so far off a line leads to it.
const STEP_PX = 6;
const LED_PX = 24;
// What weighs more than being away so many px: to be cut by one.
const CUT = 0.7;

// type: see createTimeline; measured(text): how wide a text is, in px. Room is looked for in px of usual type.
function createNaming(type, measured) {
  const node = element("span", { class: "named", dir: "auto", "aria-hidden": "true", hidden: true });
  const leader = element("div", { class: "leader", "aria-hidden": "true", hidden: true });

  // What is free on one side of a mark, beside it or above or below, where others stand: [left, right] in px of the plot.
  function free(x, away, isBeside, lefts, width) {
    const from = x + away * (isBeside ? FROM_RING_PX : -FROM_RING_PX);
    const ends = lefts.filter((left) => away * (left - from) > -FROM_MARK_PX).map((left) => left - away * FROM_MARK_PX);
    return away > 0 ? [from, Math.min(width, ...ends)] : [Math.max(0, ...ends), from];
  }

  // The room beside the mark, or above or below it, from which a name of that width is away least and cut least.
  function roomiest([x, y], wanted, others, { width, height }) {
    const count = Math.ceil(height / STEP_PX);
    const downs = Array.from({ length: 2 * count + 1 }, (_, n) => (n - count) * STEP_PX)
      .filter((down) => y + down >= HALF_NAMED_PX && y + down <= height - HALF_NAMED_PX);
    let best = null;
    for (const down of [0, ...downs]) {
      if (best && Math.abs(down) >= best.cost) continue; // no room so far off costs less
      const isBeside = Math.abs(down) < LEVEL_PX;
      const lefts = others.filter(([, top]) => Math.abs(top - y - down) < HALF_NAMED_PX + FROM_MARK_PX).map(([left]) => left);
      for (const away of [1, -1]) {
        // At an end of the plot a name beside its mark would come to lie on it.
        const end = away > 0 ? width - x : x;
        if (isBeside && end < LEAST_NAMED_PX + FROM_RING_PX && end < width / 2) continue;
        const [left, right] = free(x, away, isBeside, lefts, width);
        const cost = Math.abs(down) + CUT * Math.max(0, wanted - (right - left));
        if (!best || cost < best.cost) best = { down, away, left, right, cost };
      }
    }
    return best;
  }

  // text: "" for none; at: the place of the mark in px of the plot; others: those of other marks.
  function show(text, spot, spots, plot) {
    node.hidden = leader.hidden = !text || !spot;
    if (node.hidden) return;
    const [usual, grown] = [(px) => px / type.grown, (px) => `${px * type.grown}px`];
    const [left, top, width, height] = [plot.left, plot.top, plot.width, plot.height].map(usual);
    const [at, others] = [spot.map(usual), spots.map((other) => other.map(usual))];
    const wanted = Math.min(MOST_NAMED_PX, usual(measured(text)) + PADDING_PX);
    const room = roomiest(at, wanted, others, { width, height });
    const px = Math.min(wanted, Math.max(LEAST_NAMED_PX, room.right - room.left));
    const start = Math.max(0, Math.min(width - px, room.away > 0 ? room.left : room.right - px));
    node.textContent = text;
    node.style.width = grown(px);
    node.style.transform = `translate(${grown(left + start)}, ${grown(top + at[1] + room.down - HALF_NAMED_PX)})`;
    leader.hidden = Math.abs(room.down) < LED_PX;
    const from = Math.min(0, room.down);
    Object.assign(leader.style, { left: grown(left + at[0] - 1), top: grown(top + at[1] + from), height: grown(Math.abs(room.down)) });
  }

  return { node, leader, show };
}
