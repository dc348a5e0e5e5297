"""Which cells of a dossier name a row of it."""

from collections.abc import Iterator, Mapping

from geodata.editing.folder import EditedFolder
from geodata.editing.rows import Rows
from geodata.formats.geometries import GEOMETRIES
from geodata.formats.tables import TABLES
from geodata.tables.cells import values
from geodata.tables.columns import Column

# The files whose rows are reviewed.
REVIEWED: Mapping[str, tuple[Column, ...]] = {
    "events.csv": TABLES["events.csv"],
    "places.csv": TABLES["places.csv"],
    "geometries.geojson": GEOMETRIES,
}


def texts_of(folder: EditedFolder) -> dict[str, Rows]:
    """The tables and geometries of a dossier that are there, by their files.

    Raises:
        Refusal: One cannot be read.
    """
    files = [name for name in (*TABLES, "geometries.geojson") if folder.file(name).is_file()]
    return {name: folder.rows(name) for name in files}


def naming(texts: Mapping[str, Rows], target: str, id_: str) -> Iterator[tuple[str, str, Column]]:
    """File, key and column of every cell that names a row."""
    for name, text in texts.items():
        for column in REVIEWED.get(name) or TABLES[name]:
            is_rival = name == "candidates.csv" and column.name == "value" and target == "places.csv"
            if column.refers_to != target and not is_rival:
                continue
            for key, cells in text.rows.items():
                if is_rival and cells.get("field") != "place":
                    continue
                if id_ in values(cells.get(column.name, "")):
                    yield name, key, column
