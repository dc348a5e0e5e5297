"""Latitudes and longitudes in words, as the margin of a map writes them."""

from collections.abc import Sequence

from geodata.projections.extents import CIRCLE, EDGE, turns


def degrees_in_words(value: float) -> str:
    """A number of degrees without its sign, to the minute of arc: `42°30′`."""
    whole, minutes = divmod(round(abs(value) * 60), 60)
    return f"{whole}°{minutes:02d}′" if minutes else f"{whole}°"


def latitude_in_words(value: float) -> str:
    """A latitude in degrees, to the minute of arc: `40° N`, `33°15′ S`, `0°`.

    Args:
        value: Degrees, south of the equator negative.
    """
    words = degrees_in_words(value)
    return words if words == "0°" else f"{words} {'N' if value > 0 else 'S'}"


def longitude_in_words(value: float) -> str:
    """A longitude in degrees, to the minute of arc: `126° E`, `0°`, `180°`.

    Args:
        value: Degrees, west of Greenwich negative; also beyond 180, as `geodata.projections.longitudes` has them.
    """
    within = value - CIRCLE * turns(value)
    words = degrees_in_words(within)
    return words if words in ("0°", f"{EDGE}°") else f"{words} {'E' if within > 0 else 'W'}"


def latitudes_in_words(values: Sequence[float]) -> str:
    """Latitudes in a row; their side of the equator is named once where it is the same.

    `36° and 44° N`; or, where it differs, `8° S and 42° N`.

    Args:
        values: Degrees, at least one; what is the same to the minute is named once.
    """
    *others, last = dict.fromkeys(latitude_in_words(value) for value in values)
    return " and ".join([*(text.removesuffix(last[-2:]) for text in others), last])
