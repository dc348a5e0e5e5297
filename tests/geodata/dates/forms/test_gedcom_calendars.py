"""GEDCOM's Hebrew and French Republican dates; expected days from `convertdate`, the Hebrew ones from `pyluach` too."""

import csv
from pathlib import Path

import pytest

from geodata import DateError, read_date

HERE = Path(__file__).parent
with (HERE / "gedcom_calendars.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", [row for row in ROWS if not row["refused"]], ids=lambda row: row["text"])
def test_a_date_is_read_in_its_calendar_and_written_again(row: dict[str, str]) -> None:
    date = read_date(row["text"], form="gedcom")
    assert [date.calendar, date.numbers] == [row["calendar"], row["numbers"]]
    assert [str(date.earliest), str(date.latest)] == [row["earliest"], row["latest"]]
    assert date.to("gedcom") == row["back"]
    assert read_date(row["back"], form="gedcom").numbers == row["numbers"]


@pytest.mark.parametrize("row", [row for row in ROWS if row["refused"]], ids=lambda row: row["text"])
def test_a_date_that_the_calendar_does_not_have_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(DateError) as refused:
        read_date(row["text"], form="gedcom")
    assert row["refused"] in refused.value.fix


def test_tei_points_to_these_calendars() -> None:
    date = read_date('when-custom="0008-02-19" datingMethod="#frenchRepublican"', form="tei")
    assert [date.calendar, str(date.earliest)] == ["french-republican", "1799-11-10"]
    assert date.to("tei") == 'when-custom="0008-02-19" datingMethod="#french-republican"'
    assert read_date('when-custom="5711-07-01" datingMethod="#jewish"', form="tei").to("gedcom") == "HEBREW 1 TSH 5711"
