"""The geometries of any frame as they lie on the Earth: in degrees, without heights, across 180° and around the poles."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS
from shapely.geometry import LinearRing, LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geodata.projections.extents import CIRCLE, EDGE
from geodata.projections.longitudes import continuous, single_parts, together
from geodata.projections.polar_outlines import is_around_a_pole, through_the_pole

__all__ = ["on_earth"]

# Degrees, some 0.1 m. What comes out of another projection ends so near to 180°.
NEAR = 1e-6
# Degrees. With smaller numbers, the square of which is none, no length can be reckoned.
NOTHING = 1e-12
# Edges that are straight in the metres of a frame are bent on another map: they are divided into so many km, and no geometry
# into more than so many parts of its longer side.
STEP_KM, MOST_STEPS = 100.0, 400
# Degrees. An area that is higher, and whose outline has edges of more than 180°, is meant as it stands, as one of the world;
# so is one that would be so many times as high as wide, were they to go the shorter way.
WORLD_HEIGHT, SLIVER = 100.0, 10.0
# What lies at points needs no second look.
POINTS = (shapely.GeometryType.POINT, shapely.GeometryType.MULTIPOINT)


def on_earth(shapes: gpd.GeoSeries) -> npt.NDArray[np.object_]:
    """Geometries in degrees, WGS 84, without heights; longitudes are continuous, see `geodata.projections.longitudes`.

    Lines and areas may cross 180° in any notation: an edge of more than 180° of longitude goes the shorter way, pieces that
    were cut there (RFC 7946, section 3.1.9) are joined. An outline around a pole takes in that pole to which it is nearer.
    Areas over 100° high with such edges are parts of the world as they stand. A LinearRing becomes a LineString.

    Args:
        shapes: any geometries with a CRS; none is missing. Edges are straight in this CRS.

    Returns:
        An array of geometries in the same order, nothing of it bent yet (see `geodata.projections.courses`).
    """
    crs = CRS(shapes.crs)
    if crs.is_projected:
        step = STEP_KM * 1000 / crs.axis_info[0].unit_conversion_factor
        shapes = gpd.GeoSeries(_divided(shapes, step), index=shapes.index, crs=crs)
    laid = _without_hairs(_flat(shapes.to_crs("EPSG:4326")))
    kind, bounds = shapely.get_type_id(laid), shapely.bounds(laid)
    is_ring = kind == shapely.GeometryType.LINEARRING
    is_mixed = kind == shapely.GeometryType.GEOMETRYCOLLECTION
    there = np.isfinite(bounds).all(axis=1)
    width = np.subtract(bounds[:, 2], bounds[:, 0], out=np.zeros(len(bounds)), where=there)
    reaches = (bounds[:, 0] <= NEAR - EDGE) | (bounds[:, 2] >= EDGE - NEAR) | (width > EDGE)
    asked = (is_ring | is_mixed | reaches) & ~np.isin(kind, POINTS) & there
    if asked.any():
        laid = laid.copy()
        laid[asked] = [_laid(shape) for shape in laid[asked]]
    return laid


def _flat(shapes: gpd.GeoSeries) -> npt.NDArray[np.object_]:
    """Geometries without heights: the very ones where none has any, since a hundred thousand new ones keep Python busy."""
    found: npt.NDArray[np.object_] = shapes.to_numpy()
    return np.asarray(shapely.force_2d(found)) if (shapely.get_coordinate_dimension(found) > len("xy")).any() else found


def _without_hairs(shapes: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """Geometries whose corners lie on the equator and the prime meridian where they are next to nothing off them."""
    size = np.abs(shapely.get_coordinates(shapes))
    if not ((size > 0) & (size < NOTHING)).any():
        return shapes
    return shapely.transform(shapes, lambda corners: np.where(np.abs(corners) < NOTHING, 0, corners))


def _divided(shapes: gpd.GeoSeries, step: float) -> npt.NDArray[np.object_]:
    """Projected geometries whose long edges are divided into steps."""
    flat = _flat(shapes)
    bounds = shapely.bounds(flat)
    longer = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
    long = np.isfinite(longer) & (longer > step)
    if long.any():
        flat = flat.copy()
        flat[long] = shapely.segmentize(flat[long], np.maximum(step, longer[long] / MOST_STEPS))
    return flat


def _laid(shape: BaseGeometry) -> BaseGeometry:
    """One geometry in degrees; of a collection each kind by itself."""
    parts = [LineString(part) if isinstance(part, LinearRing) else part for part in single_parts(shape)]
    parts = [shapely.transform(part, _snapped) for part in parts if not part.is_empty]
    lines = [part for part in parts if isinstance(part, LineString)]
    areas = [part for part in parts if isinstance(part, Polygon)]
    others = [part for part in parts if not isinstance(part, LineString | Polygon)]
    return together([*others, *_lines(lines), *_areas(areas)]) if parts else shape


def _snapped(corners: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Corners a hair's breadth off 180° are put there, so that pieces cut there meet."""
    at_180 = np.abs(np.abs(corners[:, 0]) - EDGE) <= NEAR
    return np.column_stack([np.where(at_180, np.copysign(EDGE, corners[:, 0]), corners[:, 0]), corners[:, 1]])


def _lines(lines: list[LineString]) -> list[BaseGeometry]:
    """Lines with continuous longitudes; one that leads all around the world, in a single step, stays as it is."""
    circles = [line for line in lines if _is_circle(line)]
    others = [line for line in lines if not _is_circle(line)]
    return [*circles, *(single_parts(continuous(MultiLineString(others))) if others else [])]


def _is_circle(line: LineString) -> bool:
    """Whether all steps but those to the same meridian are whole circles."""
    steps = np.abs(np.diff(shapely.get_coordinates(line)[:, 0]))
    return bool((steps == CIRCLE).any() and np.isin(steps, (0, CIRCLE)).all())


def _areas(areas: list[Polygon]) -> list[BaseGeometry]:
    laid: list[BaseGeometry] = []
    others = []
    for area in areas:
        if is_around_a_pole(area.exterior):
            # Of an outline along the pole itself nothing is left.
            laid += [part for part in single_parts(through_the_pole(area)) if isinstance(part, Polygon)] or [area]
        elif _is_of_the_world(area):
            laid.append(area)
        else:
            others.append(area)
    if others:
        try:
            laid += single_parts(continuous(MultiPolygon(others)))
        except ValueError:
            # A hole around a pole, or an outline that crosses itself there: it is drawn as it stands.
            laid += others
    return laid


def _is_of_the_world(area: Polygon) -> bool:
    """Whether an area with edges of more than 180° is one of the world as it stands."""
    steps = np.abs(np.diff(shapely.get_coordinates(area.exterior)[:, 0]))
    widest = steps.max(initial=0)
    if widest <= EDGE or not area.is_valid:
        return False
    _, south, _, north = area.bounds
    return bool(north - south > WORLD_HEIGHT or north - south > SLIVER * (CIRCLE - widest))
