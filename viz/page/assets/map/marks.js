// The marks of a view: which of them are to be seen at this step, and what lies at a place.

function createMarks(view, story, state, features) {
  const sheets = view.marks.map(unpacked);
  const points = sheets.filter((sheet) => sheet.x);
  const main = sheets.flatMap((sheet) => sheet.paths?.filter((path) => path.main) ?? []);
  const shown = [...new Set(sheets.flatMap((sheet) => sheet.paths?.map((path) => path.feature) ?? sheet.feature ?? []))];
  const spots = createSpots(points);
  const found = createGrid(Math.max(1, (view.limits[2] - view.limits[0]) / 100));
  for (const sheet of points) sheet.x.forEach((x, n) => found.add(x, sheet.y[n], x, sheet.y[n], [sheet, n]));

  // Paths with their features, points column by column, pictures as they are.
  function unpacked({ layer, paths, points: packed, picture, rivals, rings }) {
    if (picture) return { layer, picture, feature: features[picture.feature], image: pictureOf(picture.source) };
    if (packed) return pointsOf({ layer, rivals, rings }, createTable(packed, story.dictionary));
    const table = createTable(paths, story.dictionary);
    return { layer, paths: table.rows().map((row) => pathOfFeature(row)) };
  }

  function pathOfFeature({ feature, main: whole, manner, lines }) {
    let [read, box, path] = [null, null, null];
    const drawn = story.ink.manners[manner];
    const filled = "fill" in drawn;
    const points = () => (read ??= lines.map(unstepped));
    return { feature: features[feature], main: whole, manner: drawn, lines: points, box: () => (box ??= boundsOf(points())), path: () => (path ??= pathOf(points(), filled)) };
  }

  function pointsOf(about, table) {
    const [x, y, sign, first, hover, letter] = ["x", "y", "sign", "first", "hover", "letter"].map(table.column);
    const [events, explained] = ["events", "explained"].map((name) => table.column(name).map(listed));
    const [on, current, quiet] = [0, 1, 2].map(() => new Uint8Array(x.length));
    return { ...about, x, y, sign, first, hover, letter, events, explained, on, current, quiet, told: Uint8Array.from(events, (each) => Number(each.length > 0 && !about.rivals)) };
  }

  function pictureOf(source) {
    const image = new Image();
    image.src = source;
    return image;
  }

  function updatePoints() {
    for (const sheet of points) {
      for (let n = 0; n < sheet.on.length; n += 1) {
        sheet.current[n] = Number(sheet.events[n].includes(state.current));
        sheet.quiet[n] = Number(sheet.told[n] && !sheet.current[n] && !state.isOverview);
        // Rival places stand on the map while their event is the current one; what no event tells of, from its day on.
        if (sheet.rivals) sheet.on[n] = sheet.current[n];
        else if (!sheet.told[n]) sheet.on[n] = Number(state.hindsight || sheet.first[n] <= state.day);
      }
      if (state.asked.off.has(sheet.layer)) sheet.on.fill(0);
    }
    spots.update(state);
  }

  // Where the rival places of an event lie.
  function rivalsOf(place) {
    return points.filter((sheet) => sheet.rivals).flatMap((sheet) => sheet.events.flatMap((events, n) => (events.includes(place) ? [[sheet.x[n], sheet.y[n]]] : [])));
  }

  const marks = {
    sheets,
    // Those of its features, in drawing order.
    features: shown,
    // Resolves when its pictures can be painted.
    loaded: Promise.all(sheets.map((sheet) => decoded(sheet.image))),
    spots,
    // Whether rival places are to be seen, or points that no event tells of stand at a place.
    hasRivals: () => points.some((sheet) => sheet.rivals && sheet.on.some(Boolean)),
    rivalsOf,
    hasRivalsOf: (place) => rivalsOf(place).length > 0,
    isOtherAt: (x, y) => found.near(x, y, x, y, ([sheet, n]) => !sheet.rivals && !sheet.told[n] && sheet.on[n] && sheet.x[n] === x && sheet.y[n] === y),
    update: updatePoints,
  };
  const mainOf = new Map();
  for (const path of main) mainOf.set(path.feature, [...(mainOf.get(path.feature) ?? []), path]);
  // The outlines of a feature, as flat lists.
  marks.lines = (feature) => (mainOf.get(feature) ?? []).flatMap((path) => path.lines());

  // Calls visit with the place, and more, of every point that is to be seen; of a stack once.
  marks.each = (visit) => {
    for (const sheet of points) for (let n = 0; n < sheet.on.length; n += 1) if (sheet.on[n]) visit(sheet.x[n], sheet.y[n], sheet, n);
  };

  // Where the ring stands for an event: at its marks, or else on its arrows, lines and areas.
  const at = new Map();
  const ring = (place, x, y) => at.set(place, [...(at.get(place) ?? []), [x, y]]);
  for (const sheet of points.filter((each) => each.rings)) sheet.events.forEach((events, n) => events.forEach((place) => ring(place, sheet.x[n], sheet.y[n])));
  const others = createTable(view.at, story.dictionary);
  const marked = new Set(at.keys());
  others.column("event").forEach((place, n) => { if (!marked.has(place)) ring(place, others.at("x", n), others.at("y", n)); });
  marks.at = (place) => at.get(place) ?? [];

  // The points within reach of a place, to be seen or not: [sheet, n] of each.
  marks.beside = (x, y, reach) => {
    const there = [];
    found.near(x - reach, y - reach, x + reach, y + reach, ([sheet, n]) => { if (distance(sheet.x[n] - x, sheet.y[n] - y) <= reach) there.push([sheet, n]); });
    return there;
  };

  // The nearest of the points that are to be seen and wanted, within reach of a place.
  function nearest(x, y, reach, isWanted) {
    let [best, least] = [null, reach];
    found.near(x - reach, y - reach, x + reach, y + reach, (thing) => {
      const [sheet, n] = thing;
      const far = sheet.on[n] && isWanted(sheet, n) ? Math.hypot(sheet.x[n] - x, sheet.y[n] - y) : Infinity;
      if (far < least) [best, least] = [thing, far];
    });
    return best;
  }

  function covers(path, x, y, reach) {
    const [left, top, right, bottom] = path.box();
    if (x < left - reach || x > right + reach || y < top - reach || y > bottom + reach) return false;
    return path.feature.filled ? path.lines().some((ring) => isInside(ring, x, y)) : path.lines().some((line) => passes(line, x, y, reach));
  }

  // What is to be seen at a place, within reach of it: a stack with the last event told first, or a rival place, or the uppermost
  // line, arrow or area.
  marks.hit = (x, y, reach) => {
    const stack = nearest(x, y, reach * 2.2, (sheet, n) => sheet.told[n]);
    if (stack) {
      const events = spots.events(stack[0], stack[1], state).reverse();
      return { events, lines: events.map(state.line) };
    }
    const named = nearest(x, y, reach * 1.6, (sheet, n) => !sheet.told[n]);
    if (named) return { events: [], lines: [named[0].hover[named[1]]] };
    const path = main.findLast((each) => each.feature.on && covers(each, x, y, reach));
    if (!path) return null;
    const events = path.feature.events.filter((place) => state.isKnown(place) && state.isShown(place));
    return { events, lines: [features.line(path.feature)] };
  };

  return marks;
}
