"""The pieces of scenes become pieces for paper."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from viz.drawing.layer_pieces import scene_pieces
from viz.drawing.pieces import Piece
from viz.engraving.arrows import arrows
from viz.engraving.dates import DatedFront, dated_fronts
from viz.engraving.fronts import areas, fronts
from viz.engraving.messages import messages
from viz.engraving.paper import Paper, PrintedSheet
from viz.layers.features import features
from viz.layers.layer import Kind, Layer
from viz.layers.styles import SCREEN, Theme
from viz.stories.shown import Scene, Shown
from viz.stories.timeline import Row
from viz.stories.view_layers import layers_seen, placed

ENGRAVE: dict[Kind, Callable[[PrintedSheet], Iterator[Piece]]] = {
    "area": areas,
    "front": fronts,
    "message": messages,
    "movement": arrows,
}


@dataclass(frozen=True)
class Engraver:
    """What the maps of one figure have in common.

    Attributes:
        shown: what is drawn: of several days, each.
        theme: colours and sizes.
        actors: rows of the timeline, whose marks say who acts.
        language: in which dates are told.
    """

    shown: tuple[Shown, ...]
    theme: Theme
    actors: tuple[Row, ...]
    language: str

    @cached_property
    def fronts(self) -> tuple[DatedFront, ...]:
        """The fronts that are seen in the figure, in the order of time."""
        layers = [layer for each in self.shown for layer in layers_seen(each.layers, each.views)]
        return dated_fronts(layers, self.theme, self.language)

    def pieces(self, scene: Scene, paper: Paper) -> tuple[Piece, ...]:
        """The pieces of one scene, the first at the bottom: as every renderer has them, but for what paper needs otherwise.

        Args:
            scene: one of those shown.
            paper: how large it is drawn.
        """
        own = {layer.id: layer for layer in scene.layers if layer.visible and layer.kind in ENGRAVE}
        found: list[Piece] = []
        done: set[str] = set()
        for piece in scene_pieces(scene, self.theme):
            name = piece.about.layer
            if name not in own:
                found.append(piece)
            elif name not in done:
                done.add(name)
                found += self._engraved(own[name], scene, paper)
        return tuple(found)

    def _engraved(self, layer: Layer, scene: Scene, paper: Paper) -> Iterator[Piece]:
        """The pieces of one layer."""
        data = placed(layer, scene.view, self.theme)
        ages = {feature: front.age for front in self.fronts for feature in front.features}
        sheet = PrintedSheet(layer, data, scene.view, self.theme, paper, ages, self._shapes(layer))
        yield from ENGRAVE[layer.kind](sheet)

    def _shapes(self, layer: Layer) -> dict[str, str]:
        """The marks of whoever acts in the features of a layer, where greys do not tell it; colours tell the actors apart."""
        if not self.theme.grey:
            return {}
        known = {row.color: row.shape for row in self.actors}
        drawn = features(layer, SCREEN)
        pairs = zip(drawn["id"], drawn["color"], strict=True)
        return {layer.uid(name): known[color] for name, color in pairs if color in known}
