// Links before everything else, seen while they have the focus: past the controls to the card, and to the document or the list.

// tabs: see createTabs; the first of them is the document, where there is one.
function createSkips(story, card, tabs) {
  const { words } = story;
  const [first] = tabs.names;
  // The address names events, so that a link must not change it.
  const link = (target, text, go) => element("a", { class: "skip", href: `#${target}`, text, onclick: (event) => { event.preventDefault(); go(); } });
  card.node.id = "now";
  return element("div", { class: "skips" },
    link("now", words.skip_to_card, () => card.node.focus()),
    link(`panel-${first}`, first === "document" ? words.skip_to_document : words.skip_to_events, () => tabs.enter(first)));
}
