// Which marks of a view are to be seen at this step: plotly drew them all, here they are shown, hidden or made quiet.

function createMarks(plot, view, story, state) {
  const traces = view.figure.data;
  const none = { uid: "none", events: [], x: [], y: [] };
  const pointsOf = (layer) => traces
    .filter((trace) => trace.meta === layer)
    .map((trace) => ({ uid: trace.uid, events: trace.customdata, x: numbers(trace.x), y: numbers(trace.y) }))[0] ?? none;
  const points = pointsOf("events");
  const rivals = pointsOf("candidates");
  const features = story.features
    .map((feature) => ({ ...feature, on: false, uids: traces.map((trace) => trace.uid).filter((uid) => uid === feature.uid || uid.startsWith(`${feature.uid}__`)) }))
    .filter((feature) => feature.uids.length && feature.layer !== "candidates");
  const marks = { features, stacks: [], rivals: [] };

  function groups(uid) {
    return plot.querySelectorAll(`.trace${CSS.escape(uid)}`);
  }

  // Of a series, the last state whose day has come; of a moment, all that has been told.
  function isOn(feature) {
    if (feature.time === "none") return true;
    if (feature.time === "moment") return state.isTold(feature.act) && feature.events.some((id) => state.isKnown(id) && state.isShown(id));
    const day = state.card.day;
    if (feature.first > day || (feature.last !== null && feature.last < day)) return false;
    const replaces = (other) => other.layer === feature.layer && other.series === feature.series && other.first > feature.first;
    return !features.some((other) => replaces(other) && other.first <= day);
  }

  function showFeatures() {
    for (const feature of features) {
      feature.on = isOn(feature);
      const quiet = feature.time === "moment" && !feature.events.includes(state.current);
      for (const group of feature.uids.flatMap((uid) => [...groups(uid)])) {
        group.classList.toggle("off", !feature.on);
        group.classList.toggle("quiet", quiet);
      }
    }
  }

  function isPointOn(id) {
    const { act, adrift } = state.cards.get(id);
    return state.isKnown(id) && state.isShown(id) && !(adrift && !state.isTold(act));
  }

  // Of the marks on one spot only the current one, or the last one told, is drawn.
  function showPoints() {
    const spots = new Map();
    points.events.forEach((id, n) => {
      if (!isPointOn(id)) return;
      const spot = `${points.x[n]} ${points.y[n]}`;
      spots.set(spot, [...(spots.get(spot) ?? []), n]);
    });
    const later = (a, b) => (state.told(points.events[b]) >= state.told(points.events[a]) ? b : a);
    const tops = new Set();
    marks.stacks = [...spots.values()].map((stack) => {
      const top = stack.find((n) => points.events[n] === state.current) ?? stack.reduce(later);
      tops.add(top);
      return { x: points.x[top], y: points.y[top], events: stack.map((n) => points.events[n]) };
    });
    groups(points.uid)[0]?.querySelectorAll(".point").forEach((node, n) => {
      node.classList.toggle("off", !tops.has(n));
      node.classList.toggle("quiet", points.events[n] !== state.current);
    });
  }

  // Rival places stand on the map while their event is the current one.
  function showRivals() {
    marks.rivals = rivals.events.flatMap((id, n) => (id === state.current ? [{ x: rivals.x[n], y: rivals.y[n] }] : []));
    const group = groups(rivals.uid)[0];
    for (const kind of [".point", ".textpoint"]) {
      group?.querySelectorAll(kind).forEach((node, n) => node.classList.toggle("off", rivals.events[n] !== state.current));
    }
  }

  // The events that a click on a mark may mean: a stack's, the last one told first.
  marks.eventsAt = (point) => {
    const { meta, customdata } = point.data;
    const named = customdata?.[meta === "events" || meta === "candidates" ? point.pointNumber : 0] ?? "";
    const events = named.split(" ").filter(Boolean);
    const stack = meta === "events" ? marks.stacks.find((each) => each.events.includes(events[0])) : null;
    return (stack ? [...stack.events].reverse() : events).filter((id) => state.isKnown(id) && state.isShown(id));
  };

  marks.update = () => {
    showFeatures();
    showPoints();
    showRivals();
  };

  return marks;
}
