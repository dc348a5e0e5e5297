"""Features of a map, ours and those of other programs: what has a date is an event, what has none a place or a geometry."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.errors import Problems
from geodata.exchange.event_rows import from_event_rows, renamed, unique
from geodata.exchange.foreign_member import is_column, text_of, texts_of
from geodata.exchange.spans import edtf_of
from geodata.exchange.tables import BETWEEN, Tables, records, sheet
from geodata.exchange.whens import as_edtf, date_of

# The property that tells which sheet a feature of ours is a row of.
SHEET = "sheet"
# Frames have their geometries in a column `geometry`, and leave out a property of that name.
PROPERTIES = {"geometry": "geometry_ids"}
_COLUMNS = {property_: column for column, property_ in PROPERTIES.items()}
# One feature: its number from 1, what it says, its geometry in degrees.
Feature = tuple[int, Mapping[str, Any], BaseGeometry | None]
# A date in three properties.
_PARTS = ("year", "month", "day")
# Digits of a coordinate: a tenth of a millimetre.
_DIGITS = 9
# Where an event says what its places say under another name.
_OF_PLACES = {"title": "name", "summary": "note", "place": "name"}


def own_row(sheet_name: str, feature: Feature, name: str, problems: Problems) -> dict[str, str]:
    """The row that a feature of ours is; properties that programs have added are left out.

    Args:
        sheet_name: Its sheet: `places`, `geometries` or `events`.
        feature: Its number, properties and geometry.
        name: By which problems call the file.
        problems: Takes what is no text.
    """
    number, properties, shape = feature
    row = {}
    for property_, value in properties.items():
        column = _COLUMNS.get(property_, property_)
        if not is_column(sheet_name, column):
            continue
        if type(value) is str:
            text = value.strip()
        else:
            text = text_of(value, f"features[{number - 1}].properties.{property_}", name, problems, number)
        if text:
            row[column] = text
    if shape is None or shape.is_empty:
        return row
    if sheet_name == "places" and isinstance(shape, shapely.Point):
        row |= {"lat": degrees(shape.y), "lon": degrees(shape.x)}
    elif sheet_name == "geometries":
        row["wkt"] = wkt(shape)
    return row


def foreign(tables: Tables, features: Iterable[Feature]) -> Tables:
    """The tables with features added that other programs have written.

    Their properties are taken where they are called as our columns are, or as other programs call these (`event_rows.renamed`).
    A feature with a date (`when`, or a property) is an event at its points, drawn by its lines and areas; one without is a place,
    or a geometry. A date that is not understood stands in `date_as_written`.

    Args:
        tables: Those of what is ours in the file.
        features: The others; of each all of its members.
    """
    features = list(features)
    if not features:
        return tables
    rows = _with_our_names([_cells(feature) for _, feature, _ in features])
    found: dict[str, list[dict[str, str]]] = {each: [] for each in ("events", "places", "geometries")}
    taken = {each: set(tables.sheets[each]["id"]) for each in found}
    for (number, _, shape), row in zip(features, rows, strict=True):
        points, lines = _parts(shape)
        is_event = _date(row)
        if is_event:
            row["id"] = unique(row.get("id") or row.get("title", ""), taken["events"], f"event-{number}")
            _at(row, points, taken["places"])
        if lines:
            ids = _geometries(row, lines, taken["geometries"], found["geometries"], is_event=is_event)
            row.update({"geometry": BETWEEN.join(ids)} if is_event else {})
        if is_event:
            found["events"].append(row)
        elif points or (not lines and _called(row)):
            found["places"] += _places(row, points, taken["places"])
        if not is_event:
            tables.left_out += [name for name in row if not _is_told(name) and name not in tables.left_out]
    return _with(tables, found)


def _is_told(property_: str) -> bool:
    """Whether a property of a feature without a date says something of a place or a geometry."""
    called = property_ in {"id", "title", "place", "lat", "lon"}
    return called or is_column("places", _OF_PLACES.get(property_, property_)) or is_column("geometries", property_)


def _with_our_names(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Rows with our names for what they say; those that say the same are renamed together."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for index, row in enumerate(rows):
        alike.setdefault(tuple(row), []).append(index)
    found = list(rows)
    for indices in (alike[names] for names in alike if names):
        named = renamed(pd.DataFrame([rows[index] for index in indices], index=indices, dtype="str"))
        for index, row in zip(indices, records(named), strict=True):
            found[index] = {column: text for column, text in row.items() if text}
    return found


def _cells(feature: Mapping[str, Any]) -> dict[str, str]:
    """What a feature says, as text by property; its `when` becomes a date and the words of it."""
    properties = feature.get("properties")
    texts = texts_of(properties) if isinstance(properties, dict) else {}
    said = {name: texts[name] for name in texts if name == name.casefold() or name.casefold() not in texts}
    said.pop("geometry", None)
    if "id" not in said and (id_ := texts_of({"id": feature.get("id", feature.get("@id"))})):
        said |= {"id": last_part(id_["id"])}
    if "month" in said and (date := edtf_of("-".join(said[part] for part in _PARTS if part in said))):
        said = {"date": date, **{name: text for name, text in said.items() if name not in _PARTS}}
    if "when" in feature:
        date, words = date_of(feature["when"])
        said |= {column: text for column, text in (("date", date), ("date_as_written", words)) if text}
    return said


def _date(row: dict[str, str]) -> bool:
    """Whether a row has a date, which becomes EDTF, or words."""
    written = row.pop("date", "")
    start, slash, end = written.partition("/")
    date = as_edtf(written) or (as_edtf(f"{as_edtf(start)}/{as_edtf(end)}") if slash and start and end else "")
    if date:
        row["date"] = date
    elif written:
        row.setdefault("date_as_written", written)
    return bool(date or row.get("date_as_written"))


def _parts(shape: BaseGeometry | None) -> tuple[list[shapely.Point], list[BaseGeometry]]:
    """The points of a geometry, and its lines and areas, each kind together."""
    if shape is None or shape.is_empty:
        return [], []
    if not isinstance(shape, shapely.GeometryCollection | shapely.MultiPoint):
        return ([shape], []) if isinstance(shape, shapely.Point) else ([], [shape])
    points: list[shapely.Point] = []
    lines: list[BaseGeometry] = []
    for part in shape.geoms:
        of = _parts(part)
        points, lines = points + of[0], lines + of[1]
    return points, lines


def _at(row: dict[str, str], points: list[shapely.Point], taken: set[str]) -> None:
    """Where an event is: at the points of its feature, unless its properties tell."""
    if not points or "lat" in row or "places" in row:
        return
    row["lat"], row["lon"] = (
        BETWEEN.join(degrees(each) for each in axis) for axis in zip(*((p.y, p.x) for p in points), strict=True)
    )
    if len(points) > 1:
        row["places"] = BETWEEN.join(unique(row.get("place", ""), taken, f"place-{len(taken) + 1}") for _ in points)


def _called(row: Mapping[str, str]) -> str:
    return row.get("title") or row.get("place") or ""


def _places(row: Mapping[str, str], points: list[shapely.Point], taken: set[str]) -> list[dict[str, str]]:
    """The places that a feature without a date is."""
    said = {name: text for column, text in row.items() if is_column("places", name := _OF_PLACES.get(column, column))}
    said |= {"name": called} if (called := _called(row)) else {}
    found = []
    at: list[dict[str, str]] = [{"lat": degrees(point.y), "lon": degrees(point.x)} for point in points]
    for each in at or [{}]:
        id_ = unique(row.get("id") or called, taken, f"place-{len(taken) + 1}")
        found.append({**said, "id": id_, **each})
    return found


def _geometries(
    row: Mapping[str, str],
    lines: list[BaseGeometry],
    taken: set[str],
    found: list[dict[str, str]],
    *,
    is_event: bool,
) -> list[str]:
    """Enter the geometries that a feature has; their ids. What an event says is its own, and not said of its line again."""
    said = {} if is_event else {column: text for column, text in row.items() if is_column("geometries", column)}
    said |= {} if is_event or not (called := _called(row)) or "label" in said else {"label": called}
    ids = []
    for line in lines:
        id_ = unique(row.get("id") or _called(row), taken, f"geometry-{len(taken) + 1}")
        found.append({**said, "id": id_, "wkt": wkt(line)})
        ids.append(id_)
    return ids


def _with(tables: Tables, found: Mapping[str, list[dict[str, str]]]) -> Tables:
    """The tables with rows added; those of events bring their places, sources, actors and people."""
    before = {name: [*records(frame), *found.get(name, [])] for name, frame in tables.sheets.items()}
    events = pd.DataFrame(found["events"], dtype="str").fillna("")
    added = from_event_rows(events, before) if found["events"] else Tables()
    tables.left_out += [name for name in added.left_out if name not in tables.left_out]
    rows = {name: records(frame) for name, frame in added.sheets.items() if len(frame)}
    for name in ("places", "geometries"):
        rows[name] = [*found[name], *rows.get(name, [])]
    for name, new in rows.items():
        known = set(tables.sheets[name]["id"])
        if new := [row for row in new if row["id"] not in known]:
            tables.sheets[name] = sheet(name, [*records(tables.sheets[name]), *new])
    return tables


def last_part(address: str) -> str:
    """The last part of an address, which tells what it is of; another text as it is."""
    return address.rstrip("/#").replace("#", "/").rpartition("/")[2] if "://" in address else address


def degrees(value: float) -> str:
    """A coordinate as a cell has it, without an exponent."""
    return f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".") if "e" in repr(value) else repr(value).removesuffix(".0")


def wkt(shape: BaseGeometry) -> str:
    """A geometry as the sheet `geometries` has it: without heights."""
    return str(shapely.to_wkt(shapely.force_2d(shape), rounding_precision=-1))
