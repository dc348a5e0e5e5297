"""What the fields of a style and of a theme may hold; asked when one is made, and for each cell of a column of a style."""

import math
import re
from collections.abc import Callable
from numbers import Real
from typing import Any, NamedTuple, get_args

import numpy as np
from shapely.geometry import MultiPoint

from viz.layers.labels import LabelClass

# In the order of the dossier's actors. Names of plotly's symbols.
SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-down", "hexagon")
DOT = "-dot"
RANKS = range(1, 6)
_COLOR = re.compile("#[0-9a-fA-F]{6}")
_NAMED_DASHES = ("solid", "dash", "dot")
_LENGTH = r"\d{1,4}(?:\.\d{1,4})?(?:px)?"
_DASHES = re.compile(f"{_LENGTH}(?:, ?{_LENGTH})*")
# Letters of a wrong value that a message shows.
_LONGEST_SHOWN = 60
# No label is moved farther than a large sheet is wide.
FARTHEST_MM = 1500


class Rule(NamedTuple):
    """What a field may hold: of which types, whether a value of them will do, and what would be right."""

    kinds: tuple[type, ...]
    holds: Callable[[Any], bool]
    right: str


def is_color(text: str) -> bool:
    """Whether a text is a colour as all of viz writes them, `#rrggbb`."""
    return _COLOR.fullmatch(text) is not None


def _is_dash(text: str) -> bool:
    if text in _NAMED_DASHES:
        return True
    lengths = _DASHES.fullmatch(text) and [float(each.strip().removesuffix("px")) for each in text.split(",")]
    # A dash without length would never end.
    return bool(lengths) and sum(lengths or []) >= 1


COLOR = Rule((str,), is_color, "write it as #rrggbb, such as #1b6ca8")
POSITIVE = Rule((Real,), lambda value: 0 < value < math.inf, "write a number above 0, in px")
SHARE = Rule((Real,), lambda value: 0 <= value <= 1, "write an opacity from 0 to 1")
NOT_NEGATIVE = Rule((Real,), lambda value: 0 <= value < math.inf, "write a number from 0 on, in km")
YES_OR_NO = Rule((bool, np.bool_, Real), lambda value: value in (0, 1), "write True or False")
MOVED = Rule((Real,), lambda value: abs(value) <= FARTHEST_MM, "write a number of mm; negative is to the left, or down")
TEXT = Rule((str,), lambda _: True, "write a text")
STYLE: dict[str, Rule] = {
    "color": COLOR,
    "size": POSITIVE,
    "width": POSITIVE,
    "dash": Rule((str,), _is_dash, f"there are {', '.join(_NAMED_DASHES)}, or lengths in px such as 8px,3px"),
    "fill": SHARE,
    "hatched": YES_OR_NO,
    "shape": Rule(
        (str,), lambda text: text.removesuffix(DOT) in SHAPES, f"there are {', '.join(SHAPES)}, each also with {DOT}"
    ),
    "hollow": YES_OR_NO,
    "precision_km": NOT_NEGATIVE,
    "letter": TEXT,
    "ticks": Rule((MultiPoint,), lambda _: True, "give a shapely MultiPoint in degrees"),
    "rank": Rule((Real,), lambda value: value in RANKS, "write 1 (most important) to 5"),
    "lettering": Rule(
        (str,), lambda text: text in get_args(LabelClass), f"there are {', '.join(get_args(LabelClass))}"
    ),
    "label_dx_mm": MOVED,
    "label_dy_mm": MOVED,
}
THEME: dict[str, Rule] = {
    "name": TEXT,
    **dict.fromkeys(("paper", "ink", "quiet", "sea", "coast", "river", "border", "graticule", "accent"), COLOR),
    "mark": POSITIVE,
    "strokes": Rule((Real,), POSITIVE.holds, "write a number above 0, 1 for the widths of the screen"),
    "grey": YES_OR_NO,
    "font": TEXT,
}


def flaw(rule: Rule, value: object) -> str:
    """What is wrong with a value, and what would be right; "" if nothing is."""
    if _is_of(rule, value) and rule.holds(value):
        return ""
    shown = repr(value)
    shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
    return f"{shown} will not do; {rule.right}"


def _is_of(rule: Rule, value: object) -> bool:
    """Whether a value is of a type that a field may hold; True is no number."""
    return isinstance(value, rule.kinds) and (bool in rule.kinds or not isinstance(value, bool))


def ensure(owner: str, rules: dict[str, Rule], values: dict[str, object]) -> None:
    """Sees to it that fields hold what they may.

    Args:
        owner: whose fields they are, for the error.
        rules: field -> what it may hold.
        values: field -> what it holds.

    Raises:
        TypeError: a value is of another type.
        ValueError: a value is not possible; like the other it names all such fields, and what would be right.
    """
    wrong = {name: words for name, value in values.items() if (words := flaw(rules[name], value))}
    if wrong:
        kinds = all(_is_of(rules[name], values[name]) for name in wrong)
        message = "; ".join(f"{name} = {words}" for name, words in wrong.items())
        raise (ValueError if kinds else TypeError)(f"{owner}: {message}")
