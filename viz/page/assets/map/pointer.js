// What lies under the pointer is told in a tooltip and gone to by a click.

// How near to a mark the pointer must be.
const REACH_PX = 9;
const CLICK_PX = 5;
// So many are told at most; fewer where there is little room.
const MOST_TOLD = 8;
const FEW_TOLD = 3;
const LOW_PX = 300;

// hit(x, y), in pixels of root: {events, lines, count} of what is there and to be seen, or null; the first lines at least, and how
// many there are where these are not all.
// go: what a click on an event does.
function createPointer(root, hit, state, words, go = state.go) {
  const tip = element("div", { class: "tip", hidden: true, "aria-hidden": "true" });
  let pressed = null;
  root.append(tip);

  function place(event) {
    const box = root.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  function hide() {
    tip.hidden = true;
  }

  function tell(event) {
    const [x, y] = place(event);
    const found = event.pointerType === "touch" || event.buttons ? null : hit(x, y);
    tip.hidden = !found;
    root.classList.toggle("over-mark", Boolean(found));
    if (!found) return;
    const most = root.clientHeight < LOW_PX ? FEW_TOLD : MOST_TOLD;
    const left = (found.count ?? found.lines.length) - most;
    const lines = left > 0 ? [...found.lines.slice(0, most), words.and_more.replace("{count}", left)] : found.lines;
    tip.replaceChildren(...lines.map((line) => element("span", { text: line })));
    const from = Math.max(4, Math.min(x + 14, root.clientWidth - tip.offsetWidth - 4));
    const below = y + 16 + tip.offsetHeight < root.clientHeight;
    tip.style.transform = `translate(${from}px, ${Math.max(4, below ? y + 16 : y - 12 - tip.offsetHeight)}px)`;
  }

  // A click on a stack goes through it, one event a click. While a button is down plotly covers the page with its own element
  // where it is dragged, so the release is heard from the document.
  function release(event) {
    const from = pressed;
    pressed = null;
    if (!from) return;
    const [x, y] = place(event);
    const found = Math.hypot(x - from[0], y - from[1]) < CLICK_PX ? hit(x, y) : null;
    if (found?.events.length) go(found.events[(found.events.indexOf(state.current) + 1) % found.events.length]);
  }

  root.addEventListener("pointermove", tell);
  root.addEventListener("pointerleave", hide);
  root.addEventListener("pointerdown", (event) => {
    // Two fingers are no click.
    pressed = !pressed && event.button === 0 && event.target.closest(".plot, .ground") ? place(event) : null;
  });
  document.addEventListener("pointerup", release, { capture: true, signal: state.signal });
  document.addEventListener("pointercancel", () => { pressed = null; }, { capture: true, signal: state.signal });
  state.onChange(hide);
}
