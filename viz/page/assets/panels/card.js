// The card of the current event. Every string was written by Python; here it only finds its place.

// isOnMap(place): whether an event has a place on one of the maps; pictures: see createPictures.
function createCard(story, state, isOnMap, pictures) {
  const { words } = story;
  const own = said(story);
  const node = element("article", { class: "card", "aria-label": words.card, tabindex: "-1" });

  const line = (name, text, by) => (text ? element("p", { class: name, text, ...by }) : null);
  const named = (label, text, name) => (text ? element("p", { class: name }, element("b", { text: `${label}: ` }), document.createTextNode(text)) : null);
  const fold = (title, name, ...children) => {
    const inside = children.filter(Boolean);
    return inside.length ? element("details", { class: name }, element("summary", { text: title }), ...inside) : null;
  };

  // The words in the language of the document, then in those of its translations.
  function quotations(card) {
    return [card.quotation, ...card.translated].map((words, number) => (words ? element("blockquote", { ...voice(story.texts[number]), text: words }) : null));
  }

  // The words that a row rests on, each with where it stands.
  function passages(card) {
    return card.passages.map(({ where, words }) => element("figure", { class: "mention" },
      element("blockquote", { dir: "auto", text: words }), element("figcaption", { text: where })));
  }

  function where(card, missing) {
    if (!missing) return named(words.place, card.place, "place");
    return card.place ? named(words.off_map, card.place, "place missing") : line("place missing", words.place_unknown);
  }

  function outcome(card) {
    const links = card.outcome.map((id) => element("li", {}, element("button", { type: "button", class: "link", onclick: () => state.goToId(id), text: state.line(state.place(id)) })));
    return fold(words.outcome, "outcome", line("fate", card.fate, own), links.length ? element("ul", {}, ...links) : null);
  }

  function rivals(card) {
    if (!card.candidates.length) return null;
    return element("div", { class: "candidates" }, element("h3", { text: words.candidates }), element("ul", {}, ...card.candidates.map((rival) => element("li", { class: rival.preferred ? "preferred" : "" },
      rival.letter ? element("b", { class: "letter", text: rival.letter }) : null,
      element("span", { text: `${rival.value}` }), rival.says ? element("small", { text: rival.says, ...own }) : null))));
  }

  function linked(name, text, url) {
    return element("p", { class: name }, /^https?:\/\//.test(url) ? element("a", { href: url, rel: "noreferrer", text }) : document.createTextNode(text));
  }

  function lesson(step) {
    if (!step) return null;
    const inside = [line("question", step.question, own), fold(words.answer, "answer", line("", step.answer, own)),
      fold(words.teacher, "teacher", line("", step.teacher_note, own))].filter(Boolean);
    return inside.length ? element("div", { class: "lesson" }, ...inside) : null;
  }

  // What there is to be seen, while no event is the current one.
  function showOverview({ title, when, rows, how }) {
    node.replaceChildren(...[line("when", when), title ? element("h2", { text: title }) : null, ...rows.map((text) => line("summary", text)), line("how", how)].filter(Boolean));
    node.dataset.event = "";
  }

  function update() {
    if (state.isOverview) showOverview(story.overview);
    else showEvent();
  }

  // A row of a table has nothing to be looked up: what is said of its source is a line. So is that nobody has reviewed a draft.
  function evidence(card) {
    const plain = card.draft || (!card.sources.length && !card.note);
    const folded = [plain ? null : line("", card.evidence), line("", card.note, own), ...card.sources.map(({ citation, url }) => linked("source", citation, url))];
    return [plain ? line("evidence", card.evidence) : null, fold(words.evidence, "evidence", ...folded)];
  }

  // All that is told of an event, and asked at a step.
  function told(place, step) {
    const card = state.cards.row(place);
    return [
      card.date && element("p", { class: "when" }, element("time", { text: card.date })),
      element("h2", { text: card.title, ...own }),
      state.isWanted(place) ? null : line("outside", words.outside),
      ...quotations(card),
      line("manner", card.manner),
      lesson(step),
      pictures.figure(card.picture),
      line("summary", card.summary, own),
      ...passages(card),
      line("told-by", card.told_by),
      named(words.message, card.message, "message"),
      where(card, !isOnMap(place)),
      fold(words.names, "other-names", ...card.names.map((names) => line("", names))),
      fold(words.records, "records", ...card.records.map(({ record, url }) => linked("", record, url))),
      rivals(card),
      outcome(card),
      fold(words.reckoning, "reckoning", line("", card.written)),
      ...evidence(card),
    ].filter(Boolean);
  }

  function showEvent() {
    node.replaceChildren(...told(state.current, state.onOrder ? story.steps[state.order]?.[state.number] : undefined));
    node.dataset.event = state.id;
  }

  state.onChange(update);
  return { node, told, update, follow: () => { node.scrollTop = 0; } };
}
