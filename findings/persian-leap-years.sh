#!/bin/sh
# convertdate 2.5.1, jdatetime 6.1.1 and persiantools 6.2.0, seen in November 2026.
# Each converts dates of the Solar Hijri calendar of any year and says nothing of limits, yet they begin many years on different days:
# convertdate reckons the equinox, jdatetime repeats a cycle of 33 years, persiantools has that cycle with a table of exceptions. All
# agree, and with ICU, on the years 1277 to 1501 (1898 to 2123) without a gap, and on the first day of 1502. The one for 1503 is
# jdatetime's own. Of the years 1 to 1276, jdatetime begins 79 a day before the equinox, persiantools 12.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet convertdate==2.5.1 jdatetime==6.1.1 persiantools==6.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from functools import cache

import jdatetime
from convertdate import persian
from persiantools.jdatetime import JalaliDate


@cache  # convertdate takes 20 ms for a date
def starts(year: int) -> dict[str, str]:
    """The first day of a year, by each library."""
    return {
        "convertdate": date(*persian.to_gregorian(year, 1, 1)).isoformat(),
        "jdatetime": jdatetime.date(year, 1, 1).togregorian().isoformat(),
        "persiantools": JalaliDate(year, 1, 1).to_gregorian().isoformat(),
    }


def odd(years: list[int], library: str) -> list[int]:
    """The years that a library begins on another day than the equinox."""
    return [year for year in years if starts(year)[library] != starts(year)["convertdate"]]


for year in (1243, 1276, 1503):
    print(year, starts(year))
old, counted = list(range(1, 1277)), list(range(1277, 1503))
found = {library: odd(old, library) for library in ("jdatetime", "persiantools")}
print({library: len(years) for library, years in found.items()}, "of the years to 1276, the last of them", found["jdatetime"][-1])
assert not odd(counted, "jdatetime")
assert not odd(counted, "persiantools")
differ = (len(found["jdatetime"]), len(found["persiantools"]), odd([1503], "jdatetime"), odd([1503], "persiantools"))
if differ != (79, 12, [1503], []):
    raise SystemExit(f"changed: {differ}")
PYTHON
