// Lines and outlines in the view's whole numbers: flat lists x, y, x, y; what lies in them or near.

function isInside(ring, x, y) {
  let inside = false;
  for (let n = 0, before = ring.length - 2; n < ring.length; before = n, n += 2) {
    const [x1, y1, x2, y2] = [ring[n], ring[n + 1], ring[before], ring[before + 1]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

// Whether a line passes a place within reach.
function passes(line, x, y, reach) {
  for (let n = 2; n < line.length; n += 2) {
    const [x1, y1] = [line[n - 2], line[n - 1]];
    const [dx, dy] = [line[n] - x1, line[n + 1] - y1];
    const share = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    if (Math.hypot(x - x1 - share * dx, y - y1 - share * dy) < reach) return true;
  }
  return false;
}

// The box around lines: left, top, right, bottom.
function boundsOf(lines) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (let n = 0; n < line.length; n += 2) {
      box[0] = Math.min(box[0], line[n]);
      box[1] = Math.min(box[1], line[n + 1]);
      box[2] = Math.max(box[2], line[n]);
      box[3] = Math.max(box[3], line[n + 1]);
    }
  }
  return box;
}

function meet(a, b, margin) {
  return a[0] < b[2] + margin && a[2] > b[0] - margin && a[1] < b[3] + margin && a[3] > b[1] - margin;
}

// Lines as a path; rings are closed.
function pathOf(lines, closed) {
  const path = new Path2D();
  for (const line of lines) {
    path.moveTo(line[0], line[1]);
    for (let n = 2; n < line.length; n += 2) path.lineTo(line[n], line[n + 1]);
    if (closed) path.closePath();
  }
  return path;
}
