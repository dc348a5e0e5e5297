"""Each calendar against a table of days, most of them from a second algorithm or a printed one, as the column source says."""

import csv
from pathlib import Path
from typing import get_args

import pytest

from geodata import Calendar, DateError, read_date

HERE = Path(__file__).parent
# Files are named after their calendar.
CASES = [
    (file.stem, row)
    for file in sorted(HERE.glob("*.csv"))
    if file.stem in get_args(Calendar)
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())
]
# All but that of EDTF itself, which has a table of its own.
OWN = [calendar for calendar in get_args(Calendar) if calendar != "gregorian"]


@pytest.mark.parametrize(("calendar", "row"), CASES, ids=[f"{calendar} {row['typed']}" for calendar, row in CASES])
def test_a_date_in_numbers_is_the_day_that_the_table_says(calendar: Calendar, row: dict[str, str]) -> None:
    if row["refused"]:
        with pytest.raises(DateError) as refused:
            read_date(row["typed"], calendar=calendar)
        assert row["refused"] in str(refused.value)
        assert refused.value.fix
    else:
        date = read_date(row["typed"], calendar=calendar)
        assert [str(date.earliest), str(date.latest)] == [row["earliest"], row["latest"]]


@pytest.mark.parametrize("calendar", OWN)
def test_the_table_of_a_calendar_has_thirty_days_and_more_and_some_that_do_not_exist(calendar: Calendar) -> None:
    rows = [row for each, row in CASES if each == calendar]
    assert sum(not row["refused"] for row in rows) >= 30
    assert sum(bool(row["refused"]) for row in rows) >= 5
    assert all(row["source"] for row in rows)
