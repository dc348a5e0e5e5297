"""What a phrase means where it stands."""

from dataclasses import dataclass, replace

from geodata.dates.calendars.counting import date_in
from geodata.dates.days import Day
from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf
from geodata.dates.phrases.meaning import written
from geodata.dates.phrases.reading import NEEDS_ANCHOR, date_of, read_phrase
from geodata.drafting.dates.plausible import is_denied, is_future
from geodata.drafting.dates.spots import Spot
from geodata.drafting.dates.telling import Telling

# How sure a date is: said in full to the day, or less; with its year from the context; counted from the day on which it was said;
# from the day last told of; from the document's day where none was told of; with a day of the week that does not agree.
_FULL, _FULL_YEAR, _SHORT, _SAID, _TOLD, _UNTOLD, _DOUBTED = 0.95, 0.85, 0.8, 0.85, 0.65, 0.4, 0.6
_UNKNOWN = 0.3
_HALF_A_WEEK, _HALF_A_MONTH, _HALF_A_YEAR = 4, 15, 183


@dataclass(frozen=True)
class Meaning:
    """What a phrase means.

    Attributes:
        date: None where it counts from a day that nobody names.
        rule: How it was reckoned.
        score: How sure this is.
    """

    date: HistoricalDate | None
    rule: str
    score: float


def meaning_of(spot: Spot, telling: Telling, language: str, beside: HistoricalDate | None = None) -> Meaning | None:
    """What a phrase means; None if it names no day that exists.

    Args:
        spot: The phrase.
        telling: What has been told before it.
        language: In which it is read.
        beside: The date that follows it, of a day without its month: the 6 May of "the 5th and the 6th of May".
    """
    anchor = beside or telling.anchor_of(spot, spot.start)
    words = _worded(spot, telling)
    try:
        # In figures alone there are no words to be read again.
        is_read = any(sign.isalpha() for sign in words)
        date = read_phrase(words, anchor=anchor, language=language) if is_read else date_of(spot.phrase, words, anchor=anchor)
    except DateError as error:
        if anchor is None and error.why == NEEDS_ANCHOR:
            return Meaning(None, "counts from a day that is not named", _UNKNOWN)
        return None
    if date is None:
        return None
    if not date.anchor or anchor is None:
        return Meaning(date, date.rule or "a date in full", _FULL if date.precision == "day" else _FULL_YEAR)
    if telling.is_bare_weekday(spot):
        date = _on_its_side(words, spot, telling, date, anchor, language) or date
    elif not telling.counts_from_speaker(spot):
        date = _in_year_told(words, anchor, language) or date
        date = _past(words, spot, telling, date, language) or date
    return Meaning(date, date.rule, _score(spot, telling))


def _score(spot: Spot, telling: Telling) -> float:
    if telling.counts_from_speaker(spot):
        return _SAID
    if not telling.is_counted(spot):
        return _SHORT
    return _TOLD if telling.told else _UNTOLD


def _worded(spot: Spot, telling: Telling) -> str:
    """The words as they are to be read: with what denies them."""
    if "within" in spot.rules and is_denied(spot, telling.words):
        return f"not {spot.words}"
    return spot.words


def _in_year_told(words: str, anchor: HistoricalDate, language: str) -> HistoricalDate | None:
    """What it means in the one year that was told of: "In 1862 he fell ill. On the 5th of May …"."""
    if anchor.precision != "year" or anchor.earliest is None:
        return None
    year = date_in(anchor.calendar, anchor.earliest)[0]
    try:
        date = read_phrase(f"{words}, {year}", language=language)
    except DateError:
        return None
    return replace(date, anchor=anchor.edtf, rule=f"in {anchor.display}, told of before") if date else None


def _past(words: str, spot: Spot, telling: Telling, date: HistoricalDate, language: str) -> HistoricalDate | None:
    """The last such day before the document's, for a date that would be after it in a sentence that tells of no future."""
    written_on = telling.speaker_day(spot.start)
    if telling.is_counted(spot) or written_on is None or not written_on.latest or is_future(spot, telling.words):
        return None
    if date.earliest is None or date.earliest <= written_on.latest or (telling.told and telling.told != written_on):
        return None
    days = _HALF_A_MONTH if any(name == "day" for name, _ in spot.parts) else _HALF_A_YEAR
    rule = f"the last such day before {written_on.display}"
    return _moved(words, written_on, -days, rule, language)


def _on_its_side(
    words: str, spot: Spot, telling: Telling, date: HistoricalDate, anchor: HistoricalDate, language: str
) -> HistoricalDate | None:
    """A day of the week after the day last told of, or in a sentence about the future; else before the day of the speaker."""
    if date.earliest is None or anchor.earliest is None or anchor.latest is None:
        return None
    is_ahead = telling.is_narrated(spot) or is_future(spot, telling.words)
    if is_ahead and date.earliest < anchor.earliest:
        return _moved(words, anchor, _HALF_A_WEEK, f"the next such day after {anchor.display}", language)
    if not is_ahead and date.earliest > anchor.latest:
        return _moved(words, anchor, -_HALF_A_WEEK, f"the last such day before {anchor.display}", language)
    return None


def _moved(words: str, anchor: HistoricalDate, days: int, rule: str, language: str) -> HistoricalDate | None:
    """What words mean that are said so many days later, as counted from the day itself."""
    if anchor.latest is None:
        return None
    there = Day(anchor.latest.number + days)
    try:
        since = parse_edtf(written(*date_in(anchor.calendar, there)), calendar=anchor.calendar)
        found = read_phrase(words, anchor=since, language=language)
    except (DateError, ValueError):
        return None
    return replace(found, anchor=anchor.edtf, rule=rule) if found else None
