// The switches for layers: of the base map, of its names, and of every layer of the story. A small panel beside the buttons of the map.

const STACK = "M10 2.5 18 7 10 11.5 2 7Z M3.5 10 10 13.6 16.5 10 M3.5 13.2 10 16.8 16.5 13.2";

// mapBox: what holds the maps.
function createLayers(story, state, mapBox) {
  const { words } = story;
  const sign = svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" });
  sign.append(svg("path", { d: STACK }));
  const summary = element("summary", { "aria-label": words.layers, title: words.layers });
  summary.append(sign);
  const switches = [{ id: BASE_MAP, name: words.base_map }, { id: BASE_NAMES, name: words.base_names }, ...story.layers].map(({ id, name }) => {
    const box = element("input", { type: "checkbox", "data-layer": id, onchange: () => flip(id, box.checked) });
    return { id, box, node: element("label", {}, box, document.createTextNode(name)) };
  });
  const node = element("details", { class: "layers over" }, summary, element("div", { role: "group", "aria-label": words.layers }, ...switches.map((each) => each.node)));
  // Neither wheel nor pointer nor Escape are meant for the map behind.
  for (const kind of ["wheel", "pointermove"]) node.addEventListener(kind, (event) => event.stopPropagation());
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.stopPropagation();
    node.open = false;
    summary.focus();
  });

  function flip(id, isOn) {
    const off = new Set(state.asked.off);
    if (isOn) off.delete(id);
    else off.add(id);
    state.ask({ off });
  }

  function update() {
    const { off } = state.asked;
    for (const { id, box } of switches) box.checked = !off.has(id);
    mapBox.classList.toggle("without-base", off.has(BASE_MAP));
  }

  state.onChange(update);
  update();
  return { node };
}
