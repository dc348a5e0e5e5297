// An inset in the place of the main map: where there is no room for both, on a phone or before a class, while it alone holds the current
// event; and wherever the reader or a path asks for it.

// insets: {map, figure} of each.
function createFront(mapFrame, main, insets, story, state) {
  const seat = document.createComment("");
  const back = element("button", { type: "button", class: "back", "aria-label": story.words.main_map, title: story.words.main_map, text: "⌂", onclick: () => ask(null) });
  let shown = null;
  // The step at which the reader has chosen what stands in front, until the next one.
  let chosenAt = "";

  function ask(inset) {
    chosenAt = stepNow(state);
    bring(inset);
  }

  function bring(inset) {
    if (inset === shown) return;
    const before = shown;
    if (before) {
      before.figure.classList.remove("front");
      seat.replaceWith(before.figure);
      back.remove();
    }
    shown = inset;
    if (inset) {
      inset.figure.replaceWith(seat);
      inset.figure.classList.add("front");
      inset.figure.append(back);
      mapFrame.after(inset.figure);
    }
    mapFrame.parentElement.classList.toggle("behind", Boolean(inset));
    for (const each of [before, inset]) each?.map.bring(each === inset);
  }

  // Of the insets that hold an event the one that holds most of its places, and of these the closest.
  function holderOf(place) {
    const held = insets.map((inset) => ({ inset, count: inset.map.held(place), metres: inset.map.metres }));
    const [best] = held.filter(({ count }) => count).sort((a, b) => b.count - a.count || a.metres - b.metres);
    return best?.inset ?? null;
  }

  // What stands in front at a step.
  function follow() {
    if (chosenAt === stepNow(state)) return;
    chosenAt = "";
    const asked = state.onOrder ? story.steps[state.order]?.[state.number]?.front : "";
    const isAlone = isPhone() || Boolean(mapFrame.closest(".presenting"));
    const holder = isAlone && state.current !== null && !main.held(state.current) ? holderOf(state.current) : null;
    bring(insets.find(({ map }) => map.id === asked) ?? holder);
  }

  return { layout: follow, follow, ask, holderOf };
}
