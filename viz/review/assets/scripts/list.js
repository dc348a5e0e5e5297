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
  height.replaceChildren(...rows.slice(first, last).map((row, index) => option(row, first + index, rows.length)));
  const at = rows.findIndex((row) => nameOf(row) === store.current);
  if (at >= 0) box.setAttribute("aria-activedescendant", `row-${at}`);
  else box.removeAttribute("aria-activedescendant");
  const drafts = rows.filter((row) => row.draft).length;
  one("output", form).textContent = `${rows.length} shown, ${drafts} to review`;
}

function option(row, at, of) {
  const faults = row.problems.length;
  const item = element(
    "div",
    {
      id: `row-${at}`,
      role: "option",
      class: `row ${row.draft ? "draft" : "done"}`,
      "data-row": nameOf(row),
      "aria-selected": String(nameOf(row) === store.current),
      "aria-posinset": at + 1,
      "aria-setsize": of,
      onclick: () => choose(nameOf(row)),
    },
    element("span", { class: "sign", "aria-hidden": "true" }, row.draft ? "○" : "✓"),
    element("span", { class: "title" }, row.title),
    element("span", { class: "about" }, `${row.kind}${row.date ? ` · ${row.date}` : ""}${row.draft ? "" : " · reviewed"}`),
    faults ? element("span", { class: "faults", title: `${faults} problems` }, String(faults)) : null,
  );
  item.style.top = `${at * HIGH}px`;
  return item;
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
  store.filter = { text: words.value, kind: kind.value, state: state.value };
  box.scrollTop = 0;
  tell("filter");
}

form.addEventListener("submit", (event) => event.preventDefault());
for (const control of [words, kind, state]) control.addEventListener("input", filter);
box.addEventListener("scroll", draw);
new ResizeObserver(draw).observe(box);
on("state", follow);
on("current", follow);
on("filter", follow);

export function focusFilter() {
  words.focus();
  words.select();
}

export function focusList() {
  box.focus();
}
