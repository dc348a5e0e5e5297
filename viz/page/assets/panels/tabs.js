// The side panel's three tabs: the document with its quotations, the list of all events, and what the reader must know.

function createAbout(story, matrix) {
  const record = element("dl", { class: "record" });
  for (const [label, value] of story.record) record.append(element("dt", { text: label }), element("dd", { text: value }));
  return element("div", { class: "about" },
    ...story.notes.map((note) => element("p", { text: note })), record,
    matrix?.node,
    element("h2", { text: story.words.cite }), element("p", { class: "citation", text: story.citation }),
    ...story.credits.map((line) => element("p", { class: "credit-line", text: line })));
}

// Scrolls inside the panel only: the page itself stays where it is.
function reveal(scroller, node, times = 3) {
  const box = node.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  if (box.top < frame.top + 8 || box.bottom > frame.bottom - 8) {
    scroller.scrollTop += box.top - frame.top - frame.height / 3;
    // Entries between, which are laid out when they come into sight, may move it on.
    if (times > 1) requestAnimationFrame(() => requestAnimationFrame(() => reveal(scroller, node, times - 1)));
  }
}

function createTabs(story, state) {
  const written = story.texts.length ? createDocument(story, state) : null;
  const list = createList(story, state);
  const matrix = story.matrix ? createMatrix(story, state) : null;
  const shown = [["document", written], ["events", list], ["about", { node: createAbout(story, matrix), update: matrix?.update }]].filter(([, part]) => part);
  const tabs = shown.map(([name, part]) => ({
    name,
    part,
    panel: element("div", { role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, tabindex: "0", class: "panel" }, part.node),
    tab: element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, text: story.words[name], onclick: () => choose(name) }),
  }));
  const bar = element("div", { role: "tablist", class: "tabs" }, ...tabs.map(({ tab }) => tab));
  bar.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.stopPropagation();
    const now = tabs.findIndex(({ tab }) => tab === event.target);
    const next = tabs[(now + by + tabs.length) % tabs.length];
    choose(next.name);
    next.tab.focus();
  });

  function open(name) {
    for (const each of tabs) {
      const selected = each.name === name;
      each.tab.setAttribute("aria-selected", String(selected));
      each.tab.tabIndex = selected ? 0 : -1;
      each.panel.hidden = !selected;
    }
  }

  function choose(name) {
    open(name);
    update();
    follow();
  }

  function update() {
    for (const { part } of tabs) part.update?.();
  }

  // Brings what belongs to the current event into the open panel; after all that changes the page, so that it is laid out once.
  function follow() {
    const { part, panel } = tabs.find((each) => !each.panel.hidden);
    const node = part.current?.();
    if (node) reveal(panel, node);
  }

  open(tabs[0].name);
  for (const { part, panel } of tabs) {
    if (!part.seen) continue;
    panel.addEventListener("scroll", part.seen);
    new ResizeObserver(part.seen).observe(panel);
  }
  state.onChange(update);
  return { node: element("section", { class: "reading" }, bar, ...tabs.map(({ panel }) => panel)), update, follow };
}
