// The side panel's three tabs: the document with its quotations, the list of all events, and what the reader must know.

function createAbout(story, matrix) {
  const record = element("dl", { class: "record" });
  for (const [label, value, language] of story.record) record.append(element("dt", { text: label }), element("dd", { text: value, lang: language || undefined }));
  return element("div", { class: "about" },
    ...story.remarks.map((note) => element("p", { text: note })), ...story.notes.map((note) => element("p", { text: note, ...said(story) })), record,
    matrix?.node,
    element("h2", { text: story.words.cite }), element("p", { class: "citation", text: story.citation }),
    ...story.credits.map((line) => element("p", { class: "credit-line", text: line })));
}

// Scrolls inside the panel only: the page itself stays where it is.
function reveal(scroller, node, times = 3) {
  const box = node.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  // What stays at the upper edge covers what scrolls under it.
  const head = scroller.querySelector(".asking")?.offsetHeight ?? 0;
  if (box.top < frame.top + head + 8 || box.bottom > frame.bottom - 8) {
    scroller.scrollTop += box.top - frame.top - frame.height / 3;
    // Entries between, which are laid out when they come into sight, may move it on.
    if (times > 1) requestAnimationFrame(() => requestAnimationFrame(() => reveal(scroller, node, times - 1)));
  }
}

// The list with its filters and the search above it; goTo, say: see createSearch.
function createFinder(story, state, goTo, say) {
  const list = createList(story, state);
  const filters = createFilters(story, state);
  const search = createSearch(story, state, list, goTo, say);
  const isLooking = () => !filters.box.hidden || Boolean(search.field.value);
  return { ...list, isLooking, node: element("div", { class: "finder" }, element("div", { class: "asking" }, search.field, filters.opener), filters.box, search.results, list.node) };
}

// start: the tab that is open at first, the first one without; goTo.spot(x, y) shows a place of the main map; pictures: see
// createPictures; say: see createSearch.
function createTabs(story, state, start, goTo, pictures, say) {
  const written = story.texts.length ? createReading(story, state, pictures) : null;
  const list = createFinder(story, state, { ...goTo, passage: showPassage }, say);
  const matrix = story.matrix ? createMatrix(story, state) : null;
  const shown = [["document", written], ["events", list], ["about", { node: createAbout(story, matrix), update: matrix?.update, isLooking: () => Boolean(matrix?.node.open) }]].filter(([, part]) => part);
  const tabs = shown.map(([name, part]) => ({
    name,
    part,
    panel: element("div", { role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, tabindex: part.hasStop ? "-1" : "0", class: "panel" }, part.node),
    tab: element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, text: story.words[name], onclick: () => choose(name) }),
  }));
  const listeners = [];
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
    giveWay();
  }

  // Where something is looked for, or the table is open, the card gives way. A class says so: `:has` would have all events looked
  // through at every step.
  function giveWay() {
    const { part } = tabs.find((each) => !each.panel.hidden);
    node.closest(".side")?.classList.toggle("looking", Boolean(part.isLooking?.()));
  }

  function choose(name) {
    open(name);
    update();
    follow();
    for (const listener of listeners) listener();
  }

  // The words of a text in the document, lit up where the browser can.
  function showPassage(...where) {
    choose("document");
    const words = written.range(...where);
    const { panel } = tabs.find(({ part }) => part === written);
    CSS.highlights?.set("found", new Highlight(words));
    if (getComputedStyle(panel).overflowY === "auto") reveal(panel, words);
    else words.startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  // The focus goes into a tab.
  function enter(name) {
    choose(name);
    tabs.find((each) => each.name === name).panel.focus();
  }

  // The focus goes by so many quotations of the document.
  function walk(by) {
    if (!written) return;
    if (tabs.find(({ part }) => part === written).panel.hidden) choose("document");
    written.walk(by);
  }

  function update() {
    for (const { part } of tabs) part.update?.();
    giveWay();
  }

  // Brings what belongs to the current event into the open panel; after all that changes the page, so that it is laid out once.
  function follow() {
    const { part, panel } = tabs.find((each) => !each.panel.hidden);
    const node = part.current?.();
    if (node) reveal(panel, node);
  }

  // What nobody need wait for, when the page is ready.
  function complete() {
    for (const { part } of tabs) part.complete?.();
  }

  const node = element("section", { class: "reading", onclick: giveWay, oninput: giveWay }, bar, ...tabs.map(({ panel }) => panel));
  node.addEventListener("toggle", giveWay, { capture: true }); // it does not bubble
  const names = tabs.map(({ name }) => name);
  open(names.includes(start) ? start : names[0]);
  for (const { part, panel } of tabs) {
    if (!part.seen) continue;
    panel.addEventListener("scroll", part.seen);
    new ResizeObserver(part.seen).observe(panel);
  }
  state.onChange(update);
  return { node, update, follow, complete, enter, walk, names, onChoose: (listener) => listeners.push(listener), get name() { return tabs.find(({ panel }) => !panel.hidden).name; } };
}
