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

_AFTER_HEAD = frozenset({".", "(", "-", ";"})
_AND = frozenset({"and", "or", "&", "und", "et", "oder", "ou"})


class Spots:
    """The phrases of a paragraph that are dates."""

    def __init__(self, text: str, tokens: Sequence[Token], forms: Forms, words: Wording) -> None:
        self._text = text
        self._tokens = tokens
        self._code = forms.code
        self._words = words
        self._ends = Spotter(text, tokens, forms).ends

    def beginning(self, at: int) -> Iterator[Spot]:
        """Those that begin with a token, the longest first."""
        is_led = self._tokens[at].plain in self._words.prepositions
        for last in self._ends[at]:
            if is_led and not any(token.plain in self._words.idle for token in self._tokens[at:last]):
                continue  # "in May" is May; "in two days" is a phrase of its own
            words = " ".join(self._text[self._tokens[at].start : self._tokens[last - 1].end].split())
            phrase = phrase_of(words, self._code) if len(words) <= LONGEST else None
            if phrase:
                spot = Spot(self._tokens, at, last, words, phrase)
                if is_date(spot, self._words):
                    yield spot

    def entry(self) -> Spot | None:
        """The day with which an entry of a diary begins: "15th. Up, and to the office"."""
        if len(self._tokens) < 2 or self._tokens[1].plain not in _AFTER_HEAD:  # noqa: PLR2004 - a day and what follows it
            return None
        token = self._tokens[0]
        words = self._words.of_a_day.format(day=self._text[token.start : token.end])
        phrase = (
            phrase_of(words, self._code) if words and token.plain[0].isdigit() and not token.plain.isdigit() else None
        )
        return Spot(self._tokens, 0, self._end_of_entry(), words, phrase) if phrase else None

    def _end_of_entry(self) -> int:
        """After the day, or after a day of the week in brackets: "17th (Lord's day)"."""
        ends = self._ends[2] if self._tokens[1].plain == "(" and len(self._tokens) > 2 else ()  # noqa: PLR2004
        closed = (end + 1 for end in ends if end < len(self._tokens) and self._tokens[end].plain == ")")
        return next(closed, 1)

    def beside(self, spot: Spot) -> Spot | None:
        """The date with a month that follows a day without one: the second of "the 5th and the 6th of May"."""
        if "day" not in spot.rules or spot.rules - {"day", "same"}:
            return None
        at = spot.last
        if at < len(self._tokens) and self._tokens[at].plain in _AND:
            at += 1
        elif at >= len(self._tokens) or not self._tokens[at].is_apart:
            return None
        return (
            next((each for each in self.beginning(at) if "date" in each.rules), None)
            if at < len(self._tokens)
            else None
        )
