"""What is shown of a story: its layers as they stand, and what each view has of them. Worked out once, for every renderer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from geodata.errors import instead
from viz.layers.labels import Label, Located
from viz.layers.layer import Layer, LayerError
from viz.layers.layer_labels import layer_labels
from viz.stories.view_layers import labels_within, layers_of, layers_within
from viz.stories.views import MapView


@dataclass(frozen=True, eq=False, repr=False)
class Scene:
    """What one view shows.

    Attributes:
        view: which part of the world, in which projection.
        layers: those that it shows, with what lies there, in drawing order.
        labels: that may stand on it, with their places.
    """

    view: MapView
    layers: tuple[Layer, ...]
    labels: tuple[Located, ...]

    def __repr__(self) -> str:
        """The view, and how many layers and labels it has."""
        return f"<Scene {self.view.id!r}: {len(self.layers)} layers, {len(self.labels)} labels>"


@dataclass(frozen=True, eq=False, repr=False)
class Shown:
    """What is shown of a story.

    Attributes:
        layers: as they stand, in drawing order.
        views: with the borders of the day; the first is the main map, the others are insets.
        words: which day or span it is; "" where nothing has a date.
        language: of the names, "" where it is not known; see `Story`.
    """

    layers: tuple[Layer, ...]
    views: tuple[MapView, ...]
    words: str = ""
    language: str = ""

    def __repr__(self) -> str:
        """Day and layers, without the base map: the frames inside are long."""
        names = ", ".join(layer.id for layer in self.layers if layer.kind != "base")
        return f"<Shown {self.words!r}: layers {names}>"

    def __getitem__(self, layer_id: str) -> Layer:
        """The layer with this id, as it stands.

        Raises:
            LayerError: if there is none; it names those there are.
        """
        return layer_of(self.layers, layer_id)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """Every label that may stand on the map, the most important first; the base map has its own."""
        return tuple(sorted(layer_labels(self.layers), key=attrgetter("rank")))

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """What each of the views shows."""
        main = self.views[0]
        return tuple(
            Scene(
                view,
                layers_within(self.layers, main, view),
                tuple(labels_within(self.labels, self.layers, main, view)),
            )
            for view in self.views
        )

    @cached_property
    def whole(self) -> Scene:
        """The main map with all rows, also those beyond its limits, which a figure's own axes may reach."""
        main = self.scenes[0]
        layers = layers_of(self.layers, main.view)
        return main if layers == main.layers else replace(main, layers=layers)


def layer_of(layers: Iterable[Layer], layer_id: str) -> Layer:
    """The one of the layers that has this id.

    Raises:
        LayerError: if there is none; it names those there are.
    """
    names = []
    for layer in layers:
        if layer.id == layer_id:
            return layer
        names.append(layer.id)
    raise LayerError(f"there is no layer {layer_id!r}; {instead(str(layer_id), names)}")
