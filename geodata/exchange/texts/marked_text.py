"""What of a document's text is marked: quotations, names of places and people, dates; nested so that XML can hold them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from geodata.dossiers.reading import Dossier
from geodata.exchange.tables import Tables, records

# Scripts that do not set words apart, or append particles to them: Thai, Kana, Chinese characters, Hangul.
_NO_BLANKS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Span(NamedTuple):
    """A stretch of the document.

    Attributes:
        start: Offset of the first character, in code points.
        end: Offset after the last.
        kind: `quotation`, `place`, `person` or `date`.
        ids: Of the events, the place or the person.
    """

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]


def spans_of(dossier: Dossier, tables: Tables) -> list[Span]:
    """The stretches to be marked, none of which overlaps another but quotations; the outer ones first.

    A name is marked wherever it stands, if only one place or person has it; the words of a date where the quotation of its
    event has them, or else where they stand once.
    """
    quoted: dict[tuple[int, int], list[str]] = {}
    for id_, (start, end) in _quoted(dossier).items():
        quoted.setdefault((start, end), []).append(id_)
    quotations = [Span(*stretch, "quotation", tuple(ids)) for stretch, ids in quoted.items()]
    leaves = [*_dates(dossier), *_names(dossier.document.text, tables)]
    edges = {edge for quotation in quotations for edge in (quotation.start, quotation.end)}
    return sorted(
        [*quotations, *_apart(leaves, edges)], key=lambda span: (span.start, -span.end, span.kind != "quotation")
    )


def _quoted(dossier: Dossier) -> dict[str, tuple[int, int]]:
    """Where the quotations of events stand."""
    events = dossier.events[dossier.events["quotation"] != ""]
    columns = (events["id"], events["quotation_start"], events["quotation_end"])
    return {id_: (int(start), int(end)) for id_, start, end in zip(*columns, strict=True)}


def _dates(dossier: Dossier) -> list[Span]:
    found: dict[tuple[int, int], list[str]] = {}
    text, quoted = dossier.document.text, _quoted(dossier)
    for id_, words in zip(dossier.events["id"], dossier.events["date_as_written"], strict=True):
        inside = [match.span() for match in _pattern(words).finditer(text, *quoted.get(id_, (0, 0)))]
        standing = inside or [match.span() for match in _pattern(words).finditer(text)]
        if len(standing) == 1:
            found.setdefault(standing[0], []).append(id_)
    return [Span(*stretch, "date", tuple(ids)) for stretch, ids in found.items()]


def _names(text: str, tables: Tables) -> list[Span]:
    """Names of places and people, as far as each is one's alone."""
    named: dict[str, set[tuple[str, str]]] = {}
    for row in records(tables.sheets["toponyms"]):
        named.setdefault(row["toponym"], set()).add(("place", row["place"]))
    for row in records(tables.sheets["places"]):
        named.setdefault(row["name"], set()).add(("place", row["id"]))
    for row in records(tables.sheets["people"]):
        named.setdefault(row["name_as_written"] or row["name"], set()).add(("person", row["id"]))
    found = []
    for name, bearers in named.items():
        if name and len(bearers) == 1:
            [(kind, id_)] = bearers
            found += [Span(*match.span(), kind, (id_,)) for match in _pattern(name).finditer(text)]
    return found


def _pattern(words: str) -> re.Pattern[str]:
    """Whole words with any white space between them."""
    inside = r"\s+".join(map(re.escape, words.split())) or r"(?!)"
    return re.compile(inside if _NO_BLANKS.search(words) else rf"(?<!\w){inside}(?!\w)")


def _apart(spans: Iterable[Span], edges: set[int]) -> list[Span]:
    """Those that overlap no other, of which the longer one is taken, and no edge of a quotation."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda each: (each.start - each.end, each.start)):
        inside = range(span.start, span.end)
        if taken.isdisjoint(inside) and edges.isdisjoint(inside[1:]):
            kept.append(span)
            taken.update(inside)
    return kept


def within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The parts of spans that lie in a stretch; names and dates that reach beyond it are left out."""
    cut = [
        span._replace(start=max(span.start, start), end=min(span.end, end))
        for span in spans
        if span.start < end and span.end > start
        if span.kind == "quotation" or (span.start >= start and span.end <= end)
    ]
    return sorted(cut, key=lambda span: (span.start, -span.end, span.kind != "quotation"))
