// Buttons, the choice of order, hindsight, and keys. Keys belong first to the control that has the focus.

// Of what an address asks for in vain so many letters are told.
const MOST_LETTERS = 60;

// What was asked for and is not there, in words.
function unmetWords(state, words) {
  return state.unmet.map(({ what, value }) => words[`unmet_${what}`].replace("{value}", () => value.slice(0, MOST_LETTERS))).join(" ");
}

function createControls(story, state) {
  const { words } = story;
  const counter = element("span", { class: "counter" });
  const previous = element("button", { type: "button", class: "step", "aria-label": words.previous, title: words.previous, text: "‹", onclick: () => state.step(-1) });
  const next = element("button", { type: "button", class: "step", "aria-label": words.next, title: words.next, text: "›", onclick: () => state.step(1) });
  const order = element("select", { "aria-label": words.order, onchange: () => { state.order = order.value; } },
    ...state.orders.map((name) => element("option", { value: name, text: story.order_words[name] })));
  const unmet = element("p", { class: "unmet" });
  const after = element("input", { type: "checkbox", onchange: () => { state.hindsight = after.checked; } });
  const node = element("nav", { class: "controls" },
    element("div", { class: "stepper" }, previous, counter, next),
    element("div", { class: "choices" }, state.orders.length > 1 ? order : null, state.later.length ? element("label", { class: "hindsight" }, after, document.createTextNode(words.hindsight)) : null),
    unmet);

  function update() {
    counter.textContent = state.onOrder ? `${state.position + 1} / ${state.length}` : `– / ${state.length}`;
    previous.disabled = !state.hasPrevious;
    next.disabled = !state.hasNext;
    order.value = state.order;
    after.checked = state.hindsight;
    unmet.textContent = unmetWords(state, words);
    unmet.hidden = !unmet.textContent;
  }

  state.onChange(update);
  return { node, update };
}

// The buttons on the map.
function createZoom(map, words) {
  const button = (label, text, onclick) => element("button", { type: "button", "aria-label": label, title: label, text, onclick });
  return element("div", { class: "zoom over" }, button(words.zoom_in, "+", map.zoomIn), button(words.zoom_out, "−", map.zoomOut), button(words.home, "⌂", map.home));
}

// The signs, small: the same shapes as on the map, in a neutral ink; those of layers of somebody's own in their colour.
function signDrawing(sign, color, px) {
  // Those of large sizes are higher.
  const grown = Math.max(0, (px ?? 0) - 14) / 2;
  const height = 14 + 2 * grown;
  const node = svg("svg", { viewBox: `0 ${-grown} 30 ${height}`, height: `${height / USUAL_PX}rem`, class: `sign sign-${sign}`, "aria-hidden": "true" });
  const add = (tag, attributes) => node.append(svg(tag, attributes));
  const letter = (text) => {
    const written = svg("text", { x: 15, y: 10.4, "text-anchor": "middle" });
    written.textContent = text;
    node.append(written);
  };
  const arrow = "M1 6 L19 4.5 L19 1.5 L29 7 L19 12.5 L19 9.5 L1 8 Z";
  // Three shapes, since shape and colour say who: it is the filling that tells how it is known.
  if (sign.startsWith("point")) {
    add("circle", { cx: 5, cy: 7, r: 3.6 });
    add("rect", { x: 11.7, y: 3.7, width: 6.6, height: 6.6 });
    add("path", { d: "M25 2.4 L29.4 7 L25 11.6 L20.6 7 Z" });
  }
  if (sign === "point-said") for (const cx of [5, 15, 25]) add("circle", { cx, cy: 7, r: 0.7, class: "dot" });
  if (sign === "step") add("circle", { cx: 15, cy: 7, r: 5 });
  if (sign === "step") add("circle", { cx: 15, cy: 7, r: 5, class: "over" });
  if (sign === "stack") {
    add("rect", { x: 9, y: 0.5, width: 12, height: 13, rx: 6 });
    letter("3");
  }
  if (sign.startsWith("arrow")) add("path", { d: arrow });
  if (sign === "area") for (const r of [6.5, 5, 3.5]) add("ellipse", { cx: 15, cy: 7, rx: r * 1.9, ry: r });
  if (sign === "hatched") add("path", { d: "M3 13 L11 1 M8 13 L16 1 M13 13 L21 1 M18 13 L26 1" });
  if (sign === "front") add("path", { d: "M1 9 Q9 2 16 7 T29 5 M8 2 L11 9 M21 3 L22 11" });
  if (sign === "border" || sign === "line-draft") add("path", { d: "M1 7 H29" });
  if (sign === "message") add("path", { d: "M1 10 Q15 1 29 8" });
  if (sign === "candidate") add("circle", { cx: 15, cy: 7, r: 6 });
  if (sign === "candidate") letter("a");
  if (sign === "own-line") add("path", { d: "M1 7 H29", stroke: color, "stroke-width": 2 });
  if (sign === "size-line" || sign === "size-band") add("path", { d: "M1 7 H29", stroke: color, "stroke-width": px });
  if (sign === "size-point") add("circle", { cx: 15, cy: 7, r: px / 2, fill: color, stroke: "none" });
  if (sign === "own-band") add("path", { d: "M1 7 H29", stroke: color, "stroke-width": 8 });
  if (sign === "own-area") add("rect", { x: 4, y: 2, width: 22, height: 10, fill: color, "fill-opacity": 0.35, stroke: color });
  if (sign === "own-hollow") add("circle", { cx: 15, cy: 7, r: 4, fill: "var(--paper)", stroke: color, "stroke-width": 1.6 });
  if (sign === "own-point") add("circle", { cx: 15, cy: 7, r: 4, fill: color, stroke: "none" });
  return node;
}

const SCROLLING = ["PageUp", "PageDown", "Home", "End"];

// Whether the control that has the focus needs the key for itself: text and lists all that moves in them, a tab its
// neighbours, scrolling text the keys that scroll it; the card leaves those of a clicker to the steps, and is scrolled by
// arrows and Space. A control that was only clicked leaves all of them.
function isOwnKey(target, key, clicked) {
  if (target?.closest("input:not([type=checkbox]), textarea, [contenteditable]")) return true;
  if (!target || clicked) return false;
  if (target.closest("select")) return true;
  if (target.closest(".matrix-box") && key.startsWith("Arrow")) return true;
  if (target.closest("[role=tablist]")) return key === "ArrowLeft" || key === "ArrowRight";
  if (target.closest(".card")) return key === "Home" || key === "End";
  return Boolean(target.closest(".panel, .rows")) && SCROLLING.includes(key);
}

// Returns true where the key was taken. clicked: whether the focus came by the mouse.
function handleKey(event, state, map, clicked) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (isOwnKey(target, event.key, clicked)) return false;
  if (target?.closest(".main-map")) {
    const pan = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (event.shiftKey && pan) return map.pan(...pan), true;
    if (event.key === "+" || event.key === "=") return map.zoomIn(), true;
    if (event.key === "-") return map.zoomOut(), true;
  }
  if (event.shiftKey) return false;
  const actions = { ArrowRight: () => state.step(1), PageDown: () => state.step(1), ArrowLeft: () => state.step(-1), PageUp: () => state.step(-1), Home: state.home, End: state.end };
  if (!(event.key in actions)) return false;
  actions[event.key]();
  return true;
}
