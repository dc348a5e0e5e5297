#!/bin/sh
# ged4py 0.5.5 with convertdate 2.5.1, seen in November 2026.
# GEDCOM counts years before our era without a year 0, convertdate with one. ged4py hands the year over as it is counted, so the day by
# which it sorts and compares is one year early for every date "B.C.": the Ides of March of 44 BC have the Julian day of those of 45 BC,
# and from 31 December 1 BC to 1 January AD 1 it is more than a year. The leap day is that of the year before, too: in the Julian
# calendar reckoned backwards 45 BC has one and 44 BC has none, and here it is the other way about.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ged4py==0.5.5 convertdate==2.5.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from convertdate import julian
from ged4py.date import DateValue

print("ged4py", version("ged4py"), "convertdate", version("convertdate"))


def day(text):
    """The Julian day by which ged4py sorts a date of a GEDCOM file."""
    return DateValue.parse(text).date.key()[0]


found = {
    "15 MAR 44 B.C.": day("@#DJULIAN@ 15 MAR 44 B.C."),
    "15 March of the year -43 (44 BC) by convertdate": julian.to_jd(-43, 3, 15),
    "15 March of the year -44 (45 BC) by convertdate": julian.to_jd(-44, 3, 15),
    "days from 31 DEC 1 B.C. to 1 JAN 1": day("@#DJULIAN@ 1 JAN 1") - day("@#DJULIAN@ 31 DEC 1 B.C."),
    "the same, Gregorian": day("1 JAN 1") - day("31 DEC 1 B.C."),
    "days from 28 FEB to 1 MAR 45 B.C.": day("@#DJULIAN@ 1 MAR 45 B.C.") - day("@#DJULIAN@ 28 FEB 45 B.C."),
    "the same, 44 B.C.": day("@#DJULIAN@ 1 MAR 44 B.C.") - day("@#DJULIAN@ 28 FEB 44 B.C."),
    "whether convertdate has a leap day in 45 BC": julian.leap(-44),
}
for what, number in found.items():
    print(f"{what}: {number}")
if list(found.values()) != [1705060.5, 1705425.5, 1705060.5, 367.0, 367.0, 1.0, 2.0, True]:
    raise SystemExit("changed: dates before our era have other days")
PYTHON
