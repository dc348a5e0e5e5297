// Presenting to a class: the map and one quotation on the whole screen, a black screen, the steps to jump to, and the keys of it all.

// What steps while presenting, wherever the focus is.
const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
// What single characters do; a clicker sends those for the black screen. On a keyboard of another script the place of the key counts.
const CHARACTERS = { f: "present", b: "black", ".": "black", c: "chapters", p: "play", n: "quotation", "?": "keys" };
const CODES = { KeyF: "f", KeyB: "b", Period: ".", KeyC: "c", KeyP: "p", KeyN: "n" };

const PRINTER = "M5.5 7V2.5h9V7 M5.5 14H3V7h14v7h-2.5 M5.5 11.5h9v6h-9Z";

// Whether the page stands in a frame of another one.
const isFramed = () => window !== window.top;

// Adds to the page within root what presenting needs. card: of the current event; tabs: see createTabs; first: the element of its first screen, if it opens
// with one; laidOut: lays out anew what has another size now.
function createStage(root, story, state, { card, tabs }, first, laidOut) {
  const { words } = story;
  const cover = first && createCover(first, root, state, words, laidOut);
  // WCAG 2.1.4: single characters can be switched off.
  const singles = { on: true };
  const keys = createKeys(story, singles);
  const chapters = createChapters(story, state);
  const paper = createPaper(root, story, state, card);
  const play = createPlay(state, story.play_seconds, showPlay);
  let isOn = false;
  let held = null;

  const button = (text, onclick, attributes) => element("button", { type: "button", text, onclick, ...attributes });
  const drawnButton = (path, label, onclick) => {
    const sign = svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" });
    sign.append(svg("path", { d: path }));
    const node = button("", onclick, { "aria-label": label, title: label, class: "drawn" });
    node.append(sign);
    return node;
  };
  const playing = button(words.play, () => play.toggle());
  const steps = button(words.chapters, listChapters);
  const bar = element("div", { class: "bar" },
    button("‹", () => state.step(-1), { "aria-label": words.previous, class: "back" }), button("›", () => state.step(1), { "aria-label": words.next, class: "on" }),
    playing, steps, button(words.black, darken), button(words.end_presenting, leave));
  const slide = createSlide(story, state, bar);
  const refused = element("p", { class: "refused", text: words.no_full_screen, hidden: true });
  slide.node.append(refused);
  const black = element("div", { class: "black", hidden: true, onclick: () => { black.hidden = true; } });
  root.querySelector(".stepper").after(element("div", { class: "staging" }, button(words.present, present), drawnButton(PRINTER, words.print, () => paper.open()), button("?", () => keys.open(), { "aria-label": words.keys, title: words.keys })));
  root.querySelector(".side").append(slide.node);
  root.append(black, keys.node, chapters.node, paper.node);
  if (first) root.querySelector("header").after(first);

  function showPlay() {
    playing.textContent = play.isOn ? words.pause : words.play;
  }

  function darken() {
    play.stop();
    black.hidden = false;
  }

  function listChapters() {
    play.stop();
    if (chapters.isOffered) chapters.open();
  }

  function present() {
    if (isOn) return leave();
    cover?.goOn();
    isOn = true;
    held = document.activeElement;
    root.classList.add("presenting");
    slide.update();
    laidOut();
    // Where the browser refuses, everything else is the same; a page within another one says why.
    root.requestFullscreen?.().then(() => { if (!isOn) document.exitFullscreen(); }, () => { refused.hidden = !isFramed(); });
  }

  function leave() {
    isOn = false;
    play.stop();
    root.classList.remove("presenting");
    if (document.fullscreenElement === root) document.exitFullscreen();
    laidOut();
    held?.focus({ preventScroll: true });
  }

  // Esc ends the full screen without a word to the page.
  document.addEventListener("fullscreenchange", () => { if (isOn && !document.fullscreenElement) leave(); }, { signal: state.signal });

  const actions = { present, black: darken, chapters: listChapters, play: () => isOn && play.toggle(), keys: () => keys.open(), quotation: (by) => isOn || tabs.walk(by) };

  function update() {
    steps.hidden = !chapters.isOffered;
    bar.querySelector(".back").disabled = !state.hasPrevious;
    bar.querySelector(".on").disabled = !state.hasNext;
    if (isOn) slide.update();
  }

  // true: the key was taken; false: it is left to the control that has the focus; undefined: it is somebody else's.
  function key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return undefined;
    if (!black.hidden) {
      black.hidden = true;
      return true;
    }
    const target = event.target instanceof Element ? event.target : root;
    if (target.closest("dialog")) return false;
    if (target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return undefined;
    const letter = /^[ -~]$/.test(event.key) ? event.key : CODES[event.code];
    const action = singles.on && actions[CHARACTERS[letter?.toLowerCase()]];
    if (action) return action(event.shiftKey ? -1 : 1), true;
    if (isOn && event.key === "Escape") return leave(), true;
    if (isOn && event.key in STEPS && !event.shiftKey) return state.step(STEPS[event.key]), true;
    return cover?.key(event) || undefined;
  }

  state.onChange(update);
  update();
  return { key };
}
