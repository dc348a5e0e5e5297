#!/bin/sh
# TimelineJS 3.9.11, seen in November 2026.
# An end is compared with the start in those parts alone that the start has: from October 1950 to 31 October 1950 the end is the same,
# is dropped, and no bar is drawn. Where it stays, a bar ends where its end begins: 1950 to 1953 lasts until 1 January 1953, and
# the text still says 1950 — 1953. There is no error and no warning; nor is there for month 13, which becomes another month.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-save --ignore-scripts @knight-lab/timelinejs@3.9.11 jsdom@26.1.0 >/dev/null
node - <<'NODE'
const assert = require("assert"), fs = require("fs"), { JSDOM } = require("jsdom");
const { window } = new JSDOM('<div id="timeline" style="height: 500px"></div>', { runScripts: "outside-only", pretendToBeVisual: true });
window.matchMedia = () => ({ matches: false, addListener() {}, addEventListener() {} });
window.eval(fs.readFileSync("node_modules/@knight-lab/timelinejs/dist/js/timeline.js", "utf8") + ";window.TL = TL");

const events = [
  ["month", { year: 1950, month: 10 }, { year: 1950, month: 10, day: 31 }],
  ["days", { year: 1950, month: 10, day: 1 }, { year: 1950, month: 10, day: 31 }],
  ["years", { year: 1950 }, { year: 1953 }],
  ["thirteenth", { year: 1950, month: 13 }, undefined],
].map(([unique_id, start_date, end_date]) => ({ unique_id, start_date, ...(end_date && { end_date }), text: { headline: unique_id } }));
const timeline = new window.TL.Timeline("timeline", { events }, { font: null, script_path: "http://127.0.0.1/" });

setTimeout(() => {
  const day = (date) => date && `${date.data.date_obj.getFullYear()}-${date.data.date_obj.getMonth() + 1}-${date.data.date_obj.getDate()}`;
  const found = Object.fromEntries(timeline.config.events.map((event) => [event.unique_id, [day(event.start_date), day(event.end_date)]]));
  console.log("TimelineJS 3.9.11", JSON.stringify(found), JSON.stringify(timeline.config.messages));
  assert.deepStrictEqual(found.days, ["1950-10-1", "1950-10-31"]);
  assert.strictEqual(JSON.stringify(timeline.config.messages), '{"errors":[],"warnings":[]}');
  const changed = found.month[1] !== undefined || found.years[1] !== "1953-1-1" || found.thirteenth[0] !== "1950-2-1";
  if (changed) console.log("changed: ends are kept, or impossible months refused");
  process.exit(changed ? 1 : 0);
}, 1000);
NODE
