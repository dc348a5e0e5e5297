// Several events, selected by a box or a lasso on map and timeline: plainly with the tool, or with Shift held to add to those that are
// selected already. What is selected is outlined on both.

// So far apart, in px, a line is looked at for whether it runs through a shape.
const LOOK_PX = 6;
// How far from their middles marks are outlined, on the map and on the timeline, where they stand closer.
const SELECTED_PX = 11;
const SMALL_PX = 7.5;

// shown: of mount, without a timeline where nothing has a date; select(places): called with the set of places of cards that are to be selected.
function createSelecting({ state, maps, timeline }, select) {
  const surfaces = [...maps.map((map) => surfaceOfMap(map, state)), ...(timeline ? [surfaceOfTimeline(timeline, state)] : [])];
  let tool = null;
  let drag = null;

  for (const surface of surfaces) {
    surface.root.addEventListener("pointerdown", (event) => begin(surface, event), { capture: true });
    surface.root.addEventListener("pointermove", move, { capture: true });
    surface.root.addEventListener("pointerup", release, { capture: true });
    surface.root.addEventListener("pointercancel", cancel, { capture: true });
  }

  // Before the page's own hand sees it, and plotly's, which hears of the mouse.
  function begin(surface, event) {
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    if (event.button !== 0 || !(tool || adds) || drag || !event.target.closest(".plot, .ground")) return;
    event.preventDefault();
    event.stopPropagation();
    const drawing = svg("path", { class: "lasso" });
    const sheet = svg("svg", { class: "selecting", "aria-hidden": "true" });
    sheet.append(drawing);
    surface.root.append(sheet);
    surface.root.setPointerCapture(event.pointerId);
    drag = { surface, adds, drawing, sheet, points: [placeIn(surface.root, event)], finger: event.pointerId };
  }

  function move(event) {
    if (event.pointerId !== drag?.finger) return;
    event.stopPropagation();
    const at = placeIn(drag.surface.root, event);
    drag.points = tool === "lasso" ? [...drag.points, at] : [drag.points[0], at];
    drag.drawing.setAttribute("d", `M${outlineOf(drag.points).map((point) => point.join(" ")).join("L")}Z`);
  }

  function release(event) {
    if (event.pointerId !== drag?.finger) return;
    event.stopPropagation();
    const { surface, adds, points } = drag;
    cancel();
    const [[x, y], end] = [points[0], points.at(-1)];
    const isClick = points.every((point) => Math.hypot(point[0] - x, point[1] - y) < CLICK_PX);
    const found = isClick ? surface.hit(...end)?.events ?? [] : surface.within(outlineOf(points).flat());
    if (!adds) select(new Set(found));
    else if (isClick) toggle(found);
    else select(new Set([...state.asked.selected, ...found]));
  }

  function cancel() {
    drag?.sheet.remove();
    drag = null;
  }

  // Takes events out of the selection where all of them are in it, or else adds them.
  function toggle(places) {
    const selected = new Set(state.asked.selected);
    const isIn = places.every((place) => selected.has(place));
    for (const place of places) {
      if (isIn) selected.delete(place);
      else selected.add(place);
    }
    select(selected);
  }

  // Returns true where the key was taken: Enter with Ctrl or Shift adds an event of the list; Escape ends a drag, or clears, or puts the
  // tool away.
  function key(event) {
    if (event.key === "Escape") {
      if (drag) cancel();
      else if (state.asked.selected.size) select(new Set());
      else if (tool) use(null);
      else return false;
      return true;
    }
    const chosen = event.target.closest("[data-event]")?.dataset.event;
    if (event.key !== "Enter" || !(event.ctrlKey || event.shiftKey || event.metaKey) || !chosen) return false;
    toggle([state.place(chosen)]);
    return true;
  }

  function use(name) {
    tool = name;
    for (const button of tools.children) button.setAttribute("aria-pressed", String(button.dataset.tool === tool));
    for (const surface of surfaces) surface.root.classList.toggle("selects", tool !== null);
  }

  const tools = element("div", { class: "tools over" });
  return { tools, use, key, toggle, tool: () => tool };
}

function placeIn(root, event) {
  const box = root.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

// Two points are the corners of a box; more go round a lasso.
function outlineOf(points) {
  if (points.length > 2) return points;
  const [[left, top], [right, bottom]] = [points[0], points.at(-1)];
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
}

// What is selected is drawn in one path, however much it is, over a lighter one.
function createSelected(parent, reach) {
  const paths = ["under", "over"].map((layer) => svg("path", { class: layer }));
  const sheet = svg("svg", { class: "selected", "aria-hidden": "true" });
  sheet.append(...paths);
  parent.append(sheet);

  function show(spots, lines) {
    const circle = ([x, y]) => `M${(x - reach).toFixed(1)} ${y.toFixed(1)}a${reach} ${reach} 0 1 0 ${2 * reach} 0a${reach} ${reach} 0 1 0 ${-2 * reach} 0`;
    const line = (points) => `M${points.map((point) => point.map((px) => px.toFixed(1)).join(" ")).join("L")}`;
    for (const path of paths) path.setAttribute("d", [...spots.map(circle), ...lines.map(line)].join(""));
  }

  return { sheet, show };
}

// within(outline): the events of what lies in a closed outline, flat, in px of the surface.
function surfaceOfMap({ root, over, frame, marks, hit, onDrawn }, state) {
  const drawn = createSelected(over, SELECTED_PX);
  const onScreen = (line) => Array.from({ length: line.length / 2 }, (_, n) => frame.toScreen(line[2 * n], line[2 * n + 1]));
  const told = (feature) => feature.events.filter((place) => state.isKnown(place) && state.isShown(place));

  function within(outline) {
    const found = new Set();
    const add = (places) => { for (const place of places) found.add(place); };
    marks.each((x, y, sheet, n) => {
      if (sheet.told[n] && isInside(outline, ...frame.toScreen(x, y))) add(marks.spots.events(sheet, n, state));
    });
    for (const feature of marks.features) {
      if (feature.on && feature.events.length && marks.lines(feature).some((line) => runsThrough(onScreen(line), outline))) add(told(feature));
    }
    return [...found];
  }

  function show() {
    const { selected } = state.asked;
    const isOn = (place) => selected.has(place) && state.isKnown(place) && state.isShown(place);
    const lit = selected.size ? marks.features.filter((feature) => feature.on && feature.events.some(isOn)) : [];
    const spots = [...selected].filter(isOn).flatMap((place) => marks.at(place)).map(([x, y]) => frame.toScreen(x, y));
    drawn.show(spots, lit.flatMap((feature) => marks.lines(feature)).map(onScreen));
  }

  onDrawn(show);
  show();
  return { root, hit, within };
}

function surfaceOfTimeline({ root, strip, page, hit, onDrawn }, state) {
  const drawn = createSelected(root, SMALL_PX);

  function within(outline) {
    const { left, top } = page();
    return strip.known().filter(({ day, lane }) => isInside(outline, left + strip.across(day), top + strip.down(lane))).map(({ place }) => place);
  }

  function show() {
    const { left, top, width, height } = page();
    Object.assign(drawn.sheet.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    const spots = [...state.asked.selected].filter(state.isKnown).map(strip.spot).filter(Boolean);
    drawn.show(spots.map(([day, lane]) => [strip.across(day), strip.down(lane)]), []);
  }

  onDrawn(show);
  show();
  return { root, hit, within };
}

// Whether a line on the screen has a point in an outline.
function runsThrough(points, outline) {
  return points.some(([x, y], n) => {
    if (isInside(outline, x, y)) return true;
    const [fromX, fromY] = points[Math.max(0, n - 1)];
    const count = Math.floor(Math.hypot(x - fromX, y - fromY) / LOOK_PX);
    for (let k = 1; k < count; k += 1) {
      const share = k / count;
      if (isInside(outline, fromX + share * (x - fromX), fromY + share * (y - fromY))) return true;
    }
    return false;
  });
}
