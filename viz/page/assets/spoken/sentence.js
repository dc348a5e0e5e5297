// The map in words at this step: who says what and how, where, how the front runs, and what is asked. Written by Python, put together
// as the map is.

// features: see createFeatures.
function createSentence(story, state, features) {
  const { words } = story;

  function ofOverview({ title, when, rows, as_of: asOf }) {
    return [title, when, ...rows, asOf].filter(Boolean).join(". ");
  }

  function ofEvent() {
    const fronts = features.filter((feature) => feature.on && feature.captioned).map((feature) => feature.spoken);
    const question = state.onOrder ? story.steps[state.order]?.[state.number]?.question : "";
    return [
      state.cards.at("spoken", state.current) || state.line(state.current), ...fronts,
      question ? words.asked_question.replace("{question}", () => question) : "",
    ].filter(Boolean).join(" ");
  }

  return () => (state.isOverview ? ofOverview(story.overview) : ofEvent());
}

// The main map as one image, whose name is the sentence; what is drawn is hidden from whoever hears it.
function createPictured(state, sentence) {
  const node = element("div", { class: "pictured", role: "img" });
  const update = () => { node.setAttribute("aria-label", sentence()); };
  state.onChange(update);
  update();
  return node;
}
