"""Somebody's own places come to the metres of a map."""

from collections.abc import Sequence
from numbers import Real
from typing import Any

import geopandas as gpd
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata.projections.courses import along_parallels
from geodata.projections.on_earth import on_earth
from viz.layers.rows import located
from viz.stories.views import MapView

# Longitude and latitude.
PAIR = 2


def projected(places: Any, view: MapView) -> Any:
    """Places in a view's metres; see `Story.project`.

    Raises:
        TypeError: they are no places.
        ValueError: they have no CRS, or the projection does not reach the only one.
    """
    if isinstance(places, gpd.GeoDataFrame):
        if places.crs is None:
            raise ValueError("the frame has no CRS; give it one with frame.set_crs(…)")
        there = places[located(places)]
        bent = [along_parallels(shape) for shape in on_earth(there.geometry)]
        return view.project(there.set_geometry(gpd.GeoSeries(bent, index=there.index, crs="EPSG:4326")))
    if isinstance(places, gpd.GeoSeries):
        if places.crs is None:
            raise ValueError("the series has no CRS; give it one with series.set_crs(…)")
        return projected(places.to_frame("geometry"), view).geometry.rename(places.name)
    place = _place(places)
    found = projected(gpd.GeoDataFrame(geometry=[place], crs="EPSG:4326"), view).geometry
    if found.empty:
        raise ValueError(
            f"the projection of the map does not reach {places!r}; write degrees, longitude before latitude"
        )
    return found.iloc[0]


def _place(place: Any) -> BaseGeometry:
    """One place in degrees.

    Raises:
        TypeError: it is none.
    """
    if isinstance(place, BaseGeometry):
        return place
    if isinstance(place, Sequence) and len(place) == PAIR and all(isinstance(each, Real) for each in place):
        return Point(*place)
    raise TypeError(
        f"{type(place).__name__} is no place; give a GeoDataFrame, a GeoSeries, a shapely geometry in degrees or "
        "(longitude, latitude)"
    )
