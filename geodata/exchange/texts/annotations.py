"""Annotations of words of a text, as other programs make them, become events, places with their toponyms, and people.

Offsets count code points, as the Web Annotation Data Model has them (W3C, 4.2.4 and 4.2.5), or units of UTF-16, as programs in
a browser count: whichever agrees with the words quoted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from geodata.errors import Problems
from geodata.exchange.event_rows import unique
from geodata.exchange.tables import BETWEEN
from geodata.exchange.whens import as_edtf
from geodata.tables.identifiers import identifier_of

# Letters of a quotation that a problem shows.
_SHOWN = 80
_WORD = re.compile(r"\S+")


@dataclass(kw_only=True)
class Annotation:
    """What is said of some words.

    Attributes:
        row: Its number in the file, from 1.
        where: Its place there, such as `items[3]`.
        quote: The words, "" if they are not quoted.
        start: Where they begin in the text, None if it is not said.
        end: Where they end.
        prefix: Letters of the text before them.
        suffix: Letters behind them.
        kind: `place`, `person` or, for all else, `event`.
        uris: Addresses that tell who or what it is.
        name: What a gazetteer calls it.
        lat: Degrees north, as a cell has them.
        lon: Degrees east.
        title: What it is, in a few words.
        tags: Words of a list; a date among them is that of an event.
        comments: Remarks.
    """

    row: int
    where: str
    quote: str = ""
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""
    kind: str = "event"
    uris: list[str] = field(default_factory=list)
    name: str = ""
    lat: str = ""
    lon: str = ""
    title: str = ""
    tags: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


class Quoter:
    """Finds the words of annotations in the text, and tells what differs from it."""

    def __init__(self, text: str, name: str, problems: Problems) -> None:
        """Take the text, "" if it is not known, the name of the file and what takes problems."""
        self._text, self._name, self._problems = text, name, problems
        self._units = text.encode("utf-16-le", "surrogatepass")
        self._plain = " ".join(text.split())
        self._is_utf16 = False

    def learn(self, annotations: Iterable[Annotation]) -> None:
        """Learn from annotations with words and offsets in which units the offsets count."""
        both = [each for each in annotations if each.quote and each.start is not None and each.end is not None]
        points, units = (
            sum(_same(slice_(each), each.quote) for each in both) for slice_ in (self._points, self._utf16)
        )
        self._is_utf16 = units > points

    def quote(self, annotation: Annotation) -> dict[str, str]:
        """`quotation` and, where the words alone do not tell which are meant, `quotation_context`.

        The words are those of the text. A quotation that is not in it is noted as a problem.
        """
        quote = annotation.quote
        if not self._text:
            return {"quotation": quote} if quote else {}
        at = self._found(annotation)
        if at is None and quote:
            why, fix = (
                "is not in the text beside the file",
                "Give the text that was annotated, or correct the quotation",
            )
            self._problems.add(
                self._name, row=annotation.row, column=annotation.where, value=quote[:_SHOWN], why=why, fix=fix
            )
            return {"quotation": quote}
        if at is None:
            return {}
        start, end = at
        words = self._text[start:end].strip()
        said = {"quotation": words}
        if self._plain.count(" ".join(words.split())) > 1:
            said["quotation_context"] = self._around(start, end)
        return said

    def _found(self, annotation: Annotation) -> tuple[int, int] | None:
        """Where the words stand in the text, in code points."""
        start, end = annotation.start, annotation.end
        if start is not None and end is not None and 0 <= start < end:
            points = (start, min(end, len(self._text)))
            units = self._as_points(start, end)
            ranges = (units, points) if self._is_utf16 else (points, units)
            if not annotation.quote:
                return ranges[0] if ranges[0][0] < ranges[0][1] else None
            for first, last in ranges:
                if _same(self._text[first:last], annotation.quote):
                    return first, last
        return self._sought(annotation)

    def _sought(self, annotation: Annotation) -> tuple[int, int] | None:
        """Where words stand whose offsets do not lead to them: after their prefix, else where they stand first."""
        words = _WORD.findall(annotation.quote)
        if not words:
            return None
        pattern = r"\s+".join(map(re.escape, words))
        before = r"\s*".join(map(re.escape, _WORD.findall(annotation.prefix)))
        match = re.search(rf"{before}\s*(?P<quote>{pattern})", self._text) if before else None
        match = match or re.search(rf"(?P<quote>{pattern})", self._text)
        return match.span("quote") if match else None

    def _around(self, start: int, end: int) -> str:
        """The words and as much around them as tells them from others, in whole words."""
        starts = [match.start() for match in _WORD.finditer(self._text, 0, start)]
        ends = [match.end() for match in _WORD.finditer(self._text, end)]
        context = self._text[start:end]
        for reach in range(1, max(len(starts), len(ends)) + 1):
            first = starts[-reach] if reach <= len(starts) else (starts[0] if starts else start)
            last = ends[reach - 1] if reach <= len(ends) else (ends[-1] if ends else end)
            context = self._text[first:last]
            if self._plain.count(" ".join(context.split())) == 1:
                break
        return " ".join(context.split())

    def _points(self, annotation: Annotation) -> str:
        return self._text[annotation.start : annotation.end]

    def _utf16(self, annotation: Annotation) -> str:
        first, last = self._as_points(annotation.start or 0, annotation.end or 0)
        return self._text[first:last]

    def _as_points(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in units of UTF-16 as code points."""
        before = len(self._units[: 2 * start].decode("utf-16-le", "ignore"))
        return before, before + len(self._units[2 * start : 2 * end].decode("utf-16-le", "ignore"))


def _same(words: str, quote: str) -> bool:
    """Whether words are those quoted; white space, which a page shows otherwise than its text has it, does not count."""
    return words.split() == quote.split()


def sheets_of(annotations: Iterable[Annotation], quoter: Quoter) -> dict[str, list[dict[str, str]]]:
    """The rows of annotations: places with the toponyms that name them in the text, people, and events.

    Places and people with one address are one, and so are those without any that are written alike. A quotation that is neither
    has no kind, no modality and no title unless the annotation gives it one.
    """
    annotations = list(annotations)
    quoter.learn(annotations)
    rows: dict[str, list[dict[str, str]]] = {"events": [], "places": [], "toponyms": [], "people": []}
    taken: dict[str, set[str]] = {name: set() for name in rows}
    known: dict[tuple[str, str], str] = {}
    for each in annotations:
        quoted = quoter.quote(each)
        words = " ".join(quoted.get("quotation", each.quote).split())
        note = "\n".join([*each.comments, *(tag for tag in each.tags if not as_edtf(tag))])
        if each.kind == "event":
            rows["events"].append(_event(each, quoted, words, note, taken["events"]))
            continue
        sheet = "places" if each.kind == "place" else "people"
        name = each.name or words
        key = (sheet, each.uris[0] if each.uris else words.casefold())
        if not name and not each.uris:
            continue
        if key not in known:
            known[key] = unique(name, taken[sheet], f"{each.kind}-{each.row}")
            rows[sheet].append(_named(each, known[key], name, words, note))
        toponym = {"place": known[key], "toponym": words}
        if sheet == "places" and words and toponym not in rows["toponyms"]:
            rows["toponyms"].append(toponym)
    return rows


def _event(each: Annotation, quoted: dict[str, str], words: str, note: str, taken: set[str]) -> dict[str, str]:
    said = {
        "id": unique(each.title or words, taken, f"event-{each.row}"),
        "date": next((date for tag in each.tags if (date := as_edtf(tag))), ""),
        "title": each.title,
        **quoted,
        "note": note,
    }
    return {column: cell for column, cell in said.items() if cell}


def _named(each: Annotation, id_: str, name: str, words: str, note: str) -> dict[str, str]:
    """The row of a place or a person."""
    if each.kind == "person":
        return {"id": id_, "name": name, "name_as_written": words}
    curies = [curie for uri in each.uris if (curie := identifier_of(uri))]
    said = {
        "id": id_,
        "name": name,
        "lat": each.lat,
        "lon": each.lon,
        "external_ids": BETWEEN.join(curies),
        "note": note,
    }
    return {column: cell for column, cell in said.items() if cell}
