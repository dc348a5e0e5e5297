// Paints the marks of a view: layer after layer, in one pass, what is to be seen of it.

// How much of what is not the current event's is left, by what it is.
const QUIET = { point: 0.85, message: 0.35, state: 0.4, other: 0.55 };

function quietness({ kind, time }) {
  if (kind === "message") return QUIET.message;
  return time === "state" && (kind === "front" || kind === "movement") ? QUIET.state : QUIET.other;
}

// sheets: of createMarks; ink: see viz/page/marks.py.
function createCanvas(node, sheets, ink) {
  const context = node.getContext("2d");
  const scratch = document.createElement("canvas").getContext("2d");
  let signs = null;

  // Paints what lies in a frame, and `over` widths and heights more on each side.
  function paint(frame, over) {
    const ratio = window.devicePixelRatio || 1;
    if (signs?.ratio !== ratio) signs = createSigns(ink, ratio);
    const [width, height] = [frame.width, frame.height].map((length) => Math.round(length * (1 + 2 * over)));
    const [left, top] = [frame.width, frame.height].map((length) => -Math.round(length * over));
    fit(node, width, height, ratio);
    Object.assign(node.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    const place = (x, y) => { const [a, b] = frame.toScreen(x, y); return [a - left, b - top]; };
    const [originX, originY] = place(0, 0);
    const page = { ratio, width, height, place, scale: frame.scale, originX, originY, seen: frame.seen(over) };
    for (const sheet of sheets) {
      if (sheet.picture) paintPicture(sheet, page);
      else if (sheet.paths) for (const path of sheet.paths) paintPath(path, page);
      else paintPoints(sheet, page);
    }
  }

  function fit(canvas, width, height, ratio) {
    const [wide, high] = [width, height].map((length) => Math.max(1, Math.round(length * ratio)));
    if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
    else context.clearRect(0, 0, wide, high);
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
    const reach = ((edge?.width ?? 0) + 1) * page.scale;
    if (!meet(path.box(), page.seen, reach)) return;
    const opacity = (manner.pale ?? 1) * (feature.quiet ? quietness(feature) : 1);
    // Where an edge lies half over its filling, the two are made paler together.
    if (opacity === 1 || Number(Boolean(edge)) + Number(Boolean(manner.fill)) + Number(Boolean(hatch)) < 2) {
      draw(context, path, page, opacity, 0, 0);
      return;
    }
    const [x1, y1, x2, y2] = within(path.box(), page, reach);
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
      onto.lineWidth = edge.width * page.scale;
      onto.setLineDash(edge.dash.map((length) => length * page.scale));
      onto.miterLimit = 2;
      onto.stroke(path.path());
    }
    onto.globalAlpha = 1;
  }

  // Strokes rising to the right, over all of a path that is to be seen; those of neighbours meet.
  function shade(onto, path, { color, size, width }, page) {
    const box = path.box();
    const [left, top, right, bottom] = page.seen.map((side, n) => (n < 2 ? Math.max(side, box[n]) : Math.min(side, box[n])));
    const step = size * Math.SQRT2 * page.scale;
    onto.save();
    onto.clip(path.path());
    onto.beginPath();
    for (let n = Math.floor((left + top) / step); n <= Math.ceil((right + bottom) / step); n += 1) {
      onto.moveTo(n * step - top, top);
      onto.lineTo(n * step - bottom, bottom);
    }
    onto.setLineDash([]);
    onto.strokeStyle = color;
    onto.lineWidth = width * page.scale;
    onto.stroke();
    onto.restore();
  }

  function paintPoints(sheet, page) {
    const { x, y, sign, letter, on, current, told } = sheet;
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (let n = 0; n < on.length; n += 1) {
      if (!on[n]) continue;
      const [left, top] = page.place(x[n], y[n]);
      if (left < -50 || top < -50 || left > page.width + 50 || top > page.height + 50) continue;
      context.globalAlpha = told[n] && !current[n] ? QUIET.point : 1;
      signs.draw(context, sign[n], letter[n], left, top);
    }
    context.globalAlpha = 1;
  }

  return { paint };
}
