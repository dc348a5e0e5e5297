// The list of findings. Of thousands only those are in the page that are in sight.

import { element, one } from "./elements.js";
import { choose, filtered, nameOf, on, store, tell } from "./store.js";

const box = one(".findings .rows");
const height = one(".height", box);
const form = one(".findings .filter");
const [kind, state] = form.querySelectorAll("select");
const words = one("input", form);
// Of a row, in px: as the style sheet has it.
const HIGH = 44;
const SPARE = 8;

function draw() {
  const rows = filtered();
  height.style.height = `${rows.length * HIGH}px`;
  const first = Math.max(Math.floor(box.scrollTop / HIGH) - SPARE, 0);
  const last = Math.ceil((box.scrollTop + box.clientHeight) / HIGH) + SPARE;
  const shown = rows.slice(first, last).map((row, index) => option(row, first + index, rows.length));
  // What is in sight stays the element that it was: a press of the pointer may have begun on it.
  for (const item of [...height.children]) if (!shown.includes(item)) item.remove();
  for (const item of shown) if (!item.isConnected) height.append(item);
  const at = rows.findIndex((row) => nameOf(row) === store.current);
  if (at >= 0) box.setAttribute("aria-activedescendant", `row-${at}`);
  else box.removeAttribute("aria-activedescendant");
  const drafts = rows.filter((row) => row.draft).length;
  one("output", form).textContent = `${rows.length} shown, ${drafts} to review`;
}

let items = new Map(); // elements by the names of their findings

function option(row, at, of) {
  const name = nameOf(row);
  const item = items.get(name) || element("div", { role: "option", "data-row": name, onclick: () => choose(name) });
  items.set(name, item);
  item.id = `row-${at}`;
  item.className = `row ${row.draft ? "draft" : "done"}`;
  item.style.top = `${at * HIGH}px`;
  item.setAttribute("aria-selected", String(name === store.current));
  item.setAttribute("aria-posinset", at + 1);
  item.setAttribute("aria-setsize", of);
  if (item.row !== row) fill(item, row);
  return item;
}

function fill(item, row) {
  const faults = row.problems.length;
  item.row = row;
  item.replaceChildren(
    element("span", { class: "sign", "aria-hidden": "true" }, row.draft ? "○" : "✓"),
    element("span", { class: "title" }, row.title),
    element("span", { class: "about" }, [row.kind, row.date || (row.kind === "place" && row.cells.note), row.draft ? "" : "reviewed"].filter(Boolean).join(" · ")),
    ...(faults ? [element("span", { class: "faults", title: `${faults} problem${faults === 1 ? "" : "s"}` }, String(faults))] : []),
  );
}

// The current finding in sight.
function follow() {
  const at = filtered().findIndex((row) => nameOf(row) === store.current);
  if (at >= 0) {
    if (at * HIGH < box.scrollTop) box.scrollTop = at * HIGH;
    else if ((at + 1) * HIGH > box.scrollTop + box.clientHeight) box.scrollTop = (at + 1) * HIGH - box.clientHeight;
  }
  draw();
}

function filter() {
  store.filter = { words: words.value.toLowerCase().split(/\s+/).filter(Boolean), kind: kind.value, state: state.value };
  box.scrollTop = 0;
  tell("filter");
}

form.addEventListener("submit", (event) => event.preventDefault());
for (const control of [words, kind, state]) control.addEventListener("input", filter);
box.addEventListener("scroll", draw);
new ResizeObserver(draw).observe(box);
on("state", () => {
  items = new Map([...items].filter(([name]) => store.state.byName.has(name)));
  follow();
});
on("current", follow);
on("filter", follow);

export function focusFilter() {
  words.focus();
  words.select();
}

export function focusList() {
  box.focus();
}
