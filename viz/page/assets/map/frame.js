// A view's frame: where a point of the projected world lies on the screen.

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
      frame.least = frame.scale / RULES.closest;
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
