// The document with its quotations, paragraph beside paragraph where it is translated.

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
  const first = text.querySelector("mark") ?? text;
  let current = [];
  let stop = first;

  function segment({ text: words, events }) {
    if (!events.length) return document.createTextNode(words);
    const next = () => state.goToId(events[(events.indexOf(state.id) + 1) % events.length]);
    const mark = element("mark", {
      "data-events": events.join(" "),
      tabindex: "-1",
      role: "button",
      text: words,
      onclick: next,
      onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); next(); } },
    });
    for (const event of events) marks.set(event, [...(marks.get(event) ?? []), mark]);
    return mark;
  }

  function update() {
    for (const mark of current) mark.classList.remove("current");
    current = marks.get(state.id) ?? [];
    for (const mark of current) mark.classList.add("current");
    // One stop for the Tab key: the current quotation, else the first.
    stop.tabIndex = -1;
    stop = current[0] ?? first;
    stop.tabIndex = 0;
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

  return { node: text, update, current: () => current[0], range };
}

// In which language and direction the document or a translation is read.
function voice({ language, direction }) {
  return { lang: language, dir: direction };
}
