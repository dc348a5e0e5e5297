"""Placemarks of other programs: with a time they are events, without one places, lines and areas; see `kml`."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.dates.edtf import DateError
from geodata.dates.parsing import parse_edtf
from geodata.exchange.event_rows import from_event_rows, unique
from geodata.exchange.spans import edtf_of
from geodata.exchange.stories.markup import plain
from geodata.exchange.tables import BETWEEN, Tables, cell, sheet
from geodata.projections.longitudes import continuous

# Extended data that may say more exactly than KML when something was.
_DATED = ("edtf", "date")


class Mark(NamedTuple):
    """A placemark: what it says itself, its extended data, its geometry without heights."""

    own: dict[str, str]
    extended: dict[str, str]
    shape: BaseGeometry | None


def add_others(tables: Tables, marks: Sequence[Mark]) -> None:
    """Add the rows of placemarks that are of no sheet of ours."""
    gathered = _Gathered(tables)
    for mark in marks:
        gathered.take(mark)
    events = from_event_rows(pd.DataFrame(gathered.events).fillna("")) if gathered.events else Tables()
    tables.left_out += events.left_out
    rows = {"places": gathered.places, "geometries": gathered.geometries}
    for name, frame in tables.sheets.items():
        frames = [frame, events.sheets[name], sheet(name, rows.get(name, []))]
        if full := [each for each in frames if len(each)]:
            tables.sheets[name] = sheet(name, pd.concat(full).fillna(""))


class _Gathered:
    """Rows of placemarks, with ids that no row has yet."""

    def __init__(self, tables: Tables) -> None:
        self.events: list[dict[str, str]] = []
        self.places: list[dict[str, str]] = []
        self.geometries: list[dict[str, str]] = []
        self._taken = {name: set(tables.sheets[name]["id"]) for name in ("events", "places", "geometries")}

    def take(self, mark: Mark) -> None:
        """Add the rows of one placemark."""
        title, said = (plain(mark.own.get(key, "")) for key in ("name", "description"))
        date = mark.own.get("date") or _dated(mark.extended)
        parts = [] if mark.shape is None else [*_parts(mark.shape)]
        points = [part for part in parts if part.geom_type == "Point"]
        lines = [part for part in parts if part.geom_type != "Point"]
        drawn = [self._id("geometries", title) for _ in lines]
        note = {} if date else {"note": said}
        self.geometries += [
            {"id": id_, "label": title, "wkt": wkt(line), **note} for id_, line in zip(drawn, lines, strict=True)
        ]
        if date:
            self._take_event(
                mark, {"title": title, "summary": said, **_when(date), "geometry": BETWEEN.join(drawn)}, points
            )
            return
        # What has neither a time nor a shape is a place that is told and not drawn.
        for where in [degrees([point]) for point in points] if parts else [{}]:
            self.places.append({"id": self._id("places", title), "name": title, **where, **note})

    def _take_event(self, mark: Mark, own: dict[str, str], points: list[BaseGeometry]) -> None:
        ids = [self._id("places", own["title"]) for _ in points]
        own = {"id": self._id("events", mark.extended.get("id") or own["title"]), **own}
        if points:
            own |= {"places": BETWEEN.join(ids), **degrees(points)}
        known = {*own, *_DATED, "name", "description"}
        self.events.append(own | {key: text for key, text in mark.extended.items() if key.casefold() not in known})

    def _id(self, name: str, title: str) -> str:
        taken = self._taken[name]
        return unique(title, taken, f"{ {'geometries': 'geometry'}.get(name, name.rstrip('s')) }-{len(taken) + 1}")


def _dated(extended: dict[str, str]) -> str:
    """The date in extended data that is EDTF; "" if there is none."""
    found = (edtf for name, text in extended.items() if name.casefold() in _DATED and (edtf := _edtf(text)))
    return next(found, "")


def _when(date: str) -> dict[str, str]:
    """A date, or the words that are none."""
    edtf = _edtf(date)
    return {"date": edtf} if edtf else {"date_as_written": date}


def _edtf(text: str) -> str:
    """A date in EDTF, also one with fractions of a second; "" if it is none."""
    try:
        return parse_edtf(text).edtf
    except DateError:
        return edtf_of(text)


def _parts(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    """Points, lines and areas; those of one kind that stand together stay together, but points."""
    if shape.geom_type in {"GeometryCollection", "MultiPoint"}:
        for part in shapely.get_parts(shape):
            yield from _parts(part)
    elif not shape.is_empty:
        yield shape


def degrees(points: Sequence[BaseGeometry]) -> dict[str, str]:
    """The coordinates of places, as an event has those of several."""
    pairs = shapely.get_coordinates(points).tolist()
    return {"lon": BETWEEN.join(cell(lon) for lon, _ in pairs), "lat": BETWEEN.join(cell(lat) for _, lat in pairs)}


def wkt(shape: BaseGeometry) -> str:
    """A line or area as well-known text, in the sheet of geometries, with continuous longitudes."""
    # One around a pole stays as it is; the check of the dossier says so, and how to draw it.
    with suppress(ValueError):
        shape = continuous(shape)
    text: str = shapely.to_wkt(shape, rounding_precision=-1)
    return text
