// How wide and high a text is, measured once without laying out the page, until type has another size.

function createType(layer) {
  const context = document.createElement("canvas").getContext("2d");
  const faces = new Map();
  let before = "";

  // How the page's style sheet sets a class of labels: asked of a label without a word.
  function asked(kind, size, current) {
    const probe = element("span", { class: `label label-${kind}${current ? " current" : ""}`, style: `--size: ${size}` });
    layer.append(probe);
    const set = getComputedStyle(probe);
    const face = {
      // Where colours are forced, `font` as a whole is empty.
      font: `${set.fontStyle} ${set.fontWeight} ${set.fontSize} ${set.fontFamily}`,
      size: parseFloat(set.fontSize),
      line: parseFloat(set.lineHeight),
      gap: parseFloat(set.letterSpacing) || 0,
      words: parseFloat(set.wordSpacing) || 0,
      beside: parseFloat(set.paddingLeft) + parseFloat(set.paddingRight),
      upper: set.textTransform === "uppercase",
      // In sizes of the type.
      most: parseFloat(set.getPropertyValue("--most")) * parseFloat(set.fontSize) || Infinity,
    };
    probe.remove();
    return face;
  }

  // Asked once.
  function faceOf(kind, size, current) {
    const key = `${kind} ${size} ${current}`;
    if (!faces.has(key)) faces.set(key, asked(kind, size, current));
    return faces.get(key);
  }

  // Forgets what it was told where type is set otherwise now; whether it is.
  function renew() {
    const now = JSON.stringify([false, true].map((current) => asked("town", 1, current)));
    if (now === before) return false;
    before = now;
    faces.clear();
    return true;
  }

  function widthOf(text, face) {
    context.font = face.font;
    const shown = face.upper ? text.toUpperCase() : text;
    return context.measureText(shown).width + face.gap * Array.from(shown).length + face.words * (shown.split(" ").length - 1);
  }

  // The text in as many lines as its class allows for, and the box that they take: {lines, width, height}.
  function set(text, face) {
    const lines = [];
    if (face.most < Infinity) {
      for (const word of text.split(" ")) {
        const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
        if (lines.length && widthOf(longer, face) <= face.most) lines[lines.length - 1] = longer;
        else lines.push(word);
      }
    } else lines.push(...text.split("\n"));
    const width = Math.max(...lines.map((line) => widthOf(line, face))) + face.beside;
    return { lines, width, height: lines.length * face.line };
  }

  return { faceOf, set, context, renew };
}
