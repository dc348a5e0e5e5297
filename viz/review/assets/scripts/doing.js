// Changes: each is asked of the server, told in one line, and shown as it then stands. Where somebody else changed the same cell, the
// reviewer chooses.

import { done } from "./server.js";
import { ask, say } from "./says.js";
import { choose, current, nameOf, refresh, store } from "./store.js";
import { marked } from "./text.js";

// How many changes were begun, and how many are not shown yet: what they do to the files is nobody else's doing.
export const changes = { begun: 0, open: 0 };
let told = 0; // the change that was told last; the answer to an earlier one may come after it

// Ask for a change, and give the answer; null where what somebody else wrote was kept, false where it could not be made. `again` is
// asked where the reviewer keeps his own value, `without` where he keeps theirs and something else is still to be done.
export async function change(verb, what, again = null, without = null) {
  const own = ++changes.begun;
  changes.open += 1;
  try {
    const answer = await done(verb, what);
    await refresh();
    if (answer.done && own > told) {
      told = own;
      say(sentence(answer.done));
    }
    return answer;
  } catch (error) {
    if (error.conflicts) return conflicted(error.conflicts, again, without);
    say(error.message || "The server does not answer. Is chronotope review still running?", true);
    return false;
  } finally {
    changes.open -= 1;
  }
}

async function conflicted(conflicts, again, without) {
  const answers = [["theirs", "Keep theirs"], ...(again ? [["mine", "Write mine"]] : [])];
  const answer = await ask("Somebody else has changed this too", conflicts.map((each) => each.text), answers);
  if (answer === "mine") return again(conflicts);
  if (answer === "theirs" && without) return without();
  await refresh();
  say("Theirs was kept.");
  return null;
}

function sentence(words) {
  return `${words[0].toUpperCase()}${words.slice(1)}.`;
}

// Cells with what the server said stands there, for a change that is made although somebody else has changed them.
function over(cells, conflicts) {
  const theirs = new Map(conflicts.map((each) => [each.column, each.theirs]));
  return Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => [column, theirs.has(column) ? { ...cell, before: theirs.get(column) ?? "" } : cell]),
  );
}

export async function write(row, cells) {
  const what = { file: row.file, key: row.id, cells };
  return change("change", what, (conflicts) => change("change", { ...what, cells: over(cells, conflicts) }));
}

export async function accept(row, cells, checked) {
  const what = { file: row.file, key: row.id, cells, checked };
  return change("accept", what, (conflicts) => change("accept", { ...what, cells: over(cells, conflicts) }));
}

export async function refuse() {
  const row = current();
  if (!row || !store.state.rows.includes(row)) return;
  const rows = store.state.rows;
  const next = rows.slice(rows.indexOf(row) + 1).find((each) => each.draft) || rows.find((each) => each.draft && each !== row);
  if (await change("refuse", { file: row.file, key: row.id })) choose(next ? nameOf(next) : store.current);
}

// The date or place that is chosen of several.
export async function settle(number) {
  const row = current();
  const rival = row?.draft && row.rivals[number];
  if (!rival || !(await change("settle", { key: rival.event, field: rival.field, value: rival.value }))) return;
  // A place that was not chosen may be gone.
  if (row.kind === "place") choose(`places.csv/${rival.value}`);
}

export async function reopen() {
  const row = current();
  if (row && !row.draft && store.state.rows.includes(row)) await change("reopen", { file: row.file, key: row.id });
}

export async function add() {
  const words = marked();
  if (!words) return say("Mark words of the document first: with the pointer, or t and then Shift with the arrows.", true);
  if (store.language) return say("Mark the words in the document itself: o shows it.", true);
  const answer = await change("add", words);
  if (answer) choose(`${answer.file}/${answer.id}`);
}

export async function quote() {
  const [words, row] = [marked(), current()];
  if (!words || row?.kind !== "event") return say("Mark words of the document first, while an event is the current finding.", true);
  await change("quote", { key: row.id, ...words, language: store.language });
}

export async function undo() {
  // What others have changed since may stay; then all else of the step is taken back, and those before it can be.
  const answer = await change("undo", {}, null, () => change("undo", { keep_theirs: true }));
  if (answer && !answer.done) return say("There is nothing to undo.");
  const name = `${answer?.file}/${answer?.id}`;
  if (store.state.rows.some((row) => nameOf(row) === name)) choose(name);
}

