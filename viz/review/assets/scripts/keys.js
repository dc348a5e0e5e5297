// Everything can be done by keys; where somebody types, only Escape and Control with Enter are keys of the page. Keys of a single
// letter can be switched off, for those who speak to their computer (WCAG 2.2, 2.1.4).

import { element, one } from "./elements.js";
import { say } from "./says.js";

const dialog = one("dialog.keys");
const help = [];
const doing = {};
const single = element("input", { type: "checkbox", checked: true });
let running = Promise.resolve();

export function key(name, words, action) {
  if (words) help.push([name, words]);
  doing[name] = action;
}

// A key that changes something or goes on waits for the one before it: whoever presses faster than files are written means the
// finding that is then the current one. To where somebody types, the way is open at once.
export function turn(name, words, action) {
  key(name, words, () => {
    running = running.then(action).catch((error) => say(error.message, true));
  });
}

export function note(name, words) {
  help.push([name, words]);
}

export function showKeys() {
  const rows = help.map(([name, words]) => element("tr", {}, element("th", { scope: "row" }, element("kbd", {}, name)), element("td", {}, words)));
  dialog.replaceChildren(element("form", { method: "dialog" }, element("h2", {}, "Keys"), element("table", {}, ...rows), element("label", {}, single, " Single letters are keys"), element("button", {}, "Close")));
  dialog.showModal();
}

function pressed(event) {
  if (document.querySelector("dialog[open]")) return;
  const isTyping = event.target.matches("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape") {
    event.preventDefault(); // which would empty a field of search
    return document.activeElement.blur();
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return run(event, "a");
  if (isTyping || !single.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = { ArrowDown: "j", ArrowUp: "k" }[event.key];
  run(event, arrow || event.key);
}

function run(event, name) {
  if (!doing[name]) return;
  event.preventDefault();
  doing[name]();
}

document.addEventListener("keydown", pressed);
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-key]");
  if (button) doing[button.dataset.key]();
});
// A button must not take the marked words away.
document.addEventListener("mousedown", (event) => event.target.closest(".marking button") && event.preventDefault());
