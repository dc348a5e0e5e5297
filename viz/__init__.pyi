# The names for use outside; `__init__.py` imports each when it is first asked for.
from .corpus_map import corpus_map
from .dossier_map import story_map
from .layers.kinds import (
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
from .layers.layer import Layer, LayerError
from .layers.styles import Style, Theme
from .quick import quick_map
from .routes.route_layer import RouteLayer
from .stories.event_timeline import event_timeline
from .stories.views import MapView, map_view
from .storymap import StoryMap

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
    "RouteLayer",
    "StoryMap",
    "Style",
    "Theme",
    "base_layers",
    "corpus_map",
    "event_timeline",
    "map_view",
    "quick_map",
    "story_map",
]
