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

    def entry(self, at: int) -> Spot | None:
        """The day with which an entry of a diary begins: "15th. Up, and to the office", "8th. – Moved 30 miles"."""
        token, following = self._tokens[at], tuple(each.plain for each in self._tokens[at + 1 : at + 3])
        if not token.plain[0].isdigit() or token.plain.isdigit() or not _opens_entry(at, following):
            return None
        if at and self._tokens[at - 1].plain not in _STOPS:
            return None
        words = self._words.of_a_day.format(day=self._text[token.start : token.end])
        phrase = phrase_of(words, self._code) if words else None
        return Spot(self._tokens, at, self._end_of_entry(at), words, phrase) if phrase else None

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
        if at < len(self._tokens) and self._tokens[at].plain in _AND:
            at += 1
        elif at >= len(self._tokens) or not self._tokens[at].is_apart:
            return None
        return (
            next((each for each in self.beginning(at) if "date" in each.rules), None)
            if at < len(self._tokens)
            else None
        )


def _opens_entry(at: int, following: tuple[str, ...]) -> bool:
    """Whether what follows a day opens an entry; within a paragraph only a point and a dash do."""
    return following == (".", "-") or (at == 0 and following[:1] in {(".",), ("(",), ("-",), (";",)})
