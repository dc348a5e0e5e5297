// What stands beside the map while presenting: of the current step one quotation, large, how it is told, by whom and when.

// buttons: what it has below.
function createSlide(story, state, buttons) {
  const { words } = story;
  const told = element("div", { class: "told", tabindex: "0" });
  const node = element("section", { class: "slide", "aria-label": words.slide }, told, buttons);
  const line = (name, text) => (text ? element("p", { class: name, text }) : null);

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function showOverview({ title, when, rows }) {
    told.replaceChildren(...[line("when", when), element("h2", { class: "words", text: title || rows[0] }), ...rows.slice(title ? 0 : 1).map((text) => line("voice", text))].filter(Boolean));
  }

  function showEvent() {
    const card = state.cards.row(state.current);
    told.replaceChildren(...[
      line("number", state.onOrder && filled(words.step_of, { number: state.position + 1, count: state.length })),
      line("when", card.date),
      line("stance", card.stance),
      line("voice", card.voice),
      // Without a quotation the title stands in its place.
      element("h2", { class: card.extract ? "spoken" : "words", text: card.title, ...said(story) }),
      card.extract ? element("blockquote", { ...voice(story.texts[card.extract_of]), class: "words", text: card.extract }) : null,
    ].filter(Boolean));
  }

  function update() {
    if (state.isOverview) showOverview(story.overview);
    else showEvent();
    told.scrollTop = 0;
  }

  return { node, update };
}
