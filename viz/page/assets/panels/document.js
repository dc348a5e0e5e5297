// The side panel's three tabs: the document with its quotations, paragraph beside paragraph where it is translated, the list of
// all events, and what the reader must know.

function createDocument(story, state) {
  const [original, ...translations] = story.texts;
  const paragraph = (written, number) => element("p", { ...voice(written), class: written.quiet ? "foreign" : undefined }, ...written.paragraphs[number].map(segment));
  const text = element("div", translations.length ? { class: "text parallel" } : { ...voice(original), class: "text" });
  for (const number of original.paragraphs.keys()) {
    text.append(translations.length
      ? element("div", { class: "pair", dir: original.direction },
        paragraph(original, number), element("div", {}, ...translations.map((each) => paragraph(each, number))))
      : element("p", {}, ...original.paragraphs[number].map(segment)));
  }

  function segment({ text: words, events }) {
    if (!events.length) return document.createTextNode(words);
    const next = () => state.go(events[(events.indexOf(state.current) + 1) % events.length]);
    return element("mark", {
      "data-events": events.join(" "),
      tabindex: "-1",
      role: "button",
      text: words,
      onclick: next,
      onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); next(); } },
    });
  }

  function update(scroller) {
    let first = null;
    for (const mark of text.querySelectorAll("mark")) {
      const current = mark.dataset.events.split(" ").includes(state.current);
      mark.classList.toggle("current", current);
      mark.tabIndex = -1;
      if (current) first ??= mark;
    }
    // One stop for the Tab key: the current quotation, else the first.
    (first ?? text.querySelector("mark") ?? text).tabIndex = 0;
    if (first) reveal(scroller, first);
  }

  return { node: text, update };
}

// In which language and direction the document or a translation is read.
function voice({ language, direction }) {
  return { lang: language, dir: direction };
}

// Scrolls inside the panel only: the page itself stays where it is.
function reveal(scroller, node) {
  const box = node.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  if (box.top < frame.top + 8 || box.bottom > frame.bottom - 8) {
    scroller.scrollTop += box.top - frame.top - frame.height / 3;
  }
}

function createList(story, state) {
  const list = element("ol", { class: "events" });
  const more = element("p", { class: "more" });
  for (const id of story.orders.dates) {
    const card = state.cards.get(id);
    list.append(element("li", { "data-event": id },
      element("button", { type: "button", onclick: () => state.go(id) },
        element("span", { class: "when", text: card.date }), element("span", { class: "what", text: card.title }))));
  }

  function update(scroller) {
    more.hidden = !story.cards.some((card) => !state.isKnown(card.id));
    more.textContent = story.words.more;
    for (const item of list.children) {
      const id = item.dataset.event;
      item.hidden = !state.isKnown(id);
      if (id === state.current) {
        item.setAttribute("aria-current", "true");
        if (list.offsetParent) reveal(scroller, item);
      } else item.removeAttribute("aria-current");
    }
  }

  return { node: element("div", {}, list, more), update };
}

function createAbout(story) {
  const record = element("dl", { class: "record" });
  for (const [label, value] of story.record) record.append(element("dt", { text: label }), element("dd", { text: value }));
  return element("div", { class: "about" },
    ...story.notes.map((note) => element("p", { text: note })), record,
    element("h2", { text: story.words.cite }), element("p", { class: "citation", text: story.citation }),
    ...story.credits.map((line) => element("p", { class: "credit-line", text: line })));
}

function createTabs(story, state) {
  const written = story.texts.length ? createDocument(story, state) : null;
  const list = createList(story, state);
  const shown = [["document", written?.node], ["events", list.node], ["about", createAbout(story)]].filter(([, node]) => node);
  const tabs = shown.map(([name, node]) => ({
    name,
    panel: element("div", { role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, tabindex: "0", class: "panel" }, node),
    tab: element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, text: story.words[name], onclick: () => open(name) }),
  }));
  const bar = element("div", { role: "tablist", class: "tabs" }, ...tabs.map(({ tab }) => tab));
  bar.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.stopPropagation();
    const now = tabs.findIndex(({ tab }) => tab === event.target);
    const next = tabs[(now + by + tabs.length) % tabs.length];
    open(next.name);
    next.tab.focus();
  });

  function open(name) {
    for (const each of tabs) {
      const selected = each.name === name;
      each.tab.setAttribute("aria-selected", String(selected));
      each.tab.tabIndex = selected ? 0 : -1;
      each.panel.hidden = !selected;
    }
    update();
  }

  function update() {
    written?.update(tabs[0].panel);
    list.update(tabs.at(-2).panel);
  }

  open(tabs[0].name);
  state.onChange(update);
  return { node: element("section", { class: "reading" }, bar, ...tabs.map(({ panel }) => panel)), update };
}
