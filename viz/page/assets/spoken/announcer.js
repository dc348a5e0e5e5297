// The only place where the page says aloud what has changed: a step, hindsight, what is kept, layers, what is not there.

// sentence(): the map in words, see createSentence.
function createAnnouncer(story, state, sentence) {
  const { words } = story;
  const node = element("p", { class: "spoken", "aria-live": "polite" });
  const names = new Map([[BASE_MAP, words.base_map], [BASE_NAMES, words.base_names], ...story.layers.map(({ id, name }) => [id, name])]);
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  let before = seen();

  function seen() {
    const { hindsight, current, order, asked: { filters, kept, off }, unmet } = state;
    return { hindsight, step: `${order} ${current}`, filters, kept, off, unmet };
  }

  function ofStep() {
    return state.isOverview ? sentence() : `${state.line(state.current)}. ${sentence()}`;
  }

  function ofHindsight() {
    return filled(state.hindsight ? words.hindsight_on : words.hindsight_off, { count: state.later.length });
  }

  function ofChoice() {
    const { kept, count } = keptOf(state);
    return filled(state.isNarrowed ? words.kept : words.kept_all, { kept, count });
  }

  function ofLayers() {
    const changed = [...names.keys()].filter((id) => before.off.has(id) !== state.asked.off.has(id));
    return changed.map((id) => filled(state.asked.off.has(id) ? words.layer_off : words.layer_on, { layer: names.get(id) })).join(" ");
  }

  function update(isStep) {
    const now = seen();
    const said = [
      state.unmet.length && now.unmet !== before.unmet ? unmetWords(state, words) : "",
      now.hindsight === before.hindsight ? "" : ofHindsight(),
      now.filters === before.filters && now.kept === before.kept ? "" : ofChoice(),
      now.off === before.off ? "" : ofLayers(),
      isStep || now.step !== before.step ? ofStep() : "",
    ].filter(Boolean);
    before = now;
    if (said.length) say(said.join(" "));
  }

  function say(text) {
    node.textContent = text;
  }

  state.onChange(update);
  return { node, say };
}
