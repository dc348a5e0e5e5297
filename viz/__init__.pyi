# The names for use outside; `__init__.py` imports each when it is first asked for.
from .event_timeline import event_timeline
from .kinds import (
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
from .layers import Layer, LayerError
from .quick import quick_map
from .storymap import StoryMap, story_map
from .styles import Style, Theme
from .views import MapView, map_view

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
