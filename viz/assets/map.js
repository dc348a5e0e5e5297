// One view: plotly draws the base map and all marks; an overlay carries what moves with every step.

const CONFIG = { displayModeBar: false, scrollZoom: true, doubleClick: false, responsive: false, showSendToCloud: false, displaylogo: false };
const PAD = 14;
const ZOOM = 1.5;
const SCALE_BAR_PX = 150;
// Of these layers the caption says which day's state is shown, how exact, and from how many checked places.
const CAPTIONED = ["fronts", "spearheads"];

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
    const current = marks.features.filter((feature) => feature.on && feature.events.includes(state.current));
    outline.replaceChildren(
      ...view.frames.flatMap((corners) => shape([[...corners, corners[0]]], "frame")),
      ...current.flatMap((feature) => shape(pieces(feature.uid), `current current-${feature.layer}`)));
    moveOutline();
  }

  // A trace's line, cut at its gaps.
  function pieces(uid) {
    const trace = view.figure.data.find((each) => each.uid === uid);
    const [x, y] = [numbers(trace.x), numbers(trace.y)];
    const found = [[]];
    x.forEach((value, n) => {
      if (Number.isFinite(value) && Number.isFinite(y[n])) found.at(-1).push([value, y[n]]);
      else found.push([]);
    });
    return found.filter((piece) => piece.length > 1);
  }

  function moveOutline() {
    const [x, y] = frame.toScreen(0, 0);
    outline.setAttribute("transform", `matrix(${1 / frame.scale} 0 0 ${-1 / frame.scale} ${x} ${y})`);
  }

  function showCaption() {
    const states = marks.features.filter((feature) => feature.on && CAPTIONED.includes(feature.layer));
    caption?.replaceChildren(...states.map((feature) => element("span", { text: feature.hover })));
  }

  // Boxes of what lies over the map: insets, buttons, caption, scale bar.
  function taken() {
    const own = root.getBoundingClientRect();
    const over = view.inset ? [] : [bar, ...root.parentElement.querySelectorAll(":scope > .over, :scope > .insets > *")];
    return over.map((node) => {
      const box = node.getBoundingClientRect();
      const above = node === bar ? 18 : 4;
      return { left: box.left - own.left - 4, right: box.right - own.left + 4, top: box.top - own.top - above, bottom: box.bottom - own.top + 4 };
    });
  }

  function showScale() {
    if (!bar) return;
    const most = (SCALE_BAR_PX * frame.scale) / 1000;
    const power = 10 ** Math.floor(Math.log10(most));
    const km = [5, 2, 1].find((n) => n * power <= most) * power;
    bar.style.width = `${(km * 1000) / frame.scale}px`;
    bar.textContent = `${km} km`;
  }

  function overlay() {
    showScale();
    showRings();
    moveOutline();
    names.update(taken());
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
    if (!insets) return 0;
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
    const figure = { ...rest, width: frame.width, height: frame.height, xaxis: axis(xaxis, x), yaxis: axis(yaxis, y), dragmode: view.inset ? false : "pan" };
    await Plotly.newPlot(plot, view.figure.data, figure, { ...CONFIG, scrollZoom: !view.inset });
    drawn = true;
    plot.on("plotly_click", (click) => clicked(click.points[0]));
    plot.on("plotly_relayouting", (change) => take(change) && overlay());
    plot.on("plotly_relayout", moved);
    plot.on("plotly_afterplot", update);
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

  // A click on a stack goes through it, one event a click.
  function clicked(point) {
    const events = point ? marks.eventsAt(point) : [];
    if (events.length) state.go(events[(events.indexOf(state.current) + 1) % events.length]);
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
    update,
    zoomIn: () => move(() => { frame.scale /= ZOOM; }),
    zoomOut: () => move(() => { frame.scale *= ZOOM; }),
    home: () => { fitted = true; layout(); },
    // dx, dy: -1, 0 or 1, to the right and upwards; a fifth of the frame each.
    pan: (dx, dy) => move(() => {
      frame.x += dx * frame.width * 0.2 * frame.scale;
      frame.y += dy * frame.height * 0.2 * frame.scale;
    }),
  };
}
