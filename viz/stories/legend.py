"""The legend: the signs in use, in words. Who acts is shown by the timeline's row labels; here stands how it is known."""

import math
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import pandas as pd

from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.colors import OTHER, colors_of, in_figures
from viz.layers.features import features, largest, line_growth, point_growth
from viz.layers.layer import Kind, Layer
from viz.layers.rows import distinct, is_lacking, texts_of
from viz.layers.styles import SCREEN, Theme
from viz.stories.recolouring import has_actors

# From how many words on those beyond the palette have one entry together.
MOST_OTHERS_NAMED = 2
# Kinds whose lines have widths that tell a number; and how wide a sign of a size may be, in px: lines as wide as plotly's legend
# draws them, bands as the page has room for those that grow with its map, points as the legends of page and print have it.
SIZED: dict[Kind, str] = {"line": "size-line", "front": "size-line", "message": "size-line", "route": "size-band"}
WIDEST_SIGN_PX = {"size-point": 30, "size-line": 7.5, "size-band": 14}
# The sign of a layer of somebody's own, where it is no line; and that of a layer whose rows all have the same one.
OWN: dict[Kind, str] = {"event": "own-point", "candidate": "own-point", "area": "own-area", "route": "own-band"}
PLAIN: dict[Kind, str] = {
    "area": "area",
    "front": "front",
    "line": "border",
    "message": "message",
    "candidate": "candidate",
}

# A draft is drawn as what is only reported.
DRAWN_AS = {"point-draft": "point-said"}


def legend(layers: Iterable[Layer], theme: Theme = SCREEN, wording: Wording = ENGLISH) -> list[dict[str, Any]]:
    """What the map's signs mean.

    Args:
        layers: of the story map; only signs that they use are listed.
        theme: for the sizes of marks.
        wording: of which language.

    Returns:
        Dicts of `sign` (its name in the page's style sheet) and `words`, in a fixed order; then those of layers that stand for
        no event of the story, which have a `color` besides; then what sizes mean, with how many `px` wide each sign is.
    """
    layers = [layer for layer in layers if layer.visible]
    used = {sign for layer in layers if layer.events for sign in _signs(layer)}
    known = wording.group("signs").items()
    signs = [{"sign": DRAWN_AS.get(sign, sign), "words": words} for sign, words in known if sign in used]
    own = [entry for layer in layers if layer.name and not layer.events for entry in _own(layer, wording)]
    # Several layers of one table may have the same colours.
    once = {(entry["words"], entry["color"]): entry for entry in reversed(own)}
    return [
        *signs,
        *reversed(once.values()),
        *(entry for layer in layers for entry in size_entries(layer, theme, wording)),
    ]


def size_entries(layer: Layer, theme: Theme, wording: Wording = ENGLISH) -> list[dict[str, Any]]:
    """What sizes mean: round numbers with the diameter of their points or the width of their lines.

    They span the numbers of the layer: the greatest round one, about the middle, and the least that is told apart on the map;
    all outputs and themes show the same. A band is as wide as told in a frame of usual width. Where points lack a size, an entry
    says that these are hollow; it has no `px`.

    Args:
        layer: any; one without a column of sizes, or whose sizes cannot be compared, has none.
        theme: for the sizes of marks.
        wording: of which language.
    """
    sign = "size-point" if layer.is_points else SIZED.get(layer.kind, "")
    field = "size" if layer.is_points else "width"
    most = largest(layer)
    if not layer.size or not sign or field in layer.styled or not most > 0:
        return []
    constant = getattr(layer.style, field)
    usual, drawn = (
        float(layer.defaults.get(field, each.mark) if constant is None else constant)
        * (1 if layer.is_points else each.strokes)
        for each in (SCREEN, theme)
    )
    growth = point_growth if layer.is_points else partial(line_growth, layer)
    fitting = WIDEST_SIGN_PX[sign] / usual / float(growth(1))
    fitting = most * min(1.0, fitting**2 if layer.is_points else fitting)
    color = SCREEN.ink if layer.color else layer.style.color or SCREEN.ink
    entries = [
        {
            "sign": sign,
            "words": f"{layer.size}: {in_figures(number)}",
            "color": color,
            "px": round(drawn * float(growth(number / most)), 2),
        }
        for number in _spanning(layer, _round_below(fitting), lambda number: bool(growth(number / most) > growth(0)))
    ]
    if layer.is_points and layer.style.hollow is None and "hollow" not in layer.styled:
        words = f"{layer.size}: {wording.interface['not_given']}"
        entries += [{"sign": "own-hollow", "words": words, "color": color}] * bool(
            is_lacking(layer.data[layer.size]).any()
        )
    return entries


def _spanning(layer: Layer, top: float, is_told_apart: Callable[[float], bool]) -> list[float]:
    """Up to three round numbers down from the greatest: the last near the least of the layer that its mark tells apart."""
    numbers = layer.data[layer.size] if layer.size else layer.amounts
    least = _round_below(min([*numbers[numbers > 0].tolist(), top]))
    # What is so small that it is drawn as wide as the least is no sign of its number.
    while least < top and not is_told_apart(least):
        least = _round_below(2.5 * least)
    return sorted({top, _round_below((top + least) / 2), least}, reverse=True)


def _round_below(number: float) -> float:
    """The greatest of 1, 2 and 5 and their tenfolds that is no greater."""
    power = math.floor(math.log10(number))
    times = next(each for each in (5, 2, 1) if each * 10.0**power <= number * (1 + 1e-9))
    return round(times * 10.0**power, max(-power, 0))


def _own(layer: Layer, wording: Wording) -> Iterator[dict[str, str]]:
    """The entries of a layer of somebody's own: one for each of its colours, or one for all."""
    sign = OWN.get(layer.kind, "own-line")
    meant = color_key(layer, wording) if layer.color else {}
    if not meant:
        yield {"sign": sign, "words": layer.name, "color": layer.style.color or SCREEN.ink}
    for value, color in meant.items():
        # Points without a value are hollow on the map.
        mine = sign if value or not layer.is_points else "own-hollow"
        yield {"sign": mine, "words": f"{layer.name}: {value or wording.interface['not_given']}", "color": color}


def color_key(layer: Layer, wording: Wording = ENGLISH) -> dict[str, str]:
    """What the colours of a layer mean: of words those that are on the map, of numbers the whole scale.

    Args:
        layer: with a column of colours.
        wording: of which language.

    Returns:
        Words -> `#rrggbb`, "" for missing values; none where the column has colours as they are.
    """
    column = distinct(layer.data[layer.color])
    meant = colors_of(column, layer.colors)[1]
    if isinstance(layer.colors, tuple) or pd.api.types.is_numeric_dtype(column):
        return meant
    there = set(texts_of(column))
    shown = {word: color for word, color in meant.items() if word in there}
    others = [word for word, color in shown.items() if color == OTHER]
    if len(others) < MOST_OTHERS_NAMED:
        return shown
    named = {word: color for word, color in shown.items() if color != OTHER}
    return named | {wording.counted("others", len(others)): OTHER}


def _drafts(layer: Layer, positions: pd.Index) -> pd.Series:
    """Which of its rows nobody has reviewed; only a dossier says so, whatever a table means by a column of this name."""
    if not has_actors(layer) or "draft" not in layer.data:
        return pd.Series(data=False, index=positions)
    return layer.data["draft"].eq(other=True).iloc[positions].set_axis(positions)


def _signs(layer: Layer) -> Iterator[str]:
    """The names of the signs that a layer uses."""
    data = features(layer, SCREEN)
    drafts = _drafts(layer, data.index)
    # An area whose precision nobody knows yet has no soft edge to be explained.
    plain = data[~(drafts & (data["precision_km"] == 0))] if layer.kind == "area" else data
    if layer.kind == "event":
        dotted, hollow = data["shape"].str.endswith("-dot"), data["hollow"].astype(bool)
        counts = {"done": ~hollow, "asked": hollow & ~dotted, "said": dotted & ~drafts, "draft": dotted & drafts}
        yield from (f"point-{manner}" for manner, mine in counts.items() if mine.any())
        yield "step"
        if data.geometry.duplicated().any():
            yield "stack"
    elif layer.kind == "movement":
        yield from (
            name for name, dash in (("arrow-done", "solid"), ("arrow-asked", "dash")) if (data["dash"] == dash).any()
        )
    elif layer.kind == "line" and drafts.any():
        yield "line-draft"
    elif layer.kind in PLAIN and len(plain):
        yield PLAIN[layer.kind]
    if "hatched" in data and data["hatched"].any():
        yield "hatched"
