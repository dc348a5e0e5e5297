"""What a plate is made with, and where on it something stands."""

import math
from dataclasses import dataclass

from viz.languages.catalogues import Wording
from viz.layers.styles import Theme
from viz.plates.options import PlateOptions
from viz.printing.typesetting import LEAST_PT, Face, Typesetter, points
from viz.stories.shown import Shown
from viz.stories.views import MAIN_PX, MapView

# A map of this width, that of a page's two columns, is the map of MAIN_PX px made smaller: a mark of 13 px is 2.6 mm wide.
# On a narrower one signs and type shrink with the square root of the width only, so that they stay legible: 2.1 mm at 114 mm.
FULL_MM = 183.0
# Distances on the paper, in points.
GAP_PT, FRAME_PT = 6.0, 0.6
# The type of the margin, in px.
TYPE_PX, SMALL_PX = 12.5, 11.0


@dataclass(frozen=True, kw_only=True)
class Plate:
    """What a figure is made with: the story, its theme, and what is asked of it.

    Attributes:
        shown: the layers as they are to be drawn, and the views.
        theme: colours and sizes.
        options: what is asked.
        remark: stands before the credits.
        typesetter: measures texts.
        wording: of which language.
    """

    shown: Shown
    theme: Theme
    options: PlateOptions
    remark: str
    typesetter: Typesetter
    wording: Wording

    @property
    def width(self) -> float:
        """Of the figure, in points."""
        return points(self.options.width_mm)

    @property
    def px(self) -> float:
        """Points for each px of the screen."""
        return points(FULL_MM) / MAIN_PX * math.sqrt(self.options.width_mm / FULL_MM)

    @property
    def words(self) -> Face:
        """The type of what is read beside the map."""
        return self._face(TYPE_PX, self.theme.ink)

    @property
    def small(self) -> Face:
        """The type of credits and of the titles of insets."""
        return self._face(SMALL_PX, self.theme.quiet)

    def _face(self, size_px: float, color: str) -> Face:
        return Face(size=max(size_px * self.px, LEAST_PT), color=color, language=self.typesetter.language)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where something stands: its upper left corner and its size, in points from the upper left of the figure."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


def steepness(view: MapView) -> float:
    """Height by width of a view."""
    return (view.bounds[3] - view.bounds[1]) / (view.bounds[2] - view.bounds[0])
