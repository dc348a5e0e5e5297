"""Events as one table: a row for each, with its places, sources, actors and voices beside it; and the way back.

Several formats hold events and nothing else. In each, what belongs to an event stands in columns of its row: those of
`events.csv` under their own names, those of its places as `place_…`, of its sources as `source_…`, of its actors as `actor_…`, of
its voices as `voice_…`; the name, `lat`, `lon` and `precision_km` of a place as `place`, `lat`, `lon`, `precision_km`, as other
programs call them. An event of several places (sources, actors, voices) has the values of all of them in a cell, parted by ` | `,
in the order in which `places` names them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from geodata.exchange.forms import Loss
from geodata.exchange.tables import BETWEEN, SHEETS, Tables, own_language, records
from geodata.tables.cells import is_id, slug, values

# What belongs to an event: the column that names it, the sheet, and how its columns are called beside an event.
_BELONGING = {"places": "places", "source": "sources", "actors": "actors", "voice": "people"}
_PREFIX = {"places": "place_", "source": "source_", "actors": "actor_", "voice": "voice_"}
_PLAIN = {"place_name": "place", "place_lat": "lat", "place_lon": "lon", "place_precision_km": "precision_km"}
# The columns of what belongs to an event, and what they are called beside it.
_BESIDE = {
    column: [
        (each.name, _PLAIN.get(_PREFIX[column] + each.name, _PREFIX[column] + each.name))
        for each in SHEETS[sheet]
        if each.name != "id"
    ]
    for column, sheet in _BELONGING.items()
}
_BESIDE_EVENTS = {beside for columns in _BESIDE.values() for _, beside in columns}
# Columns that a table of events has in any case.
_KEPT = ("id", "date", "title", "place", "lat", "lon")
_BETWEEN = re.compile(r"(?<!\\) ?\| ?")

# What other programs call what stands in these columns of ours, in small letters.
_ALSO = {
    "id": ("unique_id", "uid", "identifier", "event_id"),
    "title": ("name", "headline", "label", "event", "event_name"),
    "date": ("when", "edtf", "datum", "date_edtf", "datetime", "timestamp", "time", "year"),
    "date_as_written": ("display_date", "display date", "date_text"),
    "summary": ("description", "text", "abstract", "body"),
    "quotation": ("quote", "exact"),
    "note": ("notes", "remark", "remarks", "comment", "comments"),
    "place": ("location", "place_name", "placename", "toponym", "site"),
    "lat": ("latitude", "y", "lat_dd"),
    "lon": ("longitude", "lng", "long", "x", "lon_dd"),
    "precision_km": ("uncertainty_km", "radius_km"),
    "source_citation": ("source", "citation", "reference", "sources"),
    "source_url": ("url", "link"),
}
_START, _END = ("start", "start_date", "begin", "from", "date_start"), ("end", "end_date", "to", "until", "date_end")


def event_rows(tables: Tables) -> pd.DataFrame:
    """Events with what belongs to them.

    Args:
        tables: Those of a dossier.

    Returns:
        A row for each event, all cells text: the columns of `events.csv` but `geometry`, and those of its places, sources, actors
        and voices; columns in which nothing is said are left out, but `id`, `date`, `title`, `place`, `lat` and `lon`.
    """
    events = tables.sheets["events"].drop(columns="geometry")
    frame = events.copy()
    for column, beside in _BESIDE.items():
        sheet = tables.sheets[_BELONGING[column]]
        rows = {row["id"]: row for row in records(sheet)}
        # Many events have the same cell.
        codes, cells = pd.factorize(events[column])
        named = [[rows.get(each, {}) for each in values(cell)] for cell in cells]
        for own, name in beside:
            if own == "geometry" or not (name in _KEPT or (sheet[own] != "").any()):
                continue
            said = pd.Series([joined(row.get(own, "") for row in of) for of in named], dtype="str")
            frame[name] = said.take(codes).array
    return frame[[name for name in frame if name in _KEPT or (frame[name] != "").any()]]


def joined(cells: Iterable[str]) -> str:
    """Cells of several rows in one; "" where none says anything."""
    found = [cell.replace("|", r"\|") if cell else "" for cell in cells]
    return BETWEEN.join(found) if any(found) else ""


def parted(cell: str, count: int) -> list[str]:
    """The cells of several rows that stand in one, as many as there are rows."""
    if not cell:
        return [""] * max(count, 1)
    found = [each.replace(r"\|", "|").strip() for each in (_BETWEEN.split(cell) if count > 1 else [cell])]
    return [*found, *[""] * count][: max(count, 1)]


def count_of(cell: str) -> int:
    """How many rows a cell has values of; none if it is empty."""
    return len(_BETWEEN.split(cell)) if cell else 0


def from_event_rows(frame: pd.DataFrame, before: Mapping[str, Sequence[Mapping[str, str]]] | None = None) -> Tables:
    """The tables of a dossier from a table of events.

    Args:
        frame: All cells text, "" where nothing is said. Columns may have the names that other programs give them; those of which
            nothing is known are left out, and named so. An event without an id gets one from its title, a place from
            its name.
        before: The rows of sheets that there are already. An event names one of these where it says the same, and no new row
            gets the id of one.

    Returns:
        Events, and the places, sources, actors and people that they name.
    """
    frame = renamed(frame)
    left_out = [str(name) for name in frame if not _is_known(str(name))]
    rows = frame[[name for name in frame if _is_known(str(name))]].reset_index(drop=True)
    events = rows[[name for name in rows if _is_of_event(str(name))]].assign(id=_ids(rows))
    sheets: dict[str, pd.DataFrame] = {}
    for column, sheet_name in _BELONGING.items():
        called = {column, *(name for _, name in _BESIDE[column])}
        beside = [name for name in rows if name in called]
        named = {id_ for cell in rows[column].unique() for id_ in values(cell)} if column in rows else set()
        known = _Known(column, (before or {}).get(sheet_name, ()), named)
        if beside:
            # Many events have the same cells.
            number = rows.groupby(beside, sort=False).ngroup()
            ids = [BETWEEN.join(known.named(row)) for row in records(rows[beside].drop_duplicates())]
            events[column] = pd.Series(ids, dtype="str").take(number.to_numpy()).array
        sheets[sheet_name] = pd.DataFrame(list(known.rows.values()))
    return Tables(sheets={"events": events, **sheets}, left_out=left_out)


def _ids(rows: pd.DataFrame) -> list[str]:
    """The ids of events: their own, or those of their titles."""
    ids, titles = (rows[name].tolist() if name in rows else [""] * len(rows) for name in ("id", "title"))
    taken: set[str] = set()
    named = enumerate(zip(ids, titles, strict=True), start=1)
    return [own_id(id_, title, taken, f"event-{number}") for number, (id_, title) in named]


class _Known:
    """The rows of a sheet that events have named so far, beside those before; `named` are ids that are some row's own."""

    def __init__(self, column: str, before: Sequence[Mapping[str, str]], named: Iterable[str]) -> None:
        self.rows: dict[str, dict[str, str]] = {}
        self._column, self._sheet = column, _BELONGING[column]
        self._same: dict[frozenset[tuple[str, str]], str] = {}
        for row in before:
            said = frozenset((name, text) for name, text in row.items() if text and name not in {"id", "checked"})
            self._same.setdefault(said, row["id"])
        self._before = {row["id"] for row in before}
        self._taken = {*self._before, *named}

    def named(self, row: Mapping[str, str]) -> list[str]:
        """The ids of what belongs to an event; rows that are not known yet are entered."""
        cells = {name: text for name, beside in _BESIDE[self._column] if (text := row.get(beside))}
        ids = list(values(row.get(self._column, "")))
        if not ids and not cells:
            return []
        called = cells.get("name") or cells.get("citation") or cells.get("label") or ""
        count = len(ids) or (max(count_of(called), 1) if self._sheet != "sources" else 1)
        parts = {name: parted(cell, count) for name, cell in cells.items()}
        found = []
        for index in range(count):
            of = {name: part[index] for name, part in parts.items() if part[index]}
            id_ = ids[index] if ids else self._id_of(of)
            if id_ not in self.rows and id_ not in self._before:
                self.rows[id_] = {"id": id_, **of}
                self._taken.add(id_)
                self._same.setdefault(frozenset(of.items()), id_)
            found.append(id_)
        return found

    def _id_of(self, row: Mapping[str, str]) -> str:
        """The id of a row that has none: that of one which says the same, or a new one after its name."""
        called = row.get("name") or row.get("label") or row.get("short") or row.get("citation") or ""
        same = self._same.get(frozenset(row.items()))
        return same or unique(called, self._taken, f"{self._sheet.rstrip('s')}-{len(self._taken) + 1}")


def own_id(id_: str, name: str, taken: set[str], otherwise: str) -> str:
    """An id if it is one that is not taken yet, which it enters; else one after it or after a name, as `unique` has it."""
    if not is_id(id_) or id_ in taken:
        return unique(id_ or name, taken, otherwise)
    taken.add(id_)
    return id_


def unique(name: str, taken: set[str], otherwise: str) -> str:
    """An id after a name that is not taken yet, which it enters.

    Args:
        name: Such as a title; or an id, which stays as it is.
        taken: The ids that there are.
        otherwise: The id where the name has no letter that an id can have.
    """
    base = name if is_id(name) else slug(name)[:60].strip("-") or otherwise
    id_ = base if base not in taken else f"{base}-{_free(base, taken)}"
    taken.add(id_)
    return id_


def _free(base: str, taken: set[str]) -> int:
    """A number behind a name that is not taken, found in few steps also where ten thousand rows have the same title."""
    taken_up_to, free = 1, 2
    while f"{base}-{free}" in taken:
        taken_up_to, free = free, 2 * free
    while free - taken_up_to > 1:
        middle = (taken_up_to + free) // 2
        taken_up_to, free = (middle, free) if f"{base}-{middle}" in taken else (taken_up_to, middle)
    return free


def _is_known(name: str) -> bool:
    return _is_of_event(name) or name in _BESIDE_EVENTS


def _is_of_event(name: str) -> bool:
    """Whether a column is one of events, or one of these in another language."""
    own = {column.name: column for column in SHEETS["events"]}
    return name in own or own_language(own, name)


def renamed(frame: pd.DataFrame) -> pd.DataFrame:
    """A table of events or places with our names for its columns; a start and an end become a date."""
    names = [str(name).strip() for name in frame]
    for ours, others in _ALSO.items():
        if ours not in names and (found := _first(names, (ours, *others))) is not None:
            names[found] = ours
    frame = frame.set_axis(names, axis="columns")
    start, end = _first(names, _START), _first(names, _END)
    if "date" in names or (start is None and end is None):
        return frame
    starts, ends = (pd.Series("", index=frame.index) if each is None else frame.iloc[:, each] for each in (start, end))
    dates = [interval(*pair) for pair in zip(starts, ends, strict=True)]
    return frame.drop(columns=[names[each] for each in (start, end) if each is not None]).assign(date=dates)


def _first(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Where the column stands that is called by the first of some names that any is called by, in any case."""
    lower = [name.casefold() for name in names]
    return next((lower.index(each) for each in wanted if each in lower), None)


def interval(start: str, end: str) -> str:
    """EDTF from a start and an end, either of which may be empty: then it is not known."""
    if start and end:
        return start if start == end else f"{start}/{end}"
    return start or (f"/{end}" if end else "")


def unnamed(tables: Tables) -> list[Loss]:
    """Places, sources, actors and people that no event names; a table of events has no row for them."""
    found = []
    for name, column in (("places", "places"), ("sources", "source"), ("actors", "actors"), ("people", "voice")):
        named = {each for cell in tables.sheets["events"][column].unique() for each in values(cell)}
        count = sum(each not in named for each in tables.sheets[name]["id"])
        found += [Loss(what=name, count=count, why="no event names them")] if count else []
    return found
