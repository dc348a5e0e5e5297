"""The groups of an SVG as layers that Inkscape shows by name, and each name of the map in one group with its halo."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from lxml import etree

INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"
SVG = "http://www.w3.org/2000/svg"
GROUP = f"{{{SVG}}}g"
# What the ids of the parts of a name begin with, up to the uid of its feature; and those of the frames of other views.
OF_A_NAME = ("halo", "label", "letter", "dot", "count", "leader", "number")
_ARTIST = re.compile(r"(?P<kind>[a-z]+)__(?P<about>.*)", re.DOTALL)
_PATCH = re.compile(r"patch_\d+")
Element = Any


def groups_by_id(figure: Element) -> dict[str, Element]:
    """The groups within a figure, by their ids."""
    return {group.get("id"): group for group in figure.iter(GROUP)}


def layered(figure: Element, layers: Mapping[str, str], views: Mapping[str, str]) -> None:
    """Make layers of the groups of a figure, and of what is in each map; the order of drawing stays.

    Args:
        figure: the group that matplotlib made of it.
        layers: the names of layers by their ids; `paper`, `labels`, `frame` and `margin` are those of the other parts.
        views: the names of maps by their ids.
    """
    for group in figure.findall(GROUP):
        name = group.get("id", "")
        # Of several panels all but the first have a letter before the name of the map, and before those of their artists.
        letter, _, view = name.rpartition(".")
        if _PATCH.fullmatch(name):
            _name(group, layers["paper"])
        elif view in views:
            _name(group, " · ".join(filter(None, (letter, views[view] or view))))
            _divide(group, letter or view, layers)
        else:
            _name(group, layers["margin"])


def _divide(group: Element, view: str, layers: Mapping[str, str]) -> None:
    """Put what stands in a map into layers; `view` with a full stop may stand before the ids of its parts."""
    number: dict[str, int] = {}
    parts = group.findall(GROUP)
    keyed = zip(_keys(parts, view, layers), parts, strict=True)
    for key, run in groupby(keyed, lambda each: each[0]):
        found = [part for _, part in run]
        number[key] = number.get(key, 0) + 1
        layer = etree.Element(GROUP, id=".".join((view, "layer", key, *[str(number[key])][: number[key] - 1])))
        _name(layer, layers.get(key, key))
        found[0].addprevious(layer)
        layer.extend(_with_halos(found, view) if key == "labels" else found)


def _keys(parts: Iterable[Element], view: str, layers: Mapping[str, str]) -> Iterator[str]:
    """To which layer each part of a map belongs: matplotlib draws the paper first, then the artists, each with its name."""
    is_first = True
    for part in parts:
        name = part.get("id", "").removeprefix(f"{view}.")
        found = _ARTIST.fullmatch(name)
        if _PATCH.fullmatch(name):
            yield "paper" if is_first else "frame"
        elif found and found["kind"] in OF_A_NAME:
            yield "labels"
        elif (found and found["kind"] == "frame") or name.startswith("matplotlib.axis"):
            yield "frame"
        else:
            # A layer's pieces have its id first; a part of the base map may have parts of its own.
            mine = (each for each in layers if name == each or name.startswith((f"{each}__", f"{each}-")))
            yield max(mine, key=len, default=name)
        is_first = False


def _with_halos(parts: Iterable[Element], view: str) -> Iterator[Element]:
    """The parts of names, those of each name in a group of its own, its halo first."""
    groups: dict[str, Element] = {}
    for part in parts:
        name = part.get("id", "")
        found = _ARTIST.fullmatch(name.removeprefix(f"{view}."))
        if found is None or found["kind"] not in {"halo", "label"}:
            yield part
            continue
        whole = name.removesuffix(found[0]) + f"named__{found['about']}"
        if whole not in groups:
            groups[whole] = etree.Element(GROUP, id=whole)
            yield groups[whole]
        groups[whole].append(part)


def _name(group: Element, label: str) -> None:
    group.set(f"{{{INKSCAPE}}}groupmode", "layer")
    group.set(f"{{{INKSCAPE}}}label", label)
