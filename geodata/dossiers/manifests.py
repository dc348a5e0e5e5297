"""dossier.toml: title, the record of the document, actors, views and the extent of the timeline."""

import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from geodata.dossiers.toml_slips import HEADING, single_brackets, slip
from geodata.dossiers.views import View, view_extent
from geodata.errors import Problem, Problems, Refusal, nearest
from geodata.files.texts import read_text
from geodata.formats.keys import ACTOR_KEYS, DOCUMENT_KEYS, DOSSIER_KEYS, LISTS, TIMELINE_KEYS, VIEW_KEYS
from geodata.formats.versions import no_format
from geodata.tables.columns import Column, Row, check_row, is_draft
from geodata.tables.reading import Table, check_ids

_FILE = "dossier.toml"
_TOP = frozenset(column.name for column in DOSSIER_KEYS)
_NO_ACTORS = Problem(
    file=_FILE,
    column="actors",
    why="there are no actors",
    fix="Add [[actors]] with id, label, abbreviation and color",
)
_HEADING = ""  # no key, but the heading above the keys
_TABLES = frozenset({"document", "actors", "views", "timeline"})


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """dossier.toml, or what a workbook has in its stead, as read; its problems have been noted.

    Attributes:
        keys: The keys at the top that hold one text or number; "" where nothing is said.
        record: The keys of `[document]` that hold one text.
        addressees: `addressees` of `[document]`.
        actors: The actors as a table.
        no_actors: What is wrong where there are none, unless all events are drafts (see `check_actors`).
        views: The views free of problems.
        extents: Where the extent of each of them stands: file (or sheet), row and column.
        default_path_line: Line of `default_path`.
        date_line: Line of the `date` of `[document]`.
        source_at: Where its `source` stands: file (or sheet) and row.
        timeline: `extent` of `[timeline]`, "" if there is none.
        timeline_at: Its line (or row) and key.
    """

    keys: Row
    record: Row
    addressees: tuple[str, ...]
    actors: Table
    no_actors: Problem | None
    views: tuple[View, ...]
    extents: tuple[tuple[str, int, str], ...]
    default_path_line: int
    date_line: int
    source_at: tuple[str, int]
    timeline: str
    timeline_at: tuple[int, str]


def read_manifest(path: Path, problems: Problems) -> Manifest | None:
    """Read dossier.toml.

    Args:
        path: The file.
        problems: Takes what is wrong.

    Returns:
        None if the file is not TOML.
    """
    text = read_text(path, _FILE, problems)
    settings = None if text is None else read_settings(text, problems)
    return None if text is None or settings is None else _Reader(settings, text, problems).manifest()


def check_actors(manifest: Manifest, events: Table, problems: Problems) -> bool:
    """Check that there are actors; only a dossier whose events are all drafts may do without.

    Args:
        manifest: Names them.
        events: events.csv.
        problems: Takes that there are none.

    Returns:
        Whether it does without.
    """
    is_of_drafts = bool(events.rows) and all(map(is_draft, events.rows))
    if manifest.no_actors and not is_of_drafts:
        problems.note(manifest.no_actors, is_remark=False)
    return manifest.no_actors is not None and is_of_drafts


def read_settings(text: str, problems: Problems) -> dict[str, Any] | None:
    """What dossier.toml holds, as parsed; None if it is not TOML."""
    try:
        settings = tomllib.loads(text)
        str(settings)  # a whole number of thousands of hexadecimal digits is read, but cannot be told
    except (ValueError, RecursionError) as error:
        at = re.search(r"at line (\d+)", str(error))
        row = int(at[1]) if at else None
        why, fix = f"the file is not TOML: {error}", 'Correct the line; texts stand in "…", longer ones in """…"""'
        if row and (known := slip(text.splitlines(), row)):
            row, why, fix = known
        problems.add(_FILE, row=row, why=why, fix=fix)
        return None
    return settings


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
        self._misplaced: set[str] = set()

    def manifest(self) -> Manifest:
        top = _Section(name="", keys=self._settings)
        document = self._section("document")
        actors = self._sections("actors")
        sections = self._sections("views")
        views = self._views(sections, self._table(sections, VIEW_KEYS, others=frozenset({"extent"})))
        timeline = self._section("timeline")
        return Manifest(
            record=self._row(document, DOCUMENT_KEYS, others=frozenset({"addressees"})),
            addressees=self._addressees(document),
            actors=self._table(actors, ACTOR_KEYS),
            no_actors=None if self._settings.get("actors") else _NO_ACTORS,
            timeline=self._row(timeline, TIMELINE_KEYS).cells["extent"],
            timeline_at=(self._line(timeline, "extent"), "extent"),
            # After the tables, in which keys of the top may stand.
            keys=self._row(top, DOSSIER_KEYS, others=_TABLES),
            views=tuple(view for _, view in views),
            extents=tuple((_FILE, line, "extent") for line, _ in views),
            default_path_line=self._line(top, "default_path"),
            date_line=self._line(document, "date"),
            source_at=(_FILE, self._line(document, "source")),
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
        if isinstance(tables, dict):
            section = _Section(name=name, keys=tables)
            why, fix = single_brackets(name)
            self._problems.add(_FILE, row=self._line(section, _HEADING), column=name, why=why, fix=fix)
            return [section]
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
        """The keys of a section that hold one text or number each; `others` are read elsewhere."""
        cells = {column.name: "" for column in columns}
        numeric = {column.name for column in columns if column.numeric}
        refused = set() if section.name else self._misplaced
        for typed, value in section.keys.items():
            key = self._known_key(section, typed, {*cells, *others})
            if key not in cells:
                continue
            try:
                cells[key] = _whole_number(value) if key in numeric else _cell(key, value)
            except Refusal as refusal:
                refused.add(key)
                self._refuse(refusal, section, typed)
        for column in columns:
            if column.name not in refused:
                row = Row(self._line(section, column.name), cells)
                missing = f"the key is {'empty' if column.name in section.keys else 'missing'}"
                check_row(_FILE, row, [column], self._problems, missing=missing)
        return Row(self._line(section, "id"), cells)

    def _known_key(self, section: _Section, key: str, known: set[str]) -> str | None:
        """The key itself; a misspelt one is noted and then read as the key that was meant."""
        if key in known:
            return key
        if section.name and key in _TOP and key not in self._settings:
            self._misplaced.add(key)
            why, fix = f"is not a key of [{section.name}]", "Move it to the top, above the first line in brackets"
            self._refuse(Refusal(key, why=why, fix=fix), section, key)
            return None
        meant = nearest(key, known.difference(section.keys))
        self._refuse(unknown_key(key, meant, known), section, key)
        return meant

    def _addressees(self, document: _Section) -> tuple[str, ...]:
        names = document.keys.get("addressees", [])
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            return tuple(names)
        refusal = Refusal(str(names), why="is not a list of names", fix='Write addressees = ["…", "…"]')
        self._refuse(refusal, document, "addressees")
        return ()

    def _views(self, sections: list[_Section], table: Table) -> list[tuple[int, View]]:
        """The views free of problems, with the lines of their extents."""
        views = []
        for section, row in zip(sections, table.rows, strict=True):
            try:
                extent = view_extent(section.keys.get("extent"))
            except Refusal as refusal:
                self._refuse(refusal, section, "extent")
            else:
                view = View(id=row.cells["id"], title=row.cells["title"], extent=extent)
                views.append((self._line(section, "extent"), view))
        return views

    def _refuse(self, refusal: Refusal, section: _Section, key: str) -> None:
        self._problems.refuse(refusal, _FILE, row=self._line(section, key), column=key)

    def _line(self, section: _Section, key: str) -> int:
        """The line of a key, else that of the heading of its section, else 1.

        tomllib tells no lines of what it has read, so they are looked up; a text of several lines that
        looks like TOML itself could lead astray.
        """
        places = self._places.get((section.name, section.number), {})
        return places.get(key, places.get(_HEADING, 1))

    @cached_property
    def _places(self) -> Mapping[tuple[str, int], Mapping[str, int]]:
        """The first line of each key, and that of the heading, in each section by its name and number."""
        found: defaultdict[tuple[str, int], dict[str, int]] = defaultdict(dict)
        seen: Counter[str] = Counter()
        section = ("", 0)
        for count, line in enumerate(self._lines, start=1):
            if match := HEADING.match(line):
                section = (match[1], seen[match[1]])
                seen[match[1]] += 1
                found[section][_HEADING] = count
            elif "=" in line:
                found[section].setdefault(line.partition("=")[0].strip(), count)
        return found


def _whole_number(value: object) -> str:
    """The number of a format, as a workbook has it in a cell."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise no_format(str(value), "is a text, not a whole number" if isinstance(value, str) else "is not a whole number")


def _cell(key: str, value: object) -> str:
    """A value that is one text, or a list of texts, as a workbook has it in a cell."""
    if key not in LISTS:
        return _text(key, value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return " | ".join(value)
    meant = f'"{value}"' if isinstance(value, str) else '"…", "…"'
    raise Refusal(str(value), why="is not a list of texts", fix=f"Write {key} = [{meant}]")


def _text(key: str, value: object) -> str:
    """A value that is one text."""
    if isinstance(value, str):
        return value.strip()
    raise _no_text(key, value)


def _no_text(key: str, value: object) -> Refusal:
    """What to say of a value that is not one text."""
    if isinstance(value, list) and all(isinstance(text, str) for text in value):
        typed = json.dumps(value, ensure_ascii=False)
        return Refusal(typed, why="is a list, not a text", fix=f'Write {key} = "{", ".join(value)}"')
    meant = "…" if isinstance(value, list | dict) else value
    return Refusal(str(value), why="is not a text", fix=f'Write {key} = "{meant}"')


def unknown_key(key: str, meant: str | None, known: Iterable[str]) -> Refusal:
    """What to say of a key that the format does not have; `meant` is the one it probably was to be."""
    fix = f"Write {meant}" if meant else f"Delete it; the format has {', '.join(sorted(known))}"
    return Refusal(key, why="is not a key of the format", fix=fix, nearest=meant)
