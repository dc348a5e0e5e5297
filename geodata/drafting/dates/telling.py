"""From which day words count: the day of the document, that of a letter within it or of a speaker, or the one last told of."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from geodata.dates.calendars.counting import date_in
from geodata.dates.days import Day
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf
from geodata.dates.phrases.meaning import written
from geodata.drafting.dates.plausible import is_future
from geodata.drafting.dates.spots import Spot
from geodata.drafting.dates.wording import Wording
from geodata.drafting.prose import Prose, Span

# Rules that count from a day.
_COUNTING = frozenset(
    {
        "away",
        "counted",
        "few",
        "at-least",
        "within",
        "whole",
        "in-year",
        "fiscal-year",
        "same-night",
        "weekday",
        "stepped",
    }
)
_DAYS_OF_A_NIGHT = 2
# How far before a quotation its speaker's day may be named.
_INTRODUCED_WITHIN = 200
# A few sentences.
_STORY_GOES_ON = 600
_HEAD_OF_DOCUMENT = 400


@dataclass
class Telling:
    """What has been told so far.

    Attributes:
        prose: The text.
        words: Of its language.
        written: The day of the document, None if nobody says it.
        told: The date last told of, to the day or month.
        year: The one last told of that is no more than a year.
        letters: Where a letter or entry within the text begins, and its day.
        days: Of every date of the story told to the day, with its offset.
    """

    prose: Prose
    words: Wording
    written: HistoricalDate | None
    told: HistoricalDate | None = None
    year: HistoricalDate | None = None
    letters: list[tuple[int, HistoricalDate]] = field(default_factory=list)
    days: list[tuple[int, HistoricalDate]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Keep whether the day of the document was given; the last date told of is no year yet."""
        self.is_given = self.written is not None
        self.is_year_last = False

    def speaker_day(self, offset: int) -> HistoricalDate | None:
        """The day on which what stands at an offset is said or written."""
        quotation = self._quotation(offset)
        letter = self.letters[-1] if self.letters else None
        if quotation and not (letter and letter[0] in quotation):
            introduced = self._introduced(quotation)
            if introduced:
                return introduced
        return letter[1] if letter else self.written

    def _quotation(self, offset: int) -> Span | None:
        at = bisect_right(self.prose.quoted, offset, key=lambda span: span.start) - 1
        return self.prose.quoted[at] if at >= 0 and offset in self.prose.quoted[at] else None

    def _introduced(self, quotation: Span) -> HistoricalDate | None:
        """The day named just before a quotation, in its paragraph: "On the 5th he wrote: 'I march to-morrow'"."""
        at = bisect_left(self.days, quotation.start, key=lambda day: day[0]) - 1
        if at < 0:
            return None
        start, day = self.days[at]
        between = self.prose.text[start : quotation.start]
        return day if len(between) < _INTRODUCED_WITHIN and "\n\n" not in between else None

    @property
    def calendar_day(self) -> HistoricalDate | None:
        """The day of the document where its calendar is not the Gregorian, in which dates in full are read then."""
        return self.written if self.written and self.written.calendar != "gregorian" else None

    def anchor_of(self, spot: Spot) -> HistoricalDate | None:
        """The day from which a phrase counts that cannot stand for itself."""
        spoken = self.speaker_day(spot.start)
        if self.counts_from_speaker(spot) and not (self.is_bare_weekday(spot) and self.is_narrated(spot)):
            return spoken
        is_of_year = not self.is_counted(spot) or "in-year" in spot.rules or spot.plain[-1] in self.words.years
        if self.year and (self.told is None or self.is_year_last) and is_of_year:
            return self.year
        return self.told or spoken

    def is_bare_weekday(self, spot: Spot) -> bool:
        """Whether a phrase names a day of the week and no more: "on Monday", "Friday morning"."""
        return any(name == "weekday" and "step" not in values for name, values in spot.parts) and not spot.rules & {
            "weekday-checked",
            "weekday-beside",
        }

    def is_narrated(self, spot: Spot) -> bool:
        """Whether a day was told of shortly before, from which a story goes on."""
        return bool(self.days) and 0 <= spot.start - self.days[-1][0] < _STORY_GOES_ON

    def is_counted(self, spot: Spot) -> bool:
        """Whether a phrase is counted from another day, and does not only leave out its year or month."""
        return bool(spot.rules & _COUNTING) or any("monthstep" in values for _, values in spot.parts)

    def counts_from_speaker(self, spot: Spot) -> bool:
        """Whether it counts from the day on which it is said."""
        tokens = set(spot.plain)
        if any("monthstep" in values for _, values in spot.parts):
            return True
        if not spot.rules & _COUNTING:
            return False
        said = self.words.said if spot.rules & {"counted", "few", "at-least"} else self.words.said - {"since"}
        if tokens & said:
            return True
        if tokens & self.words.told and not (
            is_future(spot, self.words) and spot.rules & {"counted", "few", "at-least"}
        ):
            return False
        return "away" not in spot.rules or not tokens & self.words.going_on

    def tell(self, spot: Spot, date: HistoricalDate) -> None:
        """Remember a date that was told of."""
        day, offset = _single_day(date), spot.start
        # "In 1862" begins a story; "the treaty of 1768" does not.
        is_story = spot.before in self.words.prepositions - {"of"}
        self.is_year_last = (date.precision == "year" and is_story) or (self.is_year_last and day is None)
        if day:
            self.told = day
            if not self.counts_from_speaker(spot):
                self.days.append((offset, day))
        elif date.precision == "month" and date.earliest and date.latest:
            # "About" is said of this date, not of those that follow it.
            self.told = parse_edtf(date.numbers.rstrip("?~%"), calendar=date.calendar)
        elif date.precision == "year" and date.kind == "date" and (is_story or self.year is None):
            self.year = date

    def may_begin(self, offset: int, date: HistoricalDate) -> bool:
        """Whether a date at the head of a paragraph is that of a letter; the first one is the document's, if that is given."""
        is_day = date.precision == "day" and date.earliest is not None and date.earliest == date.latest
        return is_day and not (self.is_given and offset < _HEAD_OF_DOCUMENT)

    def begin(self, offset: int, date: HistoricalDate) -> None:
        """A letter or an entry of a diary begins, with its own date."""
        if self.written is None:
            self.written = date
        self.letters.append((offset, date))
        self.told, self.is_year_last = date, False


def _single_day(date: HistoricalDate) -> HistoricalDate | None:
    """The day from which one counts on: the evening of a night, the last day of a stretch."""
    first, last = date.earliest, date.latest
    if date.precision != "day" or first is None or last is None:
        return None
    day = first if date.kind != "interval" and last.number - first.number < _DAYS_OF_A_NIGHT else last
    return _on(day, date)


def _on(day: Day, like: HistoricalDate) -> HistoricalDate:
    """A day in the calendar of a date."""
    return parse_edtf(written(*date_in(like.calendar, day)), calendar=like.calendar)
