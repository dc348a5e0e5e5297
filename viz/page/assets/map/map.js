// One view: plotly draws the base map and all marks; an overlay carries what moves with every step.

const CONFIG = { displayModeBar: false, scrollZoom: true, doubleClick: false, responsive: false, showSendToCloud: false, displaylogo: false };
const PAD = 14;
const ZOOM = 1.5;
const SCALE_BAR_PX = 150;
const EDGE_PX = 24;

// insets and caption are given to the main map only: what lies over it, and where its states are told.
function createMap(root, view, story, state, Plotly, { insets, caption }) {
  const plot = element("div", { id: view.inset ? `map-${view.id}` : "map", class: "plot" });
  const outline = svg("g", { class: "outline" });
  const drawing = svg("svg", { class: "drawing", "aria-hidden": "true" });
  const words = element("div", { class: "names", "aria-hidden": "true" });
  const rings = element("div", { class: "rings", "aria-hidden": "true" });
  const bar = view.inset ? null : element("div", { class: "scale-bar" });
  drawing.append(outline);
  root.append(...[plot, drawing, words, rings, bar].filter(Boolean));

  const frame = createFrame(view.limits);
  const marks = createMarks(plot, view, story, state);
  const names = createNames(words, view, frame, marks, state);
  let fitted = true;
  let drawn = false;

  function showRings() {
    rings.replaceChildren(...(view.at[state.current] ?? []).map(([x, y]) => {
      const [left, top] = frame.toScreen(x, y);
      const ring = element("div", { class: "ring", "data-event": state.current });
      ring.style.transform = `translate(${left}px, ${top}px)`;
      return ring;
    }));
  }

  // The current event's area or arrow, outlined in the accent; and in an inset the frames of the other views.
  function showOutline() {
    const shape = (paths, name) => {
      const d = paths.map((path) => `M${path.map(([x, y]) => `${x} ${y}`).join("L")}`).join("");
      return ["under", "over"].map((layer) => svg("path", { d, class: `${name} ${layer}` }));
    };
    // Where rival places stand, the ring is enough: an outline would lie on their letters.
    const current = marks.features.filter((feature) => feature.on && feature.events.includes(state.current) && !(marks.rivals.length && feature.kind === "area"));
    outline.replaceChildren(
      ...view.frames.flatMap((corners) => shape([[...corners, corners[0]]], "frame")),
      ...current.flatMap((feature) => shape(view.halos[feature.uid] ?? marks.pieces(feature.uid), `current current-${feature.kind}`)));
    moveOutline();
  }

  function moveOutline() {
    const [x, y] = frame.toScreen(0, 0);
    outline.setAttribute("transform", `matrix(${1 / frame.scale} 0 0 ${-1 / frame.scale} ${x} ${y})`);
  }

  function showCaption() {
    // Which day's states are shown, how exact, and from how many checked places.
    const states = marks.features.filter((feature) => feature.on && feature.captioned);
    caption?.replaceChildren(...[state.hindsight ? story.words.all_events : state.card.as_of, ...states.map((feature) => feature.hover)].map((text) => element("span", { text })));
  }

  // Boxes of what lies over the map: insets, buttons, caption, scale bar.
  function taken() {
    const own = root.getBoundingClientRect();
    const over = view.inset ? [] : [bar, ...root.querySelectorAll(":scope > .over"), ...root.parentElement.querySelectorAll(":scope > .over, :scope > .insets > *")];
    return over.map((node) => {
      const box = node.getBoundingClientRect();
      const above = node === bar ? 18 : 4;
      return { left: box.left - own.left - 4, right: box.right - own.left + 4, top: box.top - own.top - above, bottom: box.bottom - own.top + 4 };
    });
  }

  // Points along the lines and arrows that are to be seen, close enough together for a label to notice them; not along rivers that
  // are lettered themselves.
  const lettered = new Set(view.labels.filter((label) => label.path.length).map((label) => label.feature));
  function lines() {
    const shown = marks.features.filter((feature) => feature.on && feature.line && !lettered.has(feature.uid) && (!feature.fleeting || feature.events.includes(state.current)));
    const paths = shown.flatMap((feature) => marks.pieces(feature.uid)).map((piece) => piece.map(([x, y]) => frame.toScreen(x, y)));
    return paths.flatMap((path) => path.flatMap((point, n) => (n ? between(path[n - 1], point) : [point])));
  }

  function between([x1, y1], [x2, y2]) {
    const count = Math.min(200, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / RULES.lineStep));
    return Array.from({ length: count }, (_, n) => [x1 + ((x2 - x1) * (n + 1)) / count, y1 + ((y2 - y1) * (n + 1)) / count]);
  }

  // Metres of the map for a metre on the ground in the middle of the frame; beyond the edge of the world, those of the nearest
  // place of the same row.
  function scaleHere() {
    const [xmin, ymin, xmax, ymax] = view.limits;
    const cells = view.scales.length - 1;
    const cell = (share) => Math.min(Math.max(share * cells, 0), cells - 1e-9);
    const [column, row] = [cell((frame.x - xmin) / (xmax - xmin)), cell((frame.y - ymin) / (ymax - ymin))];
    const [left, below] = [Math.floor(column), Math.floor(row)];
    const at = (line) => {
      const [west, east] = [view.scales[line][left], view.scales[line][left + 1]];
      if (west === null || east === null) return west ?? east ?? view.scales[line].find((scale) => scale !== null) ?? null;
      return west + (east - west) * (column - left);
    };
    const [low, high] = [at(below), at(below + 1)];
    return low === null || high === null ? (low ?? high ?? 1) : low + (high - low) * (row - below);
  }

  function showScale() {
    if (!bar) return;
    const ground = frame.scale / scaleHere();
    const most = (SCALE_BAR_PX * ground) / 1000;
    const power = 10 ** Math.floor(Math.log10(most));
    const km = [5, 2, 1].find((n) => n * power <= most) * power;
    bar.style.width = `${(km * 1000) / ground}px`;
    bar.textContent = `${km} km`;
  }

  function overlay() {
    showScale();
    showRings();
    moveOutline();
    names.update(taken(), lines());
  }

  // A step goes where its event is: if the reader has moved the map elsewhere, it follows.
  function follow() {
    const places = (view.at[state.current] ?? []).filter(([x, y]) => x > view.bounds[0] && x < view.bounds[2] && y > view.bounds[1] && y < view.bounds[3]);
    if (!drawn || fitted || !places.length || places.some(([x, y]) => frame.holds(x, y, EDGE_PX))) return update();
    [[frame.x, frame.y]] = places;
    frame.clamp();
    return redraw();
  }

  function update() {
    if (!drawn) return;
    marks.update();
    showCaption();
    showOutline();
    overlay();
  }

  // Pixels on the left that the insets take; none where they stand below the map.
  function insetRoom() {
    if (!insets?.childElementCount) return 0;
    const own = root.getBoundingClientRect();
    const box = insets.getBoundingClientRect();
    return box.width && box.top < own.bottom - 8 ? box.right - own.left : 0;
  }

  function fit() {
    frame.width = root.clientWidth;
    frame.height = root.clientHeight;
    if (fitted) frame.fit(view.bounds, insetRoom(), view.inset ? 0 : PAD);
    else frame.clamp();
  }

  async function redraw() {
    const { x, y } = frame.ranges();
    await Plotly.relayout(plot, { width: frame.width, height: frame.height, "xaxis.range": x, "yaxis.range": y });
    update();
  }

  async function layout() {
    fit();
    await redraw();
  }

  async function draw() {
    fit();
    const { x, y } = frame.ranges();
    // The frame keeps both axes at one scale itself, so plotly's own constraint is left out.
    const axis = ({ scaleanchor, constrain, ...rest }, range) => ({ ...rest, range, fixedrange: view.inset });
    const { xaxis, yaxis, ...rest } = view.figure.layout;
    const figure = { ...rest, width: frame.width, height: frame.height, xaxis: axis(xaxis, x), yaxis: axis(yaxis, y), dragmode: view.inset || touched() ? false : "pan", hovermode: false };
    await Plotly.newPlot(plot, view.figure.data, figure, { ...CONFIG, scrollZoom: !view.inset });
    drawn = true;
    createPointer(root, hit, state);
    plot.on("plotly_relayouting", (change) => take(change) && overlay());
    plot.on("plotly_relayout", moved);
    update();
  }

  // Takes over where the reader's hand moved the map; false where the change was another one.
  function take(change) {
    if (!("xaxis.range[0]" in change)) return false;
    const y = "yaxis.range[0]" in change ? [change["yaxis.range[0]"], change["yaxis.range[1]"]] : frame.ranges().y;
    frame.read([change["xaxis.range[0]"], change["xaxis.range[1]"]], y);
    fitted = false;
    return true;
  }

  function moved(change) {
    if (!take(change)) return;
    const { x } = frame.ranges();
    const clamped = Math.abs(x[0] - change["xaxis.range[0]"]) > frame.scale || Math.abs(x[1] - change["xaxis.range[1]"]) > frame.scale;
    if (clamped) redraw();
    else update();
  }

  function hit(left, top) {
    const x = frame.x + (left - frame.width / 2) * frame.scale;
    const y = frame.y - (top - frame.height / 2) * frame.scale;
    return marks.hit(x, y, REACH_PX * frame.scale);
  }

  // On a phone a finger on the map scrolls the page; the buttons zoom.
  function touched() {
    return matchMedia("(pointer: coarse) and (max-width: 760px)").matches;
  }

  // Zooms about the current event where it is to be seen, else about the middle.
  function zoom(factor) {
    const [x, y] = (view.at[state.current] ?? []).find((place) => frame.holds(...place, 0)) ?? [frame.x, frame.y];
    const scale = frame.scale;
    move(() => {
      frame.scale = Math.max(scale / factor, frame.least);
      frame.x = x + ((frame.x - x) * frame.scale) / scale;
      frame.y = y + ((frame.y - y) * frame.scale) / scale;
    });
  }

  function move(change) {
    change();
    frame.clamp();
    fitted = false;
    redraw();
  }

  return {
    draw,
    layout,
    destroy: () => Plotly.purge(plot),
    update,
    follow,
    zoomIn: () => zoom(ZOOM),
    zoomOut: () => zoom(1 / ZOOM),
    home: () => { fitted = true; layout(); },
    // dx, dy: -1, 0 or 1, to the right and upwards; a fifth of the frame each.
    pan: (dx, dy) => move(() => {
      frame.x += dx * frame.width * 0.2 * frame.scale;
      frame.y += dy * frame.height * 0.2 * frame.scale;
    }),
  };
}
