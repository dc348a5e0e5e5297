// The labels of a view: which of them are wanted at this step, and where each finds room. A label becomes part of the page when it
// is first placed.

// Half of the ring around the current event's places, with its edge; and how far a name keeps from it, and from a mark.
const RING_PX = 17;
const INSET_RING_PX = 12;
const BESIDE_RING_PX = 2;
const BESIDE_PX = 4;
// Half of the dot of a town, and of the sign of a capital, with their edges.
const DOT_PX = { town: 2.5, capital: 5.5 };
// How many events there are on a spot stands so far from its middle.
const COUNT_PX = 17;
// The class of names of the current event's areas and lines.
const OF_EVENT = "of-event";
const NO_PATH = new Float64Array(0);
// Where a label is not called for by the current event, so many are tried, the most important first: no view holds more.
const MOST_TRIED = 2000;
// A label that names a point so far beyond the frame cannot reach into it.
const REACH_OF_A_LABEL_PX = 300;

function createNames(layer, view, story, frame, marks, state, features) {
  const type = createType(layer);
  const lettering = createLettering(layer, type);
  const halves = story.ink.signs.map(halfOfSign);
  const labels = createTable(view.labels, story.dictionary).rows();
  for (const label of labels) {
    label.events = listed(label.events);
    label.path = label.path.length ? unstepped(label.path) : NO_PATH;
    Object.assign(label, { dotted: label.kind === "town" || label.kind === "capital", sizes: [], parts: null, shown: "", lines: "" });
  }
  // Not along rivers that are lettered themselves.
  const lettered = new Set(labels.filter((label) => label.path.length).map((label) => label.feature));
  let seen = new Set();
  let badges = [];
  let screen = { pose: "", points: [], inReach: [], marksAt: new Map(), linesAt: new Map() };

  // Type has another size, or another distance between its letters.
  function renew() {
    if (!type.renew()) return;
    for (const label of labels) {
      label.written?.remove();
      Object.assign(label, { sizes: [], written: undefined, course: undefined, shown: "" });
    }
  }

  // 2 for the current event's places, 1 for its areas and lines, 0 for the rest; null for what is not wanted now.
  function urgency(label) {
    const isFine = frame.scale * view.metres <= label.scale;
    if (state.asked.off.has(label.layer)) return null;
    if (label.base) return isFine ? 0 : null;
    if (label.place) {
      if (label.first > state.day && !state.hindsight) return null;
      if (!state.isOverview && state.cards.at("places", state.current).includes(label.place)) return 2;
      return isFine ? 0 : null;
    }
    // A point; what no card tells of has no events.
    if (label.feature < 0) {
      if (label.events.includes(state.current)) return 2;
      return isFine && (label.events.some(state.isMarked) || marks.isOtherAt(label.x, label.y)) ? 0 : null;
    }
    const feature = features[label.feature];
    if (!feature?.on) return null;
    if (feature.current) return 1;
    return !feature.fleeting && isFine ? 0 : null;
  }

  function isInReach(x, y) {
    return x > -REACH_OF_A_LABEL_PX && y > -REACH_OF_A_LABEL_PX && x < frame.width + REACH_OF_A_LABEL_PX && y < frame.height + REACH_OF_A_LABEL_PX;
  }

  // Where marks stand on the screen, and how much room they take; of those on one spot, one.
  function spotsOnScreen(pose) {
    const { marksAt } = onScreen(pose);
    const there = new Map();
    marks.each((x, y, sheet, n) => {
      if (!marksAt.has(sheet)) marksAt.set(sheet, []);
      const spot = (marksAt.get(sheet)[n] ??= spotOf(x, y, halves[sheet.sign[n]] * frame.grown));
      if (spot.isInReach && (there.get(spot.key)?.half ?? 0) < spot.half) there.set(spot.key, spot);
    });
    return [...there.values()];
  }

  function spotOf(wide, high, half) {
    const [x, y] = frame.toScreen(wide, high);
    return { x, y, half, isInReach: isInReach(x, y), key: Math.round(x) * 0x10000 + Math.round(y) };
  }

  // Half of the mark on a point; 0 for none.
  const markAt = (x, y) => largest(marks.beside(x, y, RULES.same * frame.scale));
  const largest = (there) => there.reduce((half, [sheet, n]) => (sheet.on[n] ? Math.max(half, halves[sheet.sign[n]] * frame.grown) : half), 0);

  // Likewise of a label's point; who may stand there is the same at one scale.
  function markOf(label) {
    if (label.beside?.scale !== frame.scale) label.beside = { scale: frame.scale, marks: marks.beside(label.x, label.y, RULES.same * frame.scale) };
    return largest(label.beside.marks);
  }

  // Where labels' points, marks and lines lie on the screen; worked out once for as long as the map stays where it is.
  function onScreen(pose) {
    if (screen.pose !== pose) {
      const points = labels.map((label) => frame.toScreen(label.x, label.y));
      const inReach = points.map(([x, y], n) => labels[n].path.length > 0 || isInReach(x, y));
      screen = { pose, points, inReach, marksAt: new Map(), linesAt: new Map() };
    }
    return screen;
  }

  // Points along the lines and arrows that are to be seen, close enough together for a label to notice them.
  function linesOnScreen(pose) {
    const { linesAt } = onScreen(pose);
    const shown = marks.features.filter((feature) => feature.on && feature.line && !lettered.has(feature.place) && (!feature.fleeting || feature.current));
    return shown.flatMap((feature) => {
      if (!linesAt.has(feature)) linesAt.set(feature, marks.lines(feature).flatMap(pointsAlong));
      return linesAt.get(feature);
    });
  }

  function pointsAlong(line) {
    const points = [];
    for (let n = 0; n < line.length; n += 2) {
      const point = frame.toScreen(line[n], line[n + 1]);
      points.push(...(n ? between(points.at(-1), point) : [point]));
    }
    return points;
  }

  function between([x1, y1], [x2, y2]) {
    const count = Math.min(200, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / RULES.lineStep));
    return Array.from({ length: count }, (_, n) => [x1 + ((x2 - x1) * (n + 1)) / count, y1 + ((y2 - y1) * (n + 1)) / count]);
  }

  // In the order of importance; a place with a mark is named before its neighbours without one, whose names would be read as the
  // mark's.
  function wanted(pose) {
    const { points, inReach } = onScreen(pose);
    const ranks = new Map();
    labels.forEach((label, n) => {
      if (!inReach[n]) return;
      const urgent = urgency(label);
      if (urgent === null) return;
      const isPoint = !label.base && label.feature < 0;
      const mark = markOf(label);
      const rank = label.base * 1000 + (2 - urgent) * 100 + (isPoint && mark ? 0 : 10) + label.rank;
      if (!ranks.has(rank)) ranks.set(rank, []);
      ranks.get(rank).push({ label, at: points[n], urgent, mark });
    });
    return [...ranks.keys()].sort((a, b) => a - b).flatMap((rank) => ranks.get(rank));
  }

  // In pixels: boxes of what lies over the map.
  function update(taken) {
    const half = (view.inset ? INSET_RING_PX : RING_PX) * frame.grown;
    const rings = marks.at(state.current).map(([x, y]) => frame.toScreen(x, y)).map(([x, y]) => ({ x, y, half, isRing: true }));
    const pose = `${frame.x} ${frame.y} ${frame.scale} ${frame.width} ${frame.height} ${frame.grown}`;
    const found = wanted(pose);
    const dots = found.filter(({ label }) => label.dotted).map(({ at }) => at);
    const rooms = createRooms(taken, [...spotsOnScreen(pose), ...rings], [...linesOnScreen(pose), ...dots], frame);
    const now = new Set();
    let tried = 0;
    function place(each) {
      if (!each.urgent && !each.label.base && (tried += 1) > MOST_TRIED) return;
      const room = rooms.find(measured(each, rings, pose));
      if (room) show(each, room);
      if (room) now.add(each.label);
    }
    const [first, others] = [found.filter(({ urgent }) => urgent === 2), found.filter(({ urgent }) => urgent !== 2)];
    first.forEach(place);
    count(rooms, rings);
    others.forEach(place);
    for (const label of seen) if (!now.has(label)) hide(label);
    seen = now;
  }

  // Half of the ring around a point; 0 for none.
  function ringAt(rings, [x, y]) {
    return rings.find((ring) => apart(ring, { x, y }) <= RULES.same)?.half ?? 0;
  }

  function measured({ label, at, urgent, mark }, rings, pose) {
    const [x, y] = at;
    const ring = ringAt(rings, at);
    const { grown } = frame;
    const dot = label.dotted && !mark ? DOT_PX[label.kind] * grown : 0;
    const gap = ring ? ring + BESIDE_RING_PX * grown : mark ? mark + BESIDE_PX * grown : label.kind === "front" ? RULES.lineGap * grown : dot + GAP * grown;
    const yields = !urgent && (label.base || RULES.spread.includes(label.kind));
    return { x, y, gap, yields, mark, dot, anchors: label.anchors, course: courseOf(label, pose), ...sizeOf(label, urgent) };
  }

  function sizeOf(label, urgent) {
    label.sizes[urgent] ??= type.set(label.text, type.faceOf(urgent === 1 ? `${label.kind} ${OF_EVENT}` : label.kind, label.size, urgent === 2));
    return label.sizes[urgent];
  }

  // The line along which a label may be written, on the screen; the same as long as the map stays where it is.
  function courseOf(label, pose) {
    if (!label.path.length) return null;
    if (label.course?.pose === pose) return label.course;
    label.written ??= lettering.written(label, styleOf(label));
    const points = Array.from({ length: label.path.length / 2 }, (_, n) => frame.toScreen(label.path[2 * n], label.path[2 * n + 1]));
    label.course = { ...label.written.course, points, pose };
    return label.course;
  }

  // How many events there are on a spot.
  function count(rooms, rings) {
    const face = type.faceOf("town count", 1, false);
    const shown = [];
    for (const { x, y, count: events } of marks.spots.stacks(state)) {
      const at = frame.toScreen(x, y);
      if (!isInReach(...at)) continue;
      const text = String(events);
      const ring = ringAt(rings, at);
      const gap = ring ? ring + BESIDE_RING_PX * frame.grown : COUNT_PX * frame.grown;
      const room = rooms.find({ x: at[0], y: at[1], mark: markAt(x, y), dot: 0, anchors: ["ne", "nw", "se", "sw"], gap, ...type.set(text, face) });
      if (room) shown.push({ text, box: room.boxes[0] });
    }
    while (badges.length < shown.length) badges.push(layer.appendChild(element("span", { class: "label count" })));
    badges.forEach((node, n) => {
      node.hidden = n >= shown.length;
      if (node.hidden) return;
      node.textContent = shown[n].text;
      node.style.transform = `translate(${shown[n].box.left}px, ${shown[n].box.top}px)`;
    });
  }

  function styleOf({ size, color }) {
    return `--size: ${size}; --color: ${color};`;
  }

  function made(label) {
    const node = element("span", { class: `label label-${label.kind}`, style: styleOf(label) });
    const dot = label.dotted ? element("span", { class: `dot dot-${label.kind}` }) : null;
    layer.append(...[dot, node].filter(Boolean));
    return { node, dot };
  }

  function show({ label, at, urgent, mark }, room) {
    const current = urgent === 2;
    const shown = `${at} ${urgent} ${mark > 0} ${room.arc ? Object.values(room.arc) : [room.boxes[0].left, room.boxes[0].top]}`;
    if (label.shown === shown) return;
    label.shown = shown;
    label.parts ??= made(label);
    const { node, dot } = label.parts;
    node.hidden = room.arc !== null;
    if (room.arc) label.written.show(room.arc);
    else label.written?.hide();
    const lines = sizeOf(label, urgent).lines.join("\n");
    // Text that is written anew is laid out anew.
    if (label.lines !== lines) node.textContent = label.lines = lines;
    node.classList.toggle("current", current);
    node.classList.toggle(OF_EVENT, urgent === 1);
    if (!room.arc) node.style.transform = `translate(${room.boxes[0].left}px, ${room.boxes[0].top}px)`;
    if (!dot) return;
    dot.hidden = mark > 0;
    dot.style.transform = `translate(${at[0]}px, ${at[1]}px)`;
  }

  function hide(label) {
    label.shown = "";
    label.parts.node.hidden = true;
    if (label.parts.dot) label.parts.dot.hidden = true;
    label.written?.hide();
  }

  // What a point is called, of an event that names these places; "" where it has no name.
  function nameAt(x, y, places) {
    const isThere = (label) => !label.base && label.feature < 0 && Math.abs(label.x - x) <= 1 && Math.abs(label.y - y) <= 1;
    const isOnly = (label) => places.length === 1 && label.place === places[0];
    return (labels.find(isThere) ?? labels.find(isOnly))?.text ?? "";
  }

  return { update, nameAt, renew };
}
