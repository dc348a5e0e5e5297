"""A pipeline of spaCy that the user has installed, as a second reader of names; without one nothing is missing.

It is asked only for names of places, people and bodies. Where it differs from what the rules found, its word is taken, and
every difference is told (`Difference`).
"""

import importlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from typing import Any, Literal, TypeVar

from geodata.drafting.findings import Finding, PersonFinding
from geodata.drafting.places.recognition import Recognised
from geodata.drafting.prose import Prose, Span
from geodata.exchange.event_rows import unique
from geodata.gazetteers.toponyms import folded

PLACE, PERSON, BODY = "place", "person", "body"

# What the labels of spaCy's pipelines mean here: those of English ones (OntoNotes) and of most others (WikiNER).
_KINDS = {"GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "PERSON": PERSON, "PER": PERSON, "ORG": BODY}

# Pipelines tell no probability. They reach an F1 of .85 to .9 on the news they were trained on; old sources are less like it.
_TRUST = 0.75

# Pieces of this many letters at most are read at once; spaCy takes up to a million, and a gigabyte of memory for them.
_LONGEST_PIECE = 50_000

Found = TypeVar("Found", Recognised, PersonFinding)


@dataclass(frozen=True)
class Entity(Span):
    """A name that a pipeline found.

    Attributes:
        kind: `PLACE`, `PERSON` or `BODY`.
        label: What the pipeline calls it: GPE, LOC, FAC, PERSON, PER or ORG.
    """

    kind: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Difference(Finding):
    """What a pipeline changed; `rule` says which pipeline, `score` how far it is trusted.

    Attributes:
        kind: Of which frame: "toponyms" or "people".
        change: "added" or "taken away".
    """

    kind: Literal["toponyms", "people"]
    change: Literal["added", "taken away"]


@dataclass(frozen=True, eq=False)
class SecondReader:
    """A pipeline.

    Attributes:
        name: What it was asked for by.
        pipeline: The pipeline of spaCy.
    """

    name: str
    pipeline: Any

    def entities(self, prose: Prose) -> tuple[Entity, ...]:
        """The places, people and bodies that it finds, in their order; none overlaps another."""
        pieces = list(_pieces(prose))
        read = self.pipeline.pipe(prose.text[piece.start : piece.end] for piece in pieces)
        return tuple(
            Entity(piece.start + each.start_char, piece.start + each.end_char, _KINDS[each.label_], each.label_)
            for piece, document in zip(pieces, read, strict=True)
            for each in document.ents
            if each.label_ in _KINDS
        )


@cache
def second_reader(name: str) -> SecondReader:
    """Load a pipeline; it is kept.

    Args:
        name: Of an installed pipeline ("en_core_web_sm"), or the folder of one.

    Raises:
        ModuleNotFoundError: spaCy is not installed; the message says how to get it.
        ValueError: There is no such pipeline, or it finds no names.
    """
    try:
        spacy = importlib.import_module("spacy")
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "a model for drafting needs spaCy: pip install chronotope[model]", name=error.name
        ) from error
    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError) as error:
        installed = ", ".join(sorted(spacy.util.get_installed_models()))
        known = (
            f"installed are {installed}"
            if installed
            else "none is installed; try: python -m spacy download en_core_web_sm"
        )
        raise ValueError(
            f'the model "{name}" is no pipeline that spaCy can load; {known}. A folder of one would do.'
        ) from error
    if not any("doc.ents" in pipeline.get_pipe_meta(each).assigns for each in pipeline.pipe_names):
        raise ValueError(f'the model "{name}" finds no names; a pipeline with a component such as "ner" would.')
    return SecondReader(name, pipeline)


class Opinion:
    """What a pipeline says of one text, and what that changes.

    Attributes:
        differences: What it changed so far.
    """

    def __init__(self, reader: SecondReader, prose: Prose) -> None:
        self._reader = reader
        self._prose = prose
        self._entities = reader.entities(prose)
        self.differences: list[Difference] = []

    def toponyms(self, found: tuple[Recognised, ...]) -> tuple[Recognised, ...]:
        """The toponyms without what the pipeline takes for a person or a body, and with what only it takes for a place."""
        others = _Stretches(each for each in self._entities if each.kind != PLACE)
        kept = [each for each in found if not others.touch(each)]
        known = _Stretches(kept)
        added = [
            Recognised(
                start=start, end=each.end, text=self._prose.text[start : each.end], rule=self._says(each), score=_TRUST
            )
            for each in self._entities
            if each.kind == PLACE and (start := self._start(each)) < each.end and not known.touch(each)
        ]
        return self._told("toponyms", found, [*kept, *added])

    def people(self, found: tuple[PersonFinding, ...]) -> tuple[PersonFinding, ...]:
        """The people without those that the pipeline takes for places, and with those that only it takes for people."""
        places = {(each.start, each.end) for each in self._entities if each.kind == PLACE}
        kept = [each for each in found if each.body or (each.start, each.end) not in places]
        people = _Stretches(kept)
        known = {folded(each.name): each for each in kept}
        ids = {each.person for each in kept}
        added: list[PersonFinding] = []
        for each in self._entities:
            if each.kind == PERSON and not people.touch(each):
                person = self._person(each)
                same = known.setdefault(folded(person.name), person)
                id_ = same.person or unique(person.name, ids, f"person-{len(ids) + 1}")
                known[folded(person.name)] = replace(same, person=id_)
                added.append(replace(person, person=id_, name=same.name, role=same.role))
        return self._told("people", found, [*kept, *added])

    def _person(self, entity: Entity) -> PersonFinding:
        """Somebody whom the pipeline found, without an id."""
        text = self._prose.text[entity.start : entity.end]
        return PersonFinding(
            start=entity.start,
            end=entity.end,
            text=text,
            rule=self._says(entity),
            score=_TRUST,
            person="",
            name=" ".join(text.split()),
            role="",
            body=False,
        )

    def _told(
        self, kind: Literal["toponyms", "people"], before: tuple[Found, ...], after: list[Found]
    ) -> tuple[Found, ...]:
        """What is found now, in the order of the text; notes what was added and taken away."""
        old, new = (
            {(each.start, each.end): each.text for each in before},
            {(each.start, each.end): each.text for each in after},
        )
        changes: dict[tuple[int, int], Literal["added", "taken away"]] = {
            **dict.fromkeys(new.keys() - old.keys(), "added"),
            **dict.fromkeys(old.keys() - new.keys(), "taken away"),
        }
        self.differences += [
            Difference(
                start=start,
                end=end,
                text=(old | new)[start, end],
                rule=f"by {self._reader.name}",
                score=_TRUST,
                kind=kind,
                change=change,
            )
            for (start, end), change in sorted(changes.items())
        ]
        return tuple(sorted(after, key=lambda each: (each.start, each.end)))

    def _says(self, entity: Entity) -> str:
        return f"{entity.label} by {self._reader.name}"

    def _start(self, entity: Entity) -> int:
        """Where the name begins: some pipelines take "the" with it."""
        has_article = self._prose.text[entity.start : entity.end].casefold().startswith("the ")
        return entity.start + len("the ") * has_article


class _Stretches:
    """Stretches of a text, asked whether one of them overlaps another stretch."""

    def __init__(self, stretches: Iterable[Span | Recognised | PersonFinding]) -> None:
        in_order = sorted((each.start, each.end) for each in stretches)
        self._starts = [start for start, _ in in_order]
        self._farthest = list(accumulate((end for _, end in in_order), max))

    def touch(self, span: Span | Recognised | PersonFinding) -> bool:
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._farthest[before - 1] > span.start


def _pieces(prose: Prose) -> Iterator[Span]:
    """Paragraphs, the longest cut at blanks."""
    for paragraph in prose.paragraphs:
        start = paragraph.start
        while paragraph.end - start > _LONGEST_PIECE:
            blank = prose.text.rfind(" ", start + 1, start + _LONGEST_PIECE)
            cut = blank if blank > start else start + _LONGEST_PIECE
            yield Span(start, cut)
            start = cut
        yield Span(start, paragraph.end)
