"""The base map as pieces: sea, lakes, rivers and borders. The relief is a picture, made in `ground`."""

from collections.abc import Iterator
from dataclasses import replace

import geopandas as gpd
import shapely
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata.projections import cut_of, is_cut_open
from viz.kinds import BaseLayer
from viz.pieces import About, Fill, Line, Piece, Stroke
from viz.styles import Theme
from viz.views import MapView

# Metres. Chords of one degree lie no farther from the curve of the cut.
AT_THE_CUT_M = 3000


def base_pieces(layer: BaseLayer, view: MapView, theme: Theme) -> Iterator[Piece]:
    """The pieces of a part of the base map, cut at the frame.

    Args:
        layer: which part, and what of its style is not the theme's.
        view: whose base map is drawn.
        theme: colours.
    """
    frame, style = box(*view.limits), layer.style
    color = theme.paint(style.color) if style.color else ""

    def line(own: str, width: float, inset: float, dash: str = "solid") -> Line:
        chosen = style.width or (inset if view.inset else width)
        return Line(color=color or own, width=chosen, dash=style.dash or dash)

    if layer.id == "base-sea":
        shore = line(theme.coast, 0.8, 0.5)
        land = _merged(view.base.land, view, frame)
        coast = Line(color=theme.coast, width=shore.width, dash=shore.dash)
        cut = cut_of(view.crs)
        sea = Fill(about=About(uid=layer.id), shape=frame.difference(land), color=color or theme.sea)
        if cut.disjoint(frame):
            yield replace(sea, edge=coast)
        else:
            # The land goes on beyond the cut of the map: its end there is no coast.
            shape = land.boundary.difference(shapely.union(cut, frame.boundary).buffer(AT_THE_CUT_M))
            yield from (sea, Stroke(about=About(uid=f"{layer.id}-coast"), shape=shape, line=coast))
    if layer.id == "base-lakes":
        yield Fill(about=About(uid=layer.id), shape=_merged(view.base.lakes, view, frame), color=color or theme.sea)
    if layer.id == "base-rivers":
        shape = _merged(view.base.rivers, view, frame)
        yield Stroke(about=About(uid=layer.id), shape=shape, line=line(theme.river, 0.9, 0.4))
    if layer.id == "base-borders":
        undefined = view.base.borders["status"].isin(["undefined", "disputed"])
        for name, mine, dash in (("settled", ~undefined, "dash"), ("undefined", undefined, "dot")):
            shape = _merged(view.base.borders[mine], view, frame)
            yield Stroke(about=About(uid=f"{layer.id}-{name}"), shape=shape, line=line(theme.border, 1.3, 0.7, dash))


def _merged(layer: gpd.GeoDataFrame, view: MapView, frame: Polygon) -> BaseGeometry:
    """A base layer as one projected geometry inside the frame; projecting can make an outline cross itself."""
    projected = shapely.make_valid(layer.to_crs(view.crs).geometry.to_numpy())
    if not is_cut_open(view.crs):
        # Around a pole, what the base map cuts along a meridian closes again: on whole metres, without a gap.
        west, _, east, _ = view.base.extent.continuous
        cut = ((layer.bounds["minx"] == west) | (layer.bounds["maxx"] == east)).to_numpy()
        projected[cut] = shapely.set_precision(projected[cut], 1)
    return shapely.union_all(shapely.intersection(projected, frame))
