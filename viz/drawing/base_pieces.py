"""The base map as pieces: sea, graticule, lakes, rivers, provinces and borders, one function for each part.

The relief is a picture, which `viz.figures` and `viz.printing` draw; the names are placed by each renderer.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from geodata.projections.choice import cut_of, is_cut_open
from geodata.projections.graticule import graticule
from viz.drawing.pieces import About, Fill, Line, Piece, Stroke
from viz.layers.kinds import BaseLayer
from viz.layers.styles import Theme
from viz.stories.views import MapView

# From so many kilometres in a pixel on, lines of the base map are drawn thinner, by this share: there are more of them.
CONTINENT, THINNER = 3.5, 0.6
# A curve of the graticule may be so many pixels off: it is drawn with fewer points.
SMOOTH_PX = 0.4
# Metres. Chords of one degree lie no farther from the curve of the cut.
AT_THE_CUT_M = 3000


@dataclass(frozen=True)
class Ground:
    """What a part of the base map is drawn with: the part, the view with its frame, and the theme."""

    layer: BaseLayer
    view: MapView
    theme: Theme

    @property
    def frame(self) -> BaseGeometry:
        """All that the view may show."""
        return self.view.globe

    def about(self, *parts: str) -> About:
        """The name of a piece."""
        return About(uid="-".join([self.layer.id, *parts]))

    def color(self, own: str) -> str:
        """The layer's colour, or else the theme's."""
        chosen = self.layer.style.color
        return self.theme.paint(chosen) if chosen else own

    def line(self, own: str, width: float, dash: str = "solid") -> Line:
        """The layer's line, or else the theme's; half as wide in an inset, and thinner on maps of continents."""
        style = self.layer.style
        usual = width / 2 if self.view.inset else width * (THINNER if self.view.km_per_px > CONTINENT else 1)
        return Line(color=self.color(own), width=style.width or usual, dash=style.dash or dash)

    def stroke(self, frame: gpd.GeoDataFrame, line: Line, *parts: str) -> Stroke:
        """Lines of the base map as one piece, each as long as it goes on."""
        shape = shapely.line_merge(_merged(frame, self.view, self.frame))
        return Stroke(about=self.about(*parts), shape=shape, line=line)


def base_pieces(layer: BaseLayer, view: MapView, theme: Theme) -> Iterator[Piece]:
    """The pieces of a part of the base map, cut at the frame.

    Args:
        layer: which part, and what of its style is not the theme's.
        view: whose base map is drawn.
        theme: colours.
    """
    if layer.part in PARTS:
        yield from PARTS[layer.part](Ground(layer, view, theme))


def _sea(ground: Ground) -> Iterator[Piece]:
    frame, theme = ground.frame, ground.theme
    land = _merged(ground.view.base.land, ground.view, frame)
    coast = replace(ground.line(theme.coast, 0.8), color=theme.coast)
    sea = Fill(about=ground.about(), shape=frame.difference(land), color=ground.color(theme.sea))
    cut = cut_of(ground.view.crs)
    if cut.disjoint(frame):
        yield replace(sea, edge=coast)
    else:
        # The land goes on beyond the cut of the map: its end there is no coast.
        shape = land.boundary.difference(shapely.union(cut, frame.boundary).buffer(AT_THE_CUT_M))
        yield from (sea, Stroke(about=ground.about("coast"), shape=shape, line=coast))


def _graticule(ground: Ground) -> Iterator[Piece]:
    view = ground.view
    net = _clipped(graticule(view.base.extent, seen=view.extent), view, ground.frame)
    # A meridian along the cut of the map would be its edge, which a map of the whole Earth has all around.
    seen = shapely.difference(net, cut_of(view.crs).buffer(AT_THE_CUT_M))
    edge = shapely.line_merge(ground.frame.boundary.difference(box(*view.limits).boundary))
    # Side by side: a union would part every line where another one crosses it.
    lines = [part for part in shapely.get_parts([*seen, edge]) if part.length]
    shape = shapely.multilinestrings(lines).simplify(SMOOTH_PX * view.km_per_px * 1000)
    yield Stroke(about=ground.about(), shape=shape, line=ground.line(ground.theme.graticule, 0.6))


def _lakes(ground: Ground) -> Iterator[Piece]:
    shape = _merged(ground.view.base.lakes, ground.view, ground.frame)
    yield Fill(about=ground.about(), shape=shape, color=ground.color(ground.theme.sea))


def _rivers(ground: Ground) -> Iterator[Piece]:
    yield ground.stroke(ground.view.base.rivers, ground.line(ground.theme.river, 0.9))


def _provinces(ground: Ground) -> Iterator[Piece]:
    yield ground.stroke(ground.view.base.provinces, ground.line(ground.theme.border, 0.6, "1px,3px"))


def _borders(ground: Ground) -> Iterator[Piece]:
    borders = ground.view.base.borders
    undefined = borders["status"].isin(["undefined", "disputed"])
    for name, mine, dash in (("settled", ~undefined, "dash"), ("undefined", undefined, "dot")):
        yield ground.stroke(borders[mine], ground.line(ground.theme.border, 1.3, dash), name)


PARTS: dict[str, Callable[[Ground], Iterator[Piece]]] = {
    "sea": _sea,
    "graticule": _graticule,
    "lakes": _lakes,
    "rivers": _rivers,
    "provinces": _provinces,
    "borders": _borders,
}


def _clipped(layer: gpd.GeoDataFrame, view: MapView, frame: BaseGeometry) -> np.ndarray:
    """The shapes of a base layer, projected, inside the frame; projecting can make an outline cross itself."""
    projected = shapely.make_valid(layer.to_crs(view.crs).geometry.to_numpy())
    if not is_cut_open(view.crs):
        # Around a pole, what the base map cuts along a meridian closes again: on whole metres, without a gap.
        west, _, east, _ = view.base.extent.continuous
        cut = ((layer.bounds["minx"] == west) | (layer.bounds["maxx"] == east)).to_numpy()
        projected[cut] = shapely.set_precision(projected[cut], 1)
    return shapely.intersection(projected, frame)


def _merged(layer: gpd.GeoDataFrame, view: MapView, frame: BaseGeometry) -> BaseGeometry:
    """A base layer as one projected geometry inside the frame."""
    # Of most islands each is by itself: only what touches is joined, in a twentieth of the time.
    merged = shapely.disjoint_subset_union_all(_clipped(layer, view, frame))
    if merged.geom_type != "GeometryCollection":
        return merged
    # An area that only touches the frame leaves a line or a point there.
    parts = shapely.get_parts(merged)
    return shapely.union_all(parts[shapely.get_dimensions(parts) == shapely.get_dimensions(merged)])
