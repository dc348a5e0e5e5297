// What the page knows: the dossier as the server told it last, which finding is the current one, and what the list shows.

import { asked } from "./server.js";

const listeners = {};

export const store = {
  fields: {},
  state: { rows: [], records: [], people: [], actors: [], places: [], shapes: [], timeline: { bars: {}, ticks: [] }, problems: [], lost: [], texts: [] },
  current: null, // file and id, as "events.csv/letter"
  language: "", // of the text that is shown: "" for the document itself, or that of a translation
  around: "", // the place that the map is around; "" for all of them
  filter: { words: [], kind: "", state: "draft" },
};

export function on(name, listener) {
  (listeners[name] ||= []).push(listener);
}

export function tell(name) {
  for (const listener of listeners[name] || []) listener();
}

export function nameOf(row) {
  return `${row.file}/${row.id}`;
}

export function current() {
  return store.state.byName?.get(store.current) || null;
}

let kept = {}; // the rows of a filter, until dossier or filter change

// The rows that the list shows: those of the filter, and the current one whatever it is.
export function filtered() {
  if (kept.state !== store.state || kept.filter !== store.filter) {
    kept = { state: store.state, filter: store.filter, rows: store.state.rows.filter(suits) };
  }
  const row = current();
  if (!row || kept.rows.includes(row) || store.state.records.includes(row)) return kept.rows;
  return store.state.rows.filter((each) => each === row || suits(each));
}

function suits(row) {
  const { words, kind, state } = store.filter;
  const isInState = !state || (state === "faulty" ? row.problems.length > 0 : row.draft === (state === "draft"));
  return isInState && (!kind || row.kind === kind) && words.every((word) => row.found.includes(word));
}

export function choose(name) {
  if (name === store.current) return;
  store.current = name;
  tell("current");
}

// To the next finding of the list, or the one before; past the end to the first one that is still a draft.
export function step(by) {
  const rows = filtered();
  const at = rows.findIndex((row) => nameOf(row) === store.current);
  const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
  if (next) choose(nameOf(next));
}

export function nextDraft(name) {
  const { rows } = store.state;
  const at = rows.findIndex((row) => nameOf(row) === name);
  const next = rows.slice(at + 1).find((row) => row.draft) || rows.find((row) => row.draft && nameOf(row) !== name);
  if (next) choose(nameOf(next));
}

let asking = 0;
let newest = 0; // of the answers that were shown, the one that was asked for last

// Ask how all stands, and show it; the answer to somebody who asked later holds more, and stays.
export async function refresh() {
  const own = ++asking;
  const state = await asked("/state", { around: store.around });
  if (own < newest) return;
  newest = own;
  for (const row of state.rows) row.found = `${row.title} ${row.id} ${Object.values(row.cells).join(" ")}`.toLowerCase();
  // What dossier.toml says can be the current one, too, and is in no list.
  state.byName = new Map([...state.rows, ...state.records].map((row) => [nameOf(row), row]));
  store.state = state;
  if (!current()) store.current = startOf(state);
  tell("state");
}

function startOf(state) {
  const first = state.rows.find((row) => row.draft) || state.rows[0];
  return first ? nameOf(first) : null;
}
