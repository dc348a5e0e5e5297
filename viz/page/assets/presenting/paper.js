// On paper: the current step, as Ctrl+P prints it, or all steps of the chosen order below the map as it stands.

// root, card: of the page.
function createPaper(root, story, state, card) {
  const { words } = story;
  const steps = element("section", { class: "all-steps" });
  const refused = element("p", { class: "refused", text: words.no_print, hidden: true });
  const node = createDialog("paper", words.print, words.close, refused,
    element("button", { type: "button", text: words.print_step, onclick: printStep }),
    element("button", { type: "button", text: words.print_steps, onclick: printSteps }));

  function printStep() {
    node.close();
    print();
  }

  // A frame around the page may keep it from printing, without a word to it.
  function print() {
    const heard = new AbortController();
    let isHeard = false;
    window.addEventListener("beforeprint", () => { isHeard = true; }, { signal: heard.signal });
    window.print();
    heard.abort();
    refused.hidden = isHeard || !isFramed();
    if (refused.hidden) return;
    putAway();
    node.showModal();
  }

  // What has not come yet is told on no sheet either.
  function printSteps() {
    node.close();
    const come = state.steps.map((place, step) => ({ place, step })).filter(({ place }) => state.hasCome(place));
    steps.replaceChildren(...come.map(({ place, step }) => element("article", { class: "card", "data-event": state.idOf(place) },
      ...card.told(place, story.steps[state.order]?.[state.numberAt(step)]))));
    card.node.after(steps);
    root.classList.add("all-on-paper");
    window.addEventListener("afterprint", putAway, { once: true, signal: state.signal });
    print();
  }

  function putAway() {
    root.classList.remove("all-on-paper");
    steps.remove();
  }

  return { node, open: () => node.showModal() };
}
