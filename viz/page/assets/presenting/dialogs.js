// What opens over the page and takes the keys until it is closed: the list of keys, and the steps to jump to.

// So many steps are listed at most; of more the list of all events has those that are looked for.
const MOST_CHAPTERS = 200;

// A dialog, whose focus the browser gives back to where it was.
function createDialog(name, title, close, ...children) {
  const node = element("dialog", { class: name, "aria-label": title, autofocus: true },
    element("h2", { text: title }), ...children,
    element("button", { type: "button", class: "close", text: close, onclick: () => node.close() }));
  // A click beside it closes it.
  node.addEventListener("click", (event) => { if (event.target === node) node.close(); });
  return node;
}

// singles: whether keys of a single letter are on, which the reader may change.
function createKeys(story, singles) {
  const { words } = story;
  const box = element("input", { type: "checkbox", onchange: () => { singles.on = box.checked; } });
  box.checked = singles.on;
  const list = element("dl", {}, ...story.keys.flatMap(([keys, does]) => [
    element("dt", {}, ...keys.split("  ").map((key) => element("kbd", { text: key }))), element("dd", { text: does })]));
  const node = createDialog("keys", words.keys, words.close, list, element("label", {}, box, document.createTextNode(words.single_keys)));
  return { node, open: () => node.showModal() };
}

// The steps of the chosen order by number, date and title; what has not come yet is only counted.
function createChapters(story, state) {
  const { words } = story;
  const list = element("ol", {});
  const node = createDialog("chapters", words.chapters, words.close, list);

  function chapter(place, step) {
    const hasCome = state.hasCome(place);
    return element("li", {}, element("button", {
      type: "button",
      class: hasCome ? undefined : "later",
      "aria-current": state.onOrder && step === state.position && "step",
      text: hasCome ? state.line(place) : words.chapter_later,
      onclick: () => { node.close(); state.goTo(step); },
    }));
  }

  function open() {
    list.replaceChildren(...state.steps.map(chapter));
    node.showModal();
    const current = list.querySelector("[aria-current]");
    current?.focus();
    current?.scrollIntoView({ block: "center" });
  }

  return { node, open, get isOffered() { return state.length <= MOST_CHAPTERS; } };
}
