#!/bin/sh
# dateparser 1.5.0, seen in November 2026.
# A decade is read as a number of seconds before now: "the 1950s" are 32 minutes and 30 seconds ago, and "1850's" likewise. Settings that
# are meant to keep guesses out (STRICT_PARSING, REQUIRE_PARTS with a year) let it pass, for a moment has day, month and year. Searched
# for in a text, it stands among true dates as one of this year. "In the 1860s" is thought to be still to come, for its "in". The
# parser of absolute dates alone finds nothing.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet dateparser==1.5.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import datetime
from importlib.metadata import version

from dateparser import parse
from dateparser.search import search_dates

NOON = datetime.datetime(2026, 11, 28, 12)
MOMENTS_AGO = NOON - datetime.timedelta(seconds=1950)


def told(what, found, expected):
    print(f"{what}: {found}")
    if found != expected:
        raise SystemExit(f"changed: {what}")


def read(text, **settings):
    return parse(text, languages=["en"], settings={"RELATIVE_BASE": NOON, **settings})


print("dateparser", version("dateparser"), "at", NOON)
told("the 1950s", read("the 1950s"), MOMENTS_AGO)
told("the 1950s, strictly", read("the 1950s", STRICT_PARSING=True), MOMENTS_AGO)
told("the 1950s, with a year", read("the 1950s", REQUIRE_PARTS=["year"]), MOMENTS_AGO)
told("the 1950s, absolute", read("the 1950s", PARSERS=["absolute-time"]), None)
told("1850's", read("1850's"), NOON - datetime.timedelta(seconds=1850))
told("in the 1860s", read("in the 1860s"), NOON + datetime.timedelta(seconds=1860))
text = "The pier was built in the 1950s, and burnt down on 3 May 1962."
found = [moment for _, moment in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": NOON})]
told(text, found, [MOMENTS_AGO, datetime.datetime(1962, 5, 3)])
PYTHON
