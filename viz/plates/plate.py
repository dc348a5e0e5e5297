"""What a plate is made with, and where on it something stands."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from viz.drawing.badges import Badging, Counts
from viz.engraving.dates import DatedFront, dated_fronts, numbered
from viz.engraving.engraver import Engraver
from viz.fonts.own_fonts import own_faces
from viz.languages.catalogues import Wording
from viz.layers.styles import Theme
from viz.plates.options import PlateOptions
from viz.printing.typesetting import LEAST_PT, Face, Typesetter, points
from viz.stories.shown import Scene, Shown
from viz.stories.timeline import Row
from viz.stories.view_layers import layers_seen
from viz.stories.views import MAIN_PX, MapView

# A map of this width, that of a page's two columns, is the map of MAIN_PX px made smaller: a mark of 13 px is 2.6 mm wide.
# On a narrower one signs and type shrink with the square root of the width only, so that they stay legible: 2.1 mm at 114 mm.
FULL_MM = 183.0
# Distances on the paper, in points.
GAP_PT, GUTTER_PT, FRAME_PT = 6.0, 9.0, 0.6
# The strip of degrees at the frame, in sizes of their type.
DEGREES_ROOM = 1.5
# The type of the margin, in px.
TYPE_PX, SMALL_PX = 12.5, 11.0


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One of several days: what is shown, its letter, and in words how long after the one before it is."""

    shown: Shown
    letter: str
    since: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A map that is drawn.

    Attributes:
        scene: what it shows.
        engraver: makes its pieces.
        prefix: stands before the names of its artists.
        others: views whose frames are drawn in it.
    """

    scene: Scene
    engraver: Engraver
    prefix: str = ""
    others: tuple[MapView, ...] = ()

    @property
    def name(self) -> str:
        """Of its axes: the id of the view."""
        view = self.scene.view
        return view.id if view.inset else f"{self.prefix}{view.id}"


@dataclass(frozen=True, kw_only=True)
class Plate:
    """What a figure is made with: the story, its theme, and what is asked of it.

    Attributes:
        shown: the layers as they are to be drawn, and the views.
        theme: colours and sizes.
        options: what is asked.
        remark: stands before the credits.
        panels: of several days, each a map of its own; none where there is one map with its insets.
        abreast: how many of them stand side by side.
        foot: so many points are left free above the credits, for the list of what lies on one spot and the timeline.
        typesetter: measures texts.
        wording: of which language.
        actors: rows of the timeline, whose marks say who acts.
        badging: what stands beside marks.
    """

    shown: Shown
    theme: Theme
    options: PlateOptions
    remark: str
    typesetter: Typesetter
    wording: Wording
    actors: tuple[Row, ...] = ()
    panels: tuple[Panel, ...] = ()
    abreast: int = 1
    foot: float = 0.0
    badging: Badging = field(default_factory=Counts)

    @cached_property
    def engravers(self) -> tuple[Engraver, ...]:
        """What makes the pieces of each panel, or of all maps together."""
        seen = (layers_seen(shown.layers, shown.views) for shown in self.every_shown)
        fronts = numbered([dated_fronts(layers, self.theme, self.wording.language) for layers in seen])
        return tuple(Engraver(self.theme, self.actors, mine) for mine in fronts)

    @property
    def fronts(self) -> list[DatedFront]:
        """The fronts that are seen, each once, in the order of time."""
        each = {front.number: front for engraver in self.engravers for front in engraver.fronts}
        return sorted(each.values(), key=lambda front: front.first)

    @property
    def width(self) -> float:
        """Of the figure, in points."""
        return points(self.options.width_mm)

    @property
    def map_width(self) -> float:
        """Of a map that takes its whole share of the width, in points."""
        return (self.width - (self.abreast - 1) * GUTTER_PT) / self.abreast

    @property
    def px(self) -> float:
        """Points for each px of the screen, on the maps."""
        return _px(self.map_width)

    @property
    def sheets(self) -> tuple["Sheet", ...]:
        """The maps that are drawn."""
        if self.panels:
            return tuple(
                Sheet(scene=panel.shown.scenes[0], engraver=engraver, prefix=f"{panel.letter}." if number else "")
                for number, (panel, engraver) in enumerate(zip(self.panels, self.engravers, strict=True))
            )
        shown, [engraver] = self.shown, self.engravers
        return tuple(
            Sheet(
                scene=scene,
                engraver=engraver,
                prefix=f"{scene.view.id}." if scene.view.inset else "",
                others=shown.views,
            )
            for scene in shown.scenes
        )

    @property
    def every_shown(self) -> tuple[Shown, ...]:
        """What is shown, of each panel or of all maps together."""
        return tuple(panel.shown for panel in self.panels) or (self.shown,)

    def with_main(self, change: Callable[[MapView], MapView]) -> "Plate":
        """The plate with another main map, or with others in all panels."""
        return replace(
            self,
            shown=_with_main(self.shown, change),
            panels=tuple(replace(panel, shown=_with_main(panel.shown, change)) for panel in self.panels),
        )

    @property
    def degrees_room(self) -> float:
        """So many points are free below each map and at its left, for degrees at the frame."""
        return DEGREES_ROOM * self.small.size if self.options.degrees else 0.0

    @property
    def words(self) -> Face:
        """The type of what is read beside the map."""
        return self._face(TYPE_PX, self.theme.ink)

    @property
    def small(self) -> Face:
        """The type of credits and of the titles of insets."""
        return self._face(SMALL_PX, self.theme.quiet)

    @property
    def fine(self) -> Face:
        """The type of the list of what lies on one spot."""
        return replace(self.small, color=self.theme.ink)

    def _face(self, size_px: float, color: str) -> Face:
        return Face(
            size=max(size_px * _px(self.width), LEAST_PT),
            color=color,
            language=self.typesetter.language,
            own=own_faces(self.theme.font),
        )


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


def _px(width: float) -> float:
    """Points for each px of the screen on a map so many points wide."""
    return points(FULL_MM) / MAIN_PX * math.sqrt(width / points(FULL_MM))


def _with_main(shown: Shown, change: Callable[[MapView], MapView]) -> Shown:
    main, *insets = shown.views
    changed = change(main)
    return shown if changed is main else replace(shown, views=(changed, *insets))


def steepness(view: MapView) -> float:
    """Height by width of a view."""
    return (view.bounds[3] - view.bounds[1]) / (view.bounds[2] - view.bounds[0])
