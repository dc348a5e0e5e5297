"""Web annotations (W3C): one for each event with the words that it rests on, and one for each toponym in the document.

Rules: https://www.w3.org/TR/annotation-model/. Words are quoted (TextQuoteSelector) and counted (TextPositionSelector, in code
points of the document). The row of an event goes along in the member `chronotope` of its annotation, all other sheets and the
texts in that of the page; programs that do not know it pass over it. Read are pages, collections, lists and single annotations;
those that have no such member, as Recogito 2 and its text annotator write them, become what `annotations.sheets_of` says.
"""

import json
import re
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from shapely.geometry import shape

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.features import degrees
from geodata.exchange.foreign_member import MEMBER, from_member, is_column, member_of, text_of
from geodata.exchange.forms import Loss
from geodata.exchange.samples import Sample
from geodata.exchange.tables import Tables, records, sheet
from geodata.exchange.texts.annotations import Annotation, Quoter, sheets_of
from geodata.files.json_files import read_json
from geodata.files.plain_files import as_text
from geodata.files.texts import read_text
from geodata.frames.shapes import NO_GEOMETRY
from geodata.tables.cells import values
from geodata.tables.identifiers import identifier_of, page_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AGAIN = "Export the annotations again as JSON"
_TYPES = ("Annotation", "oa:Annotation", "AnnotationPage", "AnnotationCollection")
# Letters before and behind the words that are quoted.
_AROUND = 32
_IDENTIFYING = ("identifying", "linking", "geotagging", "georeferencing")


def recognises(sample: Sample) -> bool:
    """An annotation, a page or a collection of annotations, or a list of them."""
    content = sample.json
    first = content[0] if isinstance(content, list) and content else content
    return isinstance(first, dict) and first.get("type", first.get("@type")) in _TYPES


def read(path: Path) -> Tables:
    """Read annotations; the text that they are of is looked for in a file beside them that ends in .txt.

    Raises:
        FileError: If it cannot be read, is of another kind than it should be, or quotes what is not in the text.
    """
    problems, name = Problems(), as_text(path)
    content = read_json(path, name, problems, _AGAIN)
    items = [] if content is None else _items(content, name, problems)
    problems.raise_any(FileError)
    member = content.get(MEMBER) if isinstance(content, dict) else None
    tables = from_member(member, name, problems)
    if not tables.text and path.with_suffix(".txt").is_file():
        tables.text = read_text(path.with_suffix(".txt"), as_text(path.with_suffix(".txt")), problems) or ""
    events: list[dict[str, str]] = []
    others = []
    for number, item in enumerate(items, start=1):
        own = item.get(MEMBER)
        if isinstance(own, dict):
            events += _own_row(item, own, number, name, problems)
        else:
            others.append(_foreign(item, number, name, problems))
    rows = sheets_of(others, Quoter(tables.text, name, problems))
    problems.raise_any(FileError)
    for each, new in {**rows, "events": [*events, *rows["events"]]}.items():
        if new:
            tables.sheets[each] = sheet(each, [*records(tables.sheets[each]), *new])
    return tables


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write the events of a dossier and the toponyms in its document, and all else beside them but its pictures."""
    source = dossier.document.url or _urn(dossier.id, "document")
    items = [*_events(dossier, tables, source), *_toponyms(dossier, tables, source)]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        head = {"@context": CONTEXT, "id": _urn(dossier.id, "annotations"), "type": "AnnotationPage"}
        file.writelines(
            f"{'{' if not number else ''}{_text(key)}: {_text(value)},\n"
            for number, (key, value) in enumerate(head.items())
        )
        file.write(f"{_text(MEMBER)}: {_text(member_of(tables, without=('events',)))},\n")
        file.write('"items": [')
        file.write(",".join(f"\n{_text(item)}" for item in items))
        file.write("\n]}\n")
    return []


def _events(dossier: Dossier, tables: Tables, source: str) -> Iterator[dict[str, Any]]:
    starts, ends = (dossier.events[f"quotation_{each}"] for each in ("start", "end"))
    for row, start, end in zip(tables.rows("events"), starts, ends, strict=True):
        bodies = (
            _body("describing", row["title"], dossier.language),
            _body("commenting", row.get("summary", ""), dossier.language),
            _body("tagging", row.get("kind", ""), "en"),
            _body("tagging", row.get("date", ""), ""),
        )
        yield {
            "id": _urn(dossier.id, f"events/{row['id']}"),
            "type": "Annotation",
            "motivation": "describing",
            "body": [body for body in bodies if body["value"]],
            "target": {"source": source}
            if pd.isna(start)
            else _target(source, dossier.document.text, int(start), int(end)),
            MEMBER: {"sheet": "events", **row},
        }


def _toponyms(dossier: Dossier, tables: Tables, source: str) -> Iterator[dict[str, Any]]:
    """An annotation wherever a toponym stands in the document that only one place bears."""
    named: dict[str, set[str]] = {}
    for row in tables.rows("toponyms"):
        named.setdefault(row["toponym"], set()).add(row["place"])
    for row in tables.rows("places"):
        named.setdefault(row["name"], set()).add(row["id"])
    sure = {name: next(iter(places)) for name, places in named.items() if len(places) == 1}
    if not sure:
        return
    places = {row["id"]: row for row in tables.rows("places")}
    pattern = "|".join(re.escape(name) for name in sorted(sure, key=lambda name: (-len(name), name)))
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", dossier.document.text):
        place = places[sure[match[0]]]
        page = next((page for curie in values(place.get("external_ids", "")) if (page := page_of(curie)[1])), "")
        yield {
            "id": _urn(dossier.id, f"toponyms/{match.start()}"),
            "type": "Annotation",
            "motivation": "identifying",
            "body": [
                {
                    "type": "SpecificResource",
                    "purpose": "identifying",
                    "source": page or _urn(dossier.id, f"places/{place['id']}"),
                },
                _body("describing", place["name"], "en"),
            ],
            "target": _target(source, dossier.document.text, *match.span()),
            MEMBER: {"sheet": "toponyms", "place": place["id"]},
        }


def _body(purpose: str, value: str, language: str) -> dict[str, str]:
    said = {"language": language} if language else {}
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", **said}


def _target(source: str, text: str, start: int, end: int) -> dict[str, Any]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - _AROUND, 0) : start],
        "suffix": text[end : end + _AROUND],
    }
    return {"source": source, "selector": [quote, {"type": "TextPositionSelector", "start": start, "end": end}]}


def _urn(dossier: str, part: str) -> str:
    """An address of something in a dossier, the same each time."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{dossier}/{part}").urn


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _items(content: Any, name: str, problems: Problems) -> list[Mapping[str, Any]]:
    """The annotations of a file."""
    if isinstance(content, dict):
        first = content.get("first")
        within = first if isinstance(first, dict) else content
        content = within.get("items", [content] if content.get("type") in _TYPES[:2] else None)
    if isinstance(content, list) and all(isinstance(each, dict) for each in content):
        return content
    problems.add(name, why="the file is JSON, but no list of annotations", fix=_AGAIN)
    return []


def _own_row(
    item: Mapping[str, Any], own: Mapping[str, Any], number: int, name: str, problems: Problems
) -> Iterator[dict[str, str]]:
    """The row of an event of ours; its quotation is that of the selector, where they say different words."""
    if own.get("sheet") != "events":
        return
    where = f"items[{number - 1}]"
    row = {
        column: text
        for column, value in own.items()
        if is_column("events", column)
        and (text := text_of(value, f"{where}.{MEMBER}.{column}", name, problems, number))
    }
    quote = _foreign({"target": item.get("target")}, number, name, problems).quote
    if quote.split() != row.get("quotation", "").split():
        row["quotation"] = quote
    yield row


def _foreign(item: Mapping[str, Any], number: int, name: str, problems: Problems) -> Annotation:
    """What an annotation of another program says."""
    where = f"items[{number - 1}]"
    found = Annotation(row=number, where=where)

    def text(value: Any, part: str) -> str:
        return text_of(value, f"{where}.{part}", name, problems, number)

    for selector in _selectors(item.get("target")):
        if "exact" in selector:
            found.quote = text(selector["exact"], "target.selector.exact")
            found.prefix = text(selector.get("prefix"), "target.selector.prefix")
            found.suffix = text(selector.get("suffix"), "target.selector.suffix")
        start, end = selector.get("start"), selector.get("end")
        if isinstance(start, int) and isinstance(end, int):
            found.start, found.end = start, end
    for body in _objects(item.get("body", item.get("bodyValue"))):
        _add_body(found, body, text)
    return found


def _add_body(found: Annotation, body: Mapping[str, Any], text: Any) -> None:
    """What one body says; Recogito 2 puts the kind of what is identified, or its address, into `value`."""
    purpose = body.get("purpose")
    value = text(body.get("value"), "body.value")
    addresses = [text(body.get(key), f"body.{key}") for key in ("id", "source")]
    uris = [each for each in [*addresses, value] if "://" in each or identifier_of(each)]
    if purpose in _IDENTIFYING or body.get("type") == "Feature":
        found.kind = "person" if value == "PERSON" else "place"
        found.uris += [each for each in uris if each not in found.uris]
        found.lat, found.lon = _point(body.get("geometry")) or (found.lat, found.lon)
    elif purpose in ("tagging", "classifying"):
        found.tags += [value] if value else []
    elif purpose == "describing" and not found.title:
        found.title = value
    elif value and purpose != "transcribing":
        found.comments.append(value)


def _point(geometry: Any) -> tuple[str, str] | None:
    """Latitude and longitude in the middle of a geometry."""
    try:
        middle = shape(geometry).centroid
        return None if middle.is_empty else (degrees(middle.y), degrees(middle.x))
    except NO_GEOMETRY:
        return None


def _selectors(target: Any) -> Iterator[Mapping[str, Any]]:
    """The selectors of a target, and those that refine them."""
    for part in _objects(target):
        waiting = list(_objects(part.get("selector")))
        while waiting:
            selector = waiting.pop(0)
            yield selector
            waiting += _objects(selector.get("refinedBy"))


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a list, or one that stands alone; a text is the value of one."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield each
        elif isinstance(each, str):
            yield {"value": each}
