"""GeoPackage: each sheet of a dossier is a layer or a table of its own, so that nothing is lost.

Layers are `events`, `places` and `geometries`: their geometry stands in the place of `lat`, `lon` and `wkt`; that of events
is what their places and geometries make of it, and is passed over when the file is read again. The column `geometry` of sheets is
called `geometry_ids` there. Beside the sheets are the tables `dossier` and `document` (`key`, `value`), `texts` (`language`,
`text`; the document has none) and `images` (`name`, and `content` in Base64). A file without the table `dossier` is of another
program: all of its layers are read as `rows.from_frame` has it, but those in which QGIS keeps how it draws them.
"""

import base64
import binascii
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.features import PROPERTIES, degrees, wkt
from geodata.exchange.foreign_member import is_column
from geodata.exchange.forms import Loss
from geodata.exchange.maps.rows import WGS_84, from_frame, in_degrees
from geodata.exchange.samples import Sample
from geodata.exchange.tables import SHEETS, Tables, sheet
from geodata.files.plain_files import as_text
from geodata.frames.shapes import GEOPACKAGE, data_of, layer_names, read_layer
from geodata.tables.images import image_name

_COLUMNS = {property_: column for column, property_ in PROPERTIES.items()}
# What stands in the geometry of a layer instead.
_DRAWN = {"events": (), "places": ("lat", "lon"), "geometries": ("wkt",)}
_KEYS, _TEXTS, _IMAGES = ("key", "value"), ("language", "text"), ("name", "content")
# Tables in which QGIS keeps the styles of layers, and projects, when it is told to save them in the file.
_OF_QGIS = frozenset({"layer_styles", "qgis_projects"})
# When the file was changed last, which GDAL writes into it: the same for all, for the same bytes.
_CHANGED = "2000-01-01T00:00:00.000Z"


def recognises(sample: Sample) -> bool:
    """A file that begins as such."""
    return sample.content.startswith(GEOPACKAGE.magic)


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write all of a dossier."""
    shapes = {"events": dossier.events, "places": dossier.places, "geometries": dossier.geometries}
    with _same_day():
        for name, frame in shapes.items():
            rows = _said(tables.sheets[name].drop(columns=list(_DRAWN[name])).rename(columns=PROPERTIES))
            geometry = gpd.GeoSeries(frame.geometry).to_numpy()
            _write(gpd.GeoDataFrame(rows, geometry=geometry, crs=WGS_84), path, name)
        for name, table in _tables(tables):
            _write(table, path, name)
    return []


@contextmanager
def _same_day() -> Iterator[None]:
    """GDAL takes the time from its settings meanwhile."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _CHANGED})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _write(frame: pd.DataFrame, path: Path, layer: str) -> None:
    options = {"geometry_type": "Unknown"} if isinstance(frame, gpd.GeoDataFrame) else {}
    pyogrio.write_dataframe(frame, path, driver="GPKG", layer=layer, **options)


def _tables(tables: Tables) -> Iterator[tuple[str, pd.DataFrame]]:
    """The tables without geometries."""
    yield "dossier", pd.DataFrame(list(tables.keys.items()), columns=list(_KEYS), dtype="str")
    yield "document", pd.DataFrame(list(tables.record.items()), columns=list(_KEYS), dtype="str")
    texts = {"": tables.text, **tables.translations}
    yield "texts", pd.DataFrame(list(texts.items()), columns=list(_TEXTS), dtype="str")
    for name in SHEETS:
        if name not in _DRAWN and len(tables.sheets[name]):
            yield name, _said(tables.sheets[name])
    if tables.images:
        pictures = [(name, base64.b64encode(picture).decode()) for name, picture in tables.images.items()]
        yield "images", pd.DataFrame(pictures, columns=list(_IMAGES), dtype="str")


def _said(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns in which something is said, with missing values elsewhere; the first in any case."""
    kept = [name for index, name in enumerate(frame) if index == 0 or (frame[name] != "").any()]
    return frame[kept].where(frame[kept] != "")


def read(path: Path) -> Tables:
    """Read a file, of ours or of another program.

    Raises:
        FileError: If it cannot be read.
    """
    problems, name = Problems(), as_text(path.name)
    data = data_of(path, GEOPACKAGE, problems)
    layers = [] if data is None else layer_names(data, name, GEOPACKAGE, problems)
    frames = {
        layer: frame
        for layer in layers
        if layer not in _OF_QGIS
        and data is not None
        and (frame := read_layer(data, name, GEOPACKAGE, layer, problems)) is not None
    }
    problems.raise_any(FileError)
    if not frames:
        problems.add(name, why="the file has no layer", fix="Check that it is the right file")
    tables = Tables()
    if "dossier" in frames and {*_KEYS} <= {*frames["dossier"]}:
        for layer in list(frames):
            if layer in {"dossier", "document", "texts", "images", *SHEETS}:
                _take(layer, frames.pop(layer), tables, name, problems)
    for frame in frames.values():
        tables = from_frame(frame, tables, name, problems)
    problems.raise_any(FileError)
    return tables


def _take(layer: str, frame: pd.DataFrame, tables: Tables, name: str, problems: Problems) -> None:
    """Take a table of ours; columns that the format has not, which other programs add, are left out."""
    if layer in SHEETS:
        tables.sheets[layer] = _sheet(layer, frame, name, problems)
        return
    columns = {"texts": _TEXTS, "images": _IMAGES}.get(layer, _KEYS)
    if missing := [column for column in columns if column not in frame]:
        problems.add(name, column=f"{layer}.{missing[0]}", why="is missing", fix="Add the column, or remove the table")
        return
    texts = frame[list(columns)].fillna("").astype("str")
    said: Mapping[str, str] = dict(texts.itertuples(index=False, name=None))
    if layer == "texts":
        tables.text = said.get("", "")
        tables.translations = {language: text for language, text in said.items() if language and text}
    elif layer == "images":
        tables.images = {
            each: picture for each, text in said.items() if (picture := _picture(each, text, name, problems))
        }
    else:
        {"dossier": tables.keys, "document": tables.record}[layer].update(
            {key: text for key, text in said.items() if text}
        )


def _picture(picture: str, text: str, name: str, problems: Problems) -> bytes:
    """The bytes of a picture; none, which is noted, where they are damaged or its name leads elsewhere."""
    with problems.noting(name, row=None, column="images.name"):
        image_name(picture)
        try:
            return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            problems.add(name, column="images.content", value=picture, why="is damaged", fix="Remove its row")
    return b""


def _sheet(layer: str, frame: pd.DataFrame, name: str, problems: Problems) -> pd.DataFrame:
    """A sheet from its layer, with what its geometry says."""
    plain = pd.DataFrame(frame.drop(columns=frame.geometry.name) if isinstance(frame, gpd.GeoDataFrame) else frame)
    plain = plain.rename(columns=_COLUMNS)
    plain = plain[[column for column in plain if is_column(layer, str(column))]]
    if isinstance(frame, gpd.GeoDataFrame) and layer in _DRAWN:
        plain = plain.assign(**_columns(layer, in_degrees(frame, name, problems)))
    return sheet(layer, plain)


def _columns(layer: str, shapes: np.ndarray) -> dict[str, list[str]]:
    """The columns that stand in the geometry of a layer."""
    if layer == "places":
        at = {"lat": shapely.get_y(shapes), "lon": shapely.get_x(shapes)}
        return {
            name: [degrees(float(each)) if np.isfinite(each) else "" for each in values] for name, values in at.items()
        }
    return {"wkt": [wkt(each) if each else "" for each in shapes]} if layer == "geometries" else {}
