"""A draft is accepted or refused: what its row must say by then, what may be proposed for it, and what goes with it."""

from collections.abc import Iterator, Mapping

from geodata.dossiers.gathering import Gathered
from geodata.editing.edits import CellEdit, Edit, RowRemoved
from geodata.editing.folder import EditedFolder
from geodata.editing.references import REVIEWED, naming, texts_of
from geodata.editing.rows import Cells, Rows, key_of
from geodata.exchange.tables import BETWEEN
from geodata.tables.cells import values

# Radius in km within which a place of a kind lies, where nobody has said more: as the dossiers of the repository have it.
_USUAL_KM = {
    "capital": "10",
    "town": "5",
    "village": "3",
    "site": "2",
    "region": "100",
    "country": "300",
    "sea": "200",
    "river": "50",
    "mountains": "50",
}


def lacking(file: str, cells: Cells) -> list[str]:
    """The columns that a reviewed row must fill in, and that are empty.

    Args:
        file: One of those that are reviewed.
        cells: Of the row.
    """
    found = [
        column.name
        for column in REVIEWED[file]
        if column.required
        and not column.computable
        and column.name not in {"id", "checked"}
        and not cells.get(column.name)
    ]
    if file == "events.csv":
        if not cells.get("quotation") and not cells.get("source"):
            found.append("quotation")
        if cells.get("basis") == "computed" and cells.get("date") and not cells.get("date_rule"):
            found.append("date_rule")
    if file == "places.csv" and cells.get("lat") and not cells.get("precision_km"):
        found.append("precision_km")
    return found


def proposed(file: str, cells: Cells, parts: Gathered) -> dict[str, str]:
    """What may stand in the columns that are lacking; a reviewer looks at it before it does.

    Args:
        file: One of those that are reviewed.
        cells: Of the row.
        parts: Of the dossier.
    """
    proposals = _PROPOSALS[file](cells, parts)
    return {column: proposals[column] for column in lacking(file, cells) if proposals.get(column)}


def _of_event(cells: Cells, parts: Gathered) -> dict[str, str]:
    is_said = bool(cells.get("voice"))
    is_computed = not cells.get("date") or bool(cells.get("date_rule"))
    basis = "computed" if is_computed else "source" if cells.get("source") and not cells.get("quotation") else "stated"
    return {
        "summary": _sentence(cells),
        "kind": "statement" if is_said else "movement" if len(values(cells.get("places", ""))) > 1 else "statement",
        "modality": "reported" if is_said else "occurred",
        "actors": _actor(cells, parts),
        "basis": basis,
        "standing": "likely",
    }


def _sentence(cells: Cells) -> str:
    """A sentence of the title; where that was cut short, of the words that are quoted."""
    title, words = cells.get("title", ""), " ".join(cells.get("quotation", "").split())
    told = words if words and title.endswith("…") else title
    told = f"{told[:1].upper()}{told[1:]}"
    return f"{told.rstrip('.…,;: ')}." if told and told[-1] not in "!?" else told


def _actor(cells: Cells, parts: Gathered) -> str:
    """Who may have acted: the actor that bears the id of a voice, the author of the document, or the first of the dossier."""
    if parts.manifest is None:
        return ""
    labels = {row.cells["id"]: row.cells["label"] for row in parts.manifest.actors.rows}
    named = [voice for voice in reversed(values(cells.get("voice", ""))) if voice in labels]
    author = next(iter(values(parts.manifest.record.cells["author"])), "")
    writing = [id_ for id_, label in labels.items() if label.casefold() == author.casefold()] or (
        [author] if author else []
    )
    return next(iter([*named, *writing, *labels]), "")


def usual_km(kind: str) -> str:
    """The radius in km within which a place of a kind lies, as its cell has it; "" for a kind that nobody knows."""
    return _USUAL_KM.get(kind, "")


def _of_place(cells: Cells, _: Gathered) -> dict[str, str]:
    kind = cells.get("kind") or "town"
    return {"kind": kind, "precision_km": usual_km(kind)}


def _of_geometry(cells: Cells, parts: Gathered) -> dict[str, str]:
    rows = {row.cells["id"]: row.number for row in parts.geometries.table.rows}
    shape = parts.geometries.shapes.get(rows.get(cells["id"], 0))
    is_area = shape is not None and shape.geom_type.endswith("Polygon")
    return {
        "kind": "area"
        if is_area
        else "direction"
        if shape is not None and shape.geom_type == "LineString"
        else "front",
        "label": cells["id"].replace("-", " ").capitalize(),
        "basis": "editor",
        "precision_km": "25",
        "source": "the editor's reading",
    }


_PROPOSALS = {"events.csv": _of_event, "places.csv": _of_place, "geometries.geojson": _of_geometry}


def refusal(folder: EditedFolder, file: str, key: str) -> list[Edit]:
    """The edits that remove a row and what refers to it.

    A cell that names other rows too loses the one id. A row that must name it goes as well, and what refers to that.

    Args:
        folder: Of the dossier.
        file: Of the row.
        key: Its id.

    Raises:
        KeyError: There is no such row.
        Refusal: A file cannot be read.
    """
    texts = texts_of(folder)
    gone = [(file, key)]
    left: dict[tuple[str, str], dict[str, str]] = {}
    for target, id_ in gone:  # it grows: what must name a row that goes, goes too
        for name, row, column in naming(texts, target, id_):
            if (name, row) in gone:
                continue
            cells = left.setdefault((name, row), dict(texts[name].rows[row]))
            cells[column.name] = BETWEEN.join(value for value in values(cells[column.name]) if value != id_)
            if not cells[column.name] and (column.required or name == "candidates.csv"):
                gone.append((name, row))
    cut = [edit for at, cells in left.items() if at not in gone for edit in _cell_edits(*at, texts, cells)]
    return [*cut, *(RowRemoved(file=name, key=row, before=texts[name].rows[row]) for name, row in reversed(gone))]


def _cell_edits(name: str, key: str, texts: Mapping[str, Rows], left: Cells) -> Iterator[CellEdit]:
    """The edits by which a row says what is left of it; one without an id is another after each of them."""
    row = dict(texts[name].rows[key])
    for column, after in left.items():
        if (before := row[column]) != after:
            yield CellEdit(file=name, key=key, column=column, before=before, after=after)
            is_its_id = key != key_of(row)
            row[column] = after
            key = key if is_its_id else key_of(row)


def told(edits: list[Edit]) -> str:
    """What a refusal takes besides the row itself, in words: `2 messages, 1 step`; "" for nothing."""
    removed = [edit.file for edit in edits[:-1] if isinstance(edit, RowRemoved)]
    counts = {_ROWS.get(file, "row"): removed.count(file) for file in dict.fromkeys(removed)}
    words = [f"{count} {word}{'' if count == 1 else 's'}" for word, count in counts.items()]
    cells = sum(isinstance(edit, CellEdit) for edit in edits)
    return ", ".join([*words, *([f"its id in {cells} cell{'' if cells == 1 else 's'}"] if cells else [])])


_ROWS = {
    "toponyms.csv": "toponym",
    "messages.csv": "message",
    "candidates.csv": "candidate",
    "paths.csv": "step",
    "events.csv": "event",
}
