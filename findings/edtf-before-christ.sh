#!/bin/sh
# edtf 5.0.2, seen in November 2026.
# Its two doors disagree on years before our era. text_to_edtf writes 44 BC as -0044, counted without a year 0; parse_edtf, and what
# makes a Julian day of it, reads years with one, as EDTF does (0000 is 1 BC), so that -0044 is 45 BC. Cannae, 216 BC, comes out a
# year early. A century is right: "5th century BC" is -04XX, 500 to 401 BC, and "500 BC" lies before it. "AD 44" becomes 2044. An
# end that is not known gets a date: 1985/ ends on 1 January 1995. Winter, -24, is December alone.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet edtf==5.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from edtf import parse_edtf, struct_time_to_jd, text_to_edtf

print("edtf", version("edtf"))


def told(what, found, expected):
    print(f"{what}: {found}")
    if found != expected:
        raise SystemExit(f"changed: {what}")


def bounds(text):
    date = parse_edtf(text)
    return "{}-{:02}-{:02}".format(*date.lower_strict()[:3]), "{}-{:02}-{:02}".format(*date.upper_strict()[:3])


def first_day(text):
    return struct_time_to_jd(parse_edtf(text).lower_strict())


told("44 BC", text_to_edtf("44 BC"), "-0044")
told("216 BC", text_to_edtf("216 BC"), "-0216")
told("1 BC", text_to_edtf("1 BC"), "-0001")
told("5th century BC", text_to_edtf("5th century BC"), "-04XX")
told("its bounds", bounds("-04XX"), ("-499-01-01", "-400-12-31"))
told("500 BC", bounds(text_to_edtf("500 BC")), ("-500-01-01", "-500-12-31"))
told("AD 44", text_to_edtf("AD 44"), "2044")
told("days from 0000 to 0001", first_day("0001") - first_day("0000"), 366.0)
told("days from -0001 to 0001", first_day("0001") - first_day("-0001"), 731.0)
told("1985/", bounds("1985/"), ("1985-01-01", "1995-01-01"))
told("1950-24", bounds("1950-24"), ("1950-12-01", "1950-12-31"))
PYTHON
