// Which places a name may mean: the gazetteers say, the reviewer chooses.

import { write } from "./doing.js";
import { element, one } from "./elements.js";
import { asked } from "./server.js";
import { current, nameOf, store, tell } from "./store.js";

// What was found for the current place, for the map: name, spot and cells.
export const rivals = { of: null, found: [] };

export function searchFor(row) {
  const words = element("input", { type: "search", id: "gazetteers", value: row.title, spellcheck: "false" });
  const list = element("ol", { class: "rivals", "aria-label": "Places found" });
  const form = element("div", { class: "search" }, element("label", { for: "gazetteers" }, "Search the gazetteers ", element("kbd", {}, "s")), words, list);
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter") find(row, words.value, list);
  });
  if (rivals.of !== nameOf(row)) forget();
  else show(row, list);
  // Of a place that a program chose, the others that it may be are shown unasked.
  if (row.draft && row.cells.lat && !row.rivals.length && rivals.of !== nameOf(row)) find(row, row.title, list, false);
  return form;
}

function forget() {
  [rivals.of, rivals.found] = [null, []];
  tell("rivals");
}

async function find(row, name, list, isAsked = true) {
  list.replaceChildren(element("li", {}, "Searching …"));
  try {
    const { found } = await asked("/search", { name, around: store.around });
    if (nameOf(row) !== store.current) return;
    [rivals.of, rivals.found] = [nameOf(row), found];
  } catch (error) {
    list.replaceChildren(element("li", {}, error.message));
    return;
  }
  show(row, list);
  tell("rivals");
  if (isAsked) one("button", list)?.focus();
}

export function letter(index) {
  return String.fromCharCode("a".charCodeAt(0) + index);
}

function show(row, list) {
  const items = rivals.found.map((place, index) =>
    element("li", {}, element("button", { type: "button", onclick: () => take(index) }, element("b", {}, letter(index)), ` ${place.name} `, element("small", {}, place.about))),
  );
  list.replaceChildren(...(items.length ? items : [element("li", {}, "No gazetteer at hand knows the name.")]));
  list.onkeydown = (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const buttons = [...list.querySelectorAll("button")];
    buttons[buttons.indexOf(document.activeElement) + by]?.focus();
  };
}

// The place that was found becomes that of the row: its coordinates, and what else is empty.
export async function take(index) {
  const row = current();
  const cells = {};
  for (const [column, after] of Object.entries(rivals.found[index].cells)) {
    const before = row.cells[column] || "";
    const isWhere = ["lat", "lon", "precision_km", "external_ids", "source"].includes(column);
    if (after !== before && (isWhere || !before)) cells[column] = { before, after };
  }
  await write(row, cells);
  one("section.finding .accept")?.focus();
}

export function focusSearch() {
  one("#gazetteers")?.focus();
  one("#gazetteers")?.select();
}

// Another finding has no rivals of its own yet.
export function follow() {
  if (rivals.of && rivals.of !== store.current) forget();
}
