// The timeline: plotly draws its axes and rows, and takes the hand that moves it; marks, ring and captions lie over it.

const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, responsive: false, showSendToCloud: false, displaylogo: false };
const SLOT_PX = 34;
const TICK_PX = 58;
// Between the labels of two ticks.
const TICK_GAP_PX = 10;
const TOP_PX = 24;
const NARROW_PX = 800;
// The names of rows have this share of the width at most; beneath them stands the year, which needs as much at least.
const NAMES_SHARE = 0.3;
const YEAR_PX = 66;
const [NAME_PX, NARROW_NAME_PX] = [13, 11.5];

function createTimeline(root, story, state) {
  const { timeline, words } = story;
  const { slot, window: opening, whole, limits, tiers } = timeline;
  const plot = element("div", { id: "timeline", class: "plot" });
  const canvas = element("canvas", { class: "marks", "aria-hidden": "true" });
  const ring = element("div", { class: "ring small", "aria-hidden": "true" });
  const flag = element("span", { class: "flag", text: words.document_date, "aria-hidden": "true" });
  const earlier = element("button", { type: "button", class: "beyond earlier", onclick: () => shift(-0.8) });
  const later = element("button", { type: "button", class: "beyond later", onclick: () => shift(0.8) });
  const year = element("span", { class: "year" });
  const rows = createRows(timeline, words, () => redraw());
  root.append(plot, canvas, ring, earlier, flag, later, year, ...rows.nodes);
  const strip = createStrip(canvas, story, state);
  // How many days two ticks of a tier lie apart at least, and how many px they need.
  const measured = (texts, px) => widest(texts, `${px}px ${timeline.layout.font.family}`);
  const spaces = tiers.map(({ days, labels }) => ({
    days: days.slice(1).reduce((least, day, n) => Math.min(least, day - days[n]), Infinity),
    px: Math.max(TICK_PX, measured(labels, timeline.layout.font.size) + TICK_GAP_PX),
  }));
  let range = [...opening];
  // How many days are shown, once the reader has chosen it.
  let chosen = null;
  const listeners = [];
  let plotly = null;
  let size = { width: 0, height: 0 };
  // The names of the rows that have room, and how wide their column is.
  let named = { labels: [], px: YEAR_PX };

  // Asked for once in every layout, since each asking lays out the page.
  function measure() {
    size = { width: root.clientWidth, height: root.clientHeight };
    named = fittingNames();
    const { top, height } = page();
    rows.layout(top, height);
  }

  const nameSize = () => (size.width < NARROW_PX ? NARROW_NAME_PX : NAME_PX);

  // The longest names that fit into their share of the width.
  function fittingNames() {
    const wide = ({ texts }) => measured(texts, nameSize()) + timeline.sign_px;
    const most = Math.max(YEAR_PX, NAMES_SHARE * size.width);
    const { labels, px } = timeline.names_of.map((names) => ({ labels: names.labels, px: wide(names) })).find(({ px }) => px <= most)
      ?? { labels: timeline.names_of.at(-1).labels, px: wide(timeline.names_of.at(-1)) };
    return { labels, px: Math.max(YEAR_PX, px) };
  }

  const margins = () => ({ l: named.px, r: Math.max(4, rows.barPx), t: TOP_PX, b: timeline.axis_px });

  function page() {
    const { l, r, t, b } = margins();
    const [width, height] = [Math.max(50, size.width - l - r), Math.max(1, size.height - t - b)];
    return { left: l, top: t, width, height, range, lanes: rows.seen() };
  }

  // The opening window where that is everything, else as many of its days as fit at a slot's least width; or as many as the reader has
  // chosen.
  function span() {
    const most = limits[1] - limits[0];
    // The window holds a tick at least.
    const least = tiers[0].days[1] - tiers[0].days[0];
    if (chosen !== null) return Math.max(least, Math.min(most, chosen));
    const fitting = whole ? Infinity : (page().width / SLOT_PX) * slot;
    return Math.min(opening[1] - opening[0], fitting);
  }

  function clampRange(start) {
    const length = span();
    const first = Math.max(limits[0], Math.min(limits[1] - length, start));
    range = [first, first + length];
  }

  // The window moves only when the current event lies outside it, and so do the rows.
  function follow() {
    const day = strip.dayOf(state.current);
    if (day === null) return;
    rows.follow(strip.middleOf(state.current));
    const margin = span() * 0.04;
    if (day < range[0] + margin || day > range[1] - margin) clampRange(day - span() / 2);
  }

  function shift(share) {
    clampRange(range[0] + share * span());
    redraw();
  }

  // The densest ticks whose labels lie apart; where there are none, some of the sparsest.
  function ticks() {
    const px = page().width / (range[1] - range[0]);
    const fitting = tiers.find((_, n) => spaces[n].days * px >= spaces[n].px);
    if (fitting) return fitting;
    const every = Math.ceil(spaces.at(-1).px / (spaces.at(-1).days * px));
    const { days, labels } = tiers.at(-1);
    return { days: days.filter((_, n) => n % every === 0), labels: labels.filter((_, n) => n % every === 0) };
  }

  function hit(x, y) {
    const { left, top, height } = page();
    return y < top || y > top + height ? null : strip.hit(x - left, y - top);
  }

  function paint() {
    const now = page();
    Object.assign(canvas.style, { left: `${now.left}px`, top: `${now.top}px` });
    strip.paint(now);
    const spot = strip.spot(state.current);
    ring.hidden = !spot || !rows.isSeen(spot[1]);
    if (spot) ring.style.transform = `translate(${now.left + strip.across(spot[0])}px, ${now.top + strip.down(spot[1])}px)`;
    ring.dataset.event = state.id;
    const [before, after] = strip.beyond(range);
    showBeyond(earlier, before, `‹ ${before} ${words.earlier}`, `${now.left}px`);
    showBeyond(later, after, `${after} ${words.later} ›`, "");
    for (const listener of listeners) listener();
  }

  function showBeyond(button, count, text, left) {
    button.textContent = text;
    button.hidden = count === 0;
    button.style.left = left;
  }

  // What plotly draws: all of it, or what of it changes with the window.
  const layoutNow = () => ({ ...timeline.layout, ...settings(), hovermode: false });
  const changes = () => {
    const { xaxis, yaxis, ...rest } = settings();
    return { ...rest, "xaxis.range": xaxis.range, "xaxis.tickvals": xaxis.tickvals, "xaxis.ticktext": xaxis.ticktext, "yaxis.range": yaxis.range, "yaxis.tickvals": yaxis.tickvals, "yaxis.ticktext": yaxis.ticktext, "yaxis.tickfont.size": yaxis.tickfont.size };
  };

  // What depends on the window, and asks how wide things are.
  function caption() {
    const now = page();
    rows.tell();
    year.textContent = timeline.years.filter(([day]) => day <= range[0]).at(-1)?.[1] ?? "";
    flag.hidden = story.horizon === null;
    const left = now.left + strip.across(story.horizon + 0.5);
    const half = flag.offsetWidth / 2;
    const from = now.left + (earlier.hidden ? 0 : earlier.offsetWidth + 8);
    const to = size.width - (later.hidden ? 0 : later.offsetWidth + 8);
    flag.style.visibility = left - half < from || left + half > to ? "hidden" : "visible";
    flag.style.transform = `translate(${left - half}px, 0)`;
    for (const tick of plot.querySelectorAll(".ytick")) {
      const title = tick.querySelector("title") ?? tick.appendChild(svg("title"));
      title.textContent = timeline.names[named.labels.indexOf(tick.querySelector("text")?.dataset.unformatted)] ?? "";
    }
    // Where the margin is narrow, the year has its place and the first date gives way.
    const end = year.getBoundingClientRect().right + 4;
    for (const label of plot.querySelectorAll(".xtick text")) {
      label.style.visibility = label.getBoundingClientRect().left < end ? "hidden" : "";
    }
  }

  function settings() {
    const margin = margins();
    const seen = rows.named();
    const { days, labels: words } = ticks();
    const { xaxis, yaxis } = timeline.layout;
    return {
      ...size, margin,
      xaxis: { ...xaxis, range: [...range], tickvals: days, ticktext: words },
      yaxis: { ...yaxis, range: rows.seen(), tickvals: seen.map((row) => yaxis.tickvals[row]), ticktext: seen.map((row) => named.labels[row]), tickfont: { ...yaxis.tickfont, size: nameSize() } },
    };
  }

  async function redraw() {
    paint();
    if (plotly) await plotly.relayout(plot, changes());
    caption();
  }

  function step() {
    const before = range[0];
    follow();
    if (range[0] !== before) redraw();
    else paint();
  }

  function layout() {
    measure();
    clampRange(range[0]);
    follow();
    return redraw();
  }

  // Before plotly is there: the marks.
  function show() {
    measure();
    clampRange(opening[0]);
    follow();
    paint();
    caption();
  }

  // Takes over where the reader's hand moved the window; false where the change was another one.
  function take(change) {
    if (!("xaxis.range[0]" in change)) return false;
    clampRange(change["xaxis.range[0]"]);
    return true;
  }

  // A turn of the wheel scrolls the rows where they are not all in sight. Else, with Ctrl (as two fingers on a pad have it) and over
  // the years it makes the window wider or narrower; the day under the pointer stays where it is.
  function turn(event) {
    event.preventDefault();
    const now = page();
    const isOverYears = event.clientY - root.getBoundingClientRect().top > now.top + now.height;
    if (!event.ctrlKey && !isOverYears && rows.scroll(turnedPx(event))) return;
    const share = Math.max(0, Math.min(1, (event.clientX - root.getBoundingClientRect().left - now.left) / now.width));
    const day = range[0] + share * (range[1] - range[0]);
    chosen = (range[1] - range[0]) / turned(event);
    chosen = span();
    clampRange(day - share * chosen);
    redraw();
  }

  async function draw(library) {
    plotly = library;
    await plotly.newPlot(plot, [], layoutNow(), CONFIG);
    plot.on("plotly_relayouting", (change) => take(change) && paint());
    plot.on("plotly_relayout", (change) => take(change) && redraw());
    caption();
  }

  // What the canvas shows, for whoever cannot see it: the marks that are known, with their places in the window.
  canvas.drawn = () => {
    const own = canvas.getBoundingClientRect();
    return strip.known().map(({ place, day, lane }) => ({ event: state.idOf(place), left: own.left + strip.across(day), top: own.top + strip.down(lane) }));
  };
  root.addEventListener("wheel", turn, { passive: false });
  drawnByTouch(root, (px) => rows.scroll(px));
  createPointer(root, hit, state, story.words);
  state.onChange(step);
  return {
    show, draw, layout,
    // For what lies over the timeline; see createMap.
    root, strip, page, hit,
    onDrawn: (listener) => listeners.push(listener),
    destroy: () => plotly?.purge(plot),
  };
}

// Tells how far upwards a finger moves, in px.
function drawnByTouch(root, moved) {
  let last = null;
  root.addEventListener("touchstart", ({ touches }) => { last = touches[0].clientY; }, { passive: true });
  root.addEventListener("touchmove", ({ touches }) => {
    moved(last - touches[0].clientY);
    last = touches[0].clientY;
  }, { passive: true });
}
