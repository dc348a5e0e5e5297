// Names along lines, letter by letter, as SVG; their halos lie below all of them.

// The height of a line of type, in sizes of the type.
const LINE_HEIGHT = 1.15;

function createLettering(layer, type) {
  const [halos, names] = [svg("g", { class: "halos" }), svg("g")];
  const sheet = svg("svg", { class: "lettering" });
  sheet.append(halos, names);
  layer.append(sheet);

  // A name as its letters, each with its middle from the beginning of the text as it is plainly set.
  function written(label, style) {
    const { font, size } = type.faceOf(label.kind, label.size, false);
    const letters = Array.from(RULES.capitals.includes(label.kind) ? label.text.toUpperCase() : label.text);
    const [least, most] = RULES.tracking[label.kind] ?? RULES.spreadTracking;
    const widthOf = (text) => {
      type.context.font = font;
      return type.context.measureText(text).width;
    };
    const plain = widthOf(letters.join(""));
    const [width, wide] = [least, most].map((gap) => plain + (letters.length - 1) * gap * size);
    // How wide and high the name is, and whether it stands above its line.
    const course = { width, most: wide, height: LINE_HEIGHT * size, above: RULES.above.includes(label.kind) };
    let middles = null;
    let groups = null;

    // The middle of each letter from the beginning of the text: letters stand nearer to some than to others.
    function measured() {
      return letters.map((letter, n) => widthOf(letters.slice(0, n + 1).join("")) - widthOf(letter) / 2);
    }

    function made() {
      const drawn = ["halo", "label"].map((kind) => svg("g", { class: `${kind} label-${label.kind}`, style }));
      halos.append(drawn[0]);
      names.append(drawn[1]);
      return drawn;
    }

    function show(arc) {
      groups ??= made();
      middles ??= measured();
      const gap = (arc.width - plain) / Math.max(1, letters.length - 1);
      const below = RULES.halfCapital * size;
      for (const group of groups) {
        group.replaceChildren(...letters.flatMap((letter, n) => {
          if (!letter.trim()) return [];
          const { x, y, angle } = arcAt(arc, middles[n] + n * gap - arc.width / 2);
          const text = svg("text", { transform: `translate(${x - below * Math.sin(angle)} ${y + below * Math.cos(angle)}) rotate(${(angle * 180) / Math.PI})` });
          text.textContent = letter;
          return [text];
        }));
        group.removeAttribute("hidden");
      }
    }

    function hide() {
      for (const group of groups ?? []) group.setAttribute("hidden", "");
    }

    // Type has another size: what was made is made anew.
    function remove() {
      for (const group of groups ?? []) group.remove();
    }

    return { course, show, hide, remove };
  }

  return { written };
}
