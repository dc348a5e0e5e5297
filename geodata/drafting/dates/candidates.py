"""The phrases of a paragraph that are dates, by the token with which they begin."""

from collections.abc import Iterator, Sequence

from geodata.dates.phrases.reading import phrase_of
from geodata.dates.phrases.spelling import LONGEST
from geodata.drafting.dates.forms import Forms
from geodata.drafting.dates.plausible import is_date
from geodata.drafting.dates.spots import Spot
from geodata.drafting.dates.spotting import Spotter
from geodata.drafting.dates.tokens import Token
from geodata.drafting.dates.wording import Wording

_STOPS = frozenset({".", ";", "-"})


class Spots:
    """The phrases of a paragraph that are dates.

    Attributes:
        code: Of the language in which they are read.
    """

    def __init__(self, text: str, tokens: Sequence[Token], forms: Forms, words: Wording) -> None:
        self._text = text
        self._tokens = tokens
        self.code = forms.code
        self._words = words
        self._ends = Spotter(text, tokens, forms).ends

    def beginning(self, at: int) -> Iterator[Spot]:
        """Those that begin with a token, the longest first."""
        is_led = self._tokens[at].plain in self._words.prepositions
        for last in self._ends[at]:
            if is_led and not any(token.plain in self._words.idle for token in self._tokens[at:last]):
                continue  # "in May" is May; "in two days" is a phrase of its own
            words = " ".join(self._text[self._tokens[at].start : self._tokens[last - 1].end].split())
            phrase = phrase_of(words, self.code) if len(words) <= LONGEST else None
            if phrase:
                spot = Spot(self._tokens, at, last, words, phrase)
                if is_date(spot, self._words):
                    yield spot

    def alone(self, at: int, before: Spot | None) -> Iterator[Spot]:
        """A day that stands by its number alone: at the start of an entry of a diary, or in a list after another day."""
        token = self._tokens[at]
        if not token.plain[0].isdigit() or token.plain.isdigit():
            return
        opens = self._opens_entry(at)
        if opens or (before and self._is_listed(at, before)):
            words = self._words.of_a_day.format(day=self._text[token.start : token.end])
            phrase = phrase_of(words, self.code) if words else None
            if phrase:
                spot = Spot(self._tokens, at, self._end_of_entry(at) if opens else at + 1, words, phrase)
                if is_date(spot, self._words):
                    yield spot

    def _opens_entry(self, at: int) -> bool:
        """Whether a day opens an entry: "15th. Up, and to the office"; within a paragraph only a point and a dash say so."""
        following = tuple(each.plain for each in self._tokens[at + 1 : at + 3])
        if at == 0:
            return following[:1] in {(".",), ("(",), ("-",), (";",)}
        return following == (".", "-") and self._tokens[at - 1].plain in _STOPS

    def _is_listed(self, at: int, before: Spot) -> bool:
        """Whether a day follows another one: the 26th of "the 25th and 26th"."""
        if "day" not in before.rules:
            return False
        is_joined = before.last == at - 1 and self._tokens[at - 1].plain in self._words.joining
        return is_joined or (before.last == at and self._tokens[at].is_apart)

    def _end_of_entry(self, at: int) -> int:
        """After the day, or after a day of the week in brackets: "17th (Lord's day)"."""
        is_bracketed = self._tokens[at + 1].plain == "(" and at + 2 < len(self._tokens)
        ends = self._ends[at + 2] if is_bracketed else ()
        closed = (end + 1 for end in ends if end < len(self._tokens) and self._tokens[end].plain == ")")
        return next(closed, at + 1)

    def beside(self, spot: Spot) -> Spot | None:
        """The date with a month that follows a day without one: the second of "the 5th and the 6th of May"."""
        if "day" not in spot.rules or spot.rules - {"day", "same"}:
            return None
        at = spot.last
        if at < len(self._tokens) and self._tokens[at].plain in self._words.joining:
            at += 1
        elif at >= len(self._tokens) or not self._tokens[at].is_apart:
            return None
        dates = self.beginning(at) if at < len(self._tokens) else iter(())
        return next((each for each in dates if "date" in each.rules), None)
