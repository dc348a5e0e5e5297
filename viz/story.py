"""The description that every renderer draws from. It draws nothing itself."""

from dataclasses import dataclass

from viz.labels import Label
from viz.layers import Layer
from viz.narrative import Narrative
from viz.styles import Theme
from viz.timeline import Timeline
from viz.views import MapView


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Story:
    """Layers, timeline, views and theme, with the words that go with them.

    Attributes:
        narrative: the document, the cards and the orders of steps.
        layers: in drawing order, the first at the bottom.
        labels: by rank.
        timeline: rows and spans.
        views: the first is the main map, the others are insets.
        theme: colours and sizes.
    """

    narrative: Narrative
    layers: tuple[Layer, ...]
    labels: tuple[Label, ...]
    timeline: Timeline
    views: tuple[MapView, ...]
    theme: Theme
