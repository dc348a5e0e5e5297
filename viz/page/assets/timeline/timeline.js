// The timeline: plotly draws its axes and rows, and takes the hand that moves it; marks, ring and captions lie over it.

const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, responsive: false, showSendToCloud: false, displaylogo: false };
const TOP_PX = 24;
const NARROW_PX = 800;
// The names of rows have this share of the width at most; beneath them stands the year, which needs as much at least.
const NAMES_SHARE = 0.3;
const YEAR_PX = 66;
const [NAME_PX, NARROW_NAME_PX] = [13, 11.5];
// The size of the words for what is not yet told, and what stands beside these: their sign, and what parts them from the year.
const [KEY_PX, KEY_BESIDE_PX] = [12, 48];
// How many times larger a press of a key or a button makes what is seen, and how far it moves the window.
const KEY_TIMES = 1.5;
const KEY_SHARE = 0.2;

function createTimeline(root, story, state) {
  const { timeline, words } = story;
  const plot = element("div", { id: "timeline", class: "plot", "aria-hidden": "true" });
  const canvas = element("canvas", { class: "marks", "aria-hidden": "true" });
  const ring = element("div", { class: "ring small", "aria-hidden": "true" });
  const flag = element("span", { class: "flag", text: words.document_date, "aria-hidden": "true" });
  const earlier = element("button", { type: "button", class: "beyond earlier", onclick: () => reach("last") });
  const later = element("button", { type: "button", class: "beyond later", onclick: () => reach("next") });
  const year = element("span", { class: "year" });
  const key = element("span", { class: "untold-key", "aria-hidden": "true", text: words.untold });
  // How many times larger than usual type is, and what stands between letters and words beyond the usual, in sizes of the type.
  const type = { grown: 1, letters: 0, words: 0 };
  const rows = createRows(timeline, words, type, () => redraw());
  const axis = createTicks(timeline, type, (texts) => measured(texts, timeline.layout.font.size));
  const naming = createNaming(type, (text) => measured([text], NAMED_PX, NAMED_WEIGHT));
  const spans = createSpans(words, { zoom: (times) => zoom(times, 0.5), whole: () => fit(strip.known()), told: () => fit(strip.known().filter(({ place }) => state.isShown(place))) });
  const above = element("div", { class: "above-rows" }, element("div", { class: "beside" }, spans.node, rows.told), earlier);
  root.tabIndex = 0;
  root.append(plot, axis.node, canvas, naming.leader, ring, naming.node, above, flag, later, element("div", { class: "below-names" }, year, key), rows.node);
  const strip = createStrip(canvas, story, state, type);
  const shown = createWindow(timeline, type, () => page().width);
  const listeners = [];
  let hindsight = false;
  let plotly = null;
  let size = { width: 0, height: 0 };
  // The names of the rows that have room, and how wide their column is.
  let named = { labels: [], px: YEAR_PX };

  // How wide the widest of some texts is, in px; size: of usual type.
  function measured(texts, px, weight = 400) {
    const grown = px * type.grown;
    return widest(texts, `${weight} ${grown}px ${timeline.layout.font.family}`, { letters: type.letters * grown, words: type.words * grown });
  }

  function measureType() {
    const set = getComputedStyle(root);
    const share = (px) => (parseFloat(px) || 0) / parseFloat(set.fontSize);
    Object.assign(type, { grown: grownIn(document.documentElement), letters: share(set.letterSpacing), words: share(set.wordSpacing) });
    axis.renew();
  }

  // Asked for once in every layout, since each asking lays out the page.
  function measure() {
    size = { width: root.clientWidth, height: root.clientHeight };
    measureType();
    named = fittingNames();
    root.style.setProperty("--names", `${named.px}px`);
    const { top, height } = page();
    rows.layout(top, height);
  }

  const nameSize = () => (size.width < NARROW_PX * type.grown ? NARROW_NAME_PX : NAME_PX);

  // The longest names that fit into their share of the width.
  function fittingNames() {
    const wide = ({ texts }) => measured(texts, nameSize()) + timeline.sign_px * type.grown;
    const most = Math.max(YEAR_PX * type.grown, NAMES_SHARE * size.width);
    const { labels, px } = timeline.names_of.map((names) => ({ labels: names.labels, px: wide(names) })).find(({ px }) => px <= most)
      ?? { labels: timeline.names_of.at(-1).labels, px: wide(timeline.names_of.at(-1)) };
    return { labels, px: Math.max(YEAR_PX * type.grown, px) };
  }

  const margins = () => ({ l: named.px, r: Math.max(4, rows.barPx), t: TOP_PX * type.grown, b: timeline.axis_px * type.grown });

  function page() {
    const { l, r, t, b } = margins();
    const [width, height] = [Math.max(50, size.width - l - r), Math.max(1, size.height - t - b)];
    return { left: l, top: t, width, height, range: shown.range, lanes: rows.seen() };
  }

  function follow() {
    const day = strip.dayOf(state.current);
    if (day === null) return;
    rows.follow(strip.middleOf(state.current));
    shown.follow(day);
  }

  // To the next event that lies beyond the window, or the last one before it.
  function reach(side) {
    const place = strip.beyond(shown.range)[side];
    if (place === null) return;
    shown.reach(place);
    redraw();
  }

  function zoom(times, share) {
    shown.zoom(times, share);
    redraw();
  }

  function fit(marks) {
    shown.fit(marks.map(({ day }) => day));
    redraw();
  }

  function reopen() {
    shown.opening();
    follow();
  }

  // With hindsight the window takes in what that reveals, and the current event; without it again it is as it was at first.
  function reveal() {
    hindsight = state.hindsight;
    if (!hindsight) reopen();
    else shown.fit([...state.later, state.current].filter((place) => place !== null && state.isKnown(place)).map(strip.dayOf).filter((day) => day !== null));
  }

  function hit(x, y) {
    const { left, top, height } = page();
    return y < top || y > top + height ? null : strip.hit(x - left, y - top);
  }

  function paint() {
    const now = page();
    Object.assign(canvas.style, { left: `${now.left}px`, top: `${now.top}px` });
    strip.paint(now);
    axis.place(now);
    mark(now);
    ring.dataset.event = state.id;
    const { before, after } = strip.beyond(now.range);
    showBeyond(earlier, before, `‹ ${before} ${words.earlier}`);
    showBeyond(later, after, `${after} ${words.later} ›`);
    for (const listener of listeners) listener();
  }

  // The ring and the name of the current event, where it is in sight.
  function mark(now) {
    const spot = strip.spot(state.current);
    const at = spot && [strip.across(spot[0]), strip.down(spot[1])];
    const isSeen = Boolean(at) && rows.isSeen(spot[1]) && at[0] >= 0 && at[0] <= now.width;
    ring.hidden = !isSeen;
    if (isSeen) ring.style.transform = `translate(${now.left + at[0]}px, ${now.top + at[1]}px)`;
    naming.show(isSeen ? state.cards.at("title", state.current) : "", at, isSeen ? strip.around(state.current, MOST_NAMED_PX * type.grown) : [], now);
  }

  function showBeyond(button, count, text) {
    button.textContent = text;
    // Who pressed it stays at the timeline.
    if (count === 0 && button.matches(":focus")) root.focus({ preventScroll: true });
    button.hidden = count === 0;
  }

  // What plotly draws: all of it, or what of it changes with the window.
  const layoutNow = () => ({ ...timeline.layout, ...settings(), hovermode: false });
  const changes = () => {
    const { xaxis, yaxis, ...rest } = settings();
    return { ...rest, "xaxis.range": xaxis.range, "xaxis.tickvals": xaxis.tickvals, "xaxis.ticktext": xaxis.ticktext, "xaxis.tickfont.size": xaxis.tickfont.size, "yaxis.range": yaxis.range, "yaxis.tickvals": yaxis.tickvals, "yaxis.ticktext": yaxis.ticktext, "yaxis.tickfont.size": yaxis.tickfont.size };
  };

  // What depends on the window, and asks how wide things are.
  function caption() {
    const now = page();
    rows.tell();
    year.textContent = axis.yearAt(now.range[0]);
    // What the outlined marks are, where there is room for it beside the year.
    key.hidden = state.hindsight || state.isOverview || year.offsetWidth + measured([words.untold], KEY_PX) + KEY_BESIDE_PX * type.grown > named.px;
    flag.hidden = timeline.horizon === null;
    const middle = flag.hidden ? 0 : now.left + strip.across((timeline.horizon[0] + timeline.horizon[1]) / 2);
    const half = flag.offsetWidth / 2;
    const from = above.offsetWidth + 8;
    const to = size.width - (later.hidden ? 0 : later.offsetWidth + 8);
    flag.style.visibility = middle - half < from || middle + half > to ? "hidden" : "visible";
    flag.style.transform = `translate(${middle - half}px, 0)`;
    for (const tick of plot.querySelectorAll(".ytick")) {
      const title = tick.querySelector("title") ?? tick.appendChild(svg("title"));
      title.textContent = timeline.names[named.labels.indexOf(tick.querySelector("text")?.dataset.unformatted)] ?? "";
    }
    // Where the margin is narrow, the year has its place and the first date gives way.
    const end = (key.hidden ? year : key).getBoundingClientRect().right + 4;
    for (const label of plot.querySelectorAll(".xtick text")) {
      label.style.visibility = label.getBoundingClientRect().left < end ? "hidden" : "";
    }
  }

  function settings() {
    const [now, margin, seen] = [page(), margins(), rows.named()];
    const { days, labels } = axis.ticks(now);
    const { xaxis, yaxis } = timeline.layout;
    return {
      ...size, margin,
      xaxis: { ...xaxis, range: [...now.range], tickvals: days, ticktext: labels, tickfont: { size: timeline.layout.font.size * type.grown } },
      yaxis: { ...yaxis, range: now.lanes, tickvals: seen.map((row) => yaxis.tickvals[row]), ticktext: seen.map((row) => named.labels[row]), tickfont: { ...yaxis.tickfont, size: nameSize() * type.grown } },
    };
  }

  async function redraw() {
    paint();
    if (plotly) await plotly.relayout(plot, changes());
    caption();
  }

  function step() {
    const before = shown.range;
    if (hindsight !== state.hindsight) reveal();
    follow();
    if (shown.range !== before) redraw();
    else paint();
  }

  function layout() {
    measure();
    shown.settle();
    follow();
    return redraw();
  }

  // Before plotly is there: the marks.
  function show() {
    measure();
    reveal();
    follow();
    paint();
    caption();
  }

  // Takes over where the reader's hand moved the window; false where the change was another one.
  function take(change) {
    if (!("xaxis.range[0]" in change)) return false;
    shown.move(change["xaxis.range[0]"]);
    return true;
  }

  // The share of the plot that lies to the left of a place in the window.
  function shareAt(x) {
    const { left, width } = page();
    return Math.max(0, Math.min(1, (x - root.getBoundingClientRect().left - left) / width));
  }

  // A turn of the wheel scrolls the rows where they are not all in sight. Else, and over the years, it makes the window wider or
  // narrower; with Ctrl it is the browser's.
  function turn(event) {
    if (event.ctrlKey) return;
    event.preventDefault();
    const now = page();
    const isOverYears = event.clientY - root.getBoundingClientRect().top > now.top + now.height;
    if (isOverYears || !rows.scroll(turnedPx(event))) zoom(turned(event), shareAt(event.clientX));
  }

  // A double click where there is no mark brings the first window back. plotly, which covers the page while a button is down, lets through
  // no event of its own for it.
  function back(event) {
    const box = root.getBoundingClientRect();
    if (event.detail !== 2 || !event.target.closest(".plot") || hit(event.clientX - box.left, event.clientY - box.top)) return;
    reopen();
    redraw();
  }

  // While the timeline has the focus; all other keys are those of the page.
  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const share = event.shiftKey ? { ArrowLeft: -KEY_SHARE, ArrowRight: KEY_SHARE }[event.key] : undefined;
    const times = { "+": KEY_TIMES, "=": KEY_TIMES, "-": 1 / KEY_TIMES }[event.key];
    if (share === undefined && times === undefined) return;
    event.preventDefault();
    if (times) zoom(times, 0.5);
    else {
      shown.shift(share);
      redraw();
    }
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
  root.addEventListener("keydown", press);
  root.addEventListener("click", back);
  createFingers(root, { drawn: (px) => rows.scroll(px), spread: (times, x) => zoom(times, shareAt(x)) }, state.signal);
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
