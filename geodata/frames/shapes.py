"""GeoPackage, FlatGeobuf and Shapefile, which GDAL reads; dates and times come as the texts that they are made from."""

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError
from pyproj.exceptions import ProjError
from shapely.errors import ShapelyError

from geodata.errors import Problems
from geodata.files.plain_files import as_text, read_noted
from geodata.frames.layers import chosen
from geodata.frames.times import as_days, iso

Frame = pd.DataFrame | gpd.GeoDataFrame

# What shapely raises, by its way, where JSON is no geometry.
NO_GEOMETRY = (
    ShapelyError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    OverflowError,
    RecursionError,
)
# What GDAL calls its types of fields.
_DAYS, _TIMES, _WHOLE = "OFTDate", "OFTDateTime", ("OFTInteger", "OFTInteger64")
_FAILURES = (
    DataSourceError,
    DataLayerError,
    FeatureError,
    FieldError,
    GeometryError,
    ProjError,
    ShapelyError,
    ValueError,
)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of file.

    Attributes:
        name: What people call it.
        magic: What each begins with. GDAL would open others too, and some of those lead elsewhere.
    """

    name: str
    magic: bytes


GEOPACKAGE = Kind(name="GeoPackage", magic=b"SQLite format 3\0")
FLATGEOBUF = Kind(name="FlatGeobuf", magic=b"fgb\x03")


def read_shapes(path: Path, layer: str | None, problems: Problems, *, kind: Kind) -> Frame | None:
    """Read a layer.

    Args:
        path: The file.
        layer: Its name; None for the only one.
        problems: Takes what keeps it from being read.
        kind: Of the file.
    """
    data = data_of(path, kind, problems)
    return None if data is None else read_layer(data, as_text(path.name), kind, layer, problems)


def data_of(path: Path, kind: Kind, problems: Problems) -> bytes | None:
    """The bytes of a file of a kind; None where it is none, or is open in another program, which is noted."""
    name = as_text(path.name)
    data = read_noted(path, name, problems, "Check the path")
    if data is None:
        return None
    if not data.startswith(kind.magic):
        problems.add(name, why=f"the file is no {kind.name}", fix=f"Check what it is, and save it as {kind.name}")
        return None
    log = path.with_name(f"{path.name}-wal")
    if kind is GEOPACKAGE and log.is_file() and log.stat().st_size:
        why = f"the file is open in another program, and what was changed there stands in {as_text(log.name)}"
        problems.add(name, why=why, fix="Close it there")
        return None
    return data


def layer_names(data: bytes, name: str, kind: Kind, problems: Problems) -> list[str]:
    """The layers of a file that is in memory; none where it is damaged, which is noted."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [str(each) for each, _ in pyogrio.list_layers(io.BytesIO(data))]
    except _FAILURES:
        note_damage(name, kind, problems)
        return []


def note_damage(name: str, kind: Kind, problems: Problems) -> None:
    """Note that a file cannot be read."""
    why = f"the file cannot be read as {kind.name}: it is damaged"
    problems.add(name, why=why, fix="Open it in QGIS, and save it again")


def read_layer(  # noqa: PLR0913 - what a file may need to be read
    data: bytes, name: str, kind: Kind, layer: str | None, problems: Problems, *, encoding: str | None = None
) -> Frame | None:
    """Read a layer of a file that is in memory: no name of a path can mislead GDAL, and nothing is written beside it.

    Args:
        data: The file, or a zip archive of its parts.
        name: Its name, for problems.
        kind: Of the file.
        layer: Its name; None for the only one.
        problems: Takes what keeps it from being read.
        encoding: Of its texts, where the file does not say.
    """
    try:
        with warnings.catch_warnings():
            # GDAL warns of what it takes for odd, such as dates that are no days.
            warnings.simplefilter("ignore")
            names = [str(each) for each, _ in pyogrio.list_layers(io.BytesIO(data))]
            wanted = chosen(names, layer, name, "layer", problems)
            return None if wanted is None else _read(data, wanted, encoding)
    except _FAILURES:
        note_damage(name, kind, problems)
        return None


def _read(data: bytes, layer: str, encoding: str | None) -> Frame:
    """A layer as a frame, with texts where it has dates or times."""
    options = {"layer": layer, "encoding": encoding}
    about = pyogrio.read_info(io.BytesIO(data), **options)
    types = dict(zip(map(str, about["fields"]), map(str, about["ogr_types"]), strict=True))
    timed = [field for field, type_ in types.items() if type_ in {_DAYS, _TIMES}]
    plain = [field for field in types if field not in timed]
    frame: Frame = pyogrio.read_dataframe(io.BytesIO(data), columns=plain, **options)
    for field in plain:
        if types[field] in _WHOLE and pd.api.types.is_float_dtype(frame[field]):
            # Whole numbers of which some are missing: a year stays 1950, not 1950.0.
            frame[field] = frame[field].astype("Int64")
    if not timed:
        return frame
    texts = _texts(data, layer, timed, encoding)
    for field in timed:
        written = [None if pd.isna(text) else iso(_shortened(text)) for text in texts[field]]
        column = pd.Series(written, index=frame.index, dtype="str")
        frame[field] = column if types[field] == _DAYS else as_days(column)
    geometry = [frame.geometry.name] if isinstance(frame, gpd.GeoDataFrame) else []
    return frame[[*types, *geometry]]


def _texts(data: bytes, layer: str, fields: list[str], encoding: str | None) -> pd.DataFrame:
    """The dates and times of a layer as texts, which SQLite makes: GDAL's own are moved, cut or refused."""
    cast = ", ".join(f"CAST({quoted} AS TEXT) AS {quoted}" for quoted in map(_quoted, fields))
    query = f"SELECT {cast} FROM {_quoted(layer)}"  # noqa: S608 - names are quoted
    texts: pd.DataFrame = pyogrio.read_dataframe(
        io.BytesIO(data), sql=query, sql_dialect="SQLITE", read_geometry=False, encoding=encoding
    )
    return texts


def _quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def _shortened(date: str) -> str:
    """A date without the parts that are not known: hand-made DBF files write 19500000 for the year 1950."""
    return date.removesuffix("-00").removesuffix("-00")
