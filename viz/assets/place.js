// Small helpers: elements, plotly's packed numbers, and where a point of the world lies on the screen.

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

function svg(tag, attributes = {}) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

// plotly stores arrays as base64 of little-endian 32-bit floats; short ones are plain lists.
function numbers(values) {
  if (Array.isArray(values)) return values;
  const bytes = Uint8Array.from(atob(values.bdata), (c) => c.charCodeAt(0));
  const kinds = { f4: Float32Array, f8: Float64Array, i4: Int32Array, i2: Int16Array, i1: Int8Array };
  return Array.from(new kinds[values.dtype](bytes.buffer));
}

// How much closer than the whole extent the base map bears to be looked at.
const CLOSEST = 8;

// A frame onto the projected world: its centre and metres per pixel.
function createFrame(limits) {
  const frame = { x: 0, y: 0, scale: 1, least: 0, width: 1, height: 1 };

  // The frame never looks beyond the base map, nor closer than its detail allows.
  function clamp() {
    const [xmin, ymin, xmax, ymax] = limits;
    frame.scale = Math.max(frame.scale, frame.least);
    frame.scale = Math.min(frame.scale, (xmax - xmin) / frame.width, (ymax - ymin) / frame.height);
    const halfWidth = (frame.width / 2) * frame.scale;
    const halfHeight = (frame.height / 2) * frame.scale;
    frame.x = Math.min(Math.max(frame.x, xmin + halfWidth), xmax - halfWidth);
    frame.y = Math.min(Math.max(frame.y, ymin + halfHeight), ymax - halfHeight);
  }

  return Object.assign(frame, {
    clamp,
    // Shows the bounds as large as the frame allows, keeping `left` pixels free for the insets.
    fit(bounds, left, pad) {
      const [xmin, ymin, xmax, ymax] = bounds;
      const width = frame.width - left - 2 * pad;
      const height = frame.height - 2 * pad;
      frame.scale = Math.max((xmax - xmin) / width, (ymax - ymin) / height);
      frame.least = frame.scale / CLOSEST;
      frame.x = (xmin + xmax) / 2 - (left / 2) * frame.scale;
      frame.y = (ymin + ymax) / 2;
      clamp();
    },
    toScreen(x, y) {
      return [(x - frame.x) / frame.scale + frame.width / 2, (frame.y - y) / frame.scale + frame.height / 2];
    },
    holds(x, y, margin) {
      const [left, top] = this.toScreen(x, y);
      return left > margin && top > margin && left < frame.width - margin && top < frame.height - margin;
    },
    ranges() {
      const halfWidth = (frame.width / 2) * frame.scale;
      const halfHeight = (frame.height / 2) * frame.scale;
      return { x: [frame.x - halfWidth, frame.x + halfWidth], y: [frame.y - halfHeight, frame.y + halfHeight] };
    },
    // Takes over what the reader's hand did to plotly's axes.
    read(x, y) {
      frame.x = (x[0] + x[1]) / 2;
      frame.y = (y[0] + y[1]) / 2;
      frame.scale = Math.max((x[1] - x[0]) / frame.width, (y[1] - y[0]) / frame.height);
      clamp();
    },
  });
}

function isInside(ring, x, y) {
  let inside = false;
  ring.forEach(([x1, y1], n) => {
    const [x2, y2] = ring[(n + ring.length - 1) % ring.length];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}

function distanceToSegment([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const share = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}
