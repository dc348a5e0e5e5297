"""What is to be read on a plate as it is drawn: where its names stand, and what they lie on, as matplotlib's renderer has it."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.text import Text
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from viz.printing.typesetting import LINE_HEIGHT

# Pixels per point; and by how many points two things may touch, since a text's box is wider than its letters.
FINE, SLACK_PT = 2, 0.7


class Read:
    """The maps of a figure.

    Args:
        figure: a plate.
        fronts: uids of the features that are fronts, as the gids of their lines begin.
    """

    def __init__(self, figure: Figure, fronts: set[str]) -> None:
        figure.set_dpi(72 * FINE)
        self.renderer = FigureCanvasAgg(figure).get_renderer()
        self.figure, self.fronts = figure, fronts
        self.maps = [axes for axes in figure.axes if axes.get_gid() != "margin"]

    def words(self) -> str:
        """All texts of the figure, a line each."""
        return "\n".join(text.get_text().replace("\n", " ") for text in self.figure.findobj(Text) if text.get_text())

    def faults(self) -> list[str]:
        """Which names lie on another, on a mark, on a front, or over the frame."""
        return [fault for axes in self.maps for fault in self._faults(axes)]

    def _faults(self, axes: Axes) -> Iterator[str]:
        names = list(self._names(axes))
        frame = box(*axes.bbox.extents)
        marks, fronts = self._marks(axes), self._front_lines(axes)
        for at, (name, shape) in enumerate(names):
            if not frame.buffer(FINE * SLACK_PT).contains(shape):
                yield f"{axes.get_gid()}: {name} over the frame"
            if any(mark.intersects(shape) for mark in marks):
                yield f"{axes.get_gid()}: {name} on a mark"
            if any(line.intersects(shape) for line in fronts):
                yield f"{axes.get_gid()}: {name} on a front"
            for other, its in names[at + 1 :]:
                if other != name and its.intersects(shape):
                    yield f"{axes.get_gid()}: {name} on {other}"

    def _names(self, axes: Axes) -> Iterator[tuple[str, BaseGeometry]]:
        """The names, letter by letter where they bend, with the room that they take."""
        for artist in axes.get_children():
            gid = str(artist.get_gid() or "").rpartition(".")[2]
            if not isinstance(artist, Text) or not gid.startswith(("label__", "letter__")):
                continue
            if gid.startswith("letter__"):
                gid = gid.rpartition("__")[0]
            yield gid.partition("__")[2], self._room(artist)

    def _room(self, text: Text) -> BaseGeometry:
        """The box of a text, turned as it is, less what it has beside its letters."""
        turned = text.get_rotation()
        text.set_rotation(0)
        plain = text.get_window_extent(self.renderer)
        text.set_rotation(turned)
        # Between the height of capitals and the base line.
        size = text.get_fontsize() * FINE
        lines = text.get_text().count("\n")
        middle, half = (plain.y0 + plain.y1) / 2, 0.3 * size + lines * LINE_HEIGHT * size / 2
        shape = box(plain.x0 + FINE * SLACK_PT, middle - half, plain.x1 - FINE * SLACK_PT, middle + half)
        return shapely.affinity.rotate(shape, turned, origin="centroid") if turned else shape

    def _marks(self, axes: Axes) -> list[BaseGeometry]:
        found: list[BaseGeometry] = []
        for artist in axes.get_children():
            if isinstance(artist, PathCollection):
                places = artist.get_offset_transform().transform(np.asarray(artist.get_offsets()))
                halves = np.sqrt(artist.get_sizes()) / 2 * FINE
                each = zip(places, np.broadcast_to(halves, len(places)), strict=True)
                found += [Point(*place).buffer(0.8 * half) for place, half in each]
        return found

    def _front_lines(self, axes: Axes) -> list[BaseGeometry]:
        found: list[BaseGeometry] = []
        for artist in axes.get_children():
            gid = str(artist.get_gid() or "").rpartition(".")[2]
            if isinstance(artist, LineCollection) and gid in self.fronts:
                found += [
                    shapely.LineString(axes.transData.transform(part)) for part in _segments(artist) if len(part) > 1
                ]
        return found


def _segments(lines: LineCollection) -> list[np.ndarray[Any, Any]]:
    return [np.asarray(part) for part in lines.get_segments()]
