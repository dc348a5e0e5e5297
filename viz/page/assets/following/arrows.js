// Arrows at the edge of the main map: each names a place of the current event that lies outside the frame, and goes there.

// Clockwise from the right.
const POINTERS = ["→", "↘", "↓", "↙", "←", "↖", "↑", "↗"];
// From an arrow to the edge, and how far it is moved along it at a time where something else lies there.
const FROM_EDGE_PX = 8;
const ALONG_EDGE_PX = 12;
const MOST_ARROWS = 4;

// go(place): shows a place; null where nothing can.
function createArrows(root, frame, words) {
  let nodes = [];

  function made({ x, y, name, go }) {
    const [left, top] = frame.toScreen(x, y);
    const turn = Math.atan2(top - frame.height / 2, left - frame.width / 2);
    const sign = element("span", { "aria-hidden": "true", text: POINTERS[(Math.round(turn / (Math.PI / 4)) + 8) % 8] });
    const label = element("span", { text: name });
    const parts = Math.cos(turn) < 0 ? [sign, label] : [label, sign];
    return go ? element("button", { type: "button", class: "edge over", title: words.go_to_place.replace("{place}", name), onclick: go }, ...parts)
      : element("span", { class: "edge over" }, ...parts);
  }

  // The middle of an arrow on the way from the middle of the frame to its place, and then along the edge where that is taken.
  function put(node, { x, y }, taken) {
    const [half, high] = [node.offsetWidth / 2, node.offsetHeight / 2];
    const [across, down] = [frame.width / 2 - half - FROM_EDGE_PX, frame.height / 2 - high - FROM_EDGE_PX];
    const [left, top] = frame.toScreen(x, y);
    const [dx, dy] = [left - frame.width / 2, top - frame.height / 2];
    const share = Math.min(across / Math.abs(dx || 1), down / Math.abs(dy || 1));
    const isBeside = across / Math.abs(dx || 1) <= down / Math.abs(dy || 1);
    const boxAt = (moved) => {
      const within = (at, most) => Math.max(-most, Math.min(most, at));
      const middle = [frame.width / 2 + within(dx * share + (isBeside ? 0 : moved), across), frame.height / 2 + within(dy * share + (isBeside ? moved : 0), down)];
      return { left: middle[0] - half, right: middle[0] + half, top: middle[1] - high, bottom: middle[1] + high };
    };
    const most = isBeside ? frame.height : frame.width;
    let box = boxAt(0);
    for (let moved = ALONG_EDGE_PX; moved < most && taken.some((other) => overlaps(box, other)); moved += ALONG_EDGE_PX) {
      box = [boxAt(-moved), boxAt(moved)].find((each) => !taken.some((other) => overlaps(each, other))) ?? box;
    }
    node.style.transform = `translate(${box.left}px, ${box.top}px)`;
    return box;
  }

  // places: {x, y, name, go} of the current event; taken(): boxes of what lies over the map.
  function update(places, taken) {
    for (const node of nodes) node.remove();
    const outside = places.filter(({ x, y }) => !frame.holds(x, y, 0));
    const named = [...new Map(outside.map((place) => [place.name, place])).values()].slice(0, MOST_ARROWS);
    const there = named.length ? taken() : [];
    nodes = named.map(made);
    root.append(...nodes);
    nodes.forEach((node, n) => there.push(put(node, named[n], there)));
  }

  return { update };
}
