// The page: what is there at first, its keys, and the watch over files that others change.

import { add, change, changes, quote, refuse, reopen, settle, undo } from "./doing.js";
import { element, one } from "./elements.js";
import { acceptCurrent, edit, toPlace, toRecord } from "./form.js";
import { key, note, showKeys, turn } from "./keys.js";
import { focusFilter, focusList } from "./list.js";
import { focusMap, startMap } from "./map.js";
import { ask, say } from "./says.js";
import { focusSearch } from "./search.js";
import { asked } from "./server.js";
import { current, on, refresh, step, store } from "./store.js";
import { focusText, nextText } from "./text.js";
import "./timeline.js";

const WATCH_MS = 1500;

function head() {
  const { title, rows, reviewed, problems } = store.state;
  document.title = `Review: ${title}`;
  one("h1").textContent = title;
  one("progress").max = Math.max(rows.length, 1);
  one("progress").value = reviewed;
  one(".progress span").textContent = `${reviewed} of ${rows.length} reviewed`;
  one("header .faults")?.remove();
  if (problems.length) {
    const items = problems.map((problem) => element("li", {}, problem));
    const words = `${problems.length} problem${problems.length === 1 ? "" : "s"} of the dossier`;
    one("header").append(element("details", { class: "faults" }, element("summary", {}, words), element("ul", {}, ...items)));
  }
}

function preview() {
  const row = current();
  window.open(`/preview${row?.kind === "event" ? `#${encodeURIComponent(row.id)}` : ""}`, "_blank", "noopener");
}

// What another program took back by saving what it had read before.
async function lost() {
  const { lost: found } = store.state;
  if (!found.length || one("dialog[open]")) return;
  const answer = await ask("Another program has undone what you changed", found.map((each) => each.text), [["mine", "Write mine again"], ["theirs", "Let it be"]]);
  if (answer) await change("restore", { mine: answer === "mine" });
}

async function watch() {
  const { begun, open } = changes;
  try {
    const { revision } = await asked("/revision");
    // An answer may be from before a change that is shown by now.
    const isOurs = open > 0 || changes.open > 0 || changes.begun !== begun;
    if (revision !== store.state.revision && !isOurs && !one("dialog[open]")) {
      await refresh();
      say("The files have changed; what you see is what they hold now.");
      await lost();
    }
  } catch {
    say("The server does not answer. Is chronotope review still running?", true);
  }
  setTimeout(watch, WATCH_MS);
}

turn("j", "next finding (or ↓)", () => step(1));
turn("k", "finding before (or ↑)", () => step(-1));
turn("a", "accept; where something is lacking, once to see what is proposed and again to accept it", acceptCurrent);
turn("x", "refuse: the row is removed, with what refers to it", refuse);
turn("r", "make a reviewed row a draft again", reopen);
turn("u", "undo", undo);
key("e", "edit: to the first field; Tab goes on, Enter or leaving the field writes, Escape gives up", edit);
note("Ctrl+Enter", "accept, from within a field");
key("t", "to the text: arrows mark a word, with Shift more words, ↓ and ↑ go by lines", focusText);
key("o", "the other text: a translation, or the document again", nextText);
turn("n", "new event of the marked words", add);
turn("q", "let the current event quote the marked words", quote);
for (let number = 1; number <= 9; number += 1) turn(String(number), null, () => settle(number - 1));
note("1 … 9", "choose one of the rival dates and places of the event");
turn("d", "the record of the document, and again the dossier: title, rights, credit", toRecord);
turn("g", "go to the place of the event", toPlace);
key("s", "search the gazetteers for a place; Enter searches, ↓ and ↑ choose, Enter takes", focusSearch);
key("m", "to the map: arrows move it, + and − scale it, Alt with the arrows moves the pin", focusMap);
key("/", "filter the list", focusFilter);
key("l", "to the list", focusList);
key("p", "the page as it would be, in a window of its own", preview);
key("?", "these keys", showKeys);

on("state", head);
store.fields = await asked("/fields");
await refresh();
document.documentElement.dataset.ready = "true";
say("? shows the keys.");
setTimeout(watch, WATCH_MS);
await startMap();
