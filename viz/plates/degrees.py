"""Degrees at the frame of a map: of meridians below it, of parallels at its left."""

from collections.abc import Iterator
from typing import Any

import shapely
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from shapely.geometry import LineString

from geodata.projections.degree_words import latitude_in_words, longitude_in_words
from geodata.projections.graticule import graticule
from viz.plates.plate import DEGREES_ROOM, Plate, Spot
from viz.printing.margin import line_of_text
from viz.stories.views import MapView

# The ticks outside of the frame, in points; between two degrees, in sizes of their type.
TICK_PT, APART = 1.8, 0.6


def draw_degrees(axes: Axes, plate: Plate, view: MapView, spot: Spot) -> None:
    """Write the degrees where meridians and parallels of the net reach the frame, with a tick at each.

    Args:
        axes: whose data coordinates are points of the paper.
        plate: for type and language.
        view: of the map.
        spot: where it stands.
    """
    face, total = plate.small, axes.get_ylim()[1]
    left, bottom = spot.x, total - spot.bottom
    room = DEGREES_ROOM * face.size
    tick: dict[str, Any] = {"color": plate.theme.ink, "linewidth": 0.4}
    end = left
    for share, words in _reaching(view, plate, "meridian"):
        x = left + share * spot.width
        axes.add_artist(Line2D([x, x], [bottom, bottom - TICK_PT], **tick))
        width = plate.typesetter.size(words, face)[0]
        at = min(max(x - width / 2, left), left + spot.width - width)
        if at >= end:
            axes.add_artist(line_of_text(words, (at, bottom - TICK_PT - (room - TICK_PT) / 2), face))
            end = at + width + APART * face.size
    end = bottom
    for share, words in _reaching(view, plate, "parallel"):
        y = bottom + share * spot.height
        axes.add_artist(Line2D([left, left - TICK_PT], [y, y], **tick))
        width = plate.typesetter.size(words, face)[0]
        at = min(max(y - width / 2, bottom), bottom + spot.height - width)
        if at >= end:
            # Along the frame, read from the right.
            written = line_of_text(words, (left - TICK_PT - (room - TICK_PT) / 2, at + width / 2), face)
            written.set(rotation=90, horizontalalignment="center", verticalalignment="center")
            written.set_position((left - TICK_PT - (room - TICK_PT) / 2, at + width / 2))
            axes.add_artist(written)
            end = at + width + APART * face.size


def _reaching(view: MapView, plate: Plate, kind: str) -> Iterator[tuple[float, str]]:
    """Where the lines of a kind reach the lower or the left edge, as a share of it, and their degrees; in order."""
    xmin, ymin, xmax, ymax = view.bounds
    upper, words = ((xmax, ymin), longitude_in_words) if kind == "meridian" else ((xmin, ymax), latitude_in_words)
    edge = LineString([(xmin, ymin), upper])
    net = graticule(view.base.extent, seen=view.extent)
    lines = view.project(net[net["kind"] == kind])
    sides = plate.wording.group("projection")
    found = [
        (float(edge.project(point)) / edge.length, words(degrees, sides))
        for degrees, line in zip(lines["degrees"], lines.geometry, strict=True)
        for point in shapely.get_parts(line.intersection(edge))
        if point.geom_type == "Point"
    ]
    yield from sorted(found)
