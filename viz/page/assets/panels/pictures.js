// Pictures of events: small on the card and beside the document; a click shows one alone, as large as the window.

function createPictures(story) {
  const { words } = story;
  const alone = element("div", { class: "alone" });
  const dialog = createDialog("illustrated", words.illustration, words.close, alone);

  function image({ src, alt, width, height }) {
    return element("img", { src, alt, width, height });
  }

  function open(picture) {
    alone.replaceChildren(image(picture), element("p", { class: "credit-line", text: picture.credit }));
    dialog.showModal();
  }

  // None where the event has no picture.
  function figure(picture) {
    if (!picture) return null;
    return element("figure", { class: "illustration" },
      element("button", { type: "button", title: words.enlarge, onclick: () => open(picture) }, image(picture)),
      element("figcaption", { text: picture.credit }));
  }

  return { dialog, figure };
}

// The document with the picture of the current event beside it.
function createReading(story, state, pictures) {
  const written = createDocument(story, state);
  const facing = element("div", { class: "facing" });

  function update() {
    const shown = pictures.figure(state.isOverview ? null : state.cards.row(state.current).picture);
    facing.replaceChildren(...[shown].filter(Boolean));
    written.update();
  }

  return { ...written, node: element("div", {}, facing, written.node), update };
}
