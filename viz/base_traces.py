"""The base map as plotly traces: sea, lakes, rivers and borders. The relief is the figure's image."""

from collections.abc import Iterator

import geopandas as gpd
import shapely
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata.projections import is_cut_open
from viz.styles import Theme
from viz.traces import Trace, fill, stroke
from viz.views import MapView


def base_traces(view: MapView, theme: Theme) -> Iterator[Trace]:
    """Sea, lakes, rivers and borders; the relief is the figure's image."""
    frame = box(*view.limits)
    land = _merged(view.base.land, view, frame)
    coast = {"color": theme.coast, "width": 0.5 if view.inset else 0.8}
    yield fill(frame.difference(land), "sea", theme.sea, line=coast)
    yield fill(_merged(view.base.lakes, view, frame), "lakes", theme.sea, line={"width": 0})
    rivers = _merged(view.base.rivers, view, frame)
    yield stroke(rivers, "rivers", {"color": theme.river, "width": 0.4 if view.inset else 0.9})
    undefined = view.base.borders["status"].isin(["undefined", "disputed"])
    for name, mine, dash in (("settled", ~undefined, "dash"), ("undefined", undefined, "dot")):
        line = {"color": theme.border, "width": 0.7 if view.inset else 1.3, "dash": dash}
        yield stroke(_merged(view.base.borders[mine], view, frame), f"borders-{name}", line)


def _merged(layer: gpd.GeoDataFrame, view: MapView, frame: Polygon) -> BaseGeometry:
    """A base layer as one projected geometry inside the frame; projecting can make an outline cross itself."""
    projected = shapely.make_valid(layer.to_crs(view.crs).geometry.to_numpy())
    if not is_cut_open(view.crs):
        # Around a pole, what the base map cuts along a meridian closes again: on whole metres, without a gap.
        west, _, east, _ = view.base.extent.continuous
        cut = ((layer.bounds["minx"] == west) | (layer.bounds["maxx"] == east)).to_numpy()
        projected[cut] = shapely.set_precision(projected[cut], 1)
    return shapely.union_all(shapely.intersection(projected, frame))
