"""Dates in sentences as documents of four centuries have them; sentences.csv says what is found in each."""

import csv
from pathlib import Path

import pytest

from geodata import parse_edtf
from geodata.dates.calendars.names import CALENDARS
from geodata.drafting.dates.finding import find_dates
from geodata.drafting.prose import Prose

Row = dict[str, str]


def sentences() -> list[Row]:
    with (Path(__file__).parent / "sentences.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found_in(text: str, anchor: str = "", calendar: str = "") -> list[tuple[str, str]]:
    counted = next((each for each in CALENDARS if each == calendar), "gregorian")
    day = parse_edtf(anchor, calendar=counted) if anchor else None
    return [(each.text, each.edtf) for each in find_dates(Prose(text), anchor=day)]


@pytest.mark.parametrize("row", sentences(), ids=lambda row: row["sentence"][:60])
def test_a_sentence_has_these_dates(row: Row) -> None:
    expected = [tuple(each.split(" = ")) for each in row["found"].split(" | ") if each]
    assert found_in(row["sentence"], row["anchor"], row["calendar"]) == expected
