// The only entry: builds the page inside root and touches nothing outside it.

// plotly: a function that resolves to plotly.js, asked for once everything else is painted; start: what the reader has asked for, to
// begin with: see createAsked; the tab that is open; presents: whether the page may present to a class; and cover: its first screen,
// if it has one; language: the reader's choice among several, see createLanguages.
async function mount(root, story, plotly, start) {
  const { words } = story;
  const state = createState(story, start);
  const features = createFeatures(story, state);
  const [main, ...others] = story.views;

  const insets = element("div", { class: "insets", "aria-hidden": "true" });
  const caption = element("p", { class: "caption over" });
  const mapFrame = element("div", { class: "frame main-map", tabindex: "0", role: "group", "aria-label": words.map });
  const mapBox = element("section", { class: "map-box" }, mapFrame, insets);
  // Nothing that has a date, no timeline.
  const strip = story.timeline && element("section", { class: "timeline", "aria-label": words.timeline });
  const pictures = createPictures(story);
  const card = createCard(story, state, (place) => maps.some((each) => each.knows(place)), pictures);
  const controls = createControls(story, state);
  const sentence = createSentence(story, state, features);
  const announcer = createAnnouncer(story, state, sentence);
  const tabs = createTabs(story, state, start.tab, { spot: (x, y) => map.centre(x, y) }, pictures, announcer.say);
  const legend = createLegend(story, state);
  controls.node.append(createKept(story, state).node);

  root.classList.add("chronotope");
  // What is read comes before what is seen, whatever stands on the left.
  root.replaceChildren(
    ...(start.presents ? [createSkips(story, card, tabs)] : []),
    element("main", { class: "side" }, createHeading(story), controls.node, card.node, tabs.node, announcer.node, pictures.dialog),
    element("section", { class: "picture", "aria-label": words.map_and_timeline }, mapBox, legend.node, ...(strip ? [strip] : [])));

  const placesBeyond = createBeyond(story);
  const isKnown = (place) => maps.some((each) => each.knows(place)) || placesBeyond(place).length > 0;
  function elsewhere(place) {
    const inset = front.holderOf(place);
    return inset && (() => front.ask(inset));
  }
  const map = createMap(mapFrame, main, story, state, features, { insets, caption, rescaled: legend.rescale, isKnown, placesBeyond, elsewhere });
  const framed = others.map((view) => {
    const frame = element("div", { class: "frame inset", "aria-hidden": "true" });
    const [left, top, right, bottom] = view.bounds;
    frame.style.aspectRatio = String((right - left) / (bottom - top));
    const figure = element("figure", {}, frame, element("figcaption", { text: view.title }));
    insets.append(figure);
    return { figure, map: createMap(frame, view, story, state, features, {}) };
  });
  const maps = [map, ...framed.map((each) => each.map)];
  const front = createFront(mapFrame, map, framed, story, state);
  const timeline = strip && createTimeline(strip, story, state);
  mapBox.append(caption);
  mapFrame.prepend(createPictured(state, sentence));
  mapFrame.append(createZoom(map, words), createLayers(story, state, mapBox).node);
  map.onDrawn(() => legend.update(maps));

  for (const each of maps) state.onChange(each.step);
  // What asks how wide or high things are comes last, when everything has been written.
  state.onChange((isStep) => {
    card.follow();
    if (isStep) tabs.follow();
    front.follow();
    for (const each of maps) each.settled();
  });
  const drawings = [...maps, ...(timeline ? [timeline] : [])];
  const stage = start.presents ? createStage(root, story, state, { card, tabs }, start.cover, () => { for (const each of [front, ...drawings]) each.layout(); }) : null;
  if (start.language) {
    const heading = root.querySelector("header h1");
    heading.after(createLanguages(story, start.language));
    heading.parentElement.classList.add("in-languages");
  }
  for (const part of [card, controls, tabs]) part.update();
  await Promise.all(maps.map((each) => each.loaded));
  const sizes = watchSizes(root, [legend, front, ...drawings], state.signal);
  measureForPrint(root, { map: mapFrame, insets, timeline: strip }, state.signal);
  legend.layout();
  for (const drawing of drawings) drawing.show();
  legend.update(maps);
  front.follow();
  tabs.follow();
  await painted();
  const library = await plotly();
  await Promise.all(drawings.map((drawing) => drawing.draw(library)));
  setTimeout(tabs.complete);

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

  return { state, maps, timeline, controls, tabs, key: (event) => stage?.key(event) ?? handleKey(event, state, map, clicked), destroy };
}

// Lays everything out anew when the page has another size, or its pixels or its type have.
function watchSizes(root, drawings, signal) {
  const map = root.querySelector(".main-map");
  // Two words, which are wider when the reader's type is larger, or its letters stand further apart.
  const gauge = element("span", { class: "gauge", "aria-hidden": "true", text: "Mm Mm" });
  root.append(gauge);
  const sizeNow = () => `${root.clientWidth} ${root.clientHeight} ${map.clientHeight} ${gauge.offsetWidth} ${gauge.offsetHeight}`;
  let size = sizeNow();

  function layout() {
    // On paper everything stays as it was drawn for the screen.
    if (matchMedia("print").matches) return;
    // Where a notebook hides its output there is nothing to lay out; shown again, it may have taken steps meanwhile.
    if (root.clientWidth) for (const drawing of drawings) drawing.layout();
  }

  function watchPixels() {
    matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener("change", () => {
      layout();
      watchPixels();
    }, { once: true, signal });
  }

  const sizes = new ResizeObserver(() => {
    if (size === sizeNow()) return;
    size = sizeNow();
    layout();
  });
  sizes.observe(root);
  // A legend of more signs than it has kept room for takes some of the map's.
  sizes.observe(map);
  sizes.observe(gauge);
  watchPixels();
  return sizes;
}

// The room within the margins of a sheet, in px of CSS: the narrower of A4 (210 mm) and Letter, less 14 mm on each side.
const PAPER_PX = (182 / 25.4) * 96;

// Tells the style sheet for paper how large map and timeline are on the screen.
function measureForPrint(root, parts, signal) {
  function measure() {
    for (const [name, node] of Object.entries(parts)) {
      if (!node?.clientWidth) continue;
      root.style.setProperty(`--${name}-width`, `${node.clientWidth}px`);
      root.style.setProperty(`--${name}-height`, `${node.clientHeight}px`);
    }
    // On a phone the insets stand apart from the map, and are as wide as it.
    root.classList.toggle("insets-apart", getComputedStyle(parts.insets).position === "static");
    root.style.setProperty("--print-zoom", String(PAPER_PX / (parts.map.clientWidth || PAPER_PX)));
  }
  window.addEventListener("beforeprint", measure, { signal });
}

function createHeading(story) {
  return element("header", {}, element("h1", { text: story.title, ...said(story) }),
    story.badge ? element("p", { class: "badge", text: story.badge }) : null,
    story.subtitle ? element("p", { class: "subtitle", text: story.subtitle, ...said(story) }) : null);
}

// Resolves when what has been written is to be seen.
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
  });
}
