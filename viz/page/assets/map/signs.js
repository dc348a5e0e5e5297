// The signs of points, each painted once for every quarter of a pixel on which it may stand, and then only copied.

const PHASES = 4;

// Half of the room that a sign takes, in px: a diamond is wider than its size.
function halfOfSign({ shape, size, rim_width }) {
  const reach = Math.max(1, ...RULES.marks[shape.replace("-dot", "")].flat().map(Math.abs));
  return (reach * size + rim_width) / 2;
}

// A canvas that the processor paints: many small copies are slow work for a graphics process, above all where it is one in name only.
function canvasOf(node) {
  return node.getContext("2d", { willReadFrequently: true });
}

// ink: {signs, letter}, see viz/payload/marks.py; ratio: device pixels for each px; grown: how many times larger than usual signs are.
function createSigns(ink, ratio, grown) {
  const painted = new Map();

  function outline(context, shape, radius) {
    const corners = RULES.marks[shape.replace("-dot", "")];
    context.beginPath();
    if (corners.length) corners.forEach(([x, y], n) => context[n ? "lineTo" : "moveTo"](x * radius, -y * radius));
    else context.arc(0, 0, radius, 0, 2 * Math.PI);
    context.closePath();
    if (!shape.endsWith("-dot")) return;
    [[0, 1], [1, 0], [0, -1], [-1, 0]].forEach(([x, y], n) => context[n ? "lineTo" : "moveTo"](x * RULES.dot, y * RULES.dot));
    context.closePath();
  }

  // How far a sign reaches from its place, in px; a diamond is wider than its size.
  function reach(sign) {
    const { size, rim_width } = ink.signs[sign];
    return (0.65 * size + rim_width) * grown + 1;
  }

  function paint(sign, letter, across, down) {
    const { shape, fill, rim, size, rim_width } = ink.signs[sign];
    const half = Math.ceil(reach(sign) * ratio);
    const canvas = new OffscreenCanvas(2 * half + 1, 2 * half + 1);
    const context = canvasOf(canvas);
    context.setTransform(ratio * grown, 0, 0, ratio * grown, half + across / PHASES, half + down / PHASES);
    outline(context, shape, size / 2);
    context.fillStyle = fill;
    context.fill();
    context.strokeStyle = rim;
    context.lineWidth = rim_width;
    context.miterLimit = 10;
    context.stroke();
    if (letter) {
      context.fillStyle = ink.letter.color;
      context.font = `${ink.letter.size}px ${ink.letter.font}`;
      context.textAlign = "center";
      context.textBaseline = "alphabetic";
      context.fillText(letter, 0, RULES.halfCapital * ink.letter.size);
    }
    // A picture that never changes is copied faster than a canvas.
    return { picture: canvas.transferToImageBitmap(), half };
  }

  // Draws a sign at a place in px; the context counts in device pixels. Numbers are looked up several times faster than words are made.
  function draw(context, sign, letter, x, y) {
    const [left, top] = [Math.floor(x * ratio * PHASES + 0.5), Math.floor(y * ratio * PHASES + 0.5)];
    const [column, row] = [Math.floor(left / PHASES), Math.floor(top / PHASES)];
    const [across, down] = [left - column * PHASES, top - row * PHASES];
    if (!painted.has(letter)) painted.set(letter, new Map());
    const pictures = painted.get(letter);
    const key = (sign * PHASES + across) * PHASES + down;
    if (!pictures.has(key)) pictures.set(key, paint(sign, letter, across, down));
    const { picture, half } = pictures.get(key);
    context.drawImage(picture, column - half, row - half);
  }

  return { draw, reach, ratio, grown };
}
