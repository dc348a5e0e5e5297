"""What the page shows: the rows under review with their problems, the document with its marks, places, and the timeline."""

from collections.abc import Mapping
from typing import Any

from shapely.geometry.base import BaseGeometry

from geodata.dates.historical import HistoricalDate
from geodata.dossiers.gathering import Gathered
from geodata.editing.folder import EditedFolder
from geodata.editing.manifest_rows import RECORD, TOP
from geodata.editing.references import REVIEWED
from geodata.editing.rivals import CELL_OF
from geodata.editing.rows import Cells, Rows
from geodata.errors import Problem, Refusal
from geodata.formats.keys import DOCUMENT_SHEET, DOSSIER_KEYS
from geodata.tables.columns import DRAFT
from viz.review.ground import Ground, Place
from viz.stories.ticks import tiers

# The columns that a form shows first; the others can be opened.
FIRST = {
    "events.csv": (
        "title", "quotation", "date", "date_as_written", "modality", "voice", "kind", "actors", "places", "summary", "basis",
        "standing",
    ),
    "places.csv": ("name", "kind", "lat", "lon", "precision_km", "basis", "standing", "external_ids", "note"),
    RECORD: ("title", "date", "calendar", "author", "addressees", "language", "rights", "credit"),
    TOP: ("title", "subtitle", "note"),
    "geometries.geojson": ("label", "kind", "actor", "precision_km", "basis", "source", "standing", "valid", "note"),
}  # fmt: skip
# What dossier.toml says of dossier and document is no finding, but may be mended here.
RECORDS = {RECORD: DOCUMENT_SHEET, TOP: DOSSIER_KEYS}
_NOT_TYPED = {"id", "checked", "format"}
KINDS = {"events.csv": "event", "places.csv": "place", "geometries.geojson": "geometry"}
_MANIFEST = "dossier.toml"
# So many ticks have room.
_MOST_TICKS = 9


def columns() -> dict[str, list[dict[str, Any]]]:
    """The fields of the forms by file, or by the key of a row of dossier.toml: those that stand first, then the others."""
    found = {}
    for form, known in {**REVIEWED, **RECORDS}.items():
        own = {column.name: column for column in known}
        order = [*FIRST[form], *(name for name in own if name not in {*FIRST[form], *_NOT_TYPED})]
        found[form] = [
            {
                "name": name,
                "words": list(own[name].words),
                "means": own[name].means,
                "refers": own[name].refers_to,
                "first": name in FIRST[form],
            }
            for name in order
        ]
    return found


def shown(folder: EditedFolder, parts: Gathered, ground: Ground) -> dict[str, Any]:
    """The dossier as the page shows it.

    Args:
        folder: Its files.
        parts: What was read in them.
        ground: On which places are shown.
    """
    texts = {language: text for language, text in parts.texts.items() if text is not None}
    offsets, rivals = {language: Offsets(text) for language, text in texts.items()}, _rivals(parts)
    contested = _contested(rivals)
    problems = _by_row([*parts.problems.in_order()])
    rows: list[dict[str, Any]] = []
    for file in REVIEWED:
        try:
            rows += _rows(file, folder.rows(file), problems, parts, offsets) if folder.file(file).is_file() else []
        except Refusal as refusal:
            problems.setdefault((file, None), []).append(Problem(file=file, why=refusal.why, fix=refusal.fix))
    for row in rows:
        row["rivals"] = {"event": rivals, "place": contested}.get(row["kind"], {}).get(row["id"], [])
    shown_rows = {(row["file"], row["number"]) for row in rows}
    manifest = parts.manifest
    dates = parts.dates["events.csv", "date"]
    return {
        "title": manifest.keys.cells["title"] if manifest else folder.path.name,
        "texts": [{"language": language, "text": text} for language, text in texts.items()],
        "rows": _in_order(rows),
        "records": _records(folder, parts.problems.in_order()),
        "problems": [str(each) for at, group in problems.items() if at not in shown_rows for each in group],
        "people": [_named(row.cells, "name") for row in parts.tables["people.csv"].rows],
        "actors": [_named(row.cells, "label") for row in manifest.actors.rows] if manifest else [],
        "places": _places(parts, ground),
        "shapes": [{"id": id_, "path": ground.path(shape)} for id_, shape in _shapes(parts).items()],
        "timeline": _timeline(dates),
        "reviewed": sum(not row["draft"] for row in rows),
    }


class Offsets:
    """Offsets in code points, as Python counts, and in units of UTF-16, as the script does."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_plain = all(letter <= "\uffff" for letter in text)

    def to_script(self, offset: int) -> int:
        """The offset that the script knows."""
        return offset if self._is_plain else len(self._text[:offset].encode("utf-16-le")) // 2

    def from_script(self, offset: int) -> int:
        """The offset that Python knows."""
        if self._is_plain:
            return offset
        return len(self._text.encode("utf-16-le")[: 2 * offset].decode("utf-16-le", "ignore"))


def places_of(parts: Gathered) -> dict[str, Place]:
    """Longitude and latitude of the places that have them, by id."""
    rows = (row.cells for row in parts.tables["places.csv"].rows)
    return {row["id"]: (float(row["lon"]), float(row["lat"])) for row in rows if row["lat"] and row["lon"]}


def _rows(
    file: str, text: Rows, problems: Mapping[Any, list[Problem]], parts: Gathered, offsets: Mapping[str, "Offsets"]
) -> list[dict[str, Any]]:
    dates = parts.dates["events.csv", "date"] if file == "events.csv" else {}
    quotations = parts.quotations if file == "events.csv" else {}
    found = []
    for key, cells in text.rows.items():
        number = text.number(key)
        date = dates.get(number)
        row: dict[str, Any] = {
            "file": file,
            "kind": KINDS[file],
            "id": key,
            "number": number,
            "cells": {name: cell for name, cell in cells.items() if cell},
            "title": cells.get("title") or cells.get("name") or cells.get("label") or key,
            "draft": cells.get("checked") == DRAFT,
            "date": date.display if date else cells.get("date", ""),
            "day": int(first) if date and (first := date.earliest or date.latest) is not None else None,
            "problems": [problem_told(each) for each in problems.get((file, number), [])],
        }
        quoted = {language: each[number] for language, each in quotations.items() if number in each}
        row["spans"] = {
            language: [offsets[language].to_script(each.start), offsets[language].to_script(each.end)]
            for language, each in quoted.items()
        }
        found.append(row)
    return found


def _records(folder: EditedFolder, problems: list[Problem]) -> list[dict[str, Any]]:
    """The rows of dossier.toml that say what dossier and document are."""
    try:
        rows = folder.rows(_MANIFEST).rows
    except Refusal:
        return []  # told among the problems
    told = [each for each in problems if each.file == _MANIFEST]
    return [
        {
            "file": _MANIFEST,
            "kind": name,
            "id": key,
            "number": 0,
            "cells": {column: cell for column, cell in rows[key].items() if cell},
            "title": title,
            "draft": False,
            "date": "",
            "rivals": [],
            "spans": {},
            "problems": [
                problem_told(each) for each in told if each.column in {column.name for column in RECORDS[key]}
            ],
        }
        for key, name, title in ((RECORD, "document", "The record of the document"), (TOP, "dossier", "The dossier"))
    ]


def _in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Events as the document tells them, those of other sources by their dates, then places and geometries."""
    kinds = list(KINDS.values())

    def place(row: dict[str, Any]) -> tuple[int, bool, int, int]:
        told = row["spans"].get("")
        at = told[0] if told else row["day"] or 0
        return kinds.index(row["kind"]), told is None, at, row["number"]

    return sorted(rows, key=place)


def problem_told(problem: Problem) -> dict[str, Any]:
    """A problem as the page shows it beside its field."""
    return {"column": problem.column or "", "value": problem.value, "why": problem.why, "fix": problem.fix}


def _by_row(problems: list[Problem]) -> dict[tuple[str, int | None], list[Problem]]:
    found: dict[tuple[str, int | None], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.file, problem.row), []).append(problem)
    return found


def _named(cells: Cells, name: str) -> dict[str, str]:
    return {"id": cells["id"], "name": cells[name], **({"color": cells["color"]} if "color" in cells else {})}


def _places(parts: Gathered, ground: Ground) -> list[dict[str, Any]]:
    at = {id_: ground.spot(*place) for id_, place in places_of(parts).items()}
    return [
        {
            "id": row.cells["id"],
            "name": row.cells["name"],
            "at": at.get(row.cells["id"]),
            "km": float(row.cells["precision_km"] or 0),
            "draft": row.cells["checked"] == DRAFT,
        }
        for row in parts.tables["places.csv"].rows
    ]


def _rivals(parts: Gathered) -> dict[str, list[dict[str, str]]]:
    """The rival dates and places of each event, by its id."""
    names = {row.cells["id"]: row.cells["name"] for row in parts.tables["places.csv"].rows}
    found: dict[str, list[dict[str, str]]] = {}
    for row in parts.tables["candidates.csv"].rows:
        field, value = row.cells["field"], row.cells["value"]
        if field in CELL_OF:
            name = names.get(value, value) if field == "place" else value
            event = row.cells["subject"]
            rival = {"event": event, "field": field, "value": value, "name": name, "note": row.cells["note"]}
            found.setdefault(event, []).append(rival)
    return found


def _contested(rivals: Mapping[str, list[dict[str, str]]]) -> dict[str, list[dict[str, str]]]:
    """The places that the words may mean which may mean a place, itself among them, by its id: as the first event has them."""
    found: dict[str, list[dict[str, str]]] = {}
    for group in rivals.values():
        there = [each for each in group if each["field"] == "place"]
        for each in there:
            found.setdefault(each["value"], there)
    return found


def _shapes(parts: Gathered) -> dict[str, BaseGeometry]:
    """The geometries that can be drawn, by id."""
    rows, shapes = parts.geometries.table.rows, parts.geometries.shapes
    return {row.cells["id"]: shapes[row.number] for row in rows if row.number in shapes}


def _timeline(dates: Mapping[int, HistoricalDate]) -> dict[str, Any]:
    """A bar for each event by the number of its row, and the ticks, as shares of the whole."""
    spans = {}
    for number, date in dates.items():
        first, last = date.earliest, date.latest
        ends = [int(each) for each in (first, last) if each is not None]
        if ends:
            spans[number] = (min(ends), max(ends) + 1)
    if not spans:
        return {"bars": {}, "ticks": []}
    low, high = min(first for first, _ in spans.values()), max(end for _, end in spans.values())
    room = max(1, (high - low) // 30)
    low, high = low - room, high + room
    every = tiers(low, high, "gregorian")
    tier = next(
        (each for each in every if len(each["days"]) <= _MOST_TICKS), every[-1] if every else {"days": [], "labels": []}
    )

    def share(day: float) -> float:
        return round((day - low) / (high - low), 5)

    return {
        "bars": {number: [share(first), share(end)] for number, (first, end) in spans.items()},
        "ticks": [{"at": share(day), "label": label} for day, label in zip(tier["days"], tier["labels"], strict=True)],
    }
