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

# How sure a date is: said in full, to the day or not; without its year or month; counted from the day on which it was said; from
# the day last told of; from that of the document where none was told of; with a day of the week that does not agree; without a
# day from which it counts. Their size is a judgement.
_FULL, _FULL_YEAR, _SHORT, _SAID, _TOLD, _UNTOLD, _DOUBTED, _UNKNOWN = 0.95, 0.85, 0.8, 0.85, 0.65, 0.4, 0.6, 0.3
# From the middle of these the nearest such day is never on the wrong side of the anchor.
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
    reading = _Reading(spot, telling, language)
    try:
        date = reading.date(telling.calendar_day)
    except DateError as error:
        if error.why != NEEDS_ANCHOR:
            return reading.with_another_weekday()
    else:
        if date is None:
            return None
        if not date.anchor:
            return Meaning(date, date.rule or "a date in full", _FULL if date.precision == "day" else _FULL_YEAR)
    anchor = beside or telling.anchor_of(spot)
    if anchor is None:
        return Meaning(None, "counts from a day that is not named", _UNKNOWN)
    try:
        return reading.counted_from(anchor)
    except DateError:
        return None


class _Reading:
    """A phrase as it is read, with what has been told before it."""

    def __init__(self, spot: Spot, telling: Telling, language: str) -> None:
        self._spot = spot
        self._telling = telling
        self._language = language
        is_under_no = "within" in spot.rules and is_denied(spot, telling.words)
        self._words = f"{telling.words.no} {spot.words}" if is_under_no and telling.words.no else spot.words

    def date(self, anchor: HistoricalDate | None, words: str = "") -> HistoricalDate | None:
        """What the words mean that are said on a day.

        Raises:
            DateError: As `read_phrase` does.
        """
        words = words or self._words
        if any(sign.isalpha() for sign in words):
            return read_phrase(words, anchor=anchor, language=self._language)
        # In figures alone there are no words to be read again.
        return date_of(self._spot.phrase, words, anchor=anchor)

    def counted_from(self, anchor: HistoricalDate) -> Meaning | None:
        """What they mean that leave something to the day from which they count.

        Raises:
            DateError: As `read_phrase` does.
        """
        date = self.date(anchor)
        if date is None:
            return None
        if self._telling.is_bare_weekday(self._spot):
            date = self._on_its_side(date, anchor) or date
        elif not self._telling.is_counted(self._spot):
            date = self._in_year_told(anchor) or self._in_the_past(date) or date
        return Meaning(date, date.rule, self._score())

    def _score(self) -> float:
        if self._telling.counts_from_speaker(self._spot):
            return _SAID
        if not self._telling.is_counted(self._spot):
            return _SHORT
        return _TOLD if self._telling.told else _UNTOLD

    def with_another_weekday(self) -> Meaning | None:
        """What they mean where the day was no such day of the week: it was by the Julian calendar, or by a slip of the pen."""
        inner = next((values.get("a") for name, values in self._spot.parts if name == "weekday-checked"), None)
        if inner is None:
            return None
        try:
            date = read_phrase(self._words, calendar="julian", language=self._language)
        except DateError:
            date = None
        if date:
            return Meaning(date, "the day of the week is right by the Julian calendar", _FULL)
        try:
            return Meaning(date_of(inner, self._words), "the day of the week does not agree", _DOUBTED)
        except DateError:
            return None

    def _in_year_told(self, anchor: HistoricalDate) -> HistoricalDate | None:
        """What they mean in the one year that was told of: "In 1862 he fell ill. On the 5th of May …"."""
        if anchor.precision != "year" or anchor.earliest is None:
            return None
        year = date_in(anchor.calendar, anchor.earliest)[0]
        try:
            date = self.date(None, f"{self._words}, {year}")
        except DateError:
            return None
        return date and replace(date, anchor=anchor.edtf, rule=f"in {anchor.display}, told of before")

    def _in_the_past(self, date: HistoricalDate) -> HistoricalDate | None:
        """The last such day before that of the document, in a sentence that tells of no future, where nothing was told before."""
        today = self._telling.speaker_day(self._spot.start)
        if today is None or today.latest is None or date.earliest is None or date.earliest <= today.latest:
            return None
        is_in_a_story = self._telling.told is not None and self._telling.told != today
        words = self._telling.words
        if is_in_a_story or is_future(self._spot, words) or self._spot.before in words.ahead:
            return None
        days = _HALF_A_MONTH if "day" in self._spot.rules else _HALF_A_YEAR
        return self._beside(today, -days, f"the last such day before {today.display}")

    def _on_its_side(self, date: HistoricalDate, anchor: HistoricalDate) -> HistoricalDate | None:
        """A day of the week after that last told of, or in a sentence of the future; else before that of the speaker."""
        if date.earliest is None or anchor.earliest is None or anchor.latest is None:
            return None
        is_ahead = self._telling.is_narrated(self._spot) or is_future(self._spot, self._telling.words)
        if is_ahead and date.earliest < anchor.earliest:
            return self._beside(anchor, _HALF_A_WEEK, f"the next such day after {anchor.display}")
        if not is_ahead and date.earliest > anchor.latest:
            return self._beside(anchor, -_HALF_A_WEEK, f"the last such day before {anchor.display}")
        return None

    def _beside(self, anchor: HistoricalDate, days: int, rule: str) -> HistoricalDate | None:
        """What is nearest to a day so far from the anchor, told as counted from the anchor."""
        if anchor.latest is None:
            return None
        there = Day(anchor.latest.number + days)
        try:
            since = parse_edtf(written(*date_in(anchor.calendar, there)), calendar=anchor.calendar)
            found = self.date(since)
        except (DateError, ValueError):  # a calendar counts only so far
            return None
        return found and replace(found, anchor=anchor.edtf, rule=rule)
