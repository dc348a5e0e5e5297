"""Where marks stand on paper, and for which events: several on one spot are one stack, of which the topmost mark is drawn."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.projections.choice import Bounds
from viz.drawing.pieces import Fill, Piece, Points, Stroke

# Half the room that a mark takes, as a share of its diameter, without its rim.
MARK_ROOM = 0.55


class Paper(Protocol):
    """How large a map is drawn: points for each px of the screen, metres for each point, and what is to be seen, in metres."""

    @property
    def pt(self) -> float:
        """Points for each px."""
        ...

    @property
    def metres(self) -> float:
        """Projected metres for each point."""
        ...

    @property
    def bounds(self) -> Bounds:
        """The rectangle that is to be seen, in metres."""
        ...


@dataclass(frozen=True)
class Marked:
    """A spot of a map where events have their mark.

    Attributes:
        x, y: in points from the lower left corner of the map.
        half: half the room that its widest mark takes, in points; 0 on an area or a line.
        count: how many marks lie there.
        events: ids of the events that they stand for, in drawing order.
        is_line: whether it is the middle of a line.
    """

    x: float
    y: float
    half: float
    count: int
    events: tuple[str, ...]
    is_line: bool = False


def half_of(size: float, rim: float, pt: float) -> float:
    """Half the room that a mark takes, in points.

    Args:
        size: its diameter, in px.
        rim: how wide that is, in px.
        pt: points for each px.
    """
    return (MARK_ROOM * size + rim / 2) * pt


def marked_points(pieces: Iterable[Piece], paper: Paper) -> list[Marked]:
    """The spots of points that are to be seen, without rival places, in drawing order."""
    spots: dict[tuple[float, float], list[Marked]] = {}
    for piece in pieces:
        if not isinstance(piece, Points) or piece.letters:
            continue
        signs = zip(piece.x, piece.y, piece.sizes, piece.rim_widths, piece.of, strict=True)
        for x, y, size, rim, of in signs:
            at = _on_paper(x, y, paper)
            if at:
                mark = Marked(*at, half_of(size, rim, paper.pt), 1, tuple(of.split()))
                spots.setdefault(_spot(*at), []).append(mark)
    return [_together(marks) for marks in spots.values()]


def marked_shapes(pieces: Sequence[Piece], paper: Paper, events: Collection[str]) -> list[Marked]:
    """Where those of some events have their mark that are no points: rival places, and the middles of areas and lines.

    Of an event with several shapes the first one counts.
    """
    spots: dict[tuple[float, float], list[Marked]] = {}
    for mark in _shapes(pieces, paper, events):
        spots.setdefault(_spot(mark.x, mark.y), []).append(mark)
    return [_together(marks) for marks in spots.values()]


def _shapes(pieces: Sequence[Piece], paper: Paper, events: Collection[str]) -> Iterator[Marked]:
    """Likewise each by itself."""
    left, seen = set(events), shapely.box(*paper.bounds)
    for piece in pieces:
        if isinstance(piece, Points) and piece.letters:
            for x, y, size, rim, of in zip(piece.x, piece.y, piece.sizes, piece.rim_widths, piece.of, strict=True):
                at, mine = _on_paper(x, y, paper), tuple(event for event in of.split() if event in events)
                if at and mine:
                    yield Marked(*at, half_of(size, rim, paper.pt), 1, mine)
                    left.difference_update(mine)
    for piece in pieces:
        if not isinstance(piece, Fill | Stroke) or not left.intersection(piece.about.events.split()):
            continue
        shape = piece.shape.intersection(seen)
        if not shape.is_empty:
            mine = tuple(event for event in piece.about.events.split() if event in left)
            at = _on_paper(*_middle(shape), paper)
            if at:
                yield Marked(*at, 0.0, 1, mine, isinstance(piece, Stroke))
                left.difference_update(mine)


def topmost(pieces: Sequence[Piece], paper: Paper) -> Iterator[Piece]:
    """The pieces without those marks of a stack that another, as large, lies upon: of them only slivers would be seen."""
    largest: dict[tuple[float, float], float] = {}
    kept: list[Piece] = []
    for piece in reversed(pieces):
        if not isinstance(piece, Points) or piece.letters:
            kept.append(piece)
            continue
        shown = np.ones(len(piece.x), dtype=bool)
        for at in range(len(piece.x) - 1, -1, -1):
            spot, size = _spot(*_position(piece.x[at], piece.y[at], paper)), piece.sizes[at]
            shown[at] = size > largest.get(spot, 0.0)
            largest[spot] = max(size, largest.get(spot, 0.0))
        kept.append(piece if shown.all() else _some(piece, np.flatnonzero(shown).tolist()))
    yield from reversed(kept)


def _some(piece: Points, at: Sequence[int]) -> Points:
    """Some of the points of a piece."""
    names = ("of", "first", "hovers", "shapes", "fills", "rims", "sizes", "rim_widths")
    chosen: dict[str, Any] = {name: [getattr(piece, name)[number] for number in at] for name in names}
    return replace(piece, x=piece.x[at], y=piece.y[at], **chosen)


def _together(marks: Sequence[Marked]) -> Marked:
    """The marks of one spot as one."""
    events = tuple(dict.fromkeys(event for mark in marks for event in mark.events))
    first = marks[0]
    return Marked(first.x, first.y, max(mark.half for mark in marks), len(marks), events, first.is_line)


def _position(x: float, y: float, paper: Paper) -> tuple[float, float]:
    """A projected point in points from the lower left corner of the map."""
    return (x - paper.bounds[0]) / paper.metres, (y - paper.bounds[1]) / paper.metres


def _on_paper(x: float, y: float, paper: Paper) -> tuple[float, float] | None:
    """Likewise; None outside of what is to be seen."""
    xmin, ymin, xmax, ymax = paper.bounds
    return _position(x, y, paper) if xmin <= x <= xmax and ymin <= y <= ymax else None


def _spot(x: float, y: float) -> tuple[float, float]:
    """Marks that are nearer to one another than a tenth of a point are on one spot."""
    return round(x, 1), round(y, 1)


def _middle(shape: BaseGeometry) -> tuple[float, float]:
    """A point of a shape about its middle."""
    part = max(shapely.get_parts(shape), key=lambda each: (each.area, each.length))
    middle = part.interpolate(0.5, normalized=True) if part.geom_type == "LineString" else part.representative_point()
    return middle.x, middle.y
