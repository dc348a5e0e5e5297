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
        for last in self._ends[at]:
            words = " ".join(self._text[self._tokens[at].start : self._tokens[last - 1].end].split())
            phrase = phrase_of(words, self._code) if len(words) <= LONGEST else None
            if phrase:
                spot = Spot(self._tokens, at, last, words, phrase)
                if is_date(spot, self._words):
                    yield spot

    def beside(self, spot: Spot) -> Spot | None:
        """The date with a month that follows a day without one: the second of "the 5th and the 6th of May"."""
        if spot.rules != {"day"} and spot.rules != {"same", "day"}:
            return None
        at = spot.last
        if at < len(self._tokens) and self._tokens[at].plain in _AND:
            at += 1
        elif at >= len(self._tokens) or not self._tokens[at].is_apart:
            return None
        return next((each for each in self.beginning(at) if "date" in each.rules), None) if at < len(self._tokens) else None
