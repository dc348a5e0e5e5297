"""A dossier as a workbook: each sheet is a part of the dossier, as each file of a folder is."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geodata.dossiers.geometries import Geometries, no_geometries, read_wkt
from geodata.dossiers.manifests import Manifest, unknown_key
from geodata.dossiers.views import View, is_mistaken
from geodata.errors import Problem, Problems, Refusal, nearest
from geodata.files.records import Records, to_records
from geodata.files.spreadsheets import Sheet, read_sheets
from geodata.formats.keys import ACTOR_KEYS, ADDRESSEES, DOCUMENT_SHEET, DOSSIER_SHEET, KEY_SHEET, VIEW_SHEET
from geodata.formats.parts import ACTORS_SHEET, RECORD_SHEET, SHEETS, VIEWS_SHEET, file_of, is_translation
from geodata.projections.choice import projection_for
from geodata.projections.extents import Extent
from geodata.projections.map_sizes import ensure_drawable
from geodata.tables.cells import values
from geodata.tables.columns import Column, Row, check_row
from geodata.tables.reading import Table, read_table

_NO_ACTORS = Problem(
    file=ACTORS_SHEET, why="there are no actors", fix="Add a row with id, label, abbreviation and color"
)
_TIMELINE = DOSSIER_SHEET[-1].name


@dataclass(frozen=True)
class Workbook:
    """A dossier as a workbook.

    Attributes:
        sheets: Its sheets by the part they hold: the file of a folder, or `document`, `actors`, `views`.
    """

    sheets: Mapping[str, Sheet]

    @property
    def parts(self) -> frozenset[str]:
        """The parts that are there."""
        return frozenset(self.sheets)

    def manifest(self, problems: Problems) -> Manifest:
        """What dossier.toml says in a folder: the sheets dossier, document, actors and views."""
        keys = self._keys("dossier.toml", DOSSIER_SHEET, problems)
        record = self._keys(RECORD_SHEET, DOCUMENT_SHEET, problems)
        actors = read_table(ACTORS_SHEET, self._found(ACTORS_SHEET, problems), ACTOR_KEYS, problems)
        views = _views(read_table(VIEWS_SHEET, self._found(VIEWS_SHEET, problems), VIEW_SHEET, problems), problems)
        cells = {name: value for name, (_, value) in keys.items()}
        told = {name: value for name, (_, value) in record.items() if name != ADDRESSEES.name}
        return Manifest(
            keys=Row(1, cells),
            record=Row(1, told),
            addressees=values(record[ADDRESSEES.name][1]),
            actors=actors,
            no_actors=_NO_ACTORS if actors.complete and not actors.rows and not actors.ids else None,
            views=tuple(view for _, view in views),
            extents=tuple((VIEWS_SHEET, row, "west") for row, _ in views),
            default_path_line=keys["default_path"][0] or 1,
            date_line=record["date"][0] or 1,
            source_at=(RECORD_SHEET, record["source"][0] or 1),
            timeline=cells[_TIMELINE],
            timeline_at=(keys[_TIMELINE][0] or 1, _TIMELINE),
        )

    def text(self, file: str, problems: Problems) -> str | None:
        """The first column of a sheet, one line in each row; None if it cannot be read."""
        sheet = self.sheets[file]
        lines: dict[int, str] = {}
        is_plain = True
        for number, cells in sheet.rows:
            lines[number] = cells[0].replace("\r\n", "\n").replace("\r", "\n")
            if refusal := sheet.refused.get((number, 0)):
                problems.refuse(refusal, file, row=number, column="A")
                is_plain = False
            if beside := [cell for cell in cells[1:] if cell.strip()]:
                why, fix = "stands beside the text, which is the first column alone", "Move it into the first column"
                problems.add(file, row=number, value=beside[0], why=why, fix=fix)
        if not is_plain:
            return None
        return "".join(f"{lines.get(number, '')}\n" for number in range(1, max(lines, default=0) + 1))

    def records(self, file: str, problems: Problems) -> Records:
        """The rows of a sheet."""
        sheet = self.sheets[file]
        return to_records(sheet.rows, file, problems, refused=sheet.refused)

    def geometries(self, problems: Problems) -> Geometries:
        """The sheet geometries, which may be missing."""
        records = self._found("geometries.geojson", problems)
        return no_geometries() if records is None else read_wkt(records, problems)

    def _found(self, part: str, problems: Problems) -> Records | None:
        return self.records(part, problems) if part in self.sheets else None

    def _keys(self, part: str, columns: tuple[Column, ...], problems: Problems) -> dict[str, tuple[int | None, str]]:
        """The row and the text of every key of a sheet; None and "" where nothing is said."""
        table = read_table(part, self._found(part, problems), KEY_SHEET, problems, required=True)
        by_name = {column.name: column for column in columns}
        told = [row for row in table.rows if row.cells["value"] or row.unread]
        free = set(by_name).difference(row.cells["key"] for row in told)
        given = {row.cells["key"]: row for row in table.rows if row not in told}
        for row in told:
            key = row.cells["key"]
            if key and key not in by_name:
                meant = nearest(key, free)
                problems.refuse(unknown_key(key, meant, by_name), part, row=row.number, column="key")
                key = meant or ""
            elif key and (first := given.get(key)) in told:
                why, fix = f"stands in row {first.number} already", "Delete one of the two rows"
                problems.add(part, row=row.number, column="key", value=key, why=why, fix=fix)
                continue
            given[key] = row
        for name, column in by_name.items():
            if name not in given and column.required and table.complete:
                problems.add(part, column=name, why="the key is missing", fix=f"Add a row with the key {name}")
            elif name in given and "value" not in given[name].unread:
                row = Row(given[name].number, {name: given[name].cells["value"]})
                check_row(part, row, [column], problems, missing="the value is missing")
        return {
            name: (given[name].number, given[name].cells["value"]) if name in given else (None, "") for name in by_name
        }


def open_workbook(path: Path, problems: Problems) -> Workbook:
    """Read the sheets of a workbook.

    Args:
        path: The file.
        problems: Takes sheets that the format does not know, so that a misspelt name is noticed.

    Raises:
        DossierError: If the file cannot be read.
    """
    found = read_sheets(path, problems)
    if found is None:
        problems.raise_any()
    sheets = {file_of(name): sheet for name, sheet in (found or {}).items() if _is_part(name)}
    for name, sheet in (found or {}).items():
        # Spreadsheets begin a workbook with an empty sheet.
        if _is_part(name) or not sheet.rows:
            continue
        meant = nearest(name, [known for known in SHEETS if file_of(known) not in sheets])
        if meant:
            sheets[file_of(meant)] = sheet
        fix = f"Rename it to {meant}" if meant else f"Delete it; the format has {', '.join(SHEETS)}"
        problems.add(name, why="the sheet is not one of the format", fix=fix, nearest=meant)
    return Workbook(sheets)


def _is_part(name: str) -> bool:
    return name in SHEETS or is_translation(file_of(name))


def _views(table: Table, problems: Problems) -> list[tuple[int, View]]:
    """The views free of problems, with the numbers of their rows."""
    views = []
    for row in table.rows:
        sides = [row.cells[side] for side in Extent._fields]
        if not all(sides):
            continue
        extent = Extent(*map(float, sides))
        if exchanged := _exchanged(extent):
            smaller, greater, why = exchanged
            value, other = row.cells[smaller], row.cells[greater]
            fix = f"Write {other} into {smaller} and {value} into {greater}"
            problems.add(table.file, row=row.number, column=smaller, value=value, why=why, fix=fix)
        elif not extent.width:
            why, fix = "is the same meridian as east", "Widen the view; the whole world is -180 to 180"
            problems.add(table.file, row=row.number, column="west", value=row.cells["west"], why=why, fix=fix)
        elif refusal := _refused(extent):
            problems.refuse(refusal, table.file, row=row.number, column="west")
        else:
            views.append((row.number, View(id=row.cells["id"], title=row.cells["title"], extent=extent)))
    return views


def _refused(extent: Extent) -> Refusal | None:
    """Why no map can be drawn of an extent; None if one can."""
    try:
        ensure_drawable(extent, projection_for(extent))
    except Refusal as refusal:
        return refusal
    return None


def _exchanged(extent: Extent) -> tuple[str, str, str] | None:
    """Two sides that were exchanged, and why it must be so."""
    if extent.south >= extent.north:
        return "south", "north", f"is not less than north, {extent.north:g}"
    if is_mistaken(extent):
        return "west", "east", f"lies east of east, {extent.east:g}, and the view would take in nearly all the world"
    return None
