"""`read_file`: any file of tables or shapes as a frame."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from geodata.errors import FileError, Problems
from geodata.files.plain_files import as_text
from geodata.frames.delimited import read_delimited
from geodata.frames.geojson import read_geojson
from geodata.frames.kml import read_kml
from geodata.frames.parquet import read_parquet
from geodata.frames.shapefiles import read_shapefile, read_zipped
from geodata.frames.shapes import FLATGEOBUF, GEOPACKAGE, Frame, read_shapes
from geodata.frames.workbooks import read_workbook

# Takes the path, the name of the sheet or layer that is wanted, and problems.
_Reader = Callable[[Path, str | None, Problems], Any]

READERS: dict[str, _Reader] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".xlsx": read_workbook,
    ".ods": read_workbook,
    ".geojson": read_geojson,
    ".json": read_geojson,
    ".gpkg": partial(read_shapes, kind=GEOPACKAGE),
    ".fgb": partial(read_shapes, kind=FLATGEOBUF),
    ".shp": read_shapefile,
    ".zip": read_zipped,
    ".kml": read_kml,
    ".kmz": read_kml,
    ".parquet": read_parquet,
    ".geoparquet": read_parquet,
}
_NEIGHBOURS = {
    ".xls": "Open it in a spreadsheet and save it as .xlsx",
    ".xlsm": "Open it in a spreadsheet and save it as .xlsx",
    ".xlsb": "Open it in a spreadsheet and save it as .xlsx",
    ".numbers": "Export it as .xlsx",
    ".dbf": "Name the .shp that lies beside it, or save it as .csv",
    ".txt": "If it is a table, rename it to .csv or .tsv",
    ".gml": "Open it in QGIS and save it as GeoPackage",
    ".gdb": "Open it in QGIS and save it as GeoPackage",
}


def read_file(path: str | Path, *, layer: str | None = None) -> Frame:
    """Read a table or a file of shapes, with its dates as they are written.

    Nothing is taken for a date by its look, moved to another time zone or rounded to a day: what is text in the file is text in
    the frame, and what the file holds as dates or times becomes text as ISO 8601 writes it. Of a table, columns whose every
    cell is a plain number become numbers; `0218` is none. Empty cells are missing values; `NA` is text.

    Args:
        path: CSV (also separated by semicolons or tabs), TSV, XLSX, ODS, GeoJSON, GeoPackage, KML, KMZ, Shapefile (also
            zipped), FlatGeobuf or GeoParquet, known by the ending of its name.
        layer: The sheet or layer that is wanted, where the file has several.

    Returns:
        A GeoDataFrame where the file has geometries, in its own CRS, which is None where a Shapefile says nothing of it; else a
        DataFrame. Rows stand in the order of the file. KML gives `date`, in EDTF, what its time stamps and spans say.

    Raises:
        FileError: If the file cannot be read, is of no kind that is read, or has several layers.

    Example:
        >>> ct.read_file("seeds/cable-75511/places.csv")[["name", "lat", "lon"]].head(1)
                name    lat     lon
        0  ...
    """
    path = Path(path)
    problems = Problems()
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        _note_unknown(path, problems)
        problems.raise_any(FileError)
    frame: Frame | None = reader and reader(path, layer, problems)
    problems.raise_any(FileError)
    if frame is None:
        raise AssertionError(f"{path.suffix}: neither a frame nor a problem")
    return frame


def _note_unknown(path: Path, problems: Problems) -> None:
    """Note that a file is of no kind that is read, and which are."""
    name, suffix = as_text(path.name or path), path.suffix.casefold()
    if path.is_dir():
        fix = "Give the path of a file" if suffix != ".gdb" else _NEIGHBOURS[suffix]
        problems.add(name, why="is a folder, not a file", fix=fix)
        return
    fix = _NEIGHBOURS.get(suffix, "Save it as one of them")
    problems.add(name, why="the file is of no kind that is read", fix=f"{fix}; read are {', '.join(READERS)}")
