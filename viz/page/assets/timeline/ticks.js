// What stands along the time axis: ticks whose labels lie apart, and where its scale changes, a break with words that say so.

const TICK_PX = 58;
// Between the labels of two ticks.
const TICK_GAP_PX = 10;
const YEAR_LEFT_PX = 12;
// Half the width of the sign of a broken axis.
const BREAK_PX = 7;
// So far beyond the window nothing of a piece's end is seen.
const BEYOND_PX = 20;

// type: see createTimeline; measured(texts): how wide the widest of some texts is, in px.
function createTicks({ tiers, pieces, years, axis_px: axisPx }, type, measured) {
  // How many px two ticks of a tier need, and the words of each piece.
  let [needed, wordsPx] = [[], []];
  const signs = pieces.map(({ from, to, words, stretched }) => {
    const label = element("span", { text: words });
    const node = element("div", { class: `piece ${stretched ? "stretched" : "shortened"}` }, label);
    return { from, to, words, node, label };
  });
  // As large as the plot and the axis beneath it.
  const node = element("div", { class: "pieces", "aria-hidden": "true" }, ...signs.map((sign) => sign.node));
  // Where words stand, [left, right] in px of the plot.
  let taken = [];

  // Type has another size.
  function renew() {
    needed = tiers.map(({ labels }) => Math.max(TICK_PX * type.grown, measured(labels) + TICK_GAP_PX * type.grown));
    wordsPx = signs.map(({ words }) => measured([words]));
  }

  const yearAt = (place) => years.filter(([first]) => first <= place).at(-1)?.[1] ?? "";

  // page: as the strip has it; left and top: of the plot. Words stand in the middle of what is seen of their piece, beside the year.
  function place({ width, height, range, left, top }) {
    const across = (at) => ((at - range[0]) / (range[1] - range[0])) * width;
    const gap = TICK_GAP_PX * type.grown;
    const first = Math.max(0, YEAR_LEFT_PX * type.grown + measured([yearAt(range[0])]) + gap - left);
    taken = [];
    const breaks = [];
    Object.assign(node.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height + axisPx * type.grown}px` });
    for (const [n, { from, to, node: piece, label }] of signs.entries()) {
      const px = wordsPx[n];
      // Ends far beyond the window would make a printed page as wide.
      const [start, end] = [across(from), across(to)].map((at) => Math.max(-BEYOND_PX, Math.min(width + BEYOND_PX, at)));
      piece.hidden = end < 0 || start > width;
      if (piece.hidden) continue;
      breaks.push(...[start, end].map((at) => [at - BREAK_PX * type.grown, at + BREAK_PX * type.grown]));
      Object.assign(piece.style, { left: `${start}px`, width: `${end - start}px`, height: `${height}px` });
      const middle = (Math.max(0, start) + Math.min(width, end)) / 2;
      const at = Math.max(first, Math.min(width - px, middle - px / 2));
      label.hidden = taken.some(([l, r]) => at < r + gap && at + px > l - gap);
      label.style.left = `${at - start}px`;
      if (!label.hidden) taken.push([at, at + px]);
    }
    taken.push(...breaks);
  }

  // The densest ticks whose labels lie apart; where there are none, some of the sparsest. None stands where the scale is another one,
  // nor where words stand.
  function ticks({ width, range }) {
    const px = width / (range[1] - range[0]);
    const fitting = tiers.findIndex(({ apart }, n) => apart * px >= needed[n]);
    const n = fitting < 0 ? tiers.length - 1 : fitting;
    const every = fitting < 0 ? Math.ceil(needed[n] / (tiers[n].apart * px)) : 1;
    const isFree = (at) => !pieces.some(({ from, to }) => at > from && at < to)
      && !taken.some(([left, right]) => Math.abs((at - range[0]) * px - (left + right) / 2) < (right - left + needed[n]) / 2);
    const kept = [...tiers[n].days.keys()].filter((k) => k % every === 0 && isFree(tiers[n].days[k]));
    return { days: kept.map((k) => tiers[n].days[k]), labels: kept.map((k) => tiers[n].labels[k]) };
  }

  return { node, renew, place, ticks, yearAt };
}
