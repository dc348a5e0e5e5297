// The timeline: a bar for each event, as wide as its date is; Python has said where.

import { drawn, one } from "./elements.js";
import { choose, nameOf, on, store } from "./store.js";

const svg = one(".timeline svg");
const [TOP, FOOT, LEAST_PX, HIGH, GAP] = [6, 22, 5, 7, 3];
// A label needs so much room.
const LABEL_PX = 64;

// Bars that would overlap lie under one another, as far as there is room.
function lanes(bars, most) {
  const ends = [];
  return bars.map(([left, right]) => {
    let lane = ends.findIndex((end) => end < left);
    if (lane < 0) lane = ends.length < most ? ends.length : ends.indexOf(Math.min(...ends));
    ends[lane] = right;
    return lane;
  });
}

function draw() {
  const { clientWidth: wide, clientHeight: high } = svg.parentElement;
  if (!wide || !high) return;
  svg.setAttribute("viewBox", `0 0 ${wide} ${high}`);
  const { bars, ticks } = store.state.timeline;
  const rows = store.state.rows.filter((row) => row.kind === "event" && bars[row.number]);
  rows.sort((one, other) => bars[one.number][0] - bars[other.number][0]);
  const spans = rows.map((row) => {
    const [left, right] = bars[row.number].map((share) => share * wide);
    return [left, Math.max(right, left + LEAST_PX)];
  });
  const found = lanes(spans, Math.max(1, Math.floor((high - TOP - FOOT) / (HIGH + GAP))));
  const bar = (row, index) =>
    drawn(
      "rect",
      {
        class: `bar ${row.draft ? "draft" : "done"}`,
        "data-row": nameOf(row),
        x: spans[index][0],
        y: TOP + found[index] * (HIGH + GAP),
        width: spans[index][1] - spans[index][0],
        height: HIGH,
        onclick: () => choose(nameOf(row)),
      },
      drawn("title", {}, `${row.date}: ${row.title}`),
    );
  const every = Math.ceil((ticks.length * LABEL_PX) / wide);
  svg.replaceChildren(
    ...ticks.flatMap(({ at, label }, index) => [
      drawn("line", { x1: at * wide, x2: at * wide, y1: 0, y2: high - FOOT + 4 }),
      index % every ? "" : drawn("text", { x: at * wide + 3, y: high - 6 }, label),
    ]),
    ...rows.map(bar),
  );
  follow();
}

// The current one over all others.
function follow() {
  one(".bar.current", svg)?.classList.remove("current");
  const own = store.current && one(`.bar[data-row="${CSS.escape(store.current)}"]`, svg);
  if (!own) return;
  own.classList.add("current");
  svg.append(own);
}

new ResizeObserver(draw).observe(svg.parentElement);
on("state", draw);
on("current", follow);
