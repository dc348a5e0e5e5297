"""Findings made by hand for the four dossiers, for rooms that need what others find; and the gold of their events."""

import csv
from dataclasses import dataclass
from functools import cache

from exchanged import SEEDS

from geodata.drafting.findings import DateFinding, Finding, PersonFinding, RecordEntry, ToponymFinding
from geodata.drafting.prose import Prose

DOSSIERS = ("cable-75511", "whaler-1837", "rhone-218-bce", "aden-letter")
_AUTHORS = {
    "cable-75511": "Fyn Si",
    "whaler-1837": "Silas Tobey",
    "rhone-218-bce": "Nikeratos",
    "aden-letter": "ʿAlī ibn Yūsuf",
}
_PEOPLE = {
    "cable-75511": {
        "Fyn Si": "stalin",
        "a meeting of": "meeting",
        "the meeting": "meeting",
        "Zhou Enlai": "zhou",
        "Mao Zedong": "mao",
        "the Chinese comrades": "chinese-side",
        "Kim Il Sung": "kim",
    },
    "whaler-1837": {
        "Silas Tobey": "silas",
        "Captain Pell": "pell",
        "the captain": "pell",
        "Teweia": "teweia",
        "Captain Orde": "orde",
    },
    "rhone-218-bce": {
        "Nikeratos": "nikeratos",
        "Apollodoros": "apollodoros",
        "Hannibal": "hannibal",
        "the consul": "publius",
        "The consul": "publius",
        "Gnaeus": "gnaeus",
    },
    "aden-letter": {"ʿAlī ibn Yūsuf": "ali", "Ḥasan": "hasan", "The governor of Aden": "the-governor"},
}
_BODIES = frozenset(("meeting", "chinese-side"))
_DATES = {
    "cable-75511": (
        "Yesterday",
        "in less than two months",
        "more than six months",
        "after six months",
        "12 October 1950",
    ),
    "whaler-1837": (
        "Friday the 5th of May 1837",
        "in November",
        "From the beginning of December to the end of February",
        "On Sunday the 12th of March, at sunset",
        "On Monday the 20th",
        "about a year ago",
        "Saturday the 8th of April",
        "at half past six this morning",
        "by the end of June",
    ),
    "rhone-218-bce": (
        "Before the rising of the Pleiades",
        "in the spring",
        "In the month of the equinox",
        "on the day of the equinox",
        "Two days after the equinox",
        "Five days after our fight",
        "The same evening",
        "from the setting of the Pleiades",
        "on the tenth day after the equinox",
    ),
    "aden-letter": ("the day before yesterday", "a month ago", "this year", "at the end of the season", "next year"),
}
_TOPONYMS = {
    "cable-75511": ("Pyongyang", "Wonsan", "Korea", "USSR", "Manchuria"),
    "whaler-1837": ("Port Jackson", "Nantucket", "Oahu", "Tarawa", "Rotuma", "Sydney", "Bay of Islands", "the Heads"),
    "rhone-218-bce": ("Emporion", "Rome", "New Carthage", "Pyrenees", "Rhône", "Italy"),
    "aden-letter": ("Aden", "Miṣr", "Manjarūr", "Kūlam", "Qūṣ", "ʿAydhāb", "Judda", "India"),
}


@dataclass(frozen=True)
class Found:
    """A document with what was found in it before speech and events."""

    prose: Prose
    record: tuple[RecordEntry, ...]
    people: tuple[PersonFinding, ...]
    dates: tuple[DateFinding, ...]
    toponyms: tuple[ToponymFinding, ...]


@cache
def found_by_hand(dossier: str) -> Found:
    """The English text of a dossier, with people by the ids of its people.csv."""
    text = _text(dossier)
    author = _AUTHORS[dossier]
    at = text.index(author) if dossier == "rhone-218-bce" else text.rindex(author)
    return Found(
        prose=Prose(text),
        record=(
            RecordEntry(start=at, end=at + len(author), text=author, rule="", score=1, field="author", value=author),
        ),
        people=tuple(person(text, words, id_) for words, id_ in _named(text, _PEOPLE[dossier])),
        dates=tuple(
            DateFinding(**_at(text, start, end), edtf="", anchor="") for start, end in _spans(text, _DATES[dossier])
        ),
        toponyms=tuple(
            ToponymFinding(**_at(text, start, end), candidates=()) for start, end in _spans(text, _TOPONYMS[dossier])
        ),
    )


def person(text: str, span: tuple[int, int], id_: str) -> PersonFinding:
    """Somebody named at a stretch of a text."""
    words = text[slice(*span)]
    return PersonFinding(**_at(text, *span), person=id_, name=words, role="", body=id_ in _BODIES)


@cache
def gold(dossier: str) -> tuple[tuple[int, int, dict[str, str]], ...]:
    """The events of a dossier whose quotation stands in its English text, with where it does."""
    text = _text(dossier)
    column = "quotation@en" if dossier == "aden-letter" else "quotation"
    with (SEEDS / dossier / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row[column]]
    return tuple((text.index(row[column]), text.index(row[column]) + len(row[column]), row) for row in rows)


def _text(dossier: str) -> str:
    name = "document.en.txt" if dossier == "aden-letter" else "document.txt"
    return (SEEDS / dossier / name).read_text(encoding="utf-8")


def _at(text: str, start: int, end: int) -> dict[str, object]:
    kept = Finding(start=start, end=end, text=text[start:end], rule="", score=1)
    return vars(kept).copy()


def _spans(text: str, expressions: tuple[str, ...]) -> list[tuple[int, int]]:
    found = []
    for words in expressions:
        at = text.find(words)
        while at >= 0:
            if not text[at + len(words) : at + len(words) + 1].isalpha():
                found.append((at, at + len(words)))
            at = text.find(words, at + len(words))
    return sorted(found)


def _named(text: str, people: dict[str, str]) -> list[tuple[tuple[int, int], str]]:
    return sorted((span, id_) for words, id_ in people.items() for span in _spans(text, (words,)))
