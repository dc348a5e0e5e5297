"""The names of the base map as labels: seas, mountains, rivers, islands and towns of a view, but for those the story names."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import LineString, box
from shapely.geometry.base import BaseGeometry

from geodata.tables.cells import slug
from viz.layers.kinds import BaseLayer
from viz.layers.labels import BESIDE_A_POINT, ON_THE_SPOT, SPREAD, Anchor, Label, LabelClass
from viz.layers.rows import rows
from viz.stories.views import BORDERS_KNOWN_FROM, MapView

# A name as its words.
Words = tuple[str, ...]

# How each kind of `geodata.world.physical_names` is lettered.
LETTERING: dict[str, LabelClass] = {
    **dict.fromkeys(("ocean", "sea", "gulf", "strait"), "sea"),
    **dict.fromkeys(("range", "plateau"), "mountains"),
    **dict.fromkeys(("plain", "basin", "desert", "peninsula"), "region"),
    **dict.fromkeys(("island", "islands"), "island"),
}
# The size of the type for each rank, as a share of that of its class.
SIZES = {1: 1.0, 2: 0.92, 3: 0.85, 4: 0.8, 5: 0.76}
# What is wide enough for a level name in its middle where there is no room along its axis; what is so narrow that without an axis
# its name is shown one rank later; and what may be named beside its middle.
WIDE, NARROW, ISLANDS = ("ocean",), ("gulf", "strait"), ("island", "islands")
IN_THE_MIDDLE: tuple[Anchor, ...] = ("c",)
# Towns of the base map are smaller than those of the story; capitals up to this rank have their own sign.
TOWN_SIZE, CAPITAL_RANK = 0.88, 2
# An axis is drawn so much longer at either end, as a share of its length: it says where a name should stand, and the sea or range
# goes on.
AXIS_SHARE = 0.3
# Capitals are seen from afar.
REGION_SIZE = 0.85
# Rivers of a Natural Earth scalerank up to this have a rank; the other rivers have the last one.
RIVER_RANKS = {2: 2, 5: 3, 8: 4}
LAST_RANK = 5
# What a name may have or lack and still name the same thing: "the Yalu", "Yalu River".
GENERIC = frozenset(
    {
        *("the", "of", "a", "sea", "seas", "ocean", "bay", "gulf", "strait", "straits", "channel", "river", "jiang"),
        *("mountains", "mountain", "mount", "mt", "range", "shan", "plateau", "highlands", "plain", "basin", "desert"),
        *("peninsula", "island", "islands", "archipelago", "do"),
    }
)
# These alone say too little: the West Sea is not West Korea Bay.
COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"})
OTHER_NAMES = re.compile(r"[/|(),;]")
# Likewise in names without accents and other scripts: what parts names, and what parts words.
_ASCII = {sign: "|" if OTHER_NAMES.match(chr(sign)) else " " for sign in range(128) if not chr(sign).isalnum()}
IN_BRACKETS = re.compile(r"\(([^)]+)\)")


def base_labels(layer: BaseLayer, view: MapView, known: "Known") -> Iterator[Label]:
    """The names that a view's base map has to offer.

    Args:
        layer: the names as a layer, with a colour of its own or without.
        view: whose base map it is.
        known: what the story names itself, which is left out.

    Returns:
        Labels, the most important first.
    """
    offered = _towns(layer, view) if layer.part == "towns" else (*_physical(layer, view), *_rivers(layer, view))
    found = sorted(offered, key=lambda named: named[0].rank)
    return (label for label, names in found if not known.names(names, label.kind))


def _physical(layer: BaseLayer, view: MapView) -> Iterator[tuple[Label, str]]:
    """Seas, mountains, islands … with all their names."""
    for row in rows(view.base.names):
        axis = () if row.axis is None else _along(row.axis, 0 if row.kind in WIDE else AXIS_SHARE)
        rank = min(row.rank + (row.kind in NARROW and not axis), LAST_RANK)
        anchors = ON_THE_SPOT if row.kind in ISLANDS else IN_THE_MIDDLE if not axis or row.kind in WIDE else ()
        label = _label(layer, row.id, row.name, LETTERING[row.kind], rank, row.geometry, axis)
        yield label._replace(anchors=anchors), f"{row.name} | {row.alternative}"


def _towns(layer: BaseLayer, view: MapView) -> Iterator[tuple[Label, str]]:
    """The towns of today with their other names; countries' capitals among the large ones have the sign of a capital.

    On a map of another age there are none: nobody knows which of them were there.
    """
    if view.at is not None and view.at < BORDERS_KNOWN_FROM:
        return
    for number, row in enumerate(rows(view.base.towns)):
        kind: LabelClass = "capital" if row.capital and row.rank <= CAPITAL_RANK else "town"
        label = _label(layer, f"{slug(row.name)}-{number}", row.name, kind, row.rank, row.geometry, ())
        yield label._replace(anchors=BESIDE_A_POINT, size=TOWN_SIZE), f"{row.name} | {row.alternative}"


def _along(axis: LineString, share: float) -> tuple[tuple[float, ...], ...]:
    """The points of the axis, with a share of its length more at either end."""
    points = shapely.get_coordinates(axis)
    more = share * axis.length
    first, last = (
        end + (end - before) / np.hypot(*(end - before)) * more for before, end in (points[1::-1], points[-2:])
    )
    return tuple(LineString([first, *points, last] if more else points).segmentize(1).coords)


def _rivers(layer: BaseLayer, view: MapView) -> Iterator[tuple[Label, str]]:
    """The rivers, each named once, along the longest part of its course that is to be seen."""
    rivers = view.base.rivers[view.base.rivers["name"] != ""]
    parts: dict[str, list[Any]] = {}
    for row in rows(rivers):
        english = found[1] if (found := IN_BRACKETS.search(row.name)) else row.name
        parts.setdefault(english, []).append(row)
    flowing = {name: parts[name] for name in parts if any(part.kind == "river" for part in parts[name])}
    courses = _courses([[part.geometry for part in each] for each in flowing.values()], view)
    for (name, each), course in zip(flowing.items(), courses, strict=True):
        if course:
            least = min(part.scalerank for part in each)
            rank = next((rank for most, rank in RIVER_RANKS.items() if least <= most), LAST_RANK)
            middle = course.interpolate(0.5, normalized=True)
            label = _label(layer, f"river-{slug(name)}", name, "river", rank, middle, tuple(course.coords))
            yield label, " | ".join({name, *(part.name for part in each)})


def _courses(rivers: list[list[BaseGeometry]], view: MapView) -> Iterator[LineString | None]:
    """Of each river the longest line (degrees) that its parts make, counted within the view; None for one not to be seen."""
    merged = [shapely.get_parts(shapely.line_merge(shapely.union_all(parts))) for parts in rivers]
    lines = [[line for line in each if isinstance(line, LineString)] for each in merged]
    # All in one series: one of its own for each would take most of the time.
    projected = gpd.GeoSeries(list(chain.from_iterable(lines)), crs="EPSG:4326").to_crs(view.crs)
    lengths = iter(projected.intersection(box(*view.bounds)).length.tolist())
    for each in lines:
        seen = [next(lengths) for _ in each]
        yield each[seen.index(max(seen))] if max(seen, default=0) > 0 else None


def _label(  # noqa: PLR0913, PLR0917 - what a label is
    layer: BaseLayer, name_id: str, text: str, kind: LabelClass, rank: int, at: Any, path: tuple[tuple[float, ...], ...]
) -> Label:
    return Label(
        text=text,
        lon=at.x,
        lat=at.y,
        rank=rank,
        kind=kind,
        anchors=(),
        feature=layer.uid(name_id),
        layer=layer.id,
        path=tuple((lon, lat) for lon, lat, *_ in path),
        size=round(SIZES[rank] * (REGION_SIZE if kind == "region" else 1), 2),
        color=layer.style.color or "",
        base=True,
    )


@dataclass(frozen=True)
class Known:
    """What the story names itself, by keys that are worked out once: there may be thousands of its labels.

    Attributes:
        whole: every name of every label, its words joined by hyphens.
        spread: of the labels that are spread over the land, class and names without their generic words.
    """

    whole: frozenset[str]
    spread: tuple[tuple[LabelClass, frozenset[Words]], ...]

    @classmethod
    def of(cls, told: Collection[Label]) -> "Known":
        """The names of these labels."""
        spread = dict.fromkeys((label.kind, label.text) for label in told if label.kind in SPREAD)
        return cls(
            whole=frozenset(_variants("|".join(dict.fromkeys(label.text for label in told)))),
            spread=tuple((kind, _cores(_variants(text))) for kind, text in spread),
        )

    def names(self, names: str, kind: LabelClass) -> bool:
        """Whether a label of the story has one of the names; one of a like class may lack or add a word such as "Sea"."""
        mine = _variants(names)
        if mine & self.whole:
            return True
        cores = _cores(mine)
        return any(
            _holds(one, other) or _holds(other, one)
            for told, theirs in self.spread
            if _is_like(told, kind)
            for one in cores
            for other in theirs
        )


def _is_like(told: LabelClass, kind: LabelClass) -> bool:
    """Whether two classes may name one thing: a river only a river, a sea only a sea."""
    return told == kind or not {"river", "sea"}.intersection((told, kind))


def _variants(names: str) -> set[str]:
    """Every name in a text such as "East Sea / Sea of Japan" or "Yellow Sea (West Sea)", its words joined by hyphens."""
    names = names.replace(" or ", "|")
    if names.isascii():
        # What `slug` does, but of a hundred thousand names at once.
        return {"-".join(part.split()) for part in names.lower().translate(_ASCII).split("|")} - {""}
    return {words for part in OTHER_NAMES.split(names) if (words := slug(part))}


def _cores(names: Iterable[str]) -> frozenset[Words]:
    """The words of names without those that are generic."""
    return frozenset(tuple(word for word in name.split("-") if word not in GENERIC) for name in names)


def _holds(words: Words, part: Words) -> bool:
    """Whether some words occur among others, in their order and next to one another."""
    starts = range(len(words) - len(part) + 1)
    return not COMPASS.issuperset(part) and any(words[start : start + len(part)] == part for start in starts)
