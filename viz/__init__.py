"""How it is shown: layers, timeline and page from what `geodata` knows."""

from viz.storymap import StoryMap, story_map

__all__ = ["StoryMap", "story_map"]
