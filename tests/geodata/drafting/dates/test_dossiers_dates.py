"""The dates of the four dossiers' texts, held against what their events say."""

from dataclasses import dataclass

import pytest
from exchanged import SEEDS

from geodata import parse_edtf
from geodata.dates.calendars.names import Calendar
from geodata.drafting.dates.finding import find_dates
from geodata.drafting.prose import Prose


@dataclass(frozen=True)
class Document:
    path: str
    anchor: str
    calendar: Calendar
    dates: dict[str, str]


DOCUMENTS = (
    # Both delays count from the cable's own day; events.csv counts them from the report of the day before.
    Document(
        "cable-75511/document.txt",
        "1950-10-12",
        "gregorian",
        {
            "Yesterday": "1950-10-11",
            "in less than two months": "1950-12-12/..",
            "more than six months": "1951-04-12/..",
            "after six months": "1951-04~",
            "12 October 1950": "1950-10-12",
        },
    ),
    Document(
        "whaler-1837/document.txt",
        "1837-05-05",
        "gregorian",
        {
            "Friday the 5th of May 1837": "1837-05-05",
            "November": "1836-11",
            "From the beginning of December to the end of February": "1836-12-01~/1837-02-28~",
            "Sunday the 12th of March, at sunset": "1837-03-12",
            # By the log, as the letter says; the editor adds a day.
            "Monday the 20th": "1837-03-20",
            "about a year ago": "1836~",
            "Saturday the 8th of April": "1837-04-08",
            "Sunday the 9th": "1837-04-09",
            "half past six this morning": "1837-05-05",
            "the end of June": "[1837-06-21..1837-06-30]",
        },
    ),
    Document(
        "rhone-218-bce/document.txt",
        "-0217-10-07",
        "julian",
        {
            "the spring": "-0217-21",
            "the day of the equinox": "-0217-09-27",
            "the day before": "-0217-09-26",
            "Two days after the equinox": "-0217-09-29",
            "Five days after": "-0217-10-04",
            "The same evening": "-0217-10-04",
            "on the tenth day after the equinox": "-0217-10-07",
        },
    ),
    Document(
        "aden-letter/document.en.txt",
        "1196-03-20",
        "gregorian",
        {
            "Wednesday, the tenth of the month of Rabīʿ II in the year five hundred and ninety-two": "1196-03-20",
            "the day before yesterday": "1196-03-18",
            "a month ago or thereabouts": "1196-02~",
            "this year": "1196",
            "next year": "1197",
        },
    ),
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path.partition("/")[0])
def test_the_dates_of_a_dossier_are_found(document: Document) -> None:
    text = (SEEDS / document.path).read_text(encoding="utf-8")
    found = find_dates(Prose(text), anchor=parse_edtf(document.anchor, calendar=document.calendar))
    assert {(each.text, each.edtf) for each in found} >= set(document.dates.items())
    assert all(text[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path.partition("/")[0])
def test_little_else_is_found_in_them(document: Document) -> None:
    text = (SEEDS / document.path).read_text(encoding="utf-8")
    found = find_dates(Prose(text), anchor=parse_edtf(document.anchor, calendar=document.calendar))
    others = {each.text for each in found} - set(document.dates)
    # "Thursday the 4th by our log", "In the month of the equinox", and what is told more than once.
    assert others <= {"Thursday the 4th", "the equinox"}
