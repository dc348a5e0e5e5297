"""Which words of a text are names of places.

A small learned model (`recognising.model`) judges every run of capitals by its shape, its neighbours, the classes of its words
and whether gazetteers know it. What it takes for a toponym is held against a few rules that it may not overrule
(`recognising.rules`), and comes with the word that says of what kind it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geodata.drafting.findings import Finding
from geodata.drafting.places.recognising.features import Reader
from geodata.drafting.places.recognising.hints import kind_of, reason_of
from geodata.drafting.places.recognising.model import Model, packaged_model
from geodata.drafting.places.recognising.renown import Renown, renown
from geodata.drafting.places.recognising.rules import is_refused, parted, trimmed
from geodata.drafting.places.recognising.tokens import Tokens, tokens_of
from geodata.drafting.prose import Prose
from geodata.gazetteers.gazetteer import Gazetteer


@dataclass(frozen=True, kw_only=True)
class Recognised(Finding):
    """A name of a place that is yet to be looked up.

    Attributes:
        kind: The word that says what it is, in small letters: "river" of "Snake River" and of "the river Lune"; or "".
    """

    kind: str = ""


def recognise(
    prose: Prose, gazetteers: Iterable[Gazetteer] = (), *, model: Model | None = None
) -> tuple[Recognised, ...]:
    """Every toponym of a text, in its order; none lies within another.

    Args:
        prose: The text. Scripts that know no capitals are not read.
        gazetteers: In which names are looked up: that they know one is a sign among others.
        model: Weights to be used instead of those that come with chronotope.
    """
    tokens = tokens_of(prose)
    rank = renown(gazetteers)
    return tuple(
        _recognised(prose, tokens, rank, words, score)
        for words, score in _likely(tokens, rank, model or packaged_model())
        if not is_refused(tokens, words, rank)
    )


def _likely(tokens: Tokens, rank: Renown, model: Model) -> Iterator[tuple[range, float]]:
    """What the model takes for toponyms, as ranges of words, with how sure it is."""
    reader = Reader(tokens, rank)
    for run in tokens.runs():
        for first, last, score in model.spans(reader.of_run(run)):
            for stretch in trimmed(tokens, range(run.start + first, run.start + last)):
                for words in parted(tokens, stretch, rank):
                    yield words, score


def _recognised(prose: Prose, tokens: Tokens, rank: Renown, words: range, score: float) -> Recognised:
    start, end = tokens.starts[words[0]], tokens.ends[words[-1]]
    return Recognised(
        start=start,
        end=end,
        text=prose.text[start:end],
        rule=reason_of(tokens, words, rank),
        score=round(score, 3),
        kind=kind_of(tokens, words),
    )
