"""How it is shown: layers, timeline and page from what `geodata` knows."""

from viz.layers import (
    AreaLayer,
    CandidateLayer,
    EventLayer,
    FrontLayer,
    Layer,
    LayerError,
    LineLayer,
    MessageLayer,
    MovementLayer,
)
from viz.quick import quick_map
from viz.storymap import StoryMap, story_map
from viz.styles import Style, Theme

__all__ = [
    "AreaLayer",
    "CandidateLayer",
    "EventLayer",
    "FrontLayer",
    "Layer",
    "LayerError",
    "LineLayer",
    "MessageLayer",
    "MovementLayer",
    "StoryMap",
    "Style",
    "Theme",
    "quick_map",
    "story_map",
]


def __dir__() -> list[str]:
    """The names for use outside, without the modules that they come from."""
    return sorted(__all__)
