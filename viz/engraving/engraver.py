"""The pieces of scenes become pieces for paper."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from viz.drawing.layer_pieces import scene_pieces
from viz.drawing.pieces import Piece
from viz.engraving.arrows import arrows
from viz.engraving.dates import DatedFront
from viz.engraving.fronts import areas, fronts
from viz.engraving.messages import messages
from viz.engraving.paper import Paper, PrintedSheet
from viz.layers.features import features
from viz.layers.layer import Kind, Layer
from viz.layers.styles import SCREEN, Theme
from viz.stories.shown import Scene
from viz.stories.timeline import Row
from viz.stories.view_layers import placed

ENGRAVE: dict[Kind, Callable[[PrintedSheet], Iterator[Piece]]] = {
    "area": areas,
    "front": fronts,
    "message": messages,
    "movement": arrows,
}


@dataclass(frozen=True)
class Engraver:
    """What the maps of one day or span have in common.

    Attributes:
        theme: colours and sizes.
        actors: rows of the timeline, whose marks say who acts.
        fronts: that are seen.
    """

    theme: Theme
    actors: tuple[Row, ...] = ()
    fronts: tuple[DatedFront, ...] = ()

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
