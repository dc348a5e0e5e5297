"""The legend: the signs in use, in words. Who acts is shown by the timeline's row labels; here stands how it is known."""

from collections.abc import Iterable, Iterator

import pandas as pd

from viz.layers.colors import OTHER, colors_of
from viz.layers.features import features
from viz.layers.layer import Kind, Layer
from viz.layers.rows import texts_of
from viz.layers.styles import SCREEN, SIGNS
from viz.telling.wording import INTERFACE

WORDS = {
    "point-done": SIGNS["point", "done", False].words,
    "point-asked": SIGNS["point", "asked", False].words,
    "point-said": SIGNS["point", "said", False].words,
    "arrow-done": SIGNS["arrow", "done", False].words,
    "arrow-asked": SIGNS["arrow", "asked", False].words,
    "area": SIGNS["area", "done", False].words,
    "hatched": SIGNS["area", "done", True].words,
    "front": "front, with checked places",
    "border": INTERFACE["border_sign"],
    "message": "message",
    "candidate": "rival places",
    "step": INTERFACE["step_sign"],
    "stack": INTERFACE["stack_sign"],
}
# From how many words on those beyond the palette have one entry together.
MOST_OTHERS_NAMED = 2
# The sign of a layer of somebody's own, where it is no line; and that of a layer whose rows all have the same one.
OWN: dict[Kind, str] = {"event": "own-point", "candidate": "own-point", "area": "own-area"}
PLAIN: dict[Kind, str] = {
    "area": "area",
    "front": "front",
    "line": "border",
    "message": "message",
    "candidate": "candidate",
}


def legend(layers: Iterable[Layer]) -> list[dict[str, str]]:
    """What the map's signs mean.

    Args:
        layers: of the story map; only signs that they use are listed.

    Returns:
        Dicts of `sign` (its name in the page's style sheet) and `words`, in a fixed order; then those of layers that stand for
        no event of the story, which have a `color` besides.
    """
    layers = [layer for layer in layers if layer.visible]
    used = {sign for layer in layers if layer.events for sign in _signs(layer)}
    signs = [{"sign": sign, "words": words} for sign, words in WORDS.items() if sign in used]
    return [*signs, *(entry for layer in layers if layer.name and not layer.events for entry in _own(layer))]


def _own(layer: Layer) -> Iterator[dict[str, str]]:
    """The entries of a layer of somebody's own: one for each of its colours, or one for all."""
    sign = OWN.get(layer.kind, "own-line")
    meant = color_key(layer) if layer.color else {}
    if not meant:
        yield {"sign": sign, "words": layer.name, "color": layer.style.color or SCREEN.ink}
    for value, color in meant.items():
        yield {"sign": sign, "words": f"{layer.name}: {value or INTERFACE['not_given']}", "color": color}


def color_key(layer: Layer) -> dict[str, str]:
    """What the colours of a layer mean: of words those that are on the map, of numbers the whole scale.

    Args:
        layer: with a column of colours.

    Returns:
        Words -> `#rrggbb`, "" for missing values; none where the column has colours as they are.
    """
    column = layer.data[layer.color]
    meant = colors_of(column, layer.colors)[1]
    if isinstance(layer.colors, tuple) or pd.api.types.is_numeric_dtype(column):
        return meant
    there = set(texts_of(column))
    shown = {word: color for word, color in meant.items() if word in there}
    others = [word for word, color in shown.items() if color == OTHER]
    if len(others) < MOST_OTHERS_NAMED:
        return shown
    named = {word: color for word, color in shown.items() if color != OTHER}
    return named | {INTERFACE["others"].format(count=len(others)): OTHER}


def _signs(layer: Layer) -> Iterator[str]:
    """The names of the signs that a layer uses."""
    data = features(layer, SCREEN)
    if layer.kind == "event":
        dotted, hollow = data["shape"].str.endswith("-dot"), data["hollow"].astype(bool)
        counts = {"done": ~hollow, "asked": hollow & ~dotted, "said": dotted}
        yield from (f"point-{manner}" for manner, mine in counts.items() if mine.any())
        yield "step"
        if data.geometry.duplicated().any():
            yield "stack"
    elif layer.kind == "movement":
        yield from (
            name for name, dash in (("arrow-done", "solid"), ("arrow-asked", "dash")) if (data["dash"] == dash).any()
        )
    elif layer.kind in PLAIN:
        yield PLAIN[layer.kind]
    if "hatched" in data and data["hatched"].any():
        yield "hatched"
