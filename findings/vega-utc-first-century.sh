#!/bin/sh
# Vega 6.2.0 with the Vega-Lite of vl-convert 1.9.0, seen in November 2026.
# Years are told in local time or, with names that begin with utc, in universal time, and the two promise the same but for the zone.
# For the years 0 to 99 the second has no date at all: an axis of utcyear says 0NaN, and a time axis of utcyearmonth has all marks
# on one spot and no tick. `year` and `yearmonth` are right; from the year 100 on both agree. There is no error and no warning.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet vl-convert-python==1.9.0.post1
"$folder/venv/bin/python" -W error - <<'PYTHON'
import re

import vl_convert


def years(year: str, unit: str) -> list[str]:
    """What the axis of a chart of one eruption says, in the year, counted in a unit of time."""
    chart = {
        "data": {"values": [{"when": f"{year}-08-24T00:00:00"}]},
        "mark": "point",
        "encoding": {"x": {"field": "when", "timeUnit": unit, "type": "ordinal"}},
    }
    return re.findall(r">([^<>]*\d[^<>]*)<", vl_convert.vegalite_to_svg(chart))


found = {(year, unit): years(year, unit) for year in ("0079", "0100") for unit in ("year", "utcyear")}
print("vl-convert", vl_convert.__version__, "Vega", vl_convert.get_vega_version(), found)
assert found["0079", "year"] == ["0079"]
assert found["0100", "year"] == found["0100", "utcyear"] == ["0100"]
if found["0079", "utcyear"] != ["0NaN"]:
    raise SystemExit("changed: the first century has years in universal time too")
PYTHON
