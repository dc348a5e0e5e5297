"""The maps of a handout: the blank one that a class fills in, the whole one of the key, and that of a step, as SVG."""

import base64
import io
from collections.abc import Collection
from dataclasses import replace

import geopandas as gpd
from matplotlib import style
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from viz.layers.kinds import BaseLayer, EventLayer
from viz.layers.layer import Layer
from viz.layers.styles import Style
from viz.plates.options import LEAST_MM
from viz.plates.plate import steepness
from viz.plates.plates import story_plate
from viz.printing.files import SETTINGS
from viz.stories.story import Story

MM_PER_INCH = 25.4
# Of the base map, what a blank map keeps. Relief becomes blots under a photocopier, and names are what the class is to find.
OUTLINES = ("sea", "graticule", "lakes", "rivers", "borders")
# Of the story, what a blank map keeps: where the front stands, and lines such as borders.
KEPT = ("front", "line")
# Towns of these ranks have a dot on a blank map; of more, a class knows none.
MOST_RANK = 3
TOWNS = ("town", "capital")
DOT = Style(size=5, hollow=True, color="#000000")
# Around the places of a step, in px.
RING = 30.0


def blank(story: Story) -> Story:
    """The main map without what is to be found: coasts, rivers, borders, the front of the day, and a dot for each larger town."""
    layers = [layer for layer in story.layers if _is_given(layer)]
    towns = [_dots(layer, number) for number, layer in enumerate(story.layers) if layer.kind == "place"]
    return replace(story, layers=(*layers, *towns), views=story.views[:1])


def around(story: Story, places: Collection[str]) -> Story:
    """The main map with a ring in the accent's colour around some places, by their ids."""
    named = [layer.data for layer in story.layers if layer.kind == "place" and "id" in layer.data]
    rings = tuple(
        EventLayer(
            _points(frame[frame["id"].isin(places)]),
            id=f"rings-{number}",
            style=Style(size=RING, hollow=True, color=story.theme.accent),
        )
        for number, frame in enumerate(named)
    )
    first = next((at for at, layer in enumerate(story.layers) if not isinstance(layer, BaseLayer)), 0)
    return replace(story, layers=(*story.layers[:first], *rings, *story.layers[first:]), views=story.views[:1])


def drawn(story: Story, width_mm: float, height_mm: float, dpi: int, *, alone: bool = False) -> str:
    """The day of a story as it is printed, as the address of an SVG.

    Args:
        story: what is shown.
        width_mm: of the room for it.
        height_mm: of the room for it: a plate shows so much more ground that it fits both; alone, a higher map is drawn narrower.
        dpi: pixels per inch of the relief.
        alone: whether the main map is drawn without legend and credits, which nobody reads on a wall.
    """
    figure = _alone(story, width_mm, height_mm, dpi) if alone else _filling(story, width_mm, height_mm, dpi)
    written = io.StringIO()
    # The frame of a map stands half outside of it.
    with style.context(["default", SETTINGS]):
        figure.savefig(
            written, format="svg", dpi=dpi, metadata={"Date": None}, bbox_inches=_box(figure, alone=alone).padded(0.02)
        )
    return f"data:image/svg+xml;base64,{base64.b64encode(written.getvalue().encode()).decode()}"


def _alone(story: Story, width_mm: float, height_mm: float, dpi: int) -> Figure:
    """A plate whose main map fits the room."""
    width = min(width_mm, height_mm / steepness(story.views[0]))
    return story_plate(story, width_mm=max(width, LEAST_MM), relief_dpi=dpi)


def _filling(story: Story, width_mm: float, height_mm: float, dpi: int) -> Figure:
    """A plate that fits the room; of one that is too high the map is lower and shows more ground beside."""
    figure = story_plate(story, width_mm=width_mm, relief_dpi=dpi)
    if (height := float(figure.get_figheight()) * MM_PER_INCH) <= height_mm:
        return figure
    try:
        return story_plate(story, width_mm=width_mm, height_mm=height_mm, relief_dpi=dpi)
    except ValueError:
        # What stands below the map is too high for that.
        return story_plate(story, width_mm=max(width_mm * height_mm / height, LEAST_MM), relief_dpi=dpi)


def _box(figure: Figure, *, alone: bool) -> Bbox:
    """What is drawn of a figure, in inches: all of it, or its main map."""
    across, up = figure.get_size_inches()
    if not alone:
        return Bbox.from_bounds(0, 0, across, up)
    left, bottom, width, height = figure.axes[0].get_position().bounds
    return Bbox.from_bounds(left * across, bottom * up, width * across, height * up)


def _is_given(layer: Layer) -> bool:
    """Whether a layer stands on a blank map."""
    return layer.part in OUTLINES if isinstance(layer, BaseLayer) else layer.kind in KEPT


def _dots(layer: Layer, number: int) -> EventLayer:
    """The larger towns among places, without their names."""
    towns = layer.data
    if "rank" in towns:
        towns = towns[towns["rank"] <= MOST_RANK]
    if "lettering" in towns:
        towns = towns[towns["lettering"].isin(TOWNS)]
    return EventLayer(_points(towns), id=f"dots-{number}", style=DOT)


def _points(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Of a frame the rows that are points, with their place alone."""
    points = frame[frame.geom_type == "Point"]
    return gpd.GeoDataFrame(geometry=points.geometry, crs=points.crs)
