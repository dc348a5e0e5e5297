"""How it is shown: layers, timeline and page from what `geodata` knows."""

from viz.event_timeline import event_timeline
from viz.kinds import (
    AreaLayer,
    BaseLayer,
    CandidateLayer,
    EventLayer,
    FrontLayer,
    ImageLayer,
    LabelLayer,
    LineLayer,
    MessageLayer,
    MovementLayer,
    PlaceLayer,
    base_layers,
)
from viz.layers import Layer, LayerError
from viz.quick import quick_map
from viz.storymap import StoryMap, story_map
from viz.styles import Style, Theme
from viz.views import MapView, map_view

__all__ = [
    "AreaLayer",
    "BaseLayer",
    "CandidateLayer",
    "EventLayer",
    "FrontLayer",
    "ImageLayer",
    "LabelLayer",
    "Layer",
    "LayerError",
    "LineLayer",
    "MapView",
    "MessageLayer",
    "MovementLayer",
    "PlaceLayer",
    "StoryMap",
    "Style",
    "Theme",
    "base_layers",
    "event_timeline",
    "map_view",
    "quick_map",
    "story_map",
]


def __dir__() -> list[str]:
    """The names for use outside, without the modules that they come from."""
    return sorted(__all__)
