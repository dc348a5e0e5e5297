#!/bin/sh
# hijridate 2.6.0 and the ICU of Node.js (here 20.20, with any ICU that has islamic-umalqura), seen in November 2026.
# Both promise the Umm al-Qura calendar of Saudi Arabia, and begin hundreds of its months on different days: hijridate has the
# calendar as it was printed, ICU (and so every browser, and Java) a table that was computed afterwards. The newspaper Umm al-Qura
# no. 56 says on its masthead: Friday, 8 Rajab 1344 = 22 January 1926. By ICU that Friday is 7 Rajab. Both agree from 1420 to 1450.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet hijridate==2.6.0
cat > "$folder/months.js" <<'JS'
const format = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura", { timeZone: "UTC", year: "numeric", month: "numeric", day: "numeric" });
const days = [];
for (let day = Date.UTC(1924, 6, 1); day < Date.UTC(2078, 0, 1); day += 86400000) {
  const parts = Object.fromEntries(format.formatToParts(day).map((part) => [part.type, part.value]));
  if (parts.day === "1") days.push([Number(parts.year), Number(parts.month), new Date(day).toISOString().slice(0, 10)]);
}
console.log(JSON.stringify({ icu: process.versions.icu, days }));
JS
node "$folder/months.js" > "$folder/icu.json"
"$folder/venv/bin/python" - "$folder/icu.json" <<'PYTHON'
import json
import sys
from pathlib import Path

from hijridate import Hijri

icu = json.loads(Path(sys.argv[1]).read_text())
starts = {(year, month): day for year, month, day in icu["days"] if 1343 <= year <= 1500}
differ = [at for at, day in starts.items() if Hijri(*at, 1).to_gregorian().isoformat() != day]
print("ICU", icu["icu"], len(differ), "of", len(starts), "months differ")
print("1 Rajab 1344:", Hijri(1344, 7, 1).to_gregorian().isoformat(), "as printed,", starts[1344, 7], "in ICU")
assert Hijri(1344, 7, 8).to_gregorian().isoformat() == "1926-01-22"
assert not [at for at in differ if 1420 <= at[0] <= 1450]
if starts[1344, 7] != "1926-01-16" or len(differ) < 500:
    raise SystemExit("changed: ICU has another table")
PYTHON
