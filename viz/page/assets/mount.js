// The only entry: builds the page inside root and touches nothing outside it.

async function mount(root, story, Plotly) {
  const { words } = story;
  const state = createState(story);
  const [main, ...others] = story.views;

  const insets = element("div", { class: "insets" });
  const caption = element("p", { class: "caption over" });
  const mapFrame = element("div", { class: "frame main-map", tabindex: "0", role: "group", "aria-label": words.map });
  const mapBox = element("section", { class: "map-box" }, mapFrame, insets);
  const strip = element("section", { class: "timeline", "aria-label": words.timeline });
  const card = createCard(story, state);
  const controls = createControls(story, state);
  const tabs = createTabs(story, state);
  const heading = element("header", {}, element("h1", { text: story.title }),
    story.badge ? element("p", { class: "badge", text: story.badge }) : null,
    story.subtitle ? element("p", { class: "subtitle", text: story.subtitle }) : null);

  root.classList.add("chronotope");
  root.replaceChildren(
    element("main", { class: "picture" }, mapBox, createLegend(story), strip),
    element("aside", { class: "side" }, heading, controls.node, card.node, tabs.node, card.spoken));

  const map = createMap(mapFrame, main, story, state, Plotly, { insets, caption });
  const views = others.map((view) => {
    const frame = element("div", { class: "frame inset" });
    const [xmin, ymin, xmax, ymax] = view.bounds;
    frame.style.aspectRatio = String((xmax - xmin) / (ymax - ymin));
    insets.append(element("figure", {}, frame, element("figcaption", { text: view.title })));
    return createMap(frame, view, story, state, Plotly, {});
  });
  const timeline = createTimeline(strip, story, state, Plotly);
  mapBox.append(caption);
  mapFrame.append(element("div", { class: "zoom over" },
    element("button", { type: "button", "aria-label": words.zoom_in, title: words.zoom_in, text: "+", onclick: map.zoomIn }),
    element("button", { type: "button", "aria-label": words.zoom_out, title: words.zoom_out, text: "−", onclick: map.zoomOut }),
    element("button", { type: "button", "aria-label": words.home, title: words.home, text: "⌂", onclick: map.home })));

  for (const view of [map, ...views]) state.onChange(view.follow);
  const drawings = [...views, map, timeline];
  for (const drawing of drawings) await drawing.draw();
  for (const part of [card, controls, tabs]) part.update();

  const sizes = new ResizeObserver(() => {
    // Where a notebook hides its output there is nothing to lay out.
    if (root.clientWidth) for (const drawing of drawings) drawing.layout();
  });
  sizes.observe(root);

  let clicked = false;
  root.addEventListener("pointerdown", () => { clicked = true; }, { capture: true, signal: state.signal });
  root.addEventListener("keydown", (event) => { clicked &&= event.key !== "Tab"; }, { capture: true, signal: state.signal });

  // Leaves the element empty, and nothing that listens.
  function destroy() {
    sizes.disconnect();
    state.destroy();
    for (const drawing of drawings) drawing.destroy();
    root.replaceChildren();
    root.classList.remove("chronotope");
  }

  return { state, key: (event) => handleKey(event, state, map, clicked), destroy };
}
