// One view: plotly draws the marks, an overlay carries what moves with every step (ring, outline, labels).

const CONFIG = { displayModeBar: false, scrollZoom: true, doubleClick: false, responsive: false, showSendToCloud: false, displaylogo: false };
const PAD = 14;
const ZOOM = 1.5;
const SCALE_BAR_PX = 150;
const STATED = ["fronts", "spearheads"];

function createMap(root, view, story, state, Plotly, { insets, caption }) {
  const plot = element("div", { id: view.inset ? `map-${view.id}` : "map", class: "plot" });
  const outline = svg("g", { class: "outline" });
  const drawing = svg("svg", { class: "drawing", "aria-hidden": "true" });
  const names = element("div", { class: "names", "aria-hidden": "true" });
  const rings = element("div", { class: "rings", "aria-hidden": "true" });
  drawing.append(outline);
  root.append(plot, drawing, names, rings);
  const bar = view.inset ? null : element("div", { class: "scale-bar" });
  if (bar) root.append(bar);

  const frame = createFrame(view.limits);
  const traces = view.figure.data;
  const features = story.features
    .map((feature) => ({ ...feature, uids: traces.map((t) => t.uid).filter((uid) => uid === feature.uid || uid.startsWith(`${feature.uid}__`)) }))
    .filter((feature) => feature.uids.length);
  const none = { uid: "none", events: [], x: [], y: [] };
  const pointsOf = (layer) => traces.filter((trace) => trace.meta === layer).map((trace) => ({ uid: trace.uid, events: trace.customdata, x: numbers(trace.x), y: numbers(trace.y) }))[0] ?? none;
  const points = pointsOf("events");
  const rivals = { ...pointsOf("candidates"), now: [] };
  const labels = view.labels.map((label) => ({ ...label, node: labelNode(label) }));
  let counts = [];
  let fitted = true;
  let drawn = false;

  function labelNode(label) {
    const node = element("span", { class: `label label-${label.kind}`, text: label.text });
    const dot = label.kind === "town" || label.kind === "capital" ? element("span", { class: `dot dot-${label.kind}` }) : null;
    names.append(...[dot, node].filter(Boolean));
    return { node, dot };
  }

  function groups(uid) {
    return plot.querySelectorAll(`.trace${CSS.escape(uid)}`);
  }

  // Of a series, the last state whose day has come; of a moment, all that has come.
  function isOn(feature) {
    if (feature.time === "none") return true;
    if (feature.layer === "candidates") return feature.events.includes(state.current);
    if (feature.time === "moment") return state.isTold(feature.act) && feature.events.some((id) => state.isKnown(id) && state.isShown(id));
    const day = state.card.day;
    if (feature.first > day) return false;
    return !features.some((other) => other.layer === feature.layer && other.first > feature.first && other.first <= day);
  }

  function showFeatures() {
    for (const feature of features) {
      const on = isOn(feature);
      const current = feature.events.includes(state.current);
      const quiet = feature.time === "moment" && !current;
      feature.on = on;
      for (const uid of feature.uids) {
        for (const group of groups(uid)) {
          group.classList.toggle("off", !on);
          group.classList.toggle("quiet", quiet);
        }
      }
    }
  }

  // Of the marks on one spot only the current or the latest is drawn; a number says how many lie there.
  function showPoints() {
    counts = [];
    const stacks = new Map();
    points.events.forEach((id, n) => {
      const { act, adrift } = state.cards.get(id);
      if (!state.isKnown(id) || !state.isShown(id) || (adrift && !state.isTold(act))) return;
      const key = `${points.x[n]} ${points.y[n]}`;
      stacks.set(key, [...(stacks.get(key) ?? []), n]);
    });
    const tops = new Map();
    for (const stack of stacks.values()) {
      const top = stack.find((n) => points.events[n] === state.current) ?? stack.reduce((a, b) => (state.told(points.events[b]) >= state.told(points.events[a]) ? b : a));
      tops.set(top, stack.length);
      counts.push({ x: points.x[top], y: points.y[top], events: stack.map((n) => points.events[n]), current: points.events[top] === state.current });
    }
    showCandidates();
    const nodes = groups(points.uid)[0]?.querySelectorAll(".point") ?? [];
    nodes.forEach((node, n) => {
      node.classList.toggle("off", !tops.has(n));
      node.classList.toggle("quiet", points.events[n] !== state.current);
    });
  }

  // Rival places stand on the map while their event is the current one.
  function showCandidates() {
    rivals.now = [];
    rivals.events.forEach((id, n) => {
      const on = id === state.current;
      if (on) rivals.now.push({ x: rivals.x[n], y: rivals.y[n] });
      for (const group of groups(rivals.uid)) {
        group.querySelectorAll(".point")[n]?.classList.toggle("off", !on);
        group.querySelectorAll(".textpoint")[n]?.classList.toggle("off", !on);
      }
    });
  }

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
    const current = features.filter((feature) => feature.on && feature.layer !== "candidates" && feature.events.includes(state.current));
    const parts = current.flatMap((feature) => {
      const trace = traces.find((each) => each.uid === feature.uid);
      return shape(pieces(numbers(trace.x), numbers(trace.y)), `current current-${feature.layer}`);
    });
    outline.replaceChildren(...view.frames.flatMap((corners) => shape([[...corners, corners[0]]], "frame")), ...parts);
    moveOutline();
  }

  function pieces(x, y) {
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

  function showLabels() {
    const mine = state.card.places;
    const wanted = labels.filter((label) => {
      const [kind, id] = label.feature.split("__");
      label.isCurrent = kind === "places" && mine.includes(id);
      if (label.isCurrent) return true;
      const feature = features.find((each) => each.uid === label.feature);
      if (kind !== "places" && !feature?.on) return false;
      label.ofCurrent = feature?.events.includes(state.current);
      if (label.ofCurrent) return true;
      if (kind === "messages") return feature.events.includes(state.current);
      return frame.scale <= label.scale;
    });
    const first = (label) => Number(label.isCurrent) * 2 + Number(Boolean(label.ofCurrent));
    wanted.sort((a, b) => first(b) - first(a) || a.rank - b.rank);
    for (const { node } of labels) {
      node.node.hidden = true;
      if (node.dot) node.dot.hidden = true;
    }
    names.querySelectorAll(".count").forEach((node) => node.remove());
    const badges = counts.filter((count) => count.events.length > 1).map((count) => ({ ...count, node: { node: element("span", { class: "label count", text: String(count.events.length) }) }, anchors: ["ne", "nw", "se", "sw"], gap: 13 }));
    names.append(...badges.map((badge) => badge.node.node));
    const marks = [...counts, ...rivals.now].map((mark) => frame.toScreen(mark.x, mark.y));
    const obstacles = [...marks.map((at) => around(at, 8)), ...controls(), ...ringsNow()];
    const all = [...badges, ...wanted].map((label) => {
      label.node.node.hidden = false;
      const [x, y] = frame.toScreen(label.x, label.y);
      const marked = marks.some((at) => Math.hypot(at[0] - x, at[1] - y) < 10);
      const ringed = ringsNow().some((ring) => x > ring.left && x < ring.right && y > ring.top && y < ring.bottom);
      const gap = label.gap ?? (ringed ? 19 : marked ? 11 : undefined);
      return { ...label, x, y, marked, gap, width: label.node.node.offsetWidth, height: label.node.node.offsetHeight };
    });
    placeLabels(all, obstacles, frame).forEach((box, n) => {
      const { node, dot } = all[n].node;
      node.hidden = box === null;
      node.classList.toggle("current", Boolean(all[n].isCurrent));
      if (box) node.style.transform = `translate(${box.left}px, ${box.top}px)`;
      if (dot) {
        dot.hidden = box === null || all[n].marked;
        dot.style.transform = `translate(${all[n].x}px, ${all[n].y}px)`;
      }
    });
  }

  function around([x, y], radius) {
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  }

  function ringsNow() {
    return (view.at[state.current] ?? []).map(([x, y]) => around(frame.toScreen(x, y), 17));
  }

  // Boxes of what lies over the map: insets, buttons, scale bar.
  function controls() {
    const own = root.getBoundingClientRect();
    return [...root.parentElement.querySelectorAll(":scope > .over, :scope > .insets > *")].map((node) => {
      const box = node.getBoundingClientRect();
      return { left: box.left - own.left - 4, right: box.right - own.left + 4, top: box.top - own.top - 4, bottom: box.bottom - own.top + 4 };
    }).concat(bar ? [{ left: frame.width - SCALE_BAR_PX - 34, right: frame.width, top: frame.height - 34, bottom: frame.height }] : []);
  }

  function showScale() {
    if (!bar) return;
    const most = (SCALE_BAR_PX * frame.scale) / 1000;
    const power = 10 ** Math.floor(Math.log10(most));
    const km = [5, 2, 1].find((n) => n * power <= most) * power;
    bar.style.width = `${(km * 1000) / frame.scale}px`;
    bar.textContent = `${km} km`;
  }

  // Says of the states in force which day's they are, how exact, and from how many checked places.
  function showCaption() {
    if (!caption) return;
    const states = features.filter((feature) => feature.on && STATED.includes(feature.layer));
    caption.replaceChildren(...states.map((feature) => element("span", { text: feature.hover })));
  }

  function overlay() {
    showRings();
    moveOutline();
    showLabels();
    showScale();
  }

  function update() {
    if (!drawn) return;
    showFeatures();
    showCaption();
    showPoints();
    showOutline();
    overlay();
  }

  // The insets lie over the sea beside the extent; where they stand below the map, nothing is kept free.
  function room() {
    if (!insets) return 0;
    const own = root.getBoundingClientRect();
    const other = insets.getBoundingClientRect();
    return other.width && other.top < own.bottom - 8 ? other.right - own.left : 0;
  }

  async function layout() {
    frame.width = root.clientWidth;
    frame.height = root.clientHeight;
    if (fitted) frame.fit(view.bounds, room(), view.inset ? 0 : PAD);
    else frame.clamp();
    await redraw();
  }

  async function redraw() {
    const { x, y } = frame.ranges();
    await Plotly.relayout(plot, { width: frame.width, height: frame.height, "xaxis.range": x, "yaxis.range": y });
    update();
  }

  async function draw() {
    frame.width = root.clientWidth;
    frame.height = root.clientHeight;
    frame.fit(view.bounds, room(), view.inset ? 0 : PAD);
    const { x, y } = frame.ranges();
    const { scaleanchor, constrain, ...yaxis } = view.figure.layout.yaxis;
    const { constrain: unused, ...xaxis } = view.figure.layout.xaxis;
    const fixed = view.inset;
    const layout = { ...view.figure.layout, width: frame.width, height: frame.height, xaxis: { ...xaxis, range: x, fixedrange: fixed }, yaxis: { ...yaxis, range: y, fixedrange: fixed }, dragmode: fixed ? false : "pan" };
    await Plotly.newPlot(plot, view.figure.data, layout, { ...CONFIG, scrollZoom: !fixed });
    drawn = true;
    plot.on("plotly_click", (click) => clicked(click.points[0]));
    plot.on("plotly_relayouting", (change) => take(change) && overlay());
    plot.on("plotly_relayout", (change) => {
      if (!take(change)) return;
      fitted = false;
      const { x: now } = frame.ranges();
      if (Math.abs(now[0] - change["xaxis.range[0]"]) > frame.scale || Math.abs(now[1] - change["xaxis.range[1]"]) > frame.scale) redraw();
      else update();
    });
    plot.on("plotly_afterplot", update);
    update();
  }

  function take(change) {
    if (!("xaxis.range[0]" in change)) return false;
    const y = "yaxis.range[0]" in change ? [change["yaxis.range[0]"], change["yaxis.range[1]"]] : frame.ranges().y;
    frame.read([change["xaxis.range[0]"], change["xaxis.range[1]"]], y);
    return true;
  }

  // A click on a stack goes through it, one mark a click.
  function clicked(point) {
    if (!point) return;
    const data = point.data;
    let events = (data.customdata?.[data.meta === "events" || data.meta === "candidates" ? point.pointNumber : 0] ?? "").split(" ").filter(Boolean);
    if (data.meta === "events") {
      events = counts.find((count) => count.events.includes(events[0]))?.events ?? events;
      events = [...events].reverse();
    }
    events = events.filter((id) => state.isKnown(id) && state.isShown(id));
    if (events.length) state.go(events[(events.indexOf(state.current) + 1) % events.length]);
  }

  function zoom(factor) {
    frame.scale /= factor;
    frame.clamp();
    fitted = false;
    redraw();
  }

  function pan(dx, dy) {
    frame.x += dx * frame.width * 0.2 * frame.scale;
    frame.y += dy * frame.height * 0.2 * frame.scale;
    frame.clamp();
    fitted = false;
    redraw();
  }

  function home() {
    fitted = true;
    layout();
  }

  return { draw, layout, update, zoomIn: () => zoom(ZOOM), zoomOut: () => zoom(1 / ZOOM), home, pan, frameNow: () => frame };
}
