// The timeline strip: plotly draws rows, bars and marks over day numbers; the ring and the captions lie over it.

const SLOT_PX = 34;
const TICK_PX = 58;
const TOP_PX = 24;
const NARROW_PX = 800;

function createTimeline(root, story, state, Plotly) {
  const { figure, slot, window: opening, limits, at, tiers } = story.timeline;
  const plot = element("div", { id: "timeline", class: "plot" });
  const ring = element("div", { class: "ring small", "aria-hidden": "true" });
  const flag = element("span", { class: "flag", text: story.words.document_date, "aria-hidden": "true" });
  const earlier = element("button", { type: "button", class: "beyond earlier", onclick: () => shift(-0.8) });
  const later = element("button", { type: "button", class: "beyond later", onclick: () => shift(0.8) });
  const year = element("span", { class: "year" });
  root.append(plot, ring, earlier, flag, later, year);
  const marks = figure.data.find((trace) => trace.meta === "events");
  let range = [...opening];
  let drawn = false;

  function margins() {
    const narrow = root.clientWidth < NARROW_PX;
    return { l: narrow ? 66 : story.timeline.label_px, r: 4, t: TOP_PX, b: story.timeline.axis_px, narrow };
  }

  function inner() {
    const { l, r } = margins();
    return Math.max(50, root.clientWidth - l - r);
  }

  // As many days as fit at a slot's least width, at most the opening window.
  function span() {
    return Math.min(opening[1] - opening[0], (inner() / SLOT_PX) * slot);
  }

  function clampRange(start) {
    const length = span();
    const first = Math.max(limits[0], Math.min(limits[1] - length, start));
    range = [first, first + length];
  }

  // The window moves only when the current event lies outside it.
  function follow() {
    if (!at[state.current]) return;
    const [day] = at[state.current];
    const margin = span() * 0.04;
    if (day < range[0] + margin || day > range[1] - margin) clampRange(day - span() / 2);
  }

  function shift(share) {
    clampRange(range[0] + share * span());
    redraw();
  }

  function ticks() {
    const px = inner() / (range[1] - range[0]);
    const wide = (tier) => (tier.days.length > 1 ? (tier.days[1] - tier.days[0]) * px : Infinity);
    const tier = tiers.find((each) => wide(each) >= TICK_PX) ?? tiers.at(-1);
    return { "xaxis.tickvals": tier.days, "xaxis.ticktext": tier.labels };
  }

  function toScreen(day, lane) {
    const { l, t, b } = margins();
    const [bottom, top] = figure.layout.yaxis.range;
    const height = root.clientHeight - t - b;
    return [l + ((day - range[0]) / (range[1] - range[0])) * inner(), t + ((lane - top) / (bottom - top)) * height];
  }

  function hit(x, y) {
    const points = marks.customdata.map((id) => (state.isKnown(id) ? toScreen(...at[id]) : null));
    const id = marks.customdata[nearest(points, x, y, REACH_PX)];
    return id ? { events: [id], lines: [state.cards.get(id).line] } : null;
  }

  function showMarks() {
    const nodes = plot.querySelectorAll(`.trace${CSS.escape(marks.uid)} .point`);
    nodes.forEach((node, n) => {
      node.classList.toggle("off", !state.isKnown(marks.customdata[n]));
      node.classList.toggle("untold", !state.isShown(marks.customdata[n]));
    });
    for (const trace of figure.data) {
      if (trace === marks) continue;
      const [id] = trace.customdata;
      for (const group of plot.querySelectorAll(`.trace${CSS.escape(trace.uid)}`)) {
        group.classList.toggle("off", !state.isKnown(id));
        group.classList.toggle("untold", !state.isShown(id));
        group.classList.toggle("quiet", id !== state.current);
      }
    }
  }

  function overlay() {
    // A timeline of somebody's own may lack the event.
    ring.hidden = !at[state.current];
    if (at[state.current]) {
      const [x, y] = toScreen(...at[state.current]);
      ring.style.transform = `translate(${x}px, ${y}px)`;
    }
    ring.dataset.event = state.current;
    const known = marks.customdata.filter((id) => state.isKnown(id));
    const [before, after] = [known.filter((id) => at[id][0] < range[0]), known.filter((id) => at[id][0] > range[1])];
    showBeyond(earlier, before.length, `‹ ${before.length} ${story.words.earlier}`);
    showBeyond(later, after.length, `${after.length} ${story.words.later} ›`);
    year.textContent = story.timeline.years.filter(([day]) => day <= range[0]).at(-1)?.[1] ?? "";
    // Where the margin is narrow, the year has its place and the first date gives way.
    const end = year.getBoundingClientRect().right + 4;
    for (const label of plot.querySelectorAll(".xtick text")) {
      label.style.visibility = label.getBoundingClientRect().left < end ? "hidden" : "";
    }
    flag.hidden = story.horizon === null;
    const [left] = toScreen(story.horizon + 0.5, 0);
    const half = flag.offsetWidth / 2;
    const from = margins().l + (earlier.hidden ? 0 : earlier.offsetWidth + 8);
    const to = root.clientWidth - (later.hidden ? 0 : later.offsetWidth + 8);
    flag.style.visibility = left - half < from || left + half > to ? "hidden" : "visible";
    flag.style.transform = `translate(${left - half}px, 0)`;
  }

  function showBeyond(button, count, text) {
    button.textContent = text;
    button.hidden = count === 0;
    button.style.left = button === earlier ? `${margins().l}px` : "";
  }

  function update() {
    if (!drawn) return;
    showMarks();
    overlay();
  }

  async function step() {
    const before = range[0];
    follow();
    if (range[0] !== before) await redraw();
    else update();
  }

  function settings() {
    const { narrow, ...margin } = margins();
    const labels = narrow ? story.timeline.abbreviations : story.timeline.labels;
    return { width: root.clientWidth, height: root.clientHeight, margin, "xaxis.range": [...range], "yaxis.ticktext": labels, "yaxis.tickfont.size": narrow ? 11.5 : 13, ...ticks() };
  }

  async function redraw() {
    await Plotly.relayout(plot, settings());
    update();
  }

  async function layout() {
    clampRange(range[0]);
    follow();
    await redraw();
  }

  async function draw() {
    clampRange(opening[0]);
    follow();
    await Plotly.newPlot(plot, figure.data, { ...figure.layout, width: root.clientWidth, height: root.clientHeight, hovermode: false }, { ...CONFIG, scrollZoom: false });
    drawn = true;
    createPointer(root, hit, state);
    plot.on("plotly_relayout", (change) => {
      if (!("xaxis.range[0]" in change)) return;
      clampRange(change["xaxis.range[0]"]);
      redraw();
    });
    await redraw();
  }

  state.onChange(step);
  return { draw, layout, destroy: () => Plotly.purge(plot) };
}
