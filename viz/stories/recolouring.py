"""A story whose actors have other colours: on the map, in the timeline, and so in every legend."""

from collections.abc import Mapping
from dataclasses import replace

from geodata.errors import instead
from viz.layers.layer import Layer
from viz.layers.style_values import COLOR, flaw
from viz.stories.timeline import Timeline

# The columns with the ids of actors and with their colours in the layers that a dossier fills.
ACTOR, OF_ACTORS = "actor", "color"


def recoloured(layers: tuple[Layer, ...], timeline: Timeline, colors: object) -> tuple[tuple[Layer, ...], Timeline]:
    """Layers and timeline with other colours of actors.

    Args:
        layers: of a story; those that a dossier did not fill stay as they are.
        timeline: its rows are actors.
        colors: ids of actors -> `#rrggbb`.

    Raises:
        TypeError: the colours are no mapping, or one is no text.
        ValueError: an actor is not there, or a colour is none; the message says what would be right.
    """
    chosen = _checked(colors, layers, timeline)
    rows = tuple(replace(row, color=chosen.get(row.id, row.color)) for row in timeline.rows)
    spans = tuple(replace(span, color=chosen.get(span.row, span.color)) for span in timeline.spans)
    return tuple(_recoloured(layer, chosen) for layer in layers), replace(timeline, rows=rows, spans=spans)


def _checked(colors: object, layers: tuple[Layer, ...], timeline: Timeline) -> Mapping[str, str]:
    if not isinstance(colors, Mapping):
        raise TypeError(
            f'colors = {colors!r} will not do; write actors and their colours, such as {{"prc": "#1b6ca8"}}'
        )
    # An actor may have an area or a front and no event.
    known = [row.id for row in timeline.rows if row.id]
    known += [actor for layer in layers if has_actors(layer) for actor in layer.data[ACTOR].unique() if actor]
    for actor, color in colors.items():
        if actor not in known:
            raise ValueError(f"colors: there is no actor {actor!r}; {instead(str(actor), known)}")
        if words := flaw(COLOR, color):
            raise (ValueError if isinstance(color, str) else TypeError)(f"colors: for {actor!r}, {words}")
    return colors


def _recoloured(layer: Layer, colors: Mapping[str, str]) -> Layer:
    if not has_actors(layer):
        return layer
    before, own = layer.data[layer.color], layer.data[ACTOR].map(colors)
    return replace(layer, data=layer.data.assign(**{str(layer.color): own.where(own.notna(), before)}))


def has_actors(layer: Layer) -> bool:
    """Whether a dossier filled it, and its colours are those of actors."""
    return bool(layer.events) and layer.color == OF_ACTORS and ACTOR in layer.data.columns
