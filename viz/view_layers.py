"""What a view shows of the story: which features and which labels, and what must be printed with it."""

from collections.abc import Iterable

import geopandas as gpd
import pandas as pd
from shapely.geometry import Point, box

from geodata import parse_edtf
from geodata.projections import Bounds, bounds_of, describe
from viz.features import features, kept
from viz.kinds import AreaLayer, BaseLayer, EventLayer, FrontLayer, LineLayer, MovementLayer
from viz.labels import Label, label_points
from viz.layers import Layer
from viz.styles import SCREEN
from viz.views import MapView
from viz.wording import INTERFACE

# The coarsest scale, in metres per pixel, at which a label of a rank is still shown on the main map. Where that is an ocean
# or a continent, at more than 1 km per pixel, all are so many times coarser.
COARSEST_SCALE = {1: 100_000, 2: 4000, 3: 1600, 4: 800, 5: 500}
# An inset is small: it shows what matters at its own scale.
INSET_FACTOR = 10


def layers_within(layers: Iterable[Layer], main: MapView, view: MapView) -> tuple[Layer, ...]:
    """The layers as a view shows them: those that it names, with what lies there.

    An inset of wider ground leaves out what the main map shows already.

    Args:
        layers: of the story.
        main: its main map.
        view: the main map or an inset.
    """
    named = layers_of(layers, view)
    return tuple(layer if isinstance(layer, BaseLayer) else _layer_within(layer, main, view) for layer in named)


def layers_of(layers: Iterable[Layer], view: MapView) -> tuple[Layer, ...]:
    """The layers that a view names: all, if it names none."""
    return tuple(layer for layer in layers if view.layers is None or layer.id in view.layers)


def _layer_within(layer: Layer, main: MapView, view: MapView) -> Layer:
    drawn = features(layer, SCREEN)
    shown = _meeting(view.project(drawn), view.limits)
    is_close_up = box(*main.bounds).contains(box(*bounds_of(view.extent, main.crs)))
    kinds = EventLayer | AreaLayer | MovementLayer | FrontLayer | LineLayer
    if view.inset and not is_close_up and isinstance(layer, kinds):
        shown = shown.difference(_meeting(main.project(drawn), main.bounds))
    return kept(layer, shown)


def labels_within(labels: Iterable[Label], main: MapView, view: MapView) -> list[tuple[Label, Point]]:
    """The labels inside a view's limits with their points in its metres; an inset repeats of the main map's only the first rank.

    Args:
        labels: of the story.
        main: its main map.
        view: the main map or an inset.
    """
    labels = tuple(labels)
    found = []
    for label, on_main, point in zip(
        labels, label_points(labels, main.crs), label_points(labels, view.crs), strict=True
    ):
        repeated = view.inset and main.contains(on_main) and label.rank > 1
        is_of_it = view.layers is None or label.layer in view.layers
        if is_of_it and box(*view.limits).contains(point) and not repeated:
            found.append((label, point))
    return found


def coarsest_scale(label: Label, view: MapView) -> float:
    """The coarsest scale, in metres per pixel, at which a view still shows a label that nothing else calls for."""
    return COARSEST_SCALE[label.rank] * (INSET_FACTOR if view.inset else max(1, view.km_per_px))


def map_credits(main: MapView, layers: Iterable[Layer]) -> list[str]:
    """Projection, borders and the sources of the base map, each a line.

    Args:
        main: the main map.
        layers: of the story.
    """
    ids = [layer.id for layer in layers if isinstance(layer, BaseLayer) and layer.visible]
    return [
        describe(main.crs),
        *(_borders(main) if "base-borders" in ids else []),
        *(credit.text for credit in main.base.credits),
        *filter(None, [main.base.remark]),
    ]


def _borders(main: MapView) -> list[str]:
    """Of which day the borders are, where they are drawn."""
    if main.layers is not None and "base-borders" not in main.layers:
        return []
    if main.base.borders.empty:
        return [INTERFACE["no_borders"]]
    if main.at is None:
        return [INTERFACE["borders_today"]]
    return [INTERFACE["borders"].format(day=parse_edtf(str(main.at)).display)]


def _meeting(frame: gpd.GeoDataFrame, bounds: Bounds) -> pd.Index:
    """The index of the projected rows that reach into a rectangle."""
    return frame.index[frame.intersects(box(*bounds))]
