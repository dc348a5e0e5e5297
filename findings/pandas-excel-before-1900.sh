#!/bin/sh
# pandas 3.1.1 with openpyxl 3.1.5 and python-calamine 0.9.1, seen in November 2026.
# openpyxl writes days before 1900 as negative numbers and reads them again; by calamine each of them is read as midnight, without a
# word. 30 and 31 December 1899 are both written as 0, and read as midnight by both; so is 1 January 1904 where days are
# counted from 1904.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pandas==3.1.1 openpyxl==3.1.5 python-calamine==0.9.1
cd "$folder"
"$folder/venv/bin/python" -W error - <<'PYTHON'
import datetime as dt

import openpyxl
import pandas
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

print("pandas", pandas.__version__, "openpyxl", openpyxl.__version__)


def read(engine, *days, epoch=CALENDAR_WINDOWS_1900):
    book = openpyxl.Workbook()
    book.epoch = epoch
    for cell in ("when", *days):
        book.active.append([cell])
    book.save("a.xlsx")
    found = [str(cell) for cell in pandas.read_excel("a.xlsx", engine=engine)["when"]]
    print(engine, list(map(str, days)), "->", found)
    return found


old = dt.date(1850, 5, 1), dt.date(218, 10, 12)
assert read("openpyxl", *old) == ["1850-05-01 00:00:00", "0218-10-12 00:00:00"]
assert read("calamine", *old) == ["00:00:00", "00:00:00"], "changed: calamine reads days before 1900"
for engine in ("openpyxl", "calamine"):
    assert read(engine, dt.date(1899, 12, 30), dt.date(1899, 12, 31)) == ["00:00:00", "00:00:00"]
    assert read(engine, dt.date(1904, 1, 1), epoch=CALENDAR_MAC_1904) == ["00:00:00"]
PYTHON
