// The buttons of the timeline: fewer days, more days, the whole time, and what has been told so far.

// What they do: zoom(times), whole() and told().
function createSpans(words, { zoom, whole, told }) {
  const button = (label, drawing, onclick) => {
    const sign = svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
    sign.append(svg("path", { d: drawing }));
    const node = element("button", { type: "button", "aria-label": label, title: label, onclick });
    node.append(sign);
    return node;
  };
  const node = element("div", { class: "spans" },
    button(words.more_days, "M3 8H13", () => zoom(1 / KEY_TIMES)),
    button(words.fewer_days, "M3 8H13M8 3V13", () => zoom(KEY_TIMES)),
    button(words.whole_time, "M1.5 3V13M14.5 3V13M3.5 8H12.5M6 5.5L3.5 8L6 10.5M10 5.5L12.5 8L10 10.5", whole),
    button(words.told_time, "M1.5 3V13M14.5 3V13M4 8.8L7 11.5L12 4.5", told));
  return { node };
}
