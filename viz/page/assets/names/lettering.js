// Names along lines, letter by letter, as SVG; their halos lie below all of them.

// The height of a line of type, in sizes of the type.
const LINE_HEIGHT = 1.15;

function createLettering(layer) {
  const [halos, names] = [svg("g", { class: "halos" }), svg("g")];
  const sheet = svg("svg", { class: "lettering" });
  sheet.append(halos, names);
  layer.append(sheet);
  const context = document.createElement("canvas").getContext("2d");

  // A name as its letters, each with its middle from the beginning of the text as it is plainly set.
  function written(label, style) {
    const [halo, name] = ["halo", "label"].map((kind) => svg("g", { class: `${kind} label-${label.kind}`, style, hidden: "" }));
    const isUpper = RULES.capitals.includes(label.kind);
    const letters = Array.from(isUpper ? label.text.toUpperCase() : label.text);
    const [least, most] = RULES.tracking[label.kind] ?? RULES.spreadTracking;
    halos.append(halo);
    names.append(name);
    let [font, size, middles, plain] = ["", 0, [], 0];

    function measure() {
      const set = getComputedStyle(name);
      if (set.font === font) return;
      [font, size] = [set.font, parseFloat(set.fontSize)];
      context.font = font;
      const ends = letters.map((_, n) => context.measureText(letters.slice(0, n + 1).join("")).width);
      middles = ends.map((end, n) => end - context.measureText(letters[n]).width / 2);
      plain = ends.at(-1);
    }

    // How wide and high the name is, and whether it stands above its line.
    function course() {
      measure();
      const [width, wide] = [least, most].map((gap) => plain + (letters.length - 1) * gap * size);
      return { width, most: wide, height: LINE_HEIGHT * size, above: RULES.above.includes(label.kind) };
    }

    function show(arc) {
      const gap = (arc.width - plain) / Math.max(1, letters.length - 1);
      const below = RULES.halfCapital * size;
      for (const group of [halo, name]) {
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
      for (const group of [halo, name]) group.setAttribute("hidden", "");
    }

    return { course, show, hide };
  }

  return { written };
}
