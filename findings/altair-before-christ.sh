#!/bin/sh
# Altair 6.3.0 with pandas 3.1.1 and vl-convert 1.9.0, seen in November 2026.
# pandas holds days before our era (datetime64[s]). Altair writes them into its chart as -217-08-24T00:00:00, with a year of three digits,
# which no reader of dates takes: the chart has axes, but no mark and no tick. Days of 217 of our era come as 0217-08-24 and are right.
# There is no error and no warning.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet altair==6.3.0 pandas==3.1.1 vl-convert-python==1.9.0.post1
"$folder/venv/bin/python" -W error - <<'PYTHON'
import re

import altair
import numpy
import pandas
import vl_convert


def drawn(year: str) -> tuple[list[str], list[str], int]:
    """Two days as the chart has them, the words on its axis, and how many marks it has."""
    days = numpy.array([f"{year}-08-24", f"{year}-10-24"], dtype="datetime64[s]")
    frame = pandas.DataFrame({"when": days, "men": [1, 2]})
    chart = altair.Chart(frame).mark_point().encode(x=altair.X("when:T", axis=altair.Axis(format="%-d %b")), y="men").to_dict()
    [rows] = chart["datasets"].values()
    svg = vl_convert.vegalite_to_svg(chart)
    words = re.findall(r">(\d+ [A-Z][a-z]{2})<", svg)
    return [row["when"] for row in rows], words, svg.count('aria-roledescription="point"')


print("Altair", altair.__version__, "pandas", pandas.__version__)
before, after = drawn("-0217"), drawn("0217")
print("before our era", before)
print("of our era", after)
assert after[0] == ["0217-08-24T00:00:00", "0217-10-24T00:00:00"]
assert after[1]
assert after[2] == 2
if before[0][0] != "-217-08-24T00:00:00" or before[1] or before[2]:
    raise SystemExit("changed: days before our era are written in another way")
PYTHON
