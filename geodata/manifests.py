"""dossier.toml: title, the record of the document, actors, views and the extent of the timeline."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geodata.errors import Problems, Refusal, nearest
from geodata.files import read_text
from geodata.formats import ACTOR_KEYS, DOCUMENT_KEYS, DOSSIER_KEYS, TIMELINE_KEYS, VIEW_KEYS
from geodata.tables import Column, Row, Table, check_ids, check_row

_FILE = "dossier.toml"
_HEADING = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]")
_TABLES = frozenset({"document", "actors", "views", "timeline"})


@dataclass(frozen=True, kw_only=True)
class View:
    """A map: the first view of a dossier is the main map, the others are insets.

    Attributes:
        id: Its id.
        title: Its title.
        extent: West, south, east, north in degrees (EPSG:4326).
    """

    id: str
    title: str
    extent: tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """dossier.toml as read; its problems have been noted.

    Attributes:
        keys: The keys at the top that hold one text; "" where nothing is said.
        record: The keys of `[document]` that hold one text.
        addressees: `addressees` of `[document]`.
        actors: The actors as a table.
        views: The views free of problems.
        default_path_line: Line of `default_path`.
        timeline: `extent` of `[timeline]`, "" if there is none.
    """

    keys: Row
    record: Row
    addressees: tuple[str, ...]
    actors: Table
    views: tuple[View, ...]
    default_path_line: int
    timeline: str


def read_manifest(path: Path, problems: Problems) -> Manifest | None:
    """Read dossier.toml.

    Args:
        path: The file.
        problems: Takes what is wrong.

    Returns:
        None if the file is missing or is not TOML.
    """
    if not path.exists():
        problems.add(_FILE, why="the file is missing", fix="Add it; seeds/README.md lists its keys")
        return None
    text = read_text(path, problems)
    if text is None:
        return None
    try:
        settings = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at = re.search(r"at line (\d+)", str(error))
        problems.add(
            _FILE,
            row=int(at[1]) if at else None,
            why=f"the file is not TOML: {error}",
            fix='Correct the line; texts stand in "…", longer ones in """…"""',
        )
        return None
    return _Reader(settings, text, problems).manifest()


@dataclass(frozen=True, kw_only=True)
class _Section:
    """One table of the file: its name ("" for the top), its number among those of this name, its keys."""

    name: str
    number: int = 0
    keys: Mapping[str, object]


class _Reader:
    """Reads the tables of one file and notes what is wrong, with the line where it stands."""

    def __init__(self, settings: Mapping[str, object], text: str, problems: Problems) -> None:
        self._settings = settings
        self._lines = text.splitlines()
        self._problems = problems

    def manifest(self) -> Manifest:
        top = _Section(name="", keys=self._settings)
        document = self._section("document")
        actors = self._sections("actors")
        if not actors:
            why, fix = "there are no actors", "Add [[actors]] with id, label, abbreviation and color"
            self._problems.add(_FILE, column="actors", why=why, fix=fix)
        views = self._sections("views")
        return Manifest(
            keys=self._row(top, DOSSIER_KEYS, others=_TABLES),
            record=self._row(document, DOCUMENT_KEYS, others=frozenset({"addressees"})),
            addressees=self._addressees(document),
            actors=self._table(actors, ACTOR_KEYS),
            views=self._views(views, self._table(views, VIEW_KEYS, others=frozenset({"extent"}))),
            default_path_line=self._line(top, "default_path"),
            timeline=self._row(self._section("timeline"), TIMELINE_KEYS).cells["extent"],
        )

    def _section(self, name: str) -> _Section:
        keys = self._settings.get(name, {})
        section = _Section(name=name, keys=keys if isinstance(keys, dict) else {})
        if not isinstance(keys, dict):
            refusal = Refusal(str(keys), why="is not a table", fix=f"Write [{name}] and its keys below")
            self._refuse(refusal, section, name)
        return section

    def _sections(self, name: str) -> list[_Section]:
        tables = self._settings.get(name, [])
        if isinstance(tables, list) and all(isinstance(keys, dict) for keys in tables):
            return [_Section(name=name, number=number, keys=keys) for number, keys in enumerate(tables)]
        refusal = Refusal(str(tables), why="is not a list of tables", fix=f"Write [[{name}]] and its keys below")
        self._refuse(refusal, _Section(name=name, keys={}), name)
        return []

    def _table(
        self, sections: list[_Section], columns: tuple[Column, ...], *, others: frozenset[str] = frozenset()
    ) -> Table:
        rows = tuple(self._row(section, columns, others=others) for section in sections)
        ids = frozenset(row.cells["id"] for row in rows) - {""}
        table = Table(file=_FILE, columns=columns, rows=rows, ids=ids, complete=True)
        check_ids(table, self._problems)
        return table

    def _row(self, section: _Section, columns: tuple[Column, ...], *, others: frozenset[str] = frozenset()) -> Row:
        """The keys of a section that hold one text each; `others` are read elsewhere."""
        cells = {column.name: "" for column in columns}
        refused = set()
        for typed, value in section.keys.items():
            key = self._known_key(section, typed, {*cells, *others})
            if key in cells and isinstance(value, str):
                cells[key] = value.strip()
            elif key in cells:
                refused.add(key)
                refusal = Refusal(str(value), why="is not a text", fix=f'Write {key} = "{value}"')
                self._refuse(refusal, section, typed)
        for column in columns:
            if column.name not in refused:
                row = Row(self._line(section, column.name), cells)
                check_row(_FILE, row, [column], self._problems, missing="the key is missing")
        return Row(self._line(section, "id"), cells)

    def _known_key(self, section: _Section, key: str, known: set[str]) -> str | None:
        """The key itself; a misspelt one is noted and then read as the key that was meant."""
        if key in known:
            return key
        meant = nearest(key, known.difference(section.keys))
        fix = f"Write {meant}" if meant else f"Delete it; the format has {', '.join(sorted(known))}"
        self._refuse(Refusal(key, why="is not a key of the format", fix=fix), section, key)
        return meant

    def _addressees(self, document: _Section) -> tuple[str, ...]:
        names = document.keys.get("addressees", [])
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            return tuple(names)
        refusal = Refusal(str(names), why="is not a list of names", fix='Write addressees = ["…", "…"]')
        self._refuse(refusal, document, "addressees")
        return ()

    def _views(self, sections: list[_Section], table: Table) -> tuple[View, ...]:
        views = []
        for section, row in zip(sections, table.rows, strict=True):
            try:
                extent = _extent(section.keys.get("extent"))
            except Refusal as refusal:
                self._refuse(refusal, section, "extent")
            else:
                views.append(View(id=row.cells["id"], title=row.cells["title"], extent=extent))
        return tuple(views)

    def _refuse(self, refusal: Refusal, section: _Section, key: str) -> None:
        self._problems.refuse(refusal, _FILE, row=self._line(section, key), column=key)

    def _line(self, section: _Section, key: str) -> int:
        """The line of a key, else that of the heading of its section, else 1.

        tomllib tells no lines of what it has read, so they are looked up; a text of several lines that
        looks like TOML itself could lead astray.
        """
        assigned = re.compile(rf"\s*{re.escape(key)}\s*=")
        heading, name, number = 1, "", 0
        seen: Counter[str] = Counter()
        for count, line in enumerate(self._lines, start=1):
            if match := _HEADING.match(line):
                name = match[1]
                number = seen[name]
                seen[name] += 1
            if (name, number) != (section.name, section.number):
                continue
            if match:
                heading = count
            elif assigned.match(line):
                return count
        return heading


def _extent(extent: object) -> tuple[float, float, float, float]:
    """West, south, east and north.

    Raises:
        Refusal: If they are not four numbers in this order on the globe.
    """
    typed = "" if extent is None else str(extent)
    if (
        not isinstance(extent, list)
        or len(extent) != 4  # noqa: PLR2004 - the four sides
        or not all(isinstance(side, int | float) and not isinstance(side, bool) for side in extent)
    ):
        why = "is not an extent" if typed else "the extent is missing"
        raise Refusal(typed, why=why, fix="Write extent = [west, south, east, north] in degrees")
    west, south, east, north = extent
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):  # noqa: PLR2004 - degrees
        raise Refusal(
            typed,
            why="does not run from west to east and from south to north within 180 and 90 degrees",
            fix="Write extent = [west, south, east, north], such as [124, 33, 131, 43]",
        )
    return float(west), float(south), float(east), float(north)
