// The current finding as a form. What is typed is tried while it is typed, and written when the field is left, if nothing is wrong.

import { accept, settle, write } from "./doing.js";
import { element, one } from "./elements.js";
import { field, listOf, shownProblems } from "./fields.js";
import { letter, searchFor } from "./search.js";
import { done } from "./server.js";
import { say } from "./says.js";
import { choose, current, nameOf, nextDraft, on, store } from "./store.js";

const box = one("section.finding");
const WAIT_MS = 250;
// The kinds of rows that are accepted or refused.
const DECIDED = new Set(["event", "place", "geometry"]);
let shown = null; // the name of the finding in the form
let typed = {}; // by column what stood there and what is typed
let proposed = new Set();
let waiting = 0;

function draw() {
  const row = current();
  if (!row) {
    shown = null;
    return box.replaceChildren(element("p", { class: "none" }, "Nothing to review."));
  }
  const name = nameOf(row);
  if (name !== shown) {
    clearTimeout(waiting);
    [shown, typed, proposed] = [name, {}, new Set()];
    build(row);
  }
  refill(row);
}

function build(row) {
  const fields = store.fields[row.id] || store.fields[row.file];
  const more = element("details", {}, element("summary", {}, "More"), ...fields.filter((each) => !each.first).map((each) => field(each)));
  const parts = [
    element(
      "form",
      { "data-row": nameOf(row), autocomplete: "off", onsubmit: (event) => event.preventDefault() },
      element("h2", {}),
      element("p", { class: "state" }),
      element("p", { class: "whole", role: "alert" }),
      ...fields.filter((each) => each.first).map((each) => field(each)),
      more,
      element("div", { class: "linked" }),
      row.kind === "geometry" ? null : element("ol", { class: "rivals", "aria-label": "Rival dates and places" }),
      row.kind === "place" ? searchFor(row) : null,
    ),
    DECIDED.has(row.kind) ? actions(row) : null,
    ...["people", "actors", "places"].map(listOf),
  ];
  box.replaceChildren(...parts.filter(Boolean));
  box.scrollTop = 0;
}

function actions(row) {
  const button = (key, words, kind = "") => element("button", { type: "button", "data-key": key, class: kind }, words, element("kbd", {}, key));
  const checked = element("select", { class: "checked", "aria-label": "How it was checked" });
  for (const word of ["seen", "secondary", "memory"]) checked.append(element("option", { value: word }, word));
  const decide = row.draft ? [button("a", "Accept ", "accept"), checked] : [button("r", "Draft again ")];
  return element("div", { class: "actions", "data-draft": String(row.draft) }, ...decide, button("x", "Refuse "));
}

// The values as they stand in the files, but where somebody is typing.
function refill(row) {
  one("h2", box).textContent = row.title;
  one(".state", box).textContent = [row.kind, row.date, decision(row)].filter(Boolean).join(" · ");
  for (const control of box.querySelectorAll("[data-column]")) {
    const { column } = control.dataset;
    if (!(column in typed)) control.value = row.cells[column] || "";
  }
  linked(row);
  contested(row);
  const bar = one(".actions", box);
  if (bar && bar.dataset.draft !== String(row.draft)) bar.replaceWith(actions(row));
  shownProblems(box, row.problems);
}

// The dates and places that may be meant, of which one is chosen; of what is reviewed, the rivals are part of the dossier.
function contested(row) {
  const items = (row.draft ? row.rivals : []).map(({ field: what, name, note }, index) =>
    element("li", {}, element("button", { type: "button", onclick: () => settle(index) }, element("b", {}, letter(index)), ` ${what}: ${name} `, element("small", {}, note), " ", element("kbd", {}, String(index + 1)))),
  );
  one("form > ol.rivals", box)?.replaceChildren(...items);
}

function decision(row) {
  if (!DECIDED.has(row.kind)) return "in dossier.toml";
  return row.draft ? "a draft: nobody has reviewed it" : `reviewed (${row.cells.checked || "unsaid"})`;
}

// The places of an event: each leads to its own row.
function linked(row) {
  const ids = row.kind === "event" ? (row.cells.places || "").split("|").map((id) => id.trim()).filter(Boolean) : [];
  const known = store.state.places.filter((place) => ids.includes(place.id));
  const links = known.map((place) =>
    element("button", { type: "button", class: place.draft ? "draft" : "", onclick: () => choose(`places.csv/${place.id}`) }, `${place.name}${place.draft ? " (draft)" : ""}${place.at ? "" : " · not found yet"}`),
  );
  one(".linked", box).replaceChildren(...(links.length ? [element("span", {}, "Places "), ...links, element("kbd", {}, "g")] : []));
}

function take(control) {
  const row = current();
  const { column } = control.dataset;
  const before = typed[column]?.before ?? row.cells[column] ?? "";
  typed[column] = { before, after: control.value };
  proposed.delete(column);
  control.classList.remove("proposed");
  clearTimeout(waiting);
  waiting = setTimeout(attempt, WAIT_MS);
}

// What would be wrong if it were written; null where it cannot be told.
async function tried(row, cells) {
  try {
    return await done("try", { file: row.file, key: row.id, cells });
  } catch (error) {
    if (error.conflicts) return { problems: [] }; // asked about when it is written
    say(error.message, true);
    return null;
  }
}

async function attempt() {
  const row = current();
  const found = row && (await tried(row, typed));
  if (!found || nameOf(row) !== shown) return;
  shownProblems(box, found.problems);
  const means = one(".means[data-of=date]", box);
  if (means) means.textContent = found.date ? `= ${found.date.display}${found.date.edtf ? ` (${found.date.edtf})` : ""}` : "";
}

// Leaving a field writes it, unless it is wrong; also where the reviewer has gone on to another finding meanwhile.
async function leave(control) {
  const { column } = control.dataset;
  const [row, own] = [store.state.byName.get(shown), typed];
  const cell = own[column];
  if (!row || !cell || proposed.has(column)) return;
  if (cell.after.trim() === cell.before) {
    delete own[column];
    return;
  }
  clearTimeout(waiting);
  const found = await tried(row, { [column]: cell });
  if (!found || own[column] !== cell) return;
  const wrong = found.problems.find((problem) => problem.column === column);
  if (wrong) {
    if (own === typed) shownProblems(box, found.problems);
    say(`${row.title}: ${column} not written, for “${cell.after}” ${wrong.why}.`, true);
    return;
  }
  delete own[column];
  // What could not be written stays typed: a file may only be open in a spreadsheet.
  if ((await write(row, { [column]: cell })) === false) own[column] ||= cell;
}

// Once for what is complete; where something is lacking, it is proposed, and a second time accepts what is proposed.
export async function acceptCurrent() {
  const row = current();
  if (!row || !DECIDED.has(row.kind)) return;
  if (!row.draft) return say("It is reviewed already; r makes it a draft again.");
  clearTimeout(waiting);
  const cells = Object.fromEntries(Object.entries(typed).filter(([, cell]) => cell.before !== cell.after));
  const name = shown;
  const answer = await accept(row, cells, one(".checked", box).value);
  if (!answer) return;
  if (answer.done) {
    if (shown === name) [typed, proposed] = [{}, new Set()];
    return nextDraft(name);
  }
  if (answer.lacking) return propose(row, answer);
  shownProblems(box, answer.problems);
  say("Not accepted: see what is wrong.", true);
}

function propose(row, { lacking, proposed: values }) {
  for (const [column, value] of Object.entries(values)) {
    const control = one(`[data-column="${column}"]`, box);
    typed[column] = { before: row.cells[column] || "", after: value };
    proposed.add(column);
    control.value = value;
    control.classList.add("proposed");
    if (control.closest("details")) control.closest("details").open = true;
  }
  const open = lacking.filter((column) => !(column in values));
  shownProblems(box, open.map((column) => ({ column, why: "is empty", fix: "Fill it in" })));
  const first = one(`[data-column="${open[0] || lacking[0]}"]`, box);
  first?.scrollIntoView({ block: "nearest" });
  if (open.length) first?.focus();
  const contested = row.rivals.length ? " Of the rivals a number chooses one; accepted as they are, they stay side by side." : "";
  say(open.length ? `Fill in: ${open.join(", ")}.` : `Look at what is proposed, and accept again.${contested}`);
}

export function edit() {
  one("[data-column]", box)?.focus();
}

// From one of the rows of dossier.toml to the next.
export function toRecord() {
  const names = store.state.records.map(nameOf);
  if (names.length) choose(names[(names.indexOf(store.current) + 1) % names.length]);
}

export function toPlace() {
  one(".linked button", box)?.click();
}

// Back to what stands in the file.
function giveUp(control) {
  delete typed[control.dataset.column];
  proposed.delete(control.dataset.column);
  control.classList.remove("proposed");
  refill(current());
}

box.addEventListener("input", (event) => event.target.dataset.column && take(event.target));
box.addEventListener("focusout", (event) => event.target.dataset?.column && leave(event.target));
box.addEventListener("change", (event) => event.target.matches("select[data-column]") && leave(event.target));
box.addEventListener("keydown", (event) => {
  const isField = Boolean(event.target.dataset.column);
  if (event.key === "Escape" && isField) giveUp(event.target);
  if (event.key === "Enter" && isField && event.target.tagName === "INPUT") event.target.blur();
});
on("state", draw);
on("current", draw);

