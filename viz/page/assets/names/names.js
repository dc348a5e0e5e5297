// The labels of a view: which of them are wanted at this step, and where each finds room.

const RING_PX = 17;
const MARK_PX = 11;
// The sign of a capital is wider than a town's dot.
const CAPITAL_PX = 3;

function createNames(layer, view, frame, marks, state) {
  const lettering = createLettering(layer);
  const labels = view.labels.map((label) => ({ ...label, ...nodes(label) }));

  function nodes(label) {
    const style = `--size: ${label.size}; --color: ${label.color};`;
    const node = element("span", { class: `label label-${label.kind}`, text: label.text, style });
    const dot = ["town", "capital"].includes(label.kind) ? element("span", { class: `dot dot-${label.kind}` }) : null;
    layer.append(...[dot, node].filter(Boolean));
    return { node, dot, written: label.path.length ? lettering.written(label, style) : null };
  }

  // 2 for the current event's places, 1 for its areas and lines, 0 for the rest; null for what is not wanted now.
  function urgency(label) {
    if (label.base) return frame.scale <= label.scale ? 0 : null;
    if (label.place) {
      if (label.first > state.card.day && !state.hindsight) return null;
      if (state.card.places.includes(label.place)) return 2;
      return frame.scale <= label.scale ? 0 : null;
    }
    if (label.events.length) {
      if (label.events.includes(state.current)) return 2;
      const marked = marks.stacks.some((stack) => label.events.some((id) => stack.events.includes(id))) || marks.others.some((point) => point.x === label.x && point.y === label.y);
      return marked && frame.scale <= label.scale ? 0 : null;
    }
    const feature = marks.features.find((each) => each.uid === label.feature);
    if (!feature?.on) return null;
    if (feature.events.includes(state.current)) return 1;
    return !feature.fleeting && frame.scale <= label.scale ? 0 : null;
  }

  function badges() {
    return marks.stacks.filter((stack) => stack.events.length > 1).map((stack) => {
      const node = element("span", { class: "label count", text: String(stack.events.length) });
      layer.append(node);
      return { x: stack.x, y: stack.y, node, urgency: 0, anchors: ["ne", "nw", "se", "sw"], gap: 17 };
    });
  }

  function around([x, y], radius) {
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  }

  function isNear([x1, y1], [x2, y2]) {
    return Math.hypot(x1 - x2, y1 - y2) < MARK_PX - 1;
  }

  // In pixels: boxes of what lies over the map, and points along the lines that are to be seen.
  function update(taken, lines) {
    layer.querySelectorAll(".count").forEach((node) => node.remove());
    for (const { node, dot, written } of labels) {
      node.hidden = true;
      if (dot) dot.hidden = true;
      written?.hide();
    }
    const rings = (view.at[state.current] ?? []).map(([x, y]) => around(frame.toScreen(x, y), RING_PX));
    const spots = [...marks.stacks, ...marks.others, ...marks.rivals].map((mark) => frame.toScreen(mark.x, mark.y));
    const wanted = labels.map((label) => ({ ...label, urgency: urgency(label) })).filter((label) => label.urgency !== null);
    // A place with a mark is named before its neighbours without one, whose names would be read as the mark's.
    const isPoint = (label) => Boolean(label.place || label.events.length);
    const isMarked = (label) => Number(isPoint(label) && spots.some((spot) => isNear(spot, frame.toScreen(label.x, label.y))));
    wanted.sort((a, b) => a.base - b.base || b.urgency - a.urgency || isMarked(b) - isMarked(a) || a.rank - b.rank);
    const seekers = [...badges(), ...wanted];
    // All are laid out before the first is measured, so that the page does it once.
    for (const { node, anchors, urgency } of seekers) {
      node.hidden = !anchors.length;
      node.classList.toggle("current", urgency === 2);
    }
    const all = seekers.map((label) => measured(label, rings, spots));
    const dots = wanted.filter((label) => label.dot).map((label) => frame.toScreen(label.x, label.y));
    placeLabels(all, [...spots.map((spot) => around(spot, MARK_PX)), ...rings, ...taken], [...lines, ...dots], frame)
      .forEach((room, n) => show(all[n], room));
  }

  function measured(label, rings, spots) {
    const [x, y] = frame.toScreen(label.x, label.y);
    const ringed = rings.some((ring) => x > ring.left && x < ring.right && y > ring.top && y < ring.bottom);
    const marked = spots.some((spot) => isNear(spot, [x, y]));
    const gap = label.gap ?? (ringed ? RING_PX + 2 : marked ? MARK_PX + 2 : label.kind === "front" ? RULES.lineGap : label.kind === "capital" ? GAP + CAPITAL_PX : GAP);
    const yields = !label.urgency && (label.base || RULES.spread.includes(label.kind));
    const course = label.written && { ...label.written.course(), points: label.path.map((point) => frame.toScreen(...point)) };
    return { ...label, x, y, gap, marked, yields, course, width: label.node.offsetWidth, height: label.node.offsetHeight };
  }

  function show(label, room) {
    label.node.hidden = !room || room.arc !== null;
    if (room?.arc) label.written.show(room.arc);
    else if (room) label.node.style.transform = `translate(${room.boxes[0].left}px, ${room.boxes[0].top}px)`;
    if (!label.dot) return;
    label.dot.hidden = room === null || label.marked;
    label.dot.style.transform = `translate(${label.x}px, ${label.y}px)`;
  }

  return { update };
}
