"""Layers as pieces: one function per layer kind, all in the view's projected metres."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from viz.drawing.base_pieces import base_pieces
from viz.drawing.pieces import About, Fill, Hatch, Line, Picture, Piece, Points, Stroke
from viz.drawing.scans import scan
from viz.drawing.shapes import SHORTEST_M, arrow, band, rounded, soft_edges, ticks
from viz.layers.features import features
from viz.layers.kinds import BaseLayer, ImageLayer
from viz.layers.layer import Kind, Layer
from viz.layers.rows import rows
from viz.layers.styles import Theme, rimmed
from viz.stories.shown import Scene
from viz.stories.view_layers import placed
from viz.stories.views import MapView

TICK_PX = 11
# Marks and messages in an inset, as a share of those on the main map.
INSET_MARK, INSET_MESSAGE = 0.75, 0.7
# A rival place is so much wider than a mark, since a letter stands in it.
LETTER_ROOM_PX, LETTER_RIM_PX = 4, 1.2
# An edge is drawn soft where its uncertainty can be seen at all.
VISIBLE_EDGE_PX = 3
# What has no length is drawn as a dot, so many px wide.
DOT_PX = 7
# Five bands of this opacity add up to the soft edge of a front.
FRONT_BAND = 0.055


@dataclass(frozen=True)
class Sheet:
    """What a layer is drawn with: its data in the view's metres, the view and the theme."""

    layer: Layer
    data: gpd.GeoDataFrame
    view: MapView
    theme: Theme

    @property
    def metres(self) -> float:
        """Projected metres for each px of a sign."""
        return self.view.km_per_px * 1000

    @property
    def rows(self) -> list[Any]:
        """The rows of lines and areas that can be seen as such; those of no length are dots, see `dots`."""
        return rows(self.data[self.data.length >= SHORTEST_M])

    @property
    def dots(self) -> Iterator[Piece]:
        """The lines and areas of no length, filled and dashed as they would be."""
        for row in rows(self.data[self.data.length < SHORTEST_M]):
            dot = row.geometry.centroid.buffer(DOT_PX / 2 * self.metres)
            edge = Line(color=row.color, width=1, dash=getattr(row, "dash", "solid"))
            fill = getattr(row, "fill", 1.0)
            yield Fill(about=self.about(row), shape=dot, color=row.color, opacity=fill, edge=edge)

    def about(self, row: Any, *parts: object) -> About:
        """What a piece of a row stands for."""
        feature = self.layer.uid(row.id)
        uid = self.layer.uid(row.id, *parts) if parts else feature
        return About(uid=uid, feature=feature, layer=self.layer.id, name=row.label, events=row.events, hover=row.hover)


# What has been drawn, for as long as its scene is there: figure, page and print ask for the same.
_drawn: "WeakKeyDictionary[Scene, dict[Theme, tuple[Piece, ...]]]" = WeakKeyDictionary()


def scene_pieces(scene: Scene, theme: Theme) -> tuple[Piece, ...]:
    """The pieces of what a view shows, drawn once; see `map_pieces`."""
    mine = _drawn.setdefault(scene, {})
    if theme not in mine:
        mine[theme] = map_pieces(scene.layers, scene.view, theme)
    return mine[theme]


def map_pieces(layers: Iterable[Layer], view: MapView, theme: Theme) -> tuple[Piece, ...]:
    """The pieces of all layers in one view, the first at the bottom.

    The base map lies under all else, and pictures on it, wherever they stand in the list; what a picture covers of the base map
    is left out, since plotly's figures have pictures under everything.

    Args:
        layers: any kinds, in drawing order; those that are not visible are left out.
        view: whose projection is used.
        theme: colours and sizes.
    """
    base: list[Piece] = []
    pictures: list[Picture] = []
    others: list[Piece] = []
    for layer in layers:
        for piece in layer_pieces(layer, view, theme):
            if isinstance(piece, Picture):
                pictures.append(piece)
            else:
                (base if layer.kind == "base" else others).append(piece)
    if pictures:
        ground = shapely.union_all([picture.outline for picture in pictures])
        base = [part for piece in base for part in _uncovered(piece, ground)]
    return (*base, *pictures, *others)


def _uncovered(piece: Piece, ground: BaseGeometry) -> Iterator[Piece]:
    """What of a piece of the base map no picture covers; the rim of a picture is no coast."""
    if isinstance(piece, Stroke):
        yield replace(piece, shape=piece.shape.difference(ground))
    if isinstance(piece, Fill):
        yield replace(piece, shape=piece.shape.difference(ground), edge=None)
        if piece.edge:
            about = replace(piece.about, uid=f"{piece.about.uid}-edge")
            yield Stroke(about=about, shape=piece.shape.boundary.difference(ground), line=piece.edge)


def layer_pieces(layer: Layer, view: MapView, theme: Theme) -> Iterator[Piece]:
    """The pieces of one layer in one view, the first at the bottom.

    Args:
        layer: any kind.
        view: whose projection is used.
        theme: colours and sizes.
    """
    if layer.visible:
        # The base map is no row of its layers.
        data = layer.data if layer.kind == "base" else placed(layer, view, theme)
        yield from DRAW[layer.kind](Sheet(layer, data, view, theme))


def _areas(sheet: Sheet) -> Iterator[Piece]:
    yield from sheet.dots
    for row in sheet.rows:
        edge = row.precision_km * 1000
        soft = edge / 1000 >= VISIBLE_EDGE_PX * sheet.view.km_per_px
        shapes = soft_edges(row.geometry, edge) if soft else [row.geometry]
        for number, shape in enumerate(shapes):
            pale = row.fill / len(shapes) * 1.6 if soft else row.fill
            yield Fill(about=sheet.about(row, number), shape=shape, color=row.color, pale=pale)
        hatch = Hatch(color=row.color, size=9, solidity=0.08) if row.hatched else None
        outline = None if soft else Line(color=row.color, width=1)
        pale = 0.75 if row.hatched else 1.0
        yield Fill(about=sheet.about(row), shape=row.geometry, color="", edge=outline, hatch=hatch, pale=pale)


def _fronts(sheet: Sheet) -> Iterator[Piece]:
    yield from sheet.dots
    for row in sheet.rows:
        front = rounded(row.geometry)
        for number, edge in enumerate(soft_edges(front, row.precision_km * 1000)):
            yield Fill(about=sheet.about(row, number), shape=edge, color=row.color, pale=FRONT_BAND)
        yield Stroke(about=sheet.about(row), shape=front, line=Line(color=row.color, width=row.width))
        if row.ticks is not None:
            points = gpd.GeoSeries([row.ticks], crs="EPSG:4326").to_crs(sheet.view.crs).iloc[0]
            strokes = ticks(front, points, TICK_PX * sheet.view.km_per_px * 1000)
            yield Stroke(about=sheet.about(row, "ticks"), shape=strokes, line=Line(color=row.color, width=2))


def _movements(sheet: Sheet) -> Iterator[Piece]:
    yield from sheet.dots
    metres = sheet.view.km_per_px * 1000
    for row in sheet.rows:
        width = row.width * metres
        legs = shapely.get_parts(row.geometry)
        shape = shapely.MultiPolygon([arrow(leg, min(width, leg.length / 3)) for leg in legs])
        ground = sheet.theme.paper
        hatch = (
            Hatch(color=row.color, ground=ground, ground_opacity=0.7, size=5, solidity=0.35) if row.hatched else None
        )
        outline = Line(color=row.color, width=1.1, dash=row.dash)
        yield Fill(about=sheet.about(row), shape=shape, color=row.color, opacity=row.fill, edge=outline, hatch=hatch)


def _lines(sheet: Sheet) -> Iterator[Piece]:
    yield from sheet.dots
    for row in sheet.rows:
        line = Line(color=row.color, width=row.width, dash=row.dash)
        yield Stroke(about=sheet.about(row), shape=row.geometry, line=line)


def _routes(sheet: Sheet) -> Iterator[Piece]:
    """Bands in metres, since plotly can fill many widths in one trace, and draw but one; the first stop is a dot as wide."""
    for row in rows(sheet.data):
        shape = band(row.geometry, row.width * sheet.view.km_per_px * 1000)
        yield Fill(about=sheet.about(row), shape=shape, color=row.color, opacity=row.fill)


def _messages(sheet: Sheet) -> Iterator[Piece]:
    yield from sheet.dots
    share = INSET_MESSAGE if sheet.view.inset else 1
    for row in sheet.rows:
        line = Line(color=row.color, width=row.width * share, dash=row.dash)
        yield Stroke(about=sheet.about(row), shape=row.geometry, line=line)


def _points(sheet: Sheet) -> Iterator[Piece]:
    if not len(sheet.data):
        return
    sizes = (sheet.data["size"] * (INSET_MARK if sheet.view.inset else 1)).tolist()
    signs = rimmed(sheet.data["color"], sheet.data["hollow"], sizes, sheet.theme.paper)
    yield _marks(sheet, shapes=sheet.data["shape"].tolist(), sizes=sizes, **signs._asdict())


def _candidates(sheet: Sheet) -> Iterator[Piece]:
    count = len(sheet.data)
    if count:
        yield _marks(
            sheet,
            shapes=["circle"] * count,
            fills=[sheet.theme.paper] * count,
            rims=sheet.data["color"].tolist(),
            sizes=(sheet.data["size"] + LETTER_ROOM_PX).tolist(),
            rim_widths=[LETTER_RIM_PX] * count,
            letters=sheet.data["letter"].tolist(),
        )


def _marks(sheet: Sheet, **signs: Any) -> Points:
    """All points of a layer with their signs."""
    return Points(
        about=About(uid=sheet.layer.id, layer=sheet.layer.id, name=sheet.layer.name),
        x=np.asarray(sheet.data.geometry.x),
        y=np.asarray(sheet.data.geometry.y),
        of=sheet.data["events"].tolist(),
        first=sheet.data["first"].tolist(),
        hovers=sheet.data["hover"].tolist(),
        **signs,
    )


def _base(sheet: Sheet) -> Iterator[Piece]:
    if isinstance(sheet.layer, BaseLayer):
        yield from base_pieces(sheet.layer, sheet.view, sheet.theme)


def _pictures(sheet: Sheet) -> Iterator[Piece]:
    layer, view = sheet.layer, sheet.view
    crs = layer.data.crs
    if not isinstance(layer, ImageLayer) or crs is None:
        return
    drawn = features(layer, sheet.theme)
    for position, row in zip(drawn.index, rows(drawn), strict=True):
        corners, path = layer.data.geometry.iloc[position], layer.data[layer.image].iloc[position]
        image, bounds, outline = scan(path, corners, crs, view.crs, view.limits, layer=layer.id)
        if not outline.is_empty:
            image = image.convert("LA").convert("RGBA") if sheet.theme.grey else image
            yield Picture(about=sheet.about(row), image=image, bounds=bounds, opacity=row.fill, outline=outline)


def _nothing(_: Sheet) -> Iterator[Piece]:
    """Names are placed by each renderer, which measures its type."""
    return iter(())


DRAW: dict[Kind, Callable[[Sheet], Iterator[Piece]]] = {
    "area": _areas,
    "base": _base,
    "candidate": _candidates,
    "event": _points,
    "front": _fronts,
    "image": _pictures,
    "label": _nothing,
    "line": _lines,
    "message": _messages,
    "movement": _movements,
    "place": _nothing,
    "route": _routes,
}
