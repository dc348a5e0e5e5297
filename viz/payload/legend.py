"""The legend of the page: what the signs mean, and which of its entries explain each mark, so that it shows those in view."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import geopandas as gpd
import pandas as pd

from viz.layers.colors import NOT_GIVEN, OTHER
from viz.layers.layer import Layer
from viz.layers.rows import rows
from viz.stories.legend import PLAIN, legend
from viz.stories.story import Story

# The place of an entry, or the places of several or none.
Entries = int | list[int]
# The signs of points by how an event is known, those of arrows by their outline, and that of points that lack a value.
SAID, ASKED, DONE = "point-said", "point-asked", "point-done"
ARROWS = {"solid": "arrow-done", "dash": "arrow-asked"}
HOLLOW = "own-hollow"
# That of the lines of a layer that has nothing but drafts.
DRAFT_LINE = "line-draft"


class Legend:
    """The entries of a story's legend, and which of them explain which marks.

    Attributes:
        entries: what the signs mean (see `legend`), and those colours of the timeline that the map has not explained yet, which
            are `always` shown. Bands, which grow with the map, have a width in `metres` of it.
    """

    def __init__(self, story: Story) -> None:
        """That of what a page tells."""
        self._theme, self._wording = story.theme, story.wording
        signs = legend(story.told.layers, story.theme, story.wording)
        self.entries = [*_in_metres(story, signs), *_of_timeline(story, signs)]
        self._mine = {layer.id: self._of_layer(layer) for layer in story.told.layers}
        self._kinds = {layer.id: layer.kind for layer in story.told.layers}
        self._scales = {layer.id for layer in story.told.layers if _is_scale(layer)}
        self._explained = cache(self._places)

    def of_point(self, layer: str, shape: str, fill: str, rim: str) -> Entries:
        """The entries that explain a point, by how it is drawn; see `pieces.Points`."""
        is_hollow = fill == self._theme.paper
        # The sign of what is said may have a second entry, of drafts.
        sign = SAID if shape.endswith("-dot") else ASKED if is_hollow else DONE
        signs = (PLAIN.get(self._kinds[layer], sign), HOLLOW if is_hollow else "")
        return self._explained(layer, signs, "" if layer in self._scales else rim if is_hollow else fill)

    def of_rows(self, layer: Layer, drawn: gpd.GeoDataFrame) -> Iterator[Entries]:
        """The entries that explain each line, arrow, area or picture.

        Args:
            layer: as the story tells it.
            drawn: its rows, see `features`.
        """
        for row in rows(drawn):
            arrow = ARROWS.get(getattr(row, "dash", ""), "") if layer.kind == "movement" else ""
            signs = (PLAIN.get(layer.kind, arrow), "hatched" if getattr(row, "hatched", False) else "", DRAFT_LINE)
            color = "" if layer.id in self._scales else self._theme.paint(row.color)
            yield self._explained(layer.id, signs, color)

    def _of_layer(self, layer: Layer) -> list[int]:
        mine = {(entry["words"], entry.get("color")) for entry in legend([layer], self._theme, self._wording)}
        return [place for place, entry in enumerate(self.entries) if (entry["words"], entry.get("color")) in mine]

    def _places(self, layer: str, signs: tuple[str, ...], color: str) -> Entries:
        """Of the entries of a layer those with one of these signs, those of this colour, and what sizes mean.

        Of a scale, or where no entry has the colour, those of all its colours.
        """
        mine = [(place, self.entries[place]) for place in self._mine[layer]]
        sized = {place for place, entry in mine if entry["sign"].startswith("size-")}
        signed = {place for place, entry in mine if entry["sign"] in signs}
        coloured = {place for place, entry in mine if "color" in entry and entry["sign"] != HOLLOW} - sized
        same = {place for place in coloured if self._theme.paint(self.entries[place]["color"]) == color}
        found = sorted(sized | signed | (same or (set() if signed else coloured)))
        return found[0] if len(found) == 1 else found


def _is_scale(layer: Layer) -> bool:
    """Whether its colours are those of numbers, of which each explains the others."""
    return bool(layer.color) and (
        isinstance(layer.colors, tuple) or pd.api.types.is_any_real_numeric_dtype(layer.data[layer.color])
    )


def _in_metres(story: Story, signs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    metres = story.told.views[0].km_per_px * 1000
    for sign in signs:
        yield sign | ({"metres": sign["px"] * metres} if sign["sign"] == "size-band" else {})


def _of_timeline(story: Story, signs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The colours of the timeline that the map does not explain."""
    told = {(sign["words"], sign["color"]) for sign in signs if "color" in sign}
    told |= {(words.removeprefix(f"{layer.name}: "), color) for words, color in told for layer in story.told.layers}
    others = {color for _, color in told if color == OTHER}
    # What no row has any more, since others were left out, asks for no explanation.
    told |= {
        (word or story.wording.interface["not_given"], color)
        for layer in story.told.layers
        if layer.visible and layer.name and isinstance(layer.colors, dict)
        for word, color in {**layer.colors, "": NOT_GIVEN}.items()
    }
    for word, color in story.chronology.key:
        if (word, color) not in told and color not in others:
            yield {"sign": "own-point", "words": word, "color": color, "always": True}
