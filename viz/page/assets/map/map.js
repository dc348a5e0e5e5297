// One view: its ground and its marks, which move as one picture while a hand moves the map, and over them names, ring and outline.

const ZOOM = 1.5;
// So many widths and heights of the frame are drawn beyond each of its sides, for the hand to move; and so much may be missing
// before more is drawn while it moves.
const BEYOND = 0.5;
const MISSING = 0.05;

// The rest is given to the main map only: insets and caption, what lies over it and where its states are told; rescaled, to be told its
// scale; isKnown(place), whether an event has a place on any map; placesBeyond(place), those beyond this one, and elsewhere(place), what shows
// them, or null.
function createMap(root, view, story, state, features, { insets, caption, rescaled, isKnown, placesBeyond, elsewhere }) {
  const canvas = element("canvas", { class: "marks", "aria-hidden": "true" });
  // Its image is said in one sentence: see createPictured.
  const ground = element("div", { class: "ground", "aria-hidden": "true" });
  const over = element("div", { class: "above", "aria-hidden": "true" });
  const words = element("div", { class: "names", "aria-hidden": "true" });
  const frame = createFrame(view.limits);
  const marks = createMarks(view, story, state, features);
  const beyond = view.inset ? 0 : BEYOND;
  const base = createGround(ground, view, frame);
  const picture = createCanvas(canvas, marks.sheets, story.ink);
  const outline = createOutline(view, frame, marks, state);
  const bar = view.inset ? null : createScaleBar(view, frame, story.words);
  const names = createNames(words, view, story, frame, marks, state, features);
  // Behind all that moves, so that it reaches to every side of the frame meanwhile.
  root.style.background = view.ground.color;
  ground.append(canvas);
  over.append(outline.nodes[0], words, outline.nodes[1]);
  root.append(ground, over, ...(bar ? [bar.node] : []));
  const told = createCaption(caption, root, story, state, { frame, marks, features, isKnown });
  // Where ground and names were drawn, and how far beyond the frame the ground was.
  const drawn = { ground: frame.pose(), over: frame.pose(), beyond: 0 };
  const listeners = [];
  const look = createLook(view, story, state, frame, marks);
  const arrows = view.inset ? null : createArrows(root, frame, story.words);
  // A click on a mark leaves the map where it is.
  let clicked = false;
  const hand = view.inset ? null : createHand(root, frame, { near: reach, moving, rest: settle });
  createPointer(root, hit, state, story.words, (place) => {
    clicked = true;
    state.go(place);
    clicked = false;
  });

  // What lies over the map: insets, buttons, caption, scale bar.
  const lyingOver = () => (view.inset ? [] : [bar.node, ...root.querySelectorAll(":scope > .over"), ...root.parentElement.querySelectorAll(":scope > .over, :scope > .insets > *")]);

  // The boxes that they take.
  function taken(nodes = lyingOver()) {
    const own = root.getBoundingClientRect();
    return nodes.map((node) => {
      const box = node.getBoundingClientRect();
      const above = node === bar.node ? 18 * frame.grown : 4;
      return { left: box.left - own.left - 4, right: box.right - own.left + 4, top: box.top - own.top - above, bottom: box.bottom - own.top + 4 };
    });
  }

  // Pixels on the left that the insets take; none where they stand below the map.
  function insetRoom() {
    if (!insets?.childElementCount) return 0;
    const own = root.getBoundingClientRect();
    const box = insets.getBoundingClientRect();
    return box.width && box.top < own.bottom - 8 ? box.right - own.left : 0;
  }

  // The places of the current event, with what goes there.
  function placesNow() {
    if (state.current === null) return [];
    const [title, places] = ["title", "places"].map((name) => state.cards.at(name, state.current));
    // Most lie within the frame, and nobody asks what they are called.
    const here = marks.at(state.current).map(([x, y]) => ({ x, y, get name() { return names.nameAt(x, y, places) || title; }, go: () => goTo(x, y) }));
    const other = elsewhere(state.current);
    return [...here, ...placesBeyond(state.current).map((place) => ({ ...place, name: place.name || title, go: other }))];
  }

  function goTo(x, y) {
    Object.assign(frame, { x, y });
    frame.clamp();
    settle();
  }

  // Draws the ground anew for where the frame is.
  function commit(more) {
    drawn.ground = frame.pose();
    picture.paint(frame, more);
    drawn.beyond = more;
    ground.style.transform = "";
    return base.commit();
  }

  // Draws ground and marks beyond the frame, for a hand to move; where they are, if that is not where the frame is.
  function reach() {
    whereDrawn(() => {
      if (drawn.beyond < beyond) picture.paint(frame, beyond);
      drawn.beyond = beyond;
      if (base.reach() < beyond) base.commit(beyond);
    });
  }

  // Does something as if the frame were where the ground was drawn.
  function whereDrawn(act) {
    const now = frame.pose();
    Object.assign(frame, drawn.ground);
    const done = act();
    Object.assign(frame, now);
    return done;
  }

  // A hand moves the map: what is drawn moves along.
  function moving() {
    reach();
    if (isMissing()) commit(beyond);
    ground.style.transform = frame.from(drawn.ground);
    over.style.transform = frame.from(drawn.over);
    bar?.update();
    rescaled?.(frame.scale * view.metres);
  }

  // Whether more than a little of the frame lies beyond what has been drawn.
  function isMissing() {
    const reach = 0.5 + beyond;
    const [left, top, right, bottom] = frame.seen(-MISSING);
    const { x, y, scale } = drawn.ground;
    const [across, down] = [reach * frame.width * scale, reach * frame.height * scale];
    return left < x - across || right > x + across || top < y - down || bottom > y + down;
  }

  // The hand has come to rest, or the map was moved at once: everything is drawn where it is now.
  async function settle() {
    look.moved();
    const done = commit(0);
    nameAll();
    await done;
  }

  function nameAll() {
    drawn.over = frame.pose();
    over.style.transform = "";
    bar?.update();
    rescaled?.(frame.scale * view.metres);
    outline.update();
    told.place(taken(lyingOver().filter((node) => node !== caption && !node.matches(".edge"))));
    arrows?.update(placesNow(), taken);
    names.update(taken());
    for (const listener of listeners) listener();
  }

  // What a step changes; a new one moves the map to where it looks.
  function change() {
    marks.update();
    told.tell();
    if (look.follow(clicked)) hand?.still();
    if (frame.from(drawn.ground)) commit(0);
    else repaint();
  }

  // The marks anew, where nothing has moved.
  function repaint() {
    picture.repaint(frame);
    drawn.beyond = 0;
  }

  function layout() {
    frame.width = root.clientWidth;
    frame.height = root.clientHeight;
    frame.grown = grownIn(over);
    names.renew();
    look.fit(insetRoom());
    const done = commit(0);
    nameAll();
    return done;
  }

  // Before plotly is there: the relief, marks and names.
  function show() {
    marks.update();
    told.tell();
    return layout();
  }

  // A hand may be moving the map already: the ground comes where the marks are, and moves with them.
  function draw(library) {
    return whereDrawn(() => base.draw(library));
  }

  function hit(left, top) {
    return marks.hit(...frame.toWorld(left, top), REACH_PX * frame.grown * frame.scale);
  }

  // Zooms about the current event where it is to be seen, else about the middle.
  function zoom(factor) {
    const place = marks.at(state.current).find(([x, y]) => frame.holds(x, y, 0)) ?? [frame.x, frame.y];
    frame.zoom(factor, ...place);
    settle();
  }

  // What the canvas shows, for whoever cannot see it: points with their places in the window and half their size, and the uids of lines, areas and
  // pictures.
  canvas.drawn = () => {
    const own = root.getBoundingClientRect();
    const points = [];
    marks.each((x, y, { layer, events, sign, quiet }, n) => {
      const [left, top] = frame.toScreen(x, y);
      const half = halfOfSign(story.ink.signs[sign[n]]) * frame.grown;
      points.push({ layer, events: events[n].map(state.idOf), left: own.left + left, top: own.top + top, half, quiet: Boolean(quiet[n]) });
    });
    return { points, features: marks.features.filter((feature) => feature.on).map((feature) => feature.uid) };
  };

  return {
    loaded: marks.loaded,
    show,
    draw,
    layout,
    step: change,
    // After every part of the page has taken its step, so that the page is laid out once.
    settled: nameAll,
    knows: (place) => marks.at(place).length > 0 || marks.hasRivalsOf(place),
    id: view.id,
    // How much ground a pixel of it shows at first, and how many places of an event it holds.
    metres: ((view.bounds[2] - view.bounds[0]) * view.metres) / 1000,
    held: look.held,
    bring(front) {
      look.bring(front);
      layout();
    },
    // For what lies over the map: its parts, and what is to be called when it is laid out anew.
    root, over, frame, marks, hit,
    onDrawn: (listener) => listeners.push(listener),
    destroy: () => { hand?.still(); base.destroy(); },
    zoomIn: () => zoom(ZOOM),
    zoomOut: () => zoom(1 / ZOOM),
    home: () => { hand.still(); look.whole(); layout(); },
    // Shows a place of the world in the middle.
    centre: goTo,
    // dx, dy: -1, 0 or 1, to the right and upwards; a fifth of the frame each.
    pan(dx, dy) {
      frame.x += dx * frame.width * 0.2 * frame.scale;
      frame.y -= dy * frame.height * 0.2 * frame.scale;
      frame.clamp();
      settle();
    },
  };
}
