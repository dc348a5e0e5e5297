// The lines, arrows, areas and pictures of a story: which of them are to be seen at this step, and which are quiet.

function createFeatures(story, state) {
  const features = createTable(story.features, story.dictionary).rows();
  const series = new Map();
  for (const [place, feature] of features.entries()) {
    Object.assign(feature, { place, events: listed(feature.events), explained: listed(feature.explained), on: false, quiet: false });
    const states = `${feature.layer} ${feature.series}`;
    if (feature.time === "state") series.set(states, [...(series.get(states) ?? []), feature]);
  }

  // Of each series the last state whose day has come; of a moment, all that has been told, or has come where nothing tells of it.
  function isOn(feature) {
    if (state.asked.off.has(feature.layer)) return false;
    if (feature.time === "none") return true;
    // Rows that stand for themselves are left out by a filter, states too: nothing of a document follows from them.
    if (story.overview && feature.events.length && !feature.events.some(state.isKnown)) return false;
    if (state.isOverview) return true;
    if (feature.time === "moment" && !feature.events.length) return state.hindsight || feature.first <= state.day;
    if (feature.time === "moment") return state.isTold(feature.act) && feature.events.some((place) => state.isKnown(place) && state.isShown(place));
    if (feature.first > state.day || (feature.last !== null && feature.last < state.day)) return false;
    return !series.get(`${feature.layer} ${feature.series}`).some((other) => other.first > feature.first && other.first <= state.day);
  }

  function update() {
    for (const feature of features) {
      feature.on = isOn(feature);
      const past = !state.isOverview && feature.kind !== "image" && feature.time === "state" && feature.valid_to !== null && feature.valid_to < state.day;
      feature.current = feature.events.includes(state.current);
      feature.quiet = past || (!state.isOverview && feature.time === "moment" && feature.events.length > 0 && !feature.current);
    }
  }

  // What the pointer is told of a feature; where only one event's card says it, the card's line.
  features.line = (feature) => feature.hover || (feature.events.length ? state.line(feature.events[0]) : "");
  update();
  state.onChange(update);
  return features;
}
