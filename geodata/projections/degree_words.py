"""Latitudes and longitudes in words, as the margin of a map writes them."""

from collections.abc import Mapping, Sequence

from geodata.projections.extents import CIRCLE, EDGE, turns

# How a side of the equator or of Greenwich is named.
SIDES = {"north": "{degrees} N", "south": "{degrees} S", "east": "{degrees} E", "west": "{degrees} W"}
# Where on a map something holds.
WHERE = {"at": "at {latitude}", "at_equator": "at the equator", "in_middle": "in the middle"}
AND = {"and": "{first} and {last}"}


def degrees_in_words(value: float) -> str:
    """A number of degrees without its sign, to the minute of arc: `42°30′`."""
    whole, minutes = divmod(round(abs(value) * 60), 60)
    return f"{whole}°{minutes:02d}′" if minutes else f"{whole}°"


def latitude_in_words(value: float, sides: Mapping[str, str] = SIDES) -> str:
    """A latitude in degrees, to the minute of arc: `40° N`, `33°15′ S`, `0°`.

    Args:
        value: Degrees, south of the equator negative.
        sides: How a side is named, with the keys of `SIDES`.
    """
    words = degrees_in_words(value)
    return words if words == "0°" else sides["north" if value > 0 else "south"].format(degrees=words)


def longitude_in_words(value: float, sides: Mapping[str, str] = SIDES) -> str:
    """A longitude in degrees, to the minute of arc: `126° E`, `0°`, `180°`.

    Args:
        value: Degrees, west of Greenwich negative; also beyond 180, as `geodata.projections.longitudes` has them.
        sides: How a side is named, with the keys of `SIDES`.
    """
    within = value - CIRCLE * turns(value)
    words = degrees_in_words(within)
    if words in {"0°", f"{EDGE}°"}:
        return words
    return sides["east" if within > 0 else "west"].format(degrees=words)


def latitudes_in_words(values: Sequence[float], words: Mapping[str, str] = SIDES | AND) -> str:
    """Latitudes in a row; their side of the equator is named once where it is the same.

    `36° and 44° N`; or, where it differs, `8° S and 42° N`.

    Args:
        values: Degrees, at least one; what is the same to the minute is named once.
        words: With the keys of `SIDES` and `AND`.
    """
    told = list(dict.fromkeys(latitude_in_words(value, words) for value in values))
    sides = {value > 0 for value in values if degrees_in_words(value) != "0°"}
    if len(sides) > 1 or degrees_in_words(values[-1]) == "0°":
        return _listed(told, words)
    degrees = _listed(list(dict.fromkeys(map(degrees_in_words, values))), words)
    return words["north" if sides.pop() else "south"].format(degrees=degrees)


def _listed(parts: Sequence[str], words: Mapping[str, str]) -> str:
    first, *others = parts
    for part in others:
        first = words["and"].format(first=first, last=part)
    return first
