// The legend: the signs that are in view, and where the map is from.

const WIDEST_BAND_PX = 18;
const NARROW = "(max-width: 73.75em)";
// Signs that stand for no mark of their own: the ring of the current event, and the number of events on a spot.
const [STEP, STACKED] = ["step", "stack"];

function createLegend(story, state) {
  const credit = story.credits.map((line) => `${line.replace(/\.$/, "")}.`).join(" ");
  const entries = story.legend.map(({ sign, words, color, px, metres, always }) => {
    const drawing = signDrawing(sign, color, px);
    return { sign, metres, always, drawing, node: element("li", {}, drawing, document.createTextNode(words)), isWide: false };
  });
  const signs = element("ul", { class: "signs" }, ...entries.map(({ node }) => node));
  const node = element("section", { class: "legend", "aria-label": story.words.legend }, signs, element("p", { class: "credit", text: credit }));

  // How many times larger than usual the signs are.
  let grown = 1;

  // Bands are as wide as on the map, for so many metres to a pixel; what is wider than a line of the legend is left out.
  function rescale(scale) {
    for (const entry of entries) {
      if (!entry.metres) continue;
      const wide = entry.metres / scale / grown;
      entry.drawing.firstChild.setAttribute("stroke-width", wide);
      entry.isWide = wide > WIDEST_BAND_PX;
    }
  }

  // Room is kept for all signs, so that the map keeps its size from step to step; where there is little, for all but one line of them,
  // since they are hardly ever in view at once.
  function layout() {
    grown = grownIn(document.documentElement);
    node.style.minHeight = "";
    const hidden = entries.filter((entry) => entry.node.hidden);
    for (const entry of entries) entry.node.hidden = false;
    const line = (matchMedia(NARROW).matches && entries[0]?.node.offsetHeight) || 0;
    node.style.minHeight = `${node.offsetHeight - line}px`;
    // The map, which is laid out next, has the height that it keeps.
    for (const entry of hidden) entry.node.hidden = true;
  }

  // Shows what is in view on any of the maps.
  function update(maps) {
    const seen = new Set(maps.flatMap((map) => [...signsInView(map, state)]));
    for (const [place, entry] of entries.entries()) entry.node.hidden = entry.isWide || !(entry.always || seen.has(place) || seen.has(entry.sign));
  }

  return { node, rescale, layout, update };
}

// The places in the legend of all that a map shows at this step within its frame; and the names of the signs for the current event and
// for several events on a spot.
function signsInView({ frame, marks }, state) {
  const seen = new Set();
  const add = (places) => { for (const place of places) seen.add(place); };
  const box = frame.seen(0);
  const isSeen = (x, y) => frame.holds(x, y, 0);
  marks.each((x, y, sheet, n) => { if (isSeen(x, y)) add(sheet.explained[n]); });
  for (const feature of marks.features) {
    if (!feature.on || !marks.lines(feature).some((line) => runsThroughBox(line, box, feature.filled))) continue;
    add(feature.explained);
    if (feature.current) seen.add(STEP);
  }
  if (marks.at(state.current).some(([x, y]) => isSeen(x, y))) seen.add(STEP);
  if (marks.spots.stacks(state).some(({ x, y }) => isSeen(x, y))) seen.add(STACKED);
  return seen;
}

// Whether a line or an outline is to be seen in a box.
function runsThroughBox(line, box, isFilled) {
  for (let n = 2; n < line.length; n += 2) {
    const [x1, y1, x2, y2] = [line[n - 2], line[n - 1], line[n], line[n + 1]];
    if (meet([Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)], box, 0)) return true;
  }
  return isFilled && isInside(line, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
}
