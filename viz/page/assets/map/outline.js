// What is drawn over the marks in the accent: the rings around the current event's places and its rival ones, the outline of its areas
// and arrows; and in an inset the frames of the other views.

function createOutline(view, frame, marks, state) {
  const group = svg("g", { class: "outline" });
  const drawing = svg("svg", { class: "drawing", "aria-hidden": "true" });
  const rings = element("div", { class: "rings", "aria-hidden": "true" });
  drawing.append(group);

  let drawn = "";

  function shape(lines, name) {
    const d = lines.map((line) => `M${Array.from({ length: line.length / 2 }, (_, n) => frame.toScreen(line[2 * n], line[2 * n + 1]).map((px) => px.toFixed(1)).join(" ")).join("L")}`).join("");
    return ["under", "over"].map((layer) => svg("path", { d, class: `${name} ${layer}` }));
  }

  function showRings() {
    const rivals = marks.hasRivals() ? marks.rivalsOf(state.current) : [];
    rings.replaceChildren(...marks.at(state.current).map((at) => ringAt(at, "ring")), ...rivals.map((at) => ringAt(at, "rival-ring")));
  }

  function ringAt([x, y], name) {
    const [left, top] = frame.toScreen(x, y);
    const ring = element("div", { class: name, "data-event": state.id });
    ring.style.transform = `translate(${left}px, ${top}px)`;
    return ring;
  }

  function update() {
    showRings();
    // Where rival places stand, the ring is enough: an outline would lie on their letters.
    const current = marks.features.filter((feature) => feature.on && feature.current && feature.kind !== "image" && !(marks.hasRivals() && feature.kind === "area"));
    // Drawn anew only where there is another one, or at another place.
    const now = [frame.x, frame.y, frame.scale, frame.width, frame.height, ...current.map((feature) => feature.place)].join(" ");
    if (drawn === now) return;
    drawn = now;
    group.replaceChildren(
      ...view.frames.flatMap((line) => shape([unstepped(line)], "frame")),
      ...current.flatMap((feature) => shape(view.halos[feature.place]?.map(unstepped) ?? marks.lines(feature), `current current-${feature.kind}`)));
  }

  return { nodes: [drawing, rings], update };
}
