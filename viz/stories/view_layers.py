"""What a view shows of the story: which features and which labels, and what must be printed with it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress
from weakref import WeakKeyDictionary

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj import CRS
from shapely.geometry import LineString, Point, box

from geodata import parse_edtf
from geodata.projections.choice import Bounds, bounds_of, describe
from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.features import features, kept, laid_out
from viz.layers.kinds import BaseLayer
from viz.layers.labels import Label, Located, Metres, label_points
from viz.layers.layer import Layer
from viz.layers.styles import Theme
from viz.stories.base_names import Known, base_labels
from viz.stories.views import BORDERS_KNOWN_FROM, MapView

# The coarsest scale, in metres per pixel, at which a label of a rank is still shown on the main map. Where that is an ocean
# or a continent, at more than 1 km per pixel, all are so many times coarser.
COARSEST_SCALE = {1: 100_000, 2: 4000, 3: 1600, 4: 800, 5: 500}
# The parts of the base map that are names.
NAMES = ("towns", "names")
# Names of the base map say where one is, and no more: fewer of them, in insets too.
COARSEST_BASE = {1: 120_000, 2: 14_000, 3: 6000, 4: 2200, 5: 750}
# A line along which a name is written may be so many pixels coarser than it is drawn.
PATH_PX = 0.5
NO_PATH: Metres = np.empty((0, 2))
# An inset is small: it shows what matters at its own scale.
INSET_FACTOR, BASE_INSET_FACTOR = 10, 0.5
# How much closer than at first a page may show its main map, and how much larger than usual its insets.
CLOSEST, INSET_CLOSER = 8, 2


# Where the rows of layers lie, for as long as these are there: each part of a page asks for it.
_placed: "WeakKeyDictionary[Layer, dict[tuple[Theme, CRS], gpd.GeoDataFrame]]" = WeakKeyDictionary()
_lying: "WeakKeyDictionary[Layer, dict[CRS, gpd.GeoDataFrame]]" = WeakKeyDictionary()


def placed(layer: Layer, view: MapView, theme: Theme) -> gpd.GeoDataFrame:
    """The rows of a layer as they are drawn, in a view's metres; worked out once, and not to be altered.

    Args:
        layer: any kind.
        view: whose projection is used.
        theme: for what the layer leaves open.

    Returns:
        See `features`; without the rows that the projection does not reach.
    """
    mine, key = _placed.setdefault(layer, {}), (theme, view.crs)
    found = mine.get(key)
    if found is None:
        where = _where(layer, view)
        found = mine[key] = features(layer, theme).loc[where.index].set_geometry(where.geometry)
    return found


def _where(layer: Layer, view: MapView) -> gpd.GeoDataFrame:
    """The geometries of `placed` alone, which no theme alters."""
    mine = _lying.setdefault(layer, {})
    found = mine.get(view.crs)
    if found is None:
        found = mine[view.crs] = view.project(laid_out(layer))
    return found


def layers_within(layers: Iterable[Layer], main: MapView, view: MapView) -> tuple[Layer, ...]:
    """The layers as a view shows them: those that it names, with what lies there.

    An inset of wider ground leaves out what the main map shows already.

    Args:
        layers: of the story.
        main: its main map.
        view: the main map or an inset.
    """
    named = layers_of(layers, view)
    return tuple(layer if layer.kind == "base" else _layer_within(layer, main, view) for layer in named)


def layers_of(layers: Iterable[Layer], view: MapView) -> tuple[Layer, ...]:
    """The layers that a view names: all, if it names none."""
    return tuple(layer for layer in layers if view.layers is None or layer.id in view.layers)


def _layer_within(layer: Layer, main: MapView, view: MapView) -> Layer:
    return kept(layer, _rows_within(layer, main, view, view.limits))


def _rows_within(layer: Layer, main: MapView, view: MapView, part: Bounds) -> pd.Index:
    """The rows, by their labels in `features`, that a view shows within a part of its limits."""
    shown = _meeting(_where(layer, view), part)
    if view.inset and layer.is_shown_once and not _is_close_up(main, view):
        shown = shown.difference(_meeting(_where(layer, main), main.bounds))
    return shown


def layers_seen(layers: Iterable[Layer], views: Sequence[MapView]) -> tuple[Layer, ...]:
    """The layers with those rows alone that are seen in one view at least, within its bounds; those without any are left out.

    Args:
        layers: of the story, as they stand; the base map is left out.
        views: the main map and its insets.
    """
    main = views[0]
    found = []
    for layer in layers:
        if layer.kind != "base" and layer.visible:
            naming = [view for view in views if view.layers is None or layer.id in view.layers]
            rows = {row for view in naming for row in _rows_within(layer, main, view, view.bounds)}
            found += [kept(layer, rows)] * bool(rows)
    return tuple(found)


def _is_close_up(main: MapView, view: MapView) -> bool:
    """Whether an inset shows ground of the main map."""
    return box(*main.bounds).contains(box(*bounds_of(view.extent, main.crs)))


def labels_within(labels: Iterable[Label], layers: Iterable[Layer], main: MapView, view: MapView) -> list[Located]:
    """The labels inside a view's limits, and the names of its base map; an inset repeats of the main map's only the first rank.

    Args:
        labels: of the story.
        layers: of the story; with `base-names` or `base-towns` among them come the names of the base map.
        main: its main map.
        view: the main map or an inset.
    """
    told = [label for label in labels if view.layers is None or label.layer in view.layers]
    offered = [*told, *_base_labels(told, layers_of(layers, view), view)]
    points, paths = label_points(offered, view.crs), _paths(offered, view)
    shown = inside_of(points, view.limits)
    if view.inset:
        on_main = inside_of(label_points(offered, main.crs), main.bounds)
        shown &= ~(on_main & np.array([label.rank > 1 for label in offered], dtype=bool))
    found = zip(offered, zip(*points.T.tolist(), strict=True), paths, strict=True)
    return list(map(Located._make, compress(found, shown.tolist())))


def _base_labels(told: Collection[Label], layers: Iterable[Layer], view: MapView) -> list[Label]:
    """The names of a view's base map that its scale ever bears, apart from what lies under a picture: it has its own."""
    visible = [layer for layer in layers if layer.visible]
    pictures = [layer.data.to_crs("EPSG:4326").union_all() for layer in visible if layer.kind == "image"]
    covered, known = shapely.union_all(pictures), Known.of(told)
    closest = view.km_per_px * 1000 / (INSET_CLOSER if view.inset else CLOSEST)
    return [
        label
        for layer in visible
        if isinstance(layer, BaseLayer) and layer.part in NAMES
        for label in base_labels(layer, view, known)
        if coarsest_scale(label, view) >= closest
        and not covered.intersects(LineString(label.path) if label.path else Point(label.lon, label.lat))
    ]


def _paths(labels: Iterable[Label], view: MapView) -> list[Metres]:
    """The lines along which labels may be written, in the view's metres; of one that the map cuts, the longest part."""
    labels = tuple(labels)
    lines = {at: LineString(label.path) for at, label in enumerate(labels) if label.path}
    # All in one frame: a frame of its own for each would take most of the time.
    frame = gpd.GeoDataFrame(geometry=list(lines.values()), index=list(lines), crs="EPSG:4326")
    paths = [NO_PATH] * len(labels)
    projected = view.project(frame).geometry
    for at, line in zip(projected.index.to_list(), projected, strict=True):
        simple = shapely.simplify(shapely.get_parts(line), PATH_PX * view.km_per_px * 1000)
        paths[at] = shapely.get_coordinates(max(simple, key=shapely.length))
    return paths


def coarsest_scale(label: Label, view: MapView) -> float:
    """The coarsest scale, in metres per pixel, at which a view still shows a label that nothing else calls for."""
    if label.base:
        return COARSEST_BASE[label.rank] * (BASE_INSET_FACTOR if view.inset else 1)
    return COARSEST_SCALE[label.rank] * (INSET_FACTOR if view.inset else max(1, view.km_per_px))


def map_credits(main: MapView, layers: Iterable[Layer], wording: Wording = ENGLISH) -> list[str]:
    """Projection, borders and the sources of the base map, each a line.

    Args:
        main: the main map.
        layers: of the story.
        wording: of which language.
    """
    return scenes_credits([(main, layers)], wording)


def scenes_credits(scenes: Iterable[tuple[MapView, Iterable[Layer]]], wording: Wording = ENGLISH) -> list[str]:
    """What must be printed with several days of one map, each line once; of the borders, from which day to which they are.

    Args:
        scenes: of each day the main map, and the layers of the story.
        wording: of which language.
    """
    scenes = [(main, tuple(layers)) for main, layers in scenes]
    parts = [_base_parts(*scene) for scene in scenes]
    bordered = [main for (main, _), mine in zip(scenes, parts, strict=True) if "borders" in mine]
    said = [
        *(describe(main.crs, wording.group("projection")) for main, _ in scenes),
        *_borders(bordered, wording),
        *(line for scene in scenes for line in base_credits(*scene, wording)),
        *(line for _, layers in scenes for line in layer_credits(layers)),
        *(wording.credited(main.base.remark) for (main, _), mine in zip(scenes, parts, strict=True) if mine),
    ]
    return [line for line in dict.fromkeys(said) if line]


def base_credits(main: MapView, layers: Iterable[Layer], wording: Wording = ENGLISH) -> list[str]:
    """The sources of the base map, each a line; none where nothing of it is shown."""
    return [wording.credited(credit.text) for credit in main.base.credits] if _base_parts(main, layers) else []


def layer_credits(layers: Iterable[Layer]) -> list[str]:
    """The sources of what else is drawn, each a line."""
    lines = (line for layer in layers if layer.visible for line in layer.credit.splitlines())
    return [line for line in dict.fromkeys(lines) if line]


def _base_parts(main: MapView, layers: Iterable[Layer]) -> list[str]:
    """The parts of the base map that the main map shows."""
    return [layer.part for layer in layers_of(layers, main) if isinstance(layer, BaseLayer) and layer.visible]


def _borders(mains: Iterable[MapView], wording: Wording) -> Iterator[str]:
    """Of which day or days the borders are, where they are drawn, and whether they are missing on others."""
    mains = tuple(mains)
    if any(main.base.borders.empty and main.at is not None and main.at < BORDERS_KNOWN_FROM for main in mains):
        yield wording.interface["no_borders"]
    drawn = [main.at for main in mains if not main.base.borders.empty]
    if None in drawn:
        yield wording.interface["borders_today"]
    days = sorted({day for day in drawn if day is not None})
    if days:
        start, end = (parse_edtf(str(day)).in_words(wording.language) for day in (days[0], days[-1]))
        day = start if start == end else wording.interface["days"].format(start=start, end=end)
        yield wording.interface["borders"].format(day=day)


def inside_of(points: Metres, bounds: Bounds) -> npt.NDArray[np.bool_]:
    """Which points lie inside a rectangle, and not on its edge."""
    (x, y), (xmin, ymin, xmax, ymax) = points.T, bounds
    inside: npt.NDArray[np.bool_] = (xmin < x) & (x < xmax) & (ymin < y) & (y < ymax)
    return inside


def _meeting(frame: gpd.GeoDataFrame, bounds: Bounds) -> pd.Index:
    """The index of the projected rows that reach into a rectangle."""
    return frame.index[frame.intersects(box(*bounds))]
