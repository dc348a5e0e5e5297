// The filters: which events are wanted, by who acts, what sort they are and the like; and how many are kept.

function createFilters(story, state) {
  const { words } = story;
  const boxes = [];
  const groups = story.filters.map(({ name, column, words: title, values }) => element("fieldset", {}, element("legend", { text: title }),
    ...values.map((each) => {
      const input = element("input", { type: "checkbox", value: each.value, onchange: () => choose(name) });
      const label = element("label", {}, input, document.createTextNode(each.words));
      boxes.push({ name, column, value: each.value, input, label });
      return label;
    })));
  const box = element("div", { class: "filters", id: "filters" }, ...groups);
  const opener = groups.length ? element("button", { type: "button", class: "opener", "aria-controls": "filters", text: words.filter, onclick: () => open(box.hidden) }) : null;

  function open(isOpen) {
    box.hidden = !isOpen;
    opener?.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) box.closest(".panel")?.scrollTo(0, 0);
  }

  function choose(name) {
    const chosen = boxes.filter((box) => box.name === name && box.input.checked).map(({ value }) => value);
    state.ask({ filters: { ...state.asked.filters, [name]: new Set(chosen) } });
  }

  // Values that only later events have are not offered before hindsight.
  function update() {
    const come = Array.from(state.inOrder("dates")).filter(state.hasCome);
    const there = new Map(story.filters.map(({ column }) => [column, new Set(come.flatMap((place) => listed(state.cards.at(column, place))))]));
    for (const { name, column, value, input, label } of boxes) {
      input.checked = state.asked.filters[name].has(value);
      label.hidden = !input.checked && !there.get(column).has(value);
    }
  }

  open(false);
  if (groups.length) state.onChange(update);
  update();
  return { box, opener };
}

// How many events are kept, of so many that have come.
function keptOf(state) {
  const come = Array.from(state.inOrder("dates")).filter(state.hasCome);
  return { kept: come.filter(state.isWanted).length, count: come.length };
}

// The line that says how many events are kept, with the button that lifts what leaves others out.
function createKept(story, state) {
  const { words } = story;
  const said = element("span", { class: "said" });
  const lift = () => state.ask({ filters: Object.fromEntries(story.filters.map(({ name }) => [name, new Set()])), kept: null });
  const by = element("span", { class: "by" });
  const node = element("p", { class: "note kept" }, said, by, element("button", { type: "button", text: words.show_all, onclick: lift }));

  function update() {
    node.hidden = !state.isNarrowed;
    if (node.hidden) return;
    const { kept, count } = keptOf(state);
    const chosen = story.filters.flatMap(({ name, values }) => values.filter(({ value }) => state.asked.filters[name].has(value)));
    by.textContent = chosen.map((each) => each.words).join(", ");
    said.textContent = words.kept.replace("{kept}", kept).replace("{count}", count);
  }

  state.onChange(update);
  update();
  return { node };
}
