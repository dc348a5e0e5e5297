"""A dossier of text files becomes a workbook, with an explanation on every column."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from geodata.dossiers.containers.folders import Folder, open_folder
from geodata.dossiers.geometries import properties, read_features
from geodata.dossiers.manifests import read_settings
from geodata.errors import Problems
from geodata.files.atomic_writing import write_whole
from geodata.files.excel_sheets import CONTROLS, LONGEST_CELL, TextSheet, below, excel_file
from geodata.formats.geometries import GEOMETRY_SHEET
from geodata.formats.keys import ACTOR_KEYS, DOCUMENT_SHEET, DOSSIER_SHEET, KEY_SHEET, VIEW_SHEET
from geodata.formats.parts import ACTORS_SHEET, RECORD_SHEET, VIEWS_SHEET, is_translation, sheet_of
from geodata.formats.problems import DossierProblems
from geodata.formats.tables import TABLES
from geodata.tables.columns import Column

_GEOMETRIES = "geometries.geojson"
_SIDES = ("west", "south", "east", "north")


def write_workbook(folder: Path, target: Path) -> None:
    """Write a dossier of text files as a workbook. All its cells are text, so that a spreadsheet alters none.

    Args:
        folder: The folder. The dossier may have faults; the workbook has them too.
        target: The .xlsx file. It appears whole or not at all.

    Raises:
        DossierError: If a file cannot be read, or a cell cannot stand in a workbook.
        OSError: If the workbook cannot be written.
    """
    problems = DossierProblems()
    files = open_folder(folder, DossierProblems())
    sheets = _sheets(files, problems)
    problems.raise_any()
    for sheet in sheets:
        _check_cells(sheet, problems)
    problems.raise_any()
    write_whole(target, excel_file(sheets))


def _check_cells(sheet: TextSheet, problems: Problems) -> None:
    """Note cells that no spreadsheet can hold."""
    for number, row in enumerate(sheet.rows, start=1):
        for cell in row:
            if len(cell) > LONGEST_CELL:
                why = f"is too long for a cell of a workbook, which holds {LONGEST_CELL} letters"
                problems.add(sheet.name, row=number, value=cell, why=why, fix="Shorten it, or keep the text files")
            elif CONTROLS.search(cell):
                why = "holds a control character, which a workbook cannot hold"
                problems.add(sheet.name, row=number, value=CONTROLS.sub("�", cell), why=why, fix="Delete the character")


def _sheets(folder: Folder, problems: Problems) -> list[TextSheet]:
    """All sheets in the order of the format; parts that the dossier lacks have their header."""
    settings: Mapping[str, Any] = {}
    if "dossier.toml" in folder.parts:
        settings = read_settings(folder.text("dossier.toml", problems) or "", problems) or {}
    views = [{**view, **_sides(view.get("extent"))} for view in _tables(settings, "views")]
    return [
        _key_sheet(sheet_of("dossier.toml"), DOSSIER_SHEET, {**settings, **_timeline(settings)}),
        _key_sheet(RECORD_SHEET, DOCUMENT_SHEET, _table(settings, "document")),
        _table_sheet(ACTORS_SHEET, ACTOR_KEYS, _rows(ACTOR_KEYS, _tables(settings, "actors"))),
        _table_sheet(VIEWS_SHEET, VIEW_SHEET, _rows(VIEW_SHEET, views)),
        *_texts(folder, problems),
        *_csv_sheets(folder, problems),
        _table_sheet(sheet_of(_GEOMETRIES), GEOMETRY_SHEET, _rows(GEOMETRY_SHEET, _features(folder, problems))),
    ]


def _table(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = settings.get(name)
    return table if isinstance(table, dict) else {}


def _tables(settings: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    tables = settings.get(name)
    return [table for table in tables if isinstance(table, dict)] if isinstance(tables, list) else []


def _timeline(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {f"timeline.{key}": value for key, value in _table(settings, "timeline").items()}


def _sides(extent: object) -> dict[str, Any]:
    """The four sides of a view; what is no extent stands in the first."""
    if isinstance(extent, list) and len(extent) == len(_SIDES):
        return dict(zip(_SIDES, extent, strict=True))
    return {} if extent is None else {_SIDES[0]: extent}


def _texts(folder: Folder, problems: Problems) -> Iterator[TextSheet]:
    for file in sorted({"document.txt", *filter(is_translation, folder.parts)}):
        text = (folder.text(file, problems) if file in folder.parts else "") or ""
        lines = text.removesuffix("\n").split("\n")
        yield TextSheet(name=sheet_of(file), rows=[[line] for line in lines], has_header=False)


def _csv_sheets(folder: Folder, problems: Problems) -> Iterator[TextSheet]:
    for file, columns in TABLES.items():
        rows = folder.records(file, problems).rows if file in folder.parts else ()
        yield _table_sheet(sheet_of(file), columns, [row for _, row in rows] or _rows(columns, []))


def _features(folder: Folder, problems: Problems) -> Iterator[Mapping[str, str]]:
    path = folder.files.get(_GEOMETRIES)
    for number, feature in enumerate((read_features(path, problems) if path else None) or [], start=1):
        if isinstance(feature, dict):
            # What is wrong with a feature is told when the workbook is read.
            yield {**properties(number, feature, DossierProblems()), "wkt": _wkt(feature.get("geometry"))}


def _wkt(geometry: object) -> str:
    """A GeoJSON geometry as well-known text, with its numbers as they are; what is none stays JSON."""
    match geometry:
        case {"type": str(type_), "coordinates": list(coordinates)} if text := _listed(coordinates):
            return f"{type_.upper()} {text}"
        case None:
            return ""
        case _:
            return json.dumps(geometry, ensure_ascii=False)


def _listed(coordinates: list[Any]) -> str:
    """Positions in brackets, as deep as they are nested; "" if they are no positions."""
    parts = [
        f"{part[0]} {part[1]}"
        if len(part) > 1 and all(isinstance(number, int | float) for number in part[:2])
        else _listed(part)
        for part in coordinates
        if isinstance(part, list)
    ]
    return f"({', '.join(parts)})" if all(parts) and len(parts) == len(coordinates) > 0 else ""


def _rows(columns: Sequence[Column], records: Iterable[Mapping[str, Any]]) -> list[list[str]]:
    """A header, and below it what the records say."""
    names = [column.name for column in columns]
    return [names, *([_cell(record.get(name, "")) for name in names] for record in records)]


def _cell(value: object) -> str:
    match value:
        case str():
            return value
        case list() if all(isinstance(item, str) for item in value):
            return " | ".join(value)
        case float():
            return f"{value:.15g}"
        case _:
            return str(value)


def _key_sheet(name: str, columns: Sequence[Column], values: Mapping[str, Any]) -> TextSheet:
    """A sheet with a key and its text in each row; keys that the format does not know come last."""
    keys = {column.name: column for column in columns}
    others = [key for key, value in values.items() if key not in keys and not isinstance(value, dict | list)]
    rows = [[key, _cell(values.get(key, ""))] for key in (*keys, *others)]
    numbered = list(enumerate(keys.values(), start=2))
    return TextSheet(
        name=name,
        rows=[[column.name for column in KEY_SHEET], *rows],
        remarks={(number, 1): column.explanation for number, column in numbered},
        choices={f"B{number}": column.words for number, column in numbered if column.words},
    )


def _table_sheet(name: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> TextSheet:
    """A sheet with a column for each column of a table."""
    by_name = {column.name: column for column in columns}
    known = [(number, by_name[header]) for number, header in enumerate(rows[0], start=1) if header in by_name]
    return TextSheet(
        name=name,
        rows=rows,
        remarks={(1, number): column.explanation for number, column in known},
        choices={below(number): column.words for number, column in known if column.words},
    )
