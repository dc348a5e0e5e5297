"""Dates: found, and what they mean."""

from collections.abc import Iterable

from drafts.counts import Counts, pairs
from drafts.gold import Date, Sentence

from geodata import parse_edtf
from geodata.drafting.draft import draft


def drafted(sentence: Sentence) -> list[Date]:
    """The dates that drafting finds in a sentence, counted from the day on which it was written."""
    anchor = parse_edtf(sentence.anchor, calendar=sentence.calendar) if sentence.anchor else None
    rows = draft(sentence.text, anchor=anchor).dates.to_dict("records")
    return [Date(row["start"], row["end"], row["edtf"]) for row in rows]


def score(sentences: Iterable[tuple[Sentence, list[Date]]]) -> dict[str, float]:
    """How many dates are found at all, with the same words, and with the same value."""
    relaxed, exact, values = Counts(), Counts(), Counts()
    for sentence, found in sentences:
        met = pairs(sentence.dates, found)
        relaxed.add(len(sentence.dates), len(found), len(met))
        exact.add(
            len(sentence.dates), len(found), sum((one.start, one.end) == (other.start, other.end) for one, other in met)
        )
        told = [(one, other) for one, other in met if one.edtf]
        values.add(
            sum(bool(each.edtf) for each in sentence.dates),
            len(told),
            sum(_means(one.edtf) == _means(other.edtf) for one, other in told),
        )
    return {
        "gold": relaxed.gold,
        "found": relaxed.found,
        "P": relaxed.precision,
        "R": relaxed.recall,
        "F1": relaxed.f1,
        "same words F1": exact.f1,
        "value right of those found": values.precision,
        "value right of all": values.recall,
    }


def _means(edtf: str) -> tuple[object, ...] | None:
    """Days and doubt of a date: a day within a stretch is as good as the stretch."""
    if not edtf:
        return None
    date = parse_edtf(edtf)
    return date.earliest, date.latest, date.approximate, date.uncertain
