"""What stands in a placemark of KML (OGC 12-007r2): its times as EDTF, its shapes as geometries."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from shapely.geometry import GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

Element = Any

# A date or time of XML Schema (part 2, 3.2): of a year, a month, a day or a second, each with its time zone.
_DATE = re.compile(
    r"(?P<sign>-?)(?P<year>[0-9]{4,})(?P<rest>(?:-[0-9]{2}){0,2})"
    r"(?:(?P<time>T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.0+)?)?(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
)
_FOUR_FIGURES = 4
_SHAPES = {"Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack"}
_COLLECTED: dict[str, Callable[[list[Any]], BaseGeometry]] = {
    "Point": MultiPoint,
    "LineString": MultiLineString,
    "Polygon": MultiPolygon,
}
# Longitude, latitude, and perhaps a height.
_PLANE, _SOLID = 2, 3


def is_called(element: Element, name: str) -> bool:
    """Whether an element has a name, in whatever edition of KML."""
    return kind_of(element) == name


def kind_of(element: Element) -> str:
    """The name of an element without its namespace, also where nothing says what a prefix stands for."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of a name."""
    return (each for each in element if is_called(each, name))


def child(element: Element | None, name: str) -> Element | None:
    """The first child of a name."""
    return None if element is None else next(children(element, name), None)


def text_of(element: Element | None) -> str:
    """What an element says, without blanks around it; "" if there is none."""
    return "" if element is None else "".join(element.itertext()).strip()


def date_of(mark: Element) -> str:
    """The time of a placemark in EDTF; "" if it has none."""
    if when := text_of(child(child(mark, "TimeStamp"), "when")):
        return _date(when)
    span = child(mark, "TimeSpan")
    first, last = (text_of(child(span, end)) for end in ("begin", "end"))
    if span is None and (whens := [text_of(each) for each in mark.iter() if is_called(each, "when")]):
        # A track, which has an hour for each of its points.
        first, last = whens[0], whens[-1]
    if not first and not last:
        return ""
    # An interval of EDTF has days, and no hours.
    start, end = (_date(part).partition("T")[0] if part else ".." for part in (first, last))
    return start if start == end else f"{start}/{end}"


def _date(text: str) -> str:
    """A date of XML Schema as EDTF writes it; as it stands if it is none."""
    match = _DATE.fullmatch(text)
    if match is None:
        return text
    wide = "Y" if len(match["year"]) > _FOUR_FIGURES else ""
    day = f"{wide}{match['sign']}{match['year']}{match['rest']}"
    return f"{day}{match['time']}{match['zone'] or ''}" if match["time"] else day


def shape_of(mark: Element) -> BaseGeometry | None:
    """The geometry of a placemark; None if it has none.

    Raises:
        ValueError: If its coordinates are none.
    """
    return next((_shape(each) for each in mark if kind_of(each) in _SHAPES), None)


def _shape(element: Element) -> BaseGeometry | None:
    match kind_of(element):
        case "Point":
            points = _points(text_of(child(element, "coordinates")))
            return Point(points[0]) if points else None
        case "LineString" | "LinearRing":
            return _line(_points(text_of(child(element, "coordinates"))))
        case "Polygon":
            rings = [_ring(each) for side in ("outerBoundaryIs", "innerBoundaryIs") for each in children(element, side)]
            return Polygon(rings[0], rings[1:]) if rings and rings[0] else None
        case "Track":
            words = [",".join(text_of(each).split()) for each in element if kind_of(each) == "coord"]
            return _line(_points(" ".join(words)))
    parts = [part for each in element if kind_of(each) in _SHAPES and (part := _shape(each)) is not None]
    return _collected(parts)


def _line(points: list[tuple[float, ...]]) -> BaseGeometry | None:
    if len(points) == 1:
        return Point(points[0])
    return LineString(points) if points else None


def _ring(side: Element) -> list[tuple[float, ...]]:
    return _points(text_of(child(child(side, "LinearRing"), "coordinates")))


def _points(text: str) -> list[tuple[float, ...]]:
    """Points as KML writes them; heights are kept where one is not 0, which programs write where there is none."""
    points = []
    for word in re.sub(r"\s*,\s*", ",", text).split():
        numbers = tuple(float(part) for part in word.rstrip(",").split(","))
        if not _PLANE <= len(numbers) <= _SOLID:
            raise ValueError(f"{word!r} is no point")
        points.append(numbers)
    if all(len(point) == _SOLID for point in points) and any(point[-1] for point in points):
        return points
    return [point[:_PLANE] for point in points]


def _collected(parts: list[BaseGeometry]) -> BaseGeometry | None:
    """Several geometries as one."""
    kinds = {part.geom_type for part in parts}
    if len(parts) <= 1:
        return parts[0] if parts else None
    collected = _COLLECTED.get(kinds.pop()) if len(kinds) == 1 else None
    return collected(parts) if collected else GeometryCollection(parts)
