// Which marks of a view are to be seen at this step: plotly drew them all, here they are shown, hidden or made quiet.

function createMarks(plot, view, story, state) {
  const traces = view.figure.data;
  const allPoints = view.points.flatMap(({ uid, rivals, first, hovers }) => {
    const trace = traces.find((each) => each.uid === uid);
    if (!trace) return [];
    const [x, y] = [numbers(trace.x), numbers(trace.y)];
    return first.map((day, n) => ({ uid, n, rivals, first: day, x: x[n], y: y[n], name: hovers[n], events: trace.customdata[n].split(" ").filter((id) => state.cards.has(id)) }));
  });
  const rivals = allPoints.filter((point) => point.rivals);
  const points = allPoints.filter((point) => !point.rivals && point.events.length);
  // Those that no event tells of stand on the map from their day on.
  const others = allPoints.filter((point) => !point.rivals && !point.events.length);
  const features = story.features
    .map((feature) => ({ ...feature, events: feature.events.filter((id) => state.cards.has(id)), on: false, uids: traces.map((trace) => trace.uid).filter((uid) => uid === feature.uid || uid.startsWith(`${feature.uid}__`)) }))
    .filter((feature) => feature.uids.length || view.pictures.includes(feature.uid));
  const marks = { features, stacks: [], others: [], rivals: [] };
  const outlines = new Map();

  function groups(uid) {
    return plot.querySelectorAll(`.trace${CSS.escape(uid)}`);
  }

  // What plotly drew for a feature: its traces, or its picture.
  function drawnFor(feature) {
    const picture = view.pictures.indexOf(feature.uid);
    return picture >= 0 ? [plot.querySelectorAll(".imagelayer image")[picture]].filter(Boolean) : feature.uids.flatMap((uid) => [...groups(uid)]);
  }

  // Plotly may draw a layer's points anew, so they are looked up once in every update.
  let found = new Map();

  function nodes(point) {
    if (!found.has(point.uid)) {
      const group = groups(point.uid)[0];
      found.set(point.uid, [".point", ".textpoint"].map((kind) => group?.querySelectorAll(kind) ?? []));
    }
    return found.get(point.uid).map((each) => each[point.n]).filter(Boolean);
  }

  // Of a series, the last state whose day has come; of a moment, all that has been told, or has come where nothing tells of it.
  function isOn(feature) {
    if (feature.time === "none") return true;
    if (feature.time === "moment" && !feature.events.length) return state.hindsight || feature.first <= state.card.day;
    if (feature.time === "moment") return state.isTold(feature.act) && feature.events.some((id) => state.isKnown(id) && state.isShown(id));
    const day = state.card.day;
    if (feature.first > day || (feature.last !== null && feature.last < day)) return false;
    const replaces = (other) => other.layer === feature.layer && other.series === feature.series && other.first > feature.first;
    return !story.features.some((other) => replaces(other) && other.first <= day);
  }

  function showFeatures() {
    for (const feature of features) {
      feature.on = isOn(feature);
      const past = feature.uids.length > 0 && feature.time === "state" && feature.valid_to !== null && feature.valid_to < state.card.day;
      const quiet = past || (feature.time === "moment" && feature.events.length > 0 && !feature.events.includes(state.current));
      for (const group of drawnFor(feature)) {
        Object.assign(group.dataset, { kind: feature.kind, time: feature.time });
        group.classList.toggle("off", !feature.on);
        group.classList.toggle("quiet", quiet);
      }
    }
  }

  function isEventOn(id) {
    const { act, adrift } = state.cards.get(id);
    return state.isKnown(id) && state.isShown(id) && !(adrift && !state.isTold(act));
  }

  function last(point) {
    return Math.max(...point.events.map(state.told));
  }

  // Of the marks on one spot only the current one, or the last one told, is drawn.
  function showPoints() {
    const spots = new Map();
    for (const point of points.filter((each) => each.events.some(isEventOn))) {
      const spot = `${point.x} ${point.y}`;
      spots.set(spot, [...(spots.get(spot) ?? []), point]);
    }
    const later = (a, b) => (last(b) >= last(a) ? b : a);
    const tops = new Set();
    marks.stacks = [...spots.values()].map((stack) => {
      const top = stack.find((point) => point.events.includes(state.current)) ?? stack.reduce(later);
      tops.add(top);
      return { x: top.x, y: top.y, events: [...new Set(stack.flatMap((point) => point.events.filter(isEventOn)))] };
    });
    for (const point of points) {
      for (const node of nodes(point)) {
        node.classList.toggle("off", !tops.has(point));
        node.classList.toggle("quiet", !point.events.includes(state.current));
      }
    }
  }

  function showOthers() {
    marks.others = others.filter((point) => state.hindsight || point.first <= state.card.day);
    for (const point of others) for (const node of nodes(point)) node.classList.toggle("off", !marks.others.includes(point));
  }

  // Rival places stand on the map while their event is the current one.
  function showRivals() {
    marks.rivals = rivals.filter((point) => point.events.includes(state.current));
    for (const point of rivals) for (const node of nodes(point)) node.classList.toggle("off", !marks.rivals.includes(point));
  }

  // A trace's line, cut at its gaps, in metres.
  marks.pieces = (uid) => {
    if (!outlines.has(uid)) outlines.set(uid, cut(traces.find((trace) => trace.uid === uid)));
    return outlines.get(uid);
  };

  function cut(trace) {
    const [x, y] = [numbers(trace.x), numbers(trace.y)];
    const pieces = [[]];
    x.forEach((value, n) => {
      if (Number.isFinite(value) && Number.isFinite(y[n])) pieces.at(-1).push([value, y[n]]);
      else pieces.push([]);
    });
    return pieces.filter((piece) => piece.length > 1);
  }

  function covers(feature, x, y, reach) {
    if (!feature.uids.length) return false;
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
    const named = [...marks.rivals, ...marks.others];
    const point = named[nearest(named.map(metres), x, y, reach * 1.6)];
    if (point) return { events: [], lines: [point.name] };
    const feature = [...features].reverse().find((each) => each.on && covers(each, x, y, reach));
    if (!feature) return null;
    const events = feature.events.filter((id) => state.isKnown(id) && state.isShown(id));
    return { events, lines: [feature.hover] };
  };

  marks.update = () => {
    found = new Map();
    showFeatures();
    showPoints();
    showOthers();
    showRivals();
  };

  return marks;
}
