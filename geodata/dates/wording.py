"""The phrases of one language for the dates of one calendar; what they are made of stands in `words.toml`."""

import re
from collections.abc import Sequence
from typing import Any

from geodata.dates.bounds import first_day, last_day
from geodata.dates.calendars.counting import date_in
from geodata.dates.calendars.months import NUMBERING, day_name, month_name, year_name
from geodata.dates.calendars.names import LEAP, OF_EDTF, Calendar
from geodata.dates.edtf import Element, Expression, Kind, Part, Span
from geodata.dates.seasons import SEASONS

_FIRST_YEAR_WITHOUT_ERA = 1000
_FIRST_YEAR_WITH_SEPARATORS = 10_000
_YEARS_OF_DECADE, _YEARS_OF_FOUR_DIGITS = 10, 10_000
_ALL_MONTHS, _ALL_DAYS = 12, 31
# The blank after a year or month that is counted, in a language without blanks.
_AFTER_COUNTING = re.compile("(?<=[年月]) ")


class Phrases:
    """The phrases of one language, filled in for dates of one calendar."""

    def __init__(self, words: dict[str, Any], calendar: Calendar) -> None:
        self._words = words
        self._calendar = calendar

    def say(self, key: str, **filled: str) -> str:
        """One phrase with its blanks filled in."""
        phrase: str = self._words[key]
        return phrase.format(**filled)

    def of(self, expression: Expression) -> str:
        """A date, interval or set."""
        spans = expression.spans
        is_set = expression.kind in {"one_of", "all_of"}
        said = self.of_set(expression.kind, spans) if is_set else self.of_span(spans[0])
        return _AFTER_COUNTING.sub("", said) if self._words.get("closed_up") else said

    def of_set(self, kind: Kind, spans: Sequence[Span]) -> str:
        """The members of a set: `1667, 1668 or 1670–1672`; a choice between two ends: `between 8 and 10 May 1667`."""
        is_choice = kind == "one_of"
        only = spans[0]
        if is_choice and len(spans) == 1 and only.start and only.end and only.start is not only.end:
            is_marked = _is_marked(only.start) or _is_marked(only.end)
            ends = self._ends(only.start, only.end)
            start, end = map(self.of_element, (only.start, only.end)) if is_marked else ends
            return self.say("between", start=start, end=end)
        *members, last = self._shortened(spans) or [self._member(span, is_choice=is_choice) for span in spans]
        if not members:
            return last
        return self.say("or" if is_choice else "and", first=self._words["comma"].join(members), last=last)

    def _shortened(self, spans: Sequence[Span]) -> list[str]:
        """Plain dates alike, with what they share said once: `26`, `27 September 1950`; none for other members."""
        dates = [span.start for span in spans if span.start and span.start is span.end]
        is_alike = len(dates) == len(spans) and all(_is_plain(date) and not _is_marked(date) for date in dates)
        return self._sharing(dates) if is_alike and len({date.finest for date in dates}) == 1 else []

    def _member(self, span: Span, *, is_choice: bool) -> str:
        if span.start and span.end:
            return self.of_span(span)
        if span.end:
            return self.say("or_earlier" if is_choice else "all_earlier", date=self.of_element(span.end))
        if span.start:
            return self.say("or_later" if is_choice else "all_later", date=self.of_element(span.start))
        raise AssertionError("a member of a set has at least one end")

    def of_span(self, span: Span) -> str:
        """A date or an interval."""
        start, end = span.start, span.end
        if start is end and start:
            return self.of_element(start)
        if start and end:
            return self._interval(start, end)
        unknown = "_unknown" if "unknown" in {span.start_is, span.end_is} else ""
        if start:
            return self.say(f"from{_day(start)}{unknown}", date=self.of_element(start))
        if end:
            return self.say(f"until{_day(end)}{unknown}", date=self.of_element(end))
        return self.say("unbounded" if unknown else "always")

    def _interval(self, start: Element, end: Element) -> str:
        if (start.uncertain, start.approximate) != (end.uncertain, end.approximate):
            return self.say("long_span", start=self.of_element(start), end=self.of_element(end))
        if self._unqualified(start) == self._unqualified(end):
            return self.of_element(end)
        first, last = self._ends(start, end)
        # Single words close up with the dash: 10–11 October 1950, 1950–1953; longer ends stand apart from it.
        is_short = " " not in first and start.finest == end.finest and _is_plain(start) and _is_plain(end)
        text = self.say("span" if is_short else "long_span", start=first, end=last)
        return self._qualified(text, end)

    def _ends(self, start: Element, end: Element) -> tuple[str, str]:
        """Both ends, with what they have in common said once: `10` and `11 October 1950`."""
        if not (_is_plain(start) and _is_plain(end)):
            return self._unqualified(start), self._unqualified(end)
        first, last = self._sharing([start, end])
        return first, last

    def _sharing(self, dates: Sequence[Element]) -> list[str]:
        """Dates with the words that all share said once, with the last one, or the first where the year comes first."""
        words = [self._parts(date) for date in dates]
        if len({len(each) for each in words}) > 1:
            return [" ".join(each) for each in words]
        is_year_first = self._words["order"].startswith("year")
        turned = [each if is_year_first else each[::-1] for each in words]
        columns = list(zip(*turned, strict=True))
        shared = next((at for at, column in enumerate(columns) if len(set(column)) > 1), 0)
        if is_year_first:
            return [" ".join(words[0]), *(" ".join(each[shared:]) for each in words[1:])]
        # A numbered month has a comma between itself and the year: `month 4 – month 6, 1592`.
        return [*(" ".join(each[: len(each) - shared]).rstrip(",") for each in words[:-1]), " ".join(words[-1])]

    def of_element(self, element: Element) -> str:
        """One date with its qualifiers: `about 11 October 1950`."""
        return self._qualified(self._unqualified(element), element)

    def _qualified(self, text: str, element: Element) -> str:
        written = _written(element)
        if any(0 < len(marked) < len(written) for marked in (element.uncertain, element.approximate)):
            both = element.uncertain & element.approximate
            marks = (
                ("both_part", both),
                ("uncertain_part", element.uncertain - both),
                ("approximate_part", element.approximate - both),
            )
            parts = [
                self.say(key, part=self._words["parts"][part])
                for part in written
                for key, marked in marks
                if part in marked
            ]
            return self.say("qualified", date=text, parts=self._words["comma"].join(parts))
        if element.approximate and not _is_plain(element):
            text = self.say("loosely", date=text)
        elif element.approximate:
            text = self.say("about_day" if element.days else "about", date=text)
        return self.say("perhaps", date=text) if element.uncertain else text

    def _unqualified(self, element: Element) -> str:
        if element.season:
            return self._season(element)
        if element.estimate is not None and len(element.years) > 1:
            return self.say("or_so", range=self._years(element.years), year=self._year(element.estimate))
        if not element.is_specified:
            return self._open(element)
        text = " ".join(self._parts(element))
        if element.time:
            zone = "" if not element.offset else self._words["utc"] + element.offset.removeprefix("Z")
            text = self.say("time", date=text, time=f"{element.time.removesuffix(':00')} {zone}".rstrip())
        return text

    def _season(self, element: Element) -> str:
        season = SEASONS[element.season]
        year = self._year(element.years[0])
        if season.first_month + season.months - 1 > _ALL_MONTHS:
            year = self._turn_of_years(element.years[0])
        text = self.say("season", season=self._words["seasons"][season.name], year=year)
        return self.say(season.hemisphere, date=text) if season.hemisphere else text

    def _turn_of_years(self, year: int) -> str:
        """The two years of a season that runs from one into the next: 1698/99, 218/217 BCE."""
        if year >= _FIRST_YEAR_WITHOUT_ERA:
            return self.say("year", year=f"{year}/{(year + 1) % 100:02}")
        if year < 0:
            return self.say("bce", year=f"{1 - year}/{-year}")
        return f"{self._year(year)}/{self._year(year + 1)}"

    def _open(self, element: Element) -> str:
        """A date with digits left open: `a day in April 1985`, `25 December, the 1560s`."""
        years, months, days = element.years, element.months, element.days
        when = self._years(years)
        if not months or (len(months) == _ALL_MONTHS and len(days) in {0, _ALL_DAYS}):
            is_wide = not months or len(years) > 1
            return when if is_wide else self.say("some_day_of_year" if days else "some_month", span=when)
        if len(months) > 1 or 1 < len(days) < _ALL_DAYS:
            first, last = first_day(element, self._calendar), last_day(element, self._calendar)
            if first is None or last is None:
                raise AssertionError("bounds are checked before words are asked for")
            start, end = (self.written(*date_in(self._calendar, day)) for day in (first, last))
            if first == last:
                return start
            return self.say("between", start=start, end=end)
        month = self._month(years[0], months[0])
        if len(years) == 1:
            return self.say("some_day", span=self.written(years[0], months[0]))
        date = self.say("some_day", span=month) if len(days) > 1 else self._joined("", month, self._day(*days))
        return self.say("of_year", date=date, years=when)

    def _years(self, years: Sequence[int]) -> str:
        first, last = years[0], years[-1]
        if len(years) == 1:
            return self._year(first)
        if len(years) >= _YEARS_OF_FOUR_DIGITS and first == 0:
            return self.say("unknown_year")
        is_decade = len(years) == _YEARS_OF_DECADE and last - first < _YEARS_OF_DECADE
        if is_decade and self._calendar in OF_EDTF and first >= _FIRST_YEAR_WITHOUT_ERA:
            return self.say("decade", year=str(first))
        return self.say("between", start=self._year(first), end=self._year(last))

    def _parts(self, element: Element) -> list[str]:
        """The words of day, month and year as far as they are given, in the order of the language."""
        year, month = element.years[0], element.months[0] if element.months else 0
        return self.written(year, month, element.days[0] if element.days else 0).split(" ")

    def written(self, year: int, month: int, day: int = 0) -> str:
        """A year, or a month or a day of it."""
        named = day_name(self._calendar, month, day)
        month_named = self._month(year, month, is_alone=not day) if month and not named else ""
        return self._joined(self._year(year, month, day), month_named, named or self._day(day))

    def _month(self, year: int, month: int, *, is_alone: bool = False) -> str:
        return month_name(self._calendar, year, month) or self._numbered_or_named(month, is_alone=is_alone)

    def _numbered_or_named(self, month: int, *, is_alone: bool) -> str:
        """The months that have names in every language, or, of the calendars of the Moon, numbers."""
        if self._calendar in NUMBERING:
            return self.say("leap_month" if month > LEAP else "numbered_month", month=str(month % LEAP))
        names: list[str] = self._words["months"]
        name = (self._words.get("months_alone", names) if is_alone else names)[month - 1]
        return self.say("month", month=name)

    def _joined(self, year: str, month: str, day: str) -> str:
        return " ".join(self._ordered(year, month, day))

    def _ordered(self, year: str, month: str, day: str) -> list[str]:
        given = {"year": year, "month": month, "day": day}
        return [given[name] for name in self._words["order"].split() if given[name]]

    def _day(self, day: int = 0) -> str:
        if self._calendar in NUMBERING and day:
            return self.say("numbered_day", day=str(day))
        return self.say("first_day" if day == 1 else "day", day=str(day)) if day else ""

    def _year(self, year: int, month: int = 0, day: int = 0) -> str:
        """The year as people count it; early years name their era, so that 12 March 96 is not taken for 1996."""
        if self._calendar not in OF_EDTF:
            name = year_name(self._calendar, year, month, day)
            return name if " " in name else self.say("year", year=name)
        count = year if year > 0 else 1 - year
        separated = f"{count:,}".replace(",", self._words["thousands"])
        shown = separated if count >= _FIRST_YEAR_WITH_SEPARATORS else str(count)
        return self.say("bce" if year <= 0 else "ce" if year < _FIRST_YEAR_WITHOUT_ERA else "year", year=shown)


def _written(element: Element) -> list[Part]:
    parts: list[Part] = ["year"]
    if element.months or element.season:
        parts.append("season" if element.season else "month")
    return [*parts, "day"] if element.days else parts


def _is_plain(element: Element) -> bool:
    """Whether a date is a year, month or day and nothing else."""
    return element.is_specified and not (element.season or element.time)


def _is_marked(element: Element) -> bool:
    return bool(element.uncertain or element.approximate)


def _day(element: Element) -> str:
    """What the key of a phrase ends in where a day follows: French says `jusqu’au 12 avril` but `jusqu’en avril`."""
    return "_day" if len(element.days) == 1 else ""
