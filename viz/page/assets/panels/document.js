// The document with its quotations, paragraph beside paragraph where it is translated. It reads as text: of the quotations only one is
// a control, to which Tab leads; `n` goes on from one to the next.

function createDocument(story, state) {
  const [original, ...translations] = story.texts;
  const marks = new Map();
  const paragraph = (written, number) => element("p", { ...voice(written), class: written.quiet ? "foreign" : undefined }, ...written.paragraphs[number].map(segment));
  const text = element("div", translations.length ? { class: "text parallel" } : { ...voice(original), class: "text" });
  for (const number of original.paragraphs.keys()) {
    text.append(translations.length
      ? element("div", { class: "pair", dir: original.direction },
        paragraph(original, number), element("div", {}, ...translations.map((each) => paragraph(each, number))))
      : element("p", {}, ...original.paragraphs[number].map(segment)));
  }
  const every = [...text.querySelectorAll("mark")];
  let current = [];
  let stop = null;

  function segment({ text: words, events }) {
    if (!events.length) return document.createTextNode(words);
    const mark = element("mark", { "data-events": events.join(" "), tabindex: "-1", text: words });
    for (const event of events) marks.set(event, [...(marks.get(event) ?? []), mark]);
    return mark;
  }

  const eventsOf = (mark) => mark.dataset.events.split(" ");

  // To the step of a quotation; of one that several events rest on, to one after the other.
  function follow(mark) {
    const events = eventsOf(mark);
    state.goToId(events[(events.indexOf(state.id) + 1) % events.length]);
  }

  // The one stop for the Tab key, which says which quotation it is, and of which event.
  function stopAt(mark) {
    if (!mark) return;
    if (stop && stop !== mark) {
      stop.tabIndex = -1;
      for (const name of ["role", "aria-description"]) stop.removeAttribute(name);
    }
    stop = mark;
    const place = eventsOf(mark).map(state.place).find(state.isKnown);
    const said = { number: every.indexOf(mark) + 1, count: every.length, line: place === undefined ? "" : state.line(place) };
    stop.tabIndex = 0;
    stop.setAttribute("role", "button");
    stop.setAttribute("aria-description", story.words.quotation.replace(/\{(\w+)\}/g, (_, name) => said[name]).trim());
  }

  // The focus goes by so many quotations from the one that has it; to the current one, else the first, where none has.
  function walk(by) {
    const at = every.indexOf(text.getRootNode().activeElement);
    stopAt(at < 0 ? stop : every[Math.max(0, Math.min(every.length - 1, at + by))]);
    stop?.focus();
  }

  function press(event) {
    const mark = event.target.closest("mark");
    if (!mark || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") follow(mark);
    else if (event.code === "KeyN") walk(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }

  function click(event) {
    const mark = event.target.closest("mark");
    if (mark) follow(mark);
  }

  function update() {
    for (const mark of current) mark.classList.remove("current");
    current = marks.get(state.id) ?? [];
    for (const mark of current) mark.classList.add("current");
    // Who walks from quotation to quotation stays where he is.
    const held = text.getRootNode().activeElement;
    stopAt(current.includes(held) ? held : current[0] ?? every[0]);
  }

  // Letters of a paragraph of a text, by their numbers.
  function range(number, paragraph, start, end) {
    const pair = text.children[paragraph];
    const walker = document.createTreeWalker(pair.matches("p") ? pair : pair.querySelectorAll("p")[number], NodeFilter.SHOW_TEXT);
    const found = document.createRange();
    let from = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const to = from + node.length;
      if (start >= from && start < to) found.setStart(node, start - from);
      if (end > from && end <= to) found.setEnd(node, end - from);
      from = to;
    }
    return found;
  }

  text.addEventListener("click", click);
  text.addEventListener("keydown", press);
  return { node: text, update, current: () => current[0], range, walk, hasStop: every.length > 0 };
}

// In which language the dossier itself speaks, where it is not the page's.
function said({ own_language: language }) {
  return language ? { lang: language } : {};
}

// In which language and direction the document or a translation is read.
function voice({ language, direction }) {
  return { lang: language, dir: direction };
}
