// Paints the marks of a view: layer after layer, in one pass, what is to be seen of it.

// How much of what is not the current event's is left, by what it is.
const QUIET = { point: 0.85, message: 0.35, state: 0.4, other: 0.55 };

// Where more than so many boxes of the canvas have changed, all of it is painted anew.
const MOST_BOXES = 40;

function quietness({ kind, time }) {
  if (kind === "message") return QUIET.message;
  // Bands lie on one another where they join: paler, their joints would show.
  if (kind === "route") return 1;
  return time === "state" && (kind === "front" || kind === "movement") ? QUIET.state : QUIET.other;
}

// sheets: of createMarks; ink: see viz/payload/marks.py.
function createCanvas(node, sheets, ink) {
  const context = canvasOf(node);
  const scratch = canvasOf(document.createElement("canvas"));
  let signs = null;
  // The page and the state of each sheet when the canvas was painted last.
  let painted = null;

  // Paints what lies in a frame, and `over` widths and heights more on each side.
  function paint(frame, over) {
    const page = laidOut(frame, over);
    fit(node, page.width, page.height, page.ratio);
    for (const sheet of sheets) paintSheet(sheet, page);
    painted = { page, states: sheets.map(stateOf) };
  }

  // Paints anew what has changed since, where the frame has stayed as it was; everything, where that is much of it.
  function repaint(frame) {
    const page = laidOut(frame, 0);
    const boxes = isLike(page) ? sheets.flatMap((sheet, n) => changed(sheet, painted.states[n], page)) : null;
    if (!boxes || boxes.length > MOST_BOXES) {
      paint(frame, 0);
      return;
    }
    painted.states = sheets.map(stateOf);
    if (!boxes.length) return;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    for (const [left, top, right, bottom] of boxes) {
      context.rect(left, top, right - left, bottom - top);
      context.clearRect(left, top, right - left, bottom - top);
    }
    context.clip();
    for (const sheet of sheets) paintSheet(sheet, { ...page, boxes });
    context.restore();
  }

  function laidOut(frame, over) {
    const ratio = window.devicePixelRatio || 1;
    if (signs?.ratio !== ratio || signs.grown !== frame.grown) signs = createSigns(ink, ratio, frame.grown);
    const { left, top, width, height } = frame.extent(over);
    Object.assign(node.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    const place = (x, y) => { const [a, b] = frame.toScreen(x, y); return [a - left, b - top]; };
    const [originX, originY] = place(0, 0);
    return { ratio, width, height, place, scale: frame.scale, stroke: frame.grown * frame.scale, originX, originY, seen: frame.seen(over), boxes: null };
  }

  // Whether the page is as it was when the canvas was painted last.
  function isLike(page) {
    return painted !== null && ["ratio", "width", "height", "scale", "stroke", "originX", "originY"].every((name) => painted.page[name] === page[name]);
  }

  // What of a sheet decides how it looks.
  function stateOf(sheet) {
    if (sheet.x) return { on: sheet.on.slice(), quiet: sheet.quiet.slice() };
    return (sheet.paths ?? [sheet]).map(({ feature }) => feature.on && (feature.quiet ? "quiet" : "on"));
  }

  // The boxes, in device pixels, in which a sheet looks otherwise than in a state.
  function changed(sheet, before, page) {
    if (sheet.x) {
      const found = [];
      for (let n = 0; n < sheet.on.length && found.length <= MOST_BOXES; n += 1) {
        if (sheet.on[n] === before.on[n] && (!sheet.on[n] || sheet.quiet[n] === before.quiet[n])) continue;
        const [x, y] = page.place(sheet.x[n], sheet.y[n]);
        const half = signs.reach(sheet.sign[n]);
        found.push([x - half, y - half, x + half, y + half].map((px, side) => Math[side < 2 ? "floor" : "ceil"](px * page.ratio)));
      }
      return found;
    }
    const now = stateOf(sheet);
    return now.flatMap((state, n) => {
      if (state === before[n]) return [];
      const reach = ((sheet.paths?.[n].manner.edge?.width ?? 0) + 2) * page.stroke;
      return [within(sheet.paths?.[n].box() ?? sheet.picture.box, page, reach)].filter(([x1, y1, x2, y2]) => x2 > x1 && y2 > y1);
    });
  }

  function paintSheet(sheet, page) {
    if (sheet.picture) paintPicture(sheet, page);
    else if (sheet.paths) for (const path of sheet.paths) paintPath(path, page);
    else paintPoints(sheet, page);
  }

  function fit(canvas, width, height, ratio) {
    const [wide, high] = [width, height].map((length) => Math.max(1, Math.round(length * ratio)));
    if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
    else {
      // What was painted last has left its own transform.
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, wide, high);
    }
  }

  function paintPicture({ picture, image, feature }, page) {
    if (!feature.on) return;
    const [left, top] = page.place(picture.box[0], picture.box[1]);
    const [right, bottom] = page.place(picture.box[2], picture.box[3]);
    context.setTransform(page.ratio, 0, 0, page.ratio, 0, 0);
    context.globalAlpha = picture.opacity * (feature.quiet ? quietness(feature) : 1);
    context.drawImage(image, left, top, right - left, bottom - top);
    context.globalAlpha = 1;
  }

  function paintPath(path, page) {
    const { feature, manner } = path;
    if (!feature.on) return;
    const { edge, hatch } = manner;
    const reach = ((edge?.width ?? 0) + 1) * page.stroke;
    if (!meet(path.box(), page.seen, reach)) return;
    const box = within(path.box(), page, reach);
    if (!isAsked(box, page)) return;
    const opacity = (manner.pale ?? 1) * (feature.quiet ? quietness(feature) : 1);
    // Where an edge lies half over its filling, the two are made paler together.
    if (opacity === 1 || Number(Boolean(edge)) + Number(Boolean(manner.fill)) + Number(Boolean(hatch)) < 2) {
      draw(context, path, page, opacity, 0, 0);
      return;
    }
    const [x1, y1, x2, y2] = box;
    if (x2 <= x1 || y2 <= y1) return;
    Object.assign(scratch.canvas, { width: x2 - x1, height: y2 - y1 });
    draw(scratch, path, page, 1, x1, y1);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = opacity;
    context.drawImage(scratch.canvas, x1, y1);
    context.globalAlpha = 1;
  }

  // The box around a path on the canvas, in device pixels.
  function within(box, page, reach) {
    const [left, top] = page.place(box[0] - reach, box[1] - reach);
    const [right, bottom] = page.place(box[2] + reach, box[3] + reach);
    return [
      Math.max(0, Math.floor(left * page.ratio)), Math.max(0, Math.floor(top * page.ratio)),
      Math.min(node.width, Math.ceil(right * page.ratio)), Math.min(node.height, Math.ceil(bottom * page.ratio))];
  }

  // Draws a path onto a canvas whose upper left corner lies at x, y of the page's, in device pixels.
  function draw(onto, path, page, opacity, x, y) {
    const { fill, opacity: thick, edge, hatch } = path.manner;
    const zoom = page.ratio / page.scale;
    onto.setTransform(zoom, 0, 0, zoom, page.originX * page.ratio - x, page.originY * page.ratio - y);
    if (fill) {
      onto.globalAlpha = opacity * thick;
      onto.fillStyle = fill;
      onto.fill(path.path());
    }
    onto.globalAlpha = opacity;
    if (hatch) shade(onto, path, hatch, page);
    if (edge) {
      onto.strokeStyle = edge.color;
      onto.lineWidth = edge.width * page.stroke;
      onto.setLineDash(edge.dash.map((length) => length * page.stroke));
      onto.miterLimit = 2;
      onto.stroke(path.path());
    }
    onto.globalAlpha = 1;
  }

  // Strokes rising to the right, over all of a path that is to be seen; those of neighbours meet.
  function shade(onto, path, { color, size, width }, page) {
    const box = path.box();
    const [left, top, right, bottom] = page.seen.map((side, n) => (n < 2 ? Math.max(side, box[n]) : Math.min(side, box[n])));
    const step = size * Math.SQRT2 * page.stroke;
    onto.save();
    onto.clip(path.path());
    onto.beginPath();
    for (let n = Math.floor((left + top) / step); n <= Math.ceil((right + bottom) / step); n += 1) {
      onto.moveTo(n * step - top, top);
      onto.lineTo(n * step - bottom, bottom);
    }
    onto.setLineDash([]);
    onto.strokeStyle = color;
    onto.lineWidth = width * page.stroke;
    onto.stroke();
    onto.restore();
  }

  // Whether a box is to be painted: all are, or those that meet one of the boxes that are asked for.
  function isAsked(box, page) {
    return !page.boxes || page.boxes.some((other) => meet(box, other, 0));
  }

  function paintPoints(sheet, page) {
    const { x, y, sign, letter, on, quiet } = sheet;
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (let n = 0; n < on.length; n += 1) {
      if (!on[n]) continue;
      const [left, top] = page.place(x[n], y[n]);
      const half = signs.reach(sign[n]);
      if (left < -half || top < -half || left > page.width + half || top > page.height + half) continue;
      if (page.boxes && !isAsked([left - half, top - half, left + half, top + half].map((px) => px * page.ratio), page)) continue;
      context.globalAlpha = quiet[n] ? QUIET.point : 1;
      signs.draw(context, sign[n], letter[n], left, top);
    }
    context.globalAlpha = 1;
  }

  return { paint, repaint };
}
