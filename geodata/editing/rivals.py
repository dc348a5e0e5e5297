"""Rivals are settled: of the dates or places that may be meant one is chosen, and what only the others needed goes."""

import re
from collections.abc import Iterator, Mapping, Sequence

from geodata.editing.edits import CellEdit, Edit, RowRemoved
from geodata.editing.folder import EditedFolder
from geodata.editing.references import naming, texts_of
from geodata.editing.rows import Cells, Rows
from geodata.errors import Refusal
from geodata.exchange.tables import BETWEEN
from geodata.tables.cells import values
from geodata.tables.columns import DRAFT

_EVENTS, _PLACES, _CANDIDATES, _TOPONYMS = "events.csv", "places.csv", "candidates.csv", "toponyms.csv"
# The cell of an event that a rival of each field would stand in.
CELL_OF = {"place": "places", "date": "date"}
# A draft begins the note of a rival with the words of the document that may mean it.
_WORDS = re.compile(r"“([^”]*)”")

# The key and cells of each row of candidates.csv that is one of several rivals.
_Group = Mapping[str, Cells]


def settled(folder: EditedFolder, event: str, field: str, value: str) -> tuple[list[Edit], int]:
    """The edits by which an event has one of its rivals, and so has every draft in which the same words are in doubt.

    Args:
        folder: Of the dossier.
        event: Id of the event.
        field: What the rivals differ in: `date` or `place`.
        value: The one that is chosen.

    Returns:
        The edits, and the number of events that they settle.

    Raises:
        Refusal: It is no rival of this event.
    """
    texts = texts_of(folder)
    candidates = texts[_CANDIDATES].rows if _CANDIDATES in texts else {}
    own = _group(candidates, event, field, value)
    if not own or field not in CELL_OF:
        raise Refusal(value, why=f"is none of the rivals of {event}", fix="Choose one that is listed")
    words = _words_of(own, value)
    groups = {event: own}
    if words and field == "place":
        drafts = [key for key, row in texts[_EVENTS].rows.items() if row.get("checked") == DRAFT and key != event]
        others = {key: _group(candidates, key, field, value) for key in drafts}
        groups |= {key: group for key, group in others.items() if group and _words_of(group, value) == words}
    edits: list[Edit] = []
    for key, group in groups.items():
        edits += _chosen(texts[_EVENTS].rows[key], key, CELL_OF[field], value, [row["value"] for row in group.values()])
    removed = [key for group in groups.values() for key in group]
    edits += [RowRemoved(file=_CANDIDATES, key=key, before=candidates[key]) for key in removed]
    if field == "place":
        losers = dict.fromkeys(row["value"] for row in own.values() if row["value"] != value)
        edits += [edit for loser in losers for edit in _needless(texts, loser, {*removed}, [*groups])]
    return edits, len(groups)


def _group(candidates: Mapping[str, Cells], event: str, field: str, value: str) -> _Group:
    """The rivals of an event among which a value is: those of the same words, where a draft says of which."""
    rows = {key: row for key, row in candidates.items() if row["subject"] == event and row["field"] == field}
    words = _words_of(rows, value)
    return {key: row for key, row in rows.items() if _words(row) == words} if words is not None else {}


def _words_of(rows: _Group, value: str) -> str | None:
    """The words that may mean a value; None where it is none of these rivals."""
    return next((_words(row) for row in rows.values() if row["value"] == value), None)


def _words(row: Cells) -> str:
    match = _WORDS.match(row.get("note", ""))
    return match[1] if match else ""


def _chosen(row: Cells, key: str, column: str, value: str, rivals: Sequence[str]) -> list[Edit]:
    """The edit by which a cell holds the one rival in the place of another; none where it does."""
    before = row.get(column, "")
    there = values(before)
    if value in there:
        return []
    replaced = [value if each in rivals else each for each in there] if column == "places" else [value]
    after = BETWEEN.join(dict.fromkeys([*replaced, *([] if value in replaced else [value])]))
    return [CellEdit(file=_EVENTS, key=key, column=column, before=before, after=after)]


def _needless(texts: Mapping[str, Rows], place: str, removed: set[str], settled_events: list[str]) -> Iterator[Edit]:
    """The edits that remove a draft of a place which nothing but its toponyms names any more."""
    row = texts[_PLACES].rows.get(place)
    if row is None or row.get("checked") != DRAFT:
        return
    toponyms = []
    for file, key, column in naming(texts, _PLACES, place):
        if file == _TOPONYMS:
            toponyms.append(key)
        elif key not in removed and not (file == _EVENTS and column.name == "places" and key in settled_events):
            return
    for key in toponyms:
        yield RowRemoved(file=_TOPONYMS, key=key, before=texts[_TOPONYMS].rows[key])
    yield RowRemoved(file=_PLACES, key=place, before=row)
