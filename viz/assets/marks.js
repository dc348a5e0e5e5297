// Which marks of a view are to be seen at this step: plotly drew them all, here they are shown, hidden or made quiet.

function createMarks(plot, view, story, state) {
  const traces = view.figure.data;
  const none = { uid: "none", events: [], names: [], x: [], y: [] };
  const pointsOf = (layer) => traces
    .filter((trace) => trace.meta === layer)
    .map((trace) => ({ uid: trace.uid, events: trace.customdata, names: trace.hovertext, x: numbers(trace.x), y: numbers(trace.y) }))[0] ?? none;
  const points = pointsOf("events");
  const rivals = pointsOf("candidates");
  const features = story.features
    .map((feature) => ({ ...feature, on: false, uids: traces.map((trace) => trace.uid).filter((uid) => uid === feature.uid || uid.startsWith(`${feature.uid}__`)) }))
    .filter((feature) => feature.uids.length && feature.layer !== "candidates");
  const marks = { features, stacks: [], rivals: [] };
  const outlines = new Map();

  function groups(uid) {
    return plot.querySelectorAll(`.trace${CSS.escape(uid)}`);
  }

  // Of a series, the last state whose day has come; of a moment, all that has been told, or has come where nothing tells of it.
  function isOn(feature) {
    if (feature.time === "none") return true;
    if (feature.time === "moment" && !feature.events.length) return state.hindsight || feature.first <= state.card.day;
    if (feature.time === "moment") return state.isTold(feature.act) && feature.events.some((id) => state.isKnown(id) && state.isShown(id));
    const day = state.card.day;
    if (feature.first > day || (feature.last !== null && feature.last < day)) return false;
    const replaces = (other) => other.layer === feature.layer && other.series === feature.series && other.first > feature.first;
    return !features.some((other) => replaces(other) && other.first <= day);
  }

  function showFeatures() {
    for (const feature of features) {
      feature.on = isOn(feature);
      const past = feature.time === "state" && feature.valid_to !== null && feature.valid_to < state.card.day;
      const quiet = past || (feature.time === "moment" && feature.events.length > 0 && !feature.events.includes(state.current));
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
    marks.rivals = rivals.events.flatMap((id, n) => (id === state.current ? [{ x: rivals.x[n], y: rivals.y[n], name: rivals.names[n] }] : []));
    const group = groups(rivals.uid)[0];
    for (const kind of [".point", ".textpoint"]) {
      group?.querySelectorAll(kind).forEach((node, n) => node.classList.toggle("off", rivals.events[n] !== state.current));
    }
  }

  // A trace's line, cut at its gaps, in metres.
  marks.pieces = (uid) => {
    if (!outlines.has(uid)) outlines.set(uid, cut(traces.find((trace) => trace.uid === uid)));
    return outlines.get(uid);
  };

  function cut(trace) {
    const [x, y] = [numbers(trace.x), numbers(trace.y)];
    const found = [[]];
    x.forEach((value, n) => {
      if (Number.isFinite(value) && Number.isFinite(y[n])) found.at(-1).push([value, y[n]]);
      else found.push([]);
    });
    return found.filter((piece) => piece.length > 1);
  }

  function covers(feature, x, y, reach) {
    const pieces = marks.pieces(feature.uid);
    if (feature.filled) return pieces.some((piece) => isInside(piece, x, y));
    return pieces.some((piece) => piece.some((point, n) => n && distanceToSegment([x, y], piece[n - 1], point) < reach));
  }

  // What is to be seen at a place, in metres, within reach of it: a stack with the last event told first, or a rival
  // place, or the uppermost line, arrow or area.
  marks.hit = (x, y, reach) => {
    const metres = (each) => [each.x, each.y];
    const stack = marks.stacks[nearest(marks.stacks.map(metres), x, y, reach * 2.2)];
    if (stack) {
      const events = [...stack.events].reverse();
      return { events, lines: events.map((id) => state.cards.get(id).line) };
    }
    const rival = marks.rivals[nearest(marks.rivals.map(metres), x, y, reach * 1.6)];
    if (rival) return { events: [], lines: [rival.name] };
    const feature = [...features].reverse().find((each) => each.on && covers(each, x, y, reach));
    if (!feature) return null;
    const events = feature.events.filter((id) => state.isKnown(id) && state.isShown(id));
    return { events, lines: [feature.hover] };
  };

  marks.update = () => {
    showFeatures();
    showPoints();
    showRivals();
  };

  return marks;
}
