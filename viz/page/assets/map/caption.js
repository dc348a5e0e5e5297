// The caption of the main map: its day, and the states that it shows. It stands in the first place where it covers neither a ring around the
// current event's places nor an inset or a button.

// How much less it may lie on a ring than on anything else.
const RING_COST = 10;

// node: its element, or null where a map has none; root: of the map; isKnown(place): whether an event has a place on any map.
function createCaption(node, root, story, state, { frame, marks, features, isKnown }) {
  // On a phone the caption stands below the map, far from it: what an event lacks is said on the map itself.
  const nowhere = node && root.appendChild(element("p", { class: "nowhere over", text: story.words.nowhere, hidden: true, "aria-hidden": "true" }));

  function asOf() {
    if (state.isOverview) return story.overview.as_of;
    return state.hindsight ? story.words.all_events : state.asked.day?.words ?? state.cards.at("as_of", state.current);
  }

  // The day and the states that the map shows, how exact they are, and from how many checked places.
  function tell() {
    const states = marks.features.filter((feature) => feature.on && feature.captioned);
    const isNowhere = !state.isOverview && !isKnown(state.current);
    const line = (text, name) => (text ? element("span", { text, class: name }) : null);
    const said = [line(asOf()), isNowhere ? line(story.words.nowhere, "nowhere") : null, ...states.map((state) => line(features.line(state)))].filter(Boolean);
    node.replaceChildren(...said);
    node.hidden = !said.length;
    nowhere.hidden = !isNowhere;
  }

  function rings() {
    const half = RING_PX * frame.grown;
    return marks.at(state.current).map(([x, y]) => frame.toScreen(x, y)).map(([x, y]) => ({ left: x - half, right: x + half, top: y - half, bottom: y + half, cost: RING_COST }));
  }

  // others: boxes of what else lies over the map.
  function place(others) {
    node.style.translate = "";
    // On a phone it stands below the map.
    if (node.hidden || getComputedStyle(node).position === "static") return;
    const own = root.getBoundingClientRect();
    const box = node.getBoundingClientRect();
    const [left, top] = [box.left - own.left, box.top - own.top];
    const taken = [...rings(), ...others];
    const lefts = [left, ...others.flatMap((other) => [other.right + left, other.left - box.width - left])].filter((at) => at >= left && at + box.width + left <= own.width);
    const tops = [top, own.height - box.height - top];
    const places = tops.flatMap((y) => lefts.map((x) => ({ left: x, right: x + box.width, top: y, bottom: y + box.height })));
    const cost = (at) => taken.reduce((sum, other) => sum + (overlaps(at, other) ? other.cost ?? 1 : 0), 0);
    const best = [{ left, right: left + box.width, top, bottom: top + box.height }, ...places].reduce((first, each) => (cost(each) < cost(first) ? each : first));
    if (best.left !== left || best.top !== top) node.style.translate = `${best.left - left}px ${best.top - top}px`;
  }

  return node ? { tell, place } : { tell() {}, place() {} };
}
