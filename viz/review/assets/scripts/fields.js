// The fields of a form: each with its name, what it means, and what is wrong with it.

import { element } from "./elements.js";
import { store } from "./store.js";

const LONG = new Set(["quotation", "quotation_context", "summary", "note", "fate_note", "title", "rights", "credit", "transcription"]);
const LISTS = { "people.csv": "people", "dossier.toml": "actors", "places.csv": "places" };

export function field({ name, words, means, refers }) {
  const id = `field-${name}`;
  const attributes = { id, dir: "auto", "data-column": name, "aria-describedby": `wrong-${name}`, title: means };
  let control;
  if (words.length) {
    control = element("select", attributes, element("option", { value: "" }, "—"), ...words.map((word) => element("option", { value: word }, word.replaceAll("_", " "))));
  } else if (LONG.has(name)) {
    control = element("textarea", { ...attributes, rows: name === "title" ? 1 : 2 });
  } else {
    control = element("input", { ...attributes, list: LISTS[refers] ? `known-${LISTS[refers]}` : null, spellcheck: "false" });
  }
  return element(
    "div",
    { class: `field ${LONG.has(name) ? "long" : ""}` },
    element("label", { for: id }, name.replaceAll("_", " ")),
    control,
    name === "date" ? element("p", { class: "means", "data-of": "date", "aria-live": "polite" }) : null,
    element("p", { class: "wrong", id: `wrong-${name}` }),
  );
}

// Whom a cell may name.
export function listOf(kind) {
  return element("datalist", { id: `known-${kind}` }, ...store.state[kind].map(({ id, name }) => element("option", { value: id }, name)));
}

// Each problem beside its field; those of no field above all of them.
export function shownProblems(box, problems) {
  const whole = [];
  for (const place of box.querySelectorAll(".field .wrong")) place.textContent = "";
  for (const control of box.querySelectorAll("[data-column]")) control.removeAttribute("aria-invalid");
  for (const { column, value, why, fix } of problems) {
    const control = box.querySelector(`[data-column="${CSS.escape(column)}"]`);
    const text = `${value ? `“${value}” ` : ""}${why}. ${fix}.`;
    if (!control) {
      whole.push(`${column ? `${column}: ` : ""}${text}`);
      continue;
    }
    control.setAttribute("aria-invalid", "true");
    const place = box.querySelector(`#wrong-${CSS.escape(column)}`);
    place.textContent = `${place.textContent} ${text}`.trim();
  }
  const all = box.querySelector(".whole");
  if (all) all.textContent = whole.join(" ");
}
