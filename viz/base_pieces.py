"""The base map as pieces: sea, lakes, rivers and borders. The relief is a picture of its own."""

from collections.abc import Iterator

import geopandas as gpd
import shapely
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata.projections import is_cut_open
from viz.pieces import About, Fill, Line, Piece, Stroke
from viz.styles import Theme
from viz.views import MapView


def base_pieces(view: MapView, theme: Theme) -> Iterator[Piece]:
    """Sea, lakes, rivers and borders of a view."""
    frame = box(*view.limits)
    land = _merged(view.base.land, view, frame)
    coast = Line(color=theme.coast, width=0.5 if view.inset else 0.8)
    yield Fill(about=About(uid="sea"), shape=frame.difference(land), color=theme.sea, edge=coast)
    yield Fill(about=About(uid="lakes"), shape=_merged(view.base.lakes, view, frame), color=theme.sea)
    rivers = _merged(view.base.rivers, view, frame)
    yield Stroke(
        about=About(uid="rivers"), shape=rivers, line=Line(color=theme.river, width=0.4 if view.inset else 0.9)
    )
    undefined = view.base.borders["status"].isin(["undefined", "disputed"])
    for name, mine, dash in (("settled", ~undefined, "dash"), ("undefined", undefined, "dot")):
        line = Line(color=theme.border, width=0.7 if view.inset else 1.3, dash=dash)
        yield Stroke(about=About(uid=f"borders-{name}"), shape=_merged(view.base.borders[mine], view, frame), line=line)


def _merged(layer: gpd.GeoDataFrame, view: MapView, frame: Polygon) -> BaseGeometry:
    """A base layer as one projected geometry inside the frame; projecting can make an outline cross itself."""
    projected = shapely.make_valid(layer.to_crs(view.crs).geometry.to_numpy())
    if not is_cut_open(view.crs):
        # Around a pole, what the base map cuts along a meridian closes again: on whole metres, without a gap.
        west, _, east, _ = view.base.extent.continuous
        cut = ((layer.bounds["minx"] == west) | (layer.bounds["maxx"] == east)).to_numpy()
        projected[cut] = shapely.set_precision(projected[cut], 1)
    return shapely.union_all(shapely.intersection(projected, frame))
