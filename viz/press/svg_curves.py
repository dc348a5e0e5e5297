"""Names along arcs: the letters that matplotlib wrote one by one become one text on a path, which is found and edited as one."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from viz.press.svg_layers import GROUP, SVG, Element, groups_by_id

XLINK = "http://www.w3.org/1999/xlink"


@dataclass(frozen=True, kw_only=True)
class Curve:
    """A name along an arc.

    Attributes:
        prefix: of the ids of its view.
        feature: the uid of what it names.
        text: the whole name.
        path: the line on which it stands, as SVG writes paths.
        middle: how far along that line the middle of the name is, in points.
        spacing: between its letters, in points.
    """

    prefix: str
    feature: str
    text: str
    path: str
    middle: float
    spacing: float


def put_on_curves(figure: Element, curves: Iterable[Curve]) -> None:
    """Set names on their paths, and put the halos of their letters into one group.

    Args:
        figure: the group that matplotlib made of it; names that are drawn as outlines are only put together.
        curves: of the figure.
    """
    groups = groups_by_id(figure)
    for curve in curves:
        halos = _found(groups, f"{curve.prefix}halo__{curve.feature}", len(curve.text))
        letters = _found(groups, f"{curve.prefix}letter__{curve.feature}", len(curve.text))
        if not letters:
            continue  # its uid has letters that no XML may hold
        if halos:
            _together(halos, f"{curve.prefix}halo__{curve.feature}")
        whole = _together(letters, f"{curve.prefix}label__{curve.feature}")
        text = letters[0].find(f".//{{{SVG}}}text")
        if text is not None:
            whole[:] = _on_a_path(curve, text.get("style", ""), whole.get("id"))


def _found(groups: dict[str, Element], name: str, count: int) -> list[Element]:
    """The groups of the letters of a name that are drawn; blanks are not."""
    return [groups[each] for number in range(count) if (each := f"{name}__{number}") in groups]


def _together(parts: list[Element], name: str) -> Element:
    whole = etree.Element(GROUP, id=name)
    parts[0].addprevious(whole)
    whole.extend(parts)
    return whole


def _on_a_path(curve: Curve, style: str, name: str) -> list[Element]:
    """The path and the text, which is held at its middle, as each letter was."""
    defs, text = etree.Element(f"{{{SVG}}}defs"), etree.Element(f"{{{SVG}}}text")
    etree.SubElement(defs, f"{{{SVG}}}path", id=f"{name}.path", d=curve.path)
    text.set("style", f"{style}; letter-spacing: {curve.spacing:.3f}px")
    # Behind the last letter there is room, too.
    path = etree.SubElement(text, f"{{{SVG}}}textPath", startOffset=f"{curve.middle + curve.spacing / 2:.3f}")
    path.set(f"{{{XLINK}}}href", f"#{name}.path")
    path.text = curve.text
    return [defs, text]
