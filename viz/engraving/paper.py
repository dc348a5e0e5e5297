"""The paper under a map, and the layers that are drawn on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from geodata.projections.choice import Bounds
from viz.drawing.layer_pieces import Sheet


@dataclass(frozen=True, kw_only=True)
class Paper:
    """How large a map is drawn.

    Attributes:
        pt: points for each px of the screen.
        metres: projected metres for each point of the paper.
        bounds: the rectangle that is to be seen, in metres.
    """

    pt: float
    metres: float
    bounds: Bounds


@dataclass(frozen=True)
class PrintedSheet(Sheet):
    """What a layer is drawn with on paper, where signs keep the size that their px have there, however small the map is.

    Attributes:
        paper: under the map.
        ages: of fronts, by their features; see `dates.DatedFront`.
        shapes: of the marks of whoever acts, likewise, where a sign has to say it by its shape.
    """

    paper: Paper
    ages: Mapping[str, int] = field(default_factory=dict)
    shapes: Mapping[str, str] = field(default_factory=dict)

    @property
    def metres(self) -> float:
        """Projected metres for each px of a sign."""
        return self.paper.pt * self.paper.metres

    def px(self, points: float) -> float:
        """How many px are so many points."""
        return points / self.paper.pt

    def shape_of(self, row: Any) -> str:
        """The shape of whoever acts in a row; "" where colours tell it, or nobody does."""
        return self.shapes.get(self.layer.uid(row.id), "")
