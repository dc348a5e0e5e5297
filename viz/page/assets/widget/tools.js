// What a notebook has beside the page: buttons to select with, switches for layers, and notes of what is selected and kept.

// tools: {words, layers}, of viz/page/widget.py; told: called when something was asked for here.
function createTools(shown, { words, layers }, told) {
  const { state, maps, controls } = shown;

  function ask(changes) {
    state.ask(changes);
    told();
  }

  const selecting = createSelecting(shown, (selected) => ask({ selected }));
  const button = (name, drawing) => {
    const sign = svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" });
    sign.append(svg("path", { d: drawing }));
    const node = element("button", { type: "button", "data-tool": name, "aria-label": words[name], title: words[name], "aria-pressed": "false",
      onclick: () => selecting.use(selecting.tool() === name ? null : name) });
    node.append(sign);
    return node;
  };
  selecting.tools.append(button("box", "M3 4.5H17V15.5H3Z"), button("lasso", "M6 14C1 11 3 4 10 4S19 11 13 13 6 12 7 15 6 18 4 17"));
  maps[0].root.append(selecting.tools);

  const switches = layers.map(({ id, name }) => {
    const box = element("input", { type: "checkbox", "data-layer": id, onchange: () => {
      const off = new Set(state.asked.off);
      if (box.checked) off.delete(id);
      else off.add(id);
      ask({ off });
    } });
    return { id, box, node: element("label", {}, box, document.createTextNode(name)) };
  });
  const note = (text, onclick) => {
    const said = element("span", { role: "status" });
    return { said, node: element("p", { class: "note", hidden: true }, said, element("button", { type: "button", text, onclick })) };
  };
  const selected = note(words.clear, () => ask({ selected: new Set() }));
  const kept = note(words.show_all, () => ask({ kept: null }));
  controls.node.append(
    ...(layers.length ? [element("details", { class: "layers" }, element("summary", { text: words.layers }), element("div", { role: "group", "aria-label": words.layers }, ...switches.map(({ node }) => node)))] : []),
    kept.node, selected.node);

  function update() {
    const { asked } = state;
    for (const { id, box } of switches) box.checked = !asked.off.has(id);
    selected.node.hidden = !asked.selected.size;
    selected.said.textContent = words.selected.replace("{count}", asked.selected.size);
    kept.node.hidden = !asked.kept;
    kept.said.textContent = words.kept.replace("{kept}", asked.kept?.size ?? 0).replace("{count}", state.cards.length);
  }

  // Enter with Ctrl or Shift on the list, by the mouse.
  function click(event) {
    const chosen = event.target.closest(".events [data-event]");
    if (!chosen || !(event.ctrlKey || event.shiftKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    selecting.toggle([state.place(chosen.dataset.event)]);
  }

  state.onChange(update);
  update();
  return { key: selecting.key, click };
}
