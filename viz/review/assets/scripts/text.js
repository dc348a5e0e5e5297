// The document: the words that findings rest on are marked, those of the current one strongly; words are marked for new ones.

import { element, one } from "./elements.js";
import { choose, nameOf, on, store } from "./store.js";

const box = one(".document .text");
const marking = one(".document .marking");
const other = one(".document .other");
let shown = "";
let marks = new Map(); // those of each finding
let strong = [];

// Stretches of the text with the rows that rest on them.
function stretches(text, rows) {
  const edges = new Map([[0, []], [text.length, []]]);
  for (const row of rows) {
    const [start, end] = row.spans[store.language];
    for (const at of [start, end]) if (!edges.has(at)) edges.set(at, []);
    edges.get(start).push(["begin", row]);
    edges.get(end).push(["end", row]);
  }
  const places = [...edges.keys()].sort((one, other) => one - other);
  const open = new Set();
  return places.map((at, index) => {
    for (const [what, row] of edges.get(at)) what === "begin" ? open.add(row) : open.delete(row);
    return { text: text.slice(at, places[index + 1] ?? at), rows: [...open] };
  });
}

function draw() {
  const { texts } = store.state;
  const { text } = texts.find((each) => each.language === store.language) || { text: "" };
  const rows = store.state.rows.filter((row) => row.spans[store.language]);
  const sign = JSON.stringify([store.language, text, rows.map((row) => [row.id, row.spans[store.language], row.draft])]);
  other.hidden = texts.length < 2;
  one("span", other).textContent = store.language ? `document.${store.language}.txt` : "document.txt";
  if (sign !== shown) {
    shown = sign;
    [marks, strong] = [new Map(), []];
    const words = marked();
    box.replaceChildren(...stretches(text, rows).filter((part) => part.text).map(piece));
    if (words) mark(words);
  }
  follow();
}

function piece({ text, rows }) {
  if (!rows.length) return document.createTextNode(text);
  const drafts = rows.some((row) => row.draft);
  const names = rows.map(nameOf);
  const mark = element("mark", { class: drafts ? "draft" : "done", "data-rows": names.join(" ") }, text);
  for (const name of names) marks.set(name, [...(marks.get(name) || []), mark]);
  return mark;
}

// The words of the current finding, in sight.
function follow() {
  for (const mark of strong) mark.classList.remove("current");
  strong = marks.get(store.current) || [];
  for (const mark of strong) mark.classList.add("current");
  strong[0]?.scrollIntoView({ block: "nearest" });
}

// Where marked words begin and end, in the units in which a script counts; null where none are marked.
export function marked() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !box.contains(selection.getRangeAt(0).commonAncestorContainer)) return null;
  const range = selection.getRangeAt(0);
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length };
}

// Mark words again that were marked in a text that has been drawn anew.
function mark({ start, end }) {
  const [from, to] = [spot(start), spot(end)];
  if (from && to) getSelection().setBaseAndExtent(...from, ...to);
}

function spot(offset) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return null;
}

// By keys: an arrow marks the next word, with Shift one word more.
function byKeys(event) {
  const way = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] }[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const selection = getSelection();
  if (!box.contains(selection.anchorNode) || selection.anchorNode === box) begin(selection);
  if (event.shiftKey) return selection.modify("extend", ...way);
  way[0] === "forward" ? selection.collapseToEnd() : selection.collapseToStart();
  if (way[0] === "backward" || way[1] === "line") selection.modify("move", ...way);
  selection.modify("extend", "forward", "word");
  selection.focusNode.parentElement?.scrollIntoView({ block: "nearest" });
}

function begin(selection) {
  const from = strong[0]?.firstChild || box.firstChild?.firstChild || box.firstChild;
  if (from) selection.collapse(from, 0);
}

box.addEventListener("keydown", byKeys);
box.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (!mark || marked()) return;
  const names = mark.dataset.rows.split(" ");
  choose(names[(names.indexOf(store.current) + 1) % names.length]);
});
document.addEventListener("selectionchange", () => {
  marking.hidden = marked() === null;
});

// The document, its translations, and the document again.
export function nextText() {
  const languages = store.state.texts.map((each) => each.language);
  store.language = languages[(languages.indexOf(store.language) + 1) % languages.length] || "";
  draw();
  box.setAttribute("lang", store.language);
  box.scrollTop = strong.length ? box.scrollTop : 0;
}

export function focusText() {
  box.focus();
}

on("state", draw);
on("current", follow);
