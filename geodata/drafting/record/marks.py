"""Title, number, classification, copies and enclosures of a document."""

import re
from collections.abc import Iterator

from geodata.drafting.findings import RecordEntry
from geodata.drafting.prose import Prose, Span
from geodata.drafting.record.edges import WORDS, Edges, any_of
from geodata.drafting.record.entries import entry, one, without_honorifics

_KINDS = any_of(WORDS["kinds"])
_CLASSIFICATIONS = any_of(WORDS["classifications"])
_CLASSIFIED = re.compile(
    rf"^[ \t\[(]*({_CLASSIFICATIONS})\b[\])]*(?=[ \t]*[.,:;!]?[ \t]*(?:\n|$))", re.MULTILINE | re.IGNORECASE
)
_CLASSIFIED_IN_LINE = re.compile(rf"(?:^|(?<=\n)|(?<=\. ))({_CLASSIFICATIONS.upper().replace('S+', 's+')})\b")
_SIGN = r"(?:n[º°]|№|no(?:s|\s?\.)?|numbers?|nr|#)"
_NUMBER = re.compile(rf"(?<!\w){_SIGN}[ \t.:]*(\d[\w/.-]*\w|\d)", re.IGNORECASE)
_NUMBERED_TITLE = re.compile(rf"^[ \t]*({_KINDS})[ \t,]+{_SIGN}[ \t.:]*\d[\w/.-]*", re.MULTILINE | re.IGNORECASE)
_TITLE = re.compile(rf"^[ \t]*(?:the[ \t]+|a[ \t]+)?(?:{_KINDS})\b[^\n]{{0,140}}$", re.MULTILINE | re.IGNORECASE)
_TITLE_IN_LINE = re.compile(
    r"(?:^|(?<=[.\]] ))((?:GENERAL |SPECIAL |FIELD )?ORDERS?|(?:Report|Statement|Journal|Narrative)\s+of\s)",
    re.MULTILINE,
)
_SUBJECT = re.compile(r"^[ \t]*(?:subject|re|title|concerning)[ \t]*:[ \t]*(?=\S)", re.MULTILINE | re.IGNORECASE)
_COPY = re.compile(
    rf"\bcop(?:y|ies)\b(?:[ \t]+{_SIGN}?[ \t.]*\d+)?[ \t]*(?:sent)?[ \t]*[-–—:]*[ \t]*\bto\b[ \t:]*(?:the\s+)?"
    r"|^[ \t]*c\.?c\.?[ \t]*:[ \t]*",
    re.MULTILINE | re.IGNORECASE,
)
_ENCLOSURES = "|".join(WORDS["enclosures"])
_ENCLOSED = re.compile(rf"^[ \t\[(]*(?:{_ENCLOSURES})(?![^\W\d_])[^\n\])]{{0,120}}", re.MULTILINE | re.IGNORECASE)
_ENCLOSED_HEREWITH = re.compile(
    r"\b(?:[ei]nclosed?)(?:,? herewith)?\s+(?:(?:is|are|please find|you will find|i send(?: you)?)\s+)?"
    r"((?:a|the|copies|copy|two|three)\s(?:[^.;,\n]|(?<=\b(?-i:[A-Z]))\.){3,100})",
    re.IGNORECASE,
)
# Letters of a title in a text without lines.
_LONGEST = 140
_NOT_COPY = re.compile(r"cop(?:y|ies)\s*$", re.IGNORECASE)


def find_marks(prose: Prose, edges: Edges) -> Iterator[RecordEntry]:
    """What the head and the foot say of the document as a piece of paper."""
    yield from _classification(prose.text, edges)
    yield from _title(prose, edges)
    yield from _numbers(prose.text, edges)
    yield from _copies(prose, edges)
    yield from _enclosures(prose.text, edges)


def _classification(text: str, edges: Edges) -> Iterator[RecordEntry]:
    for pattern, where in ((_CLASSIFIED, edges.head), (_CLASSIFIED, edges.foot), (_CLASSIFIED_IN_LINE, edges.head)):
        if match := pattern.search(text, where.start, where.end):
            yield from one(
                entry(text, "classification", *match.span(1), rule="a classification at the edge", score=0.95)
            )
            return


def _title(prose: Prose, edges: Edges) -> Iterator[RecordEntry]:
    """What the document calls itself in its head: `Cable Nº 75511`, `Report of Captain Fogler`."""
    text, head = prose.text, edges.head
    for pattern, rule, score in (
        (_SUBJECT, "after Subject", 0.9),
        (_NUMBERED_TITLE, "a kind of document with its number", 0.9),
        (_TITLE, "a line that begins with a kind of document", 0.7),
        (_TITLE_IN_LINE, "a kind of document", 0.6),
    ):
        for match in pattern.finditer(text, head.start, head.end):
            start, end = (match.end(), _line_end(text, match.end())) if pattern is _SUBJECT else match.span()
            if match.group().endswith(" "):
                end = min(prose.sentence_at(start).end, start + _LONGEST)
            is_greeted = bool(edges.greeting and edges.greeting.start() <= start)
            if not is_greeted and (found := entry(text, "title", start, end, rule=rule, score=score)):
                yield found
                return


def _numbers(text: str, edges: Edges) -> Iterator[RecordEntry]:
    """The number of the document in its head; the one before a signature in its foot."""
    for match in _NUMBER.finditer(text, edges.head.start, edges.head.end):
        if not _NOT_COPY.search(text, 0, match.start()) and not _is_of_enclosure(text, match.start()):
            yield from one(entry(text, "number", *match.span(1), rule="after No.", score=0.9))
            break
    for match in _NUMBER.finditer(text, max(edges.foot.start, edges.head.end), edges.foot.end):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if not line.strip():
            yield from one(
                entry(text, "number", *match.span(1), rule="at the beginning of a line at the end", score=0.6)
            )


def _is_of_enclosure(text: str, at: int) -> bool:
    return bool(re.search(rf"(?:{_ENCLOSURES})\s*$", text[max(at - 20, 0) : at], re.IGNORECASE))


def _copies(prose: Prose, edges: Edges) -> Iterator[RecordEntry]:
    text = prose.text
    for where in (edges.head, edges.foot):
        for match in _COPY.finditer(text, where.start, where.end):
            name = without_honorifics(prose, match.end(), _line_end(text, match.end()))
            stop = re.compile(r"[;\n]|\.\s|$").search(text, name)
            last = stop.start() if stop else len(text)
            yield from one(entry(text, "copy", name, last, rule="after Copy to", score=0.9))


def _enclosures(text: str, edges: Edges) -> Iterator[RecordEntry]:
    for where in (Span(0, edges.head.end), edges.foot):
        for match in _ENCLOSED.finditer(text, where.start, where.end):
            yield from one(entry(text, "enclosure", *match.span(), rule="a line of enclosures", score=0.8))
    for match in _ENCLOSED_HEREWITH.finditer(text):
        yield from one(entry(text, "enclosure", *match.span(1), rule="what is said to be enclosed", score=0.6))


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
