"""Names in spaced capitals: blanks between their letters become spacing, so that the name is found and edited as one."""

from collections.abc import Iterable
from dataclasses import dataclass

from viz.press.svg_layers import SVG, Element, groups_by_id

# What of the room behind the last letter lies before the point at which a text is held: SVG counts it as a part of the text.
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, kw_only=True)
class Spaced:
    """A name in spaced capitals.

    Attributes:
        id: of its group.
        text: without the blanks between its letters.
        letter: the room behind each letter, in points.
        word: that which each blank between words has besides.
    """

    id: str
    text: str
    letter: float
    word: float


def space(figure: Element, names: Iterable[Spaced]) -> None:
    """Set names with spacing.

    Args:
        figure: the group that matplotlib made of it; names that are drawn as outlines stay as they are.
        names: of the figure.
    """
    groups = groups_by_id(figure)
    for name in names:
        group = groups.get(name.id)
        text = None if group is None else group.find(f".//{{{SVG}}}text")
        if text is None:
            continue
        style = text.get("style", "")
        share = next((share for anchor, share in _SHARES.items() if f"text-anchor: {anchor}" in style), 0.0)
        text.set("x", f"{float(text.get('x')) + share * name.letter:.3f}")
        text.set("style", f"{style}; letter-spacing: {name.letter:.3f}px; word-spacing: {name.word:.3f}px")
        text.text = name.text
