"""GeoJSON (RFC 7946): a feature for each place, geometry and event, with `when` beside its geometry as Linked Places has it.

The property `sheet` says what a feature is, the others are the columns of its row under their own names, but `geometry_ids`.
Where a place lies and how a geometry runs stands in the geometry of its own feature alone; that of an event is what its places
and geometries make of it, and is passed over when the file is read again. All other sheets stand in the member `chronotope`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.features import PROPERTIES, SHEET, foreign, own_row
from geodata.exchange.foreign_member import MEMBER, from_member, member_of
from geodata.exchange.forms import Loss
from geodata.exchange.samples import Sample
from geodata.exchange.tables import Tables, records, sheet
from geodata.exchange.whens import when_of
from geodata.files.json_files import read_json
from geodata.files.plain_files import as_text
from geodata.frames.geojson import features_of, shapes_of

_ROWS = ("places", "geometries", "events")
_AGAIN = "Export the file again as GeoJSON"
_WGS_84 = "EPSG:4326"


def recognises(sample: Sample) -> bool:
    """A FeatureCollection, or a feature alone."""
    return isinstance(sample.json, dict) and sample.json.get("type") in ("FeatureCollection", "Feature")


def read(path: Path) -> Tables:
    """Read a file; see `features.foreign` for what other programs have written.

    Raises:
        FileError: If it cannot be read, or something in it can stand nowhere.
    """
    problems, name = Problems(), as_text(path)
    parsed = read_json(path, name, problems, _AGAIN)
    features = None if parsed is None else features_of(parsed, name, problems)
    problems.raise_any(FileError)
    tables = from_features(parsed, features or [], name, problems)
    problems.raise_any(FileError)
    return tables


def from_features(parsed: Mapping[str, Any], features: list[dict[str, Any]], name: str, problems: Problems) -> Tables:
    """The tables of a collection of features.

    Args:
        parsed: The collection.
        features: Its features.
        name: By which problems call the file.
        problems: Takes what is of another kind than it should be.
    """
    shapes = shapes_of(parsed, features, name, problems)
    if shapes.crs is not None and shapes.crs != _WGS_84:
        shapes = shapes.to_crs(_WGS_84)
    tables = from_member(parsed.get(MEMBER), name, problems)
    rows: dict[str, list[dict[str, str]]] = {each: [] for each in _ROWS}
    others = []
    for number, (feature, shape) in enumerate(zip(features, shapes, strict=True), start=1):
        properties = feature.get("properties")
        if isinstance(properties, dict) and properties.get(SHEET) in _ROWS:
            rows[properties[SHEET]].append(own_row(properties[SHEET], (number, properties, shape), name, problems))
        else:
            others.append((number, feature, shape))
    for each in filter(rows.get, _ROWS):
        tables.sheets[each] = sheet(each, [*records(tables.sheets[each]), *rows[each]])
    return foreign(tables, others)


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write a dossier; all but its pictures."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection",\n')
        member = member_of(tables, without=_ROWS)
        file.writelines(f"{_text(each)}: {_text(value)},\n" for each, value in ((MEMBER, member),) if value)
        file.write('"features": [')
        for number, line in enumerate(_features(dossier, tables)):
            file.write(f"{',' if number else ''}\n{line}")
        file.write("\n]}\n")
    return []


def _features(dossier: Dossier, tables: Tables) -> Iterator[str]:
    """The features as JSON, each in a line."""
    places = dossier.places
    points = np.asarray(shapely.points(places["lon"].to_numpy(), places["lat"].to_numpy()), dtype=object)
    points[places["lat"].isna()] = None
    yield from _of_sheet("places", tables, points)
    yield from _of_sheet("geometries", tables, dossier.geometries.geometry.to_numpy())
    whens = (when_of(date) for date in dossier.events["when"])
    yield from _of_sheet("events", tables, gpd.GeoSeries(dossier.events.geometry).to_numpy(), whens)


def _of_sheet(name: str, tables: Tables, shapes: Any, whens: Iterable[Mapping[str, Any]] = ()) -> Iterator[str]:
    """The features of a sheet; rings run as RFC 7946 has them (section 3.1.6)."""
    left_out = {"places": ["lat", "lon"], "geometries": ["wkt"]}.get(name, [])
    whole = tables.sheets[name].drop(columns=left_out)
    frame = whole[[column for column in whole if (whole[column] != "").any()]]
    written = shapely.to_geojson(shapely.orient_polygons(shapes))
    dates = iter(whens)
    for row, shape in zip(records(frame), written, strict=True):
        properties = {SHEET: name, **{PROPERTIES.get(column, column): cell for column, cell in row.items() if cell}}
        feature = {"type": "Feature", "id": row["id"], "properties": properties}
        if when := next(dates, None):
            feature["when"] = when
        # The geometry is JSON already.
        yield f'{_text(feature)[:-1]}, "geometry": {"null" if pd.isna(shape) else shape}}}'


_text = json.JSONEncoder(ensure_ascii=False).encode
