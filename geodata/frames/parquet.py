"""GeoParquet and Parquet: times as texts, like those of every other file."""

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import shapely
from pyproj.exceptions import ProjError
from shapely.errors import ShapelyError

from geodata.errors import Problems
from geodata.files.plain_files import as_text, read_noted
from geodata.frames.times import with_texts

if TYPE_CHECKING:
    from pyarrow import Schema

_MAGIC = b"PAR1"
# The key of the metadata of a table with geometries (GeoParquet 1.1).
_GEO = b"geo"


def read_parquet(path: Path, layer: str | None, problems: Problems) -> pd.DataFrame | gpd.GeoDataFrame | None:
    """Read a table.

    Args:
        path: The file.
        layer: None; such a file has no layers.
        problems: Takes what keeps it from being read, also that pyarrow is not installed.
    """
    name = as_text(path.name)
    if layer is not None:
        problems.add(name, value=layer, why="is no layer of the file, which has none", fix="Leave layer out")
        return None
    data = read_noted(path, name, problems, "Check the path")
    if data is None:
        return None
    try:
        from pyarrow import ArrowException  # noqa: PLC0415 - optional
        from pyarrow.parquet import read_schema  # noqa: PLC0415 - optional
    except ModuleNotFoundError:
        fix = "Install it with: pip install 'chronotope[parquet]'; or save the file as GeoPackage"
        problems.add(name, why="the file takes pyarrow to be read, which is not installed", fix=fix)
        return None
    if not data.startswith(_MAGIC):
        problems.add(name, why="the file is no Parquet file", fix="Check what it is, and export it again")
        return None
    try:
        # geopandas takes files that are open, which its types do not say.
        read: Any = gpd.read_parquet if _has_shapes(read_schema(io.BytesIO(data))) else _read_plain
        frame: pd.DataFrame | gpd.GeoDataFrame = with_texts(read(io.BytesIO(data)))
    except (ArrowException, ProjError, ShapelyError, ValueError, TypeError, KeyError, OSError):
        problems.add(name, why="the file cannot be read as Parquet: it is damaged", fix="Export it again")
        return None
    return frame


def _has_shapes(schema: "Schema") -> bool:
    metadata = (schema.metadata or {}).get(_GEO)
    return metadata is not None and bool(json.loads(metadata).get("columns"))


def _read_plain(file: io.BytesIO) -> pd.DataFrame | gpd.GeoDataFrame:
    """A table without that key; well-known binary in a column `geometry` are its geometries.

    So write programs that do not know GeoParquet yet (its compatible-parquet.md), and those that have the type GEOMETRY of
    Parquet itself. The reference system is left open.
    """
    frame = pd.read_parquet(file)
    cells = [] if "geometry" not in frame else [cell if isinstance(cell, bytes) else None for cell in frame["geometry"]]
    if not any(cells) or frame["geometry"].notna().sum() > sum(cell is not None for cell in cells):
        return frame
    return gpd.GeoDataFrame(frame.assign(geometry=shapely.from_wkb(cells)))
