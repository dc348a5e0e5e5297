// The first screen of a lesson, as viz/page/cover.py wrote it: until the reader goes on, it stands beside the map in the place of all
// else.

// What goes on, besides the button itself.
const ONWARD = ["ArrowRight", "PageDown", "Enter", " "];

// node: its element; laidOut: lays out anew what has another size now.
function createCover(node, root, state, words, laidOut) {
  function goOn() {
    state.home();
  }

  // Whatever else is to be seen, by a click on the map or by the address, ends it too.
  function close() {
    if (!node.isConnected) return;
    const held = node.contains(document.activeElement);
    root.closest(".opening").classList.remove("opening");
    node.remove();
    laidOut();
    if (held) root.querySelector(".step:last-of-type").focus();
  }

  const button = node.querySelector("button");
  button.textContent = words.begin;
  button.addEventListener("click", goOn, { signal: state.signal });
  state.onChange(close);

  return {
    goOn,
    // Whether the key was taken.
    key(event) {
      if (!node.isConnected || !ONWARD.includes(event.key) || event.target.closest?.("button, summary, a")) return false;
      goOn();
      return true;
    },
  };
}
