// What a notebook has beside the page: buttons to select with, and a note of what is selected.

// tools: {words}, of viz/page/widget.py; told: called when something was asked for here.
function createTools(shown, { words }, told) {
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

  const said = element("span", { role: "status" });
  const note = element("p", { class: "note" }, said, element("button", { type: "button", text: words.clear, onclick: () => ask({ selected: new Set() }) }));
  controls.node.append(note);

  function update() {
    const { selected } = state.asked;
    note.hidden = !selected.size;
    said.textContent = words.selected.replace("{count}", selected.size);
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
