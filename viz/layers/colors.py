"""Colours for a column of data: a colour for each word, or a scale for numbers."""

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from viz.layers.rows import distinct, is_lacking, texts_of
from viz.layers.style_values import is_color
from viz.layers.styles import luminance

# The qualitative palette of M. Okabe and K. Ito, "Color Universal Design" (2008), which colour-blind readers can tell
# apart, without its black and its yellow, which are too dark and too pale on a map; then six of P. Tol's "muted" scheme
# (SRON/EPS/TN/09-002, 2021), which differ from these in lightness.
PALETTE = (
    *("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#b07d00"),
    *("#332288", "#882255", "#999933", "#117733", "#aa4499", "#7a3b00"),
)
# Of what has no value, and of words beyond the palette, which nobody could tell apart.
NOT_GIVEN, OTHER = "#a3a8ae", "#5f666e"
# From light to dark, so that more is darker, also in grey: the ends and the middle of a blue scale.
SCALE = ("#a9cfe3", "#3f86c8", "#14274a")
# How many numbers a legend shows at most.
STEPS = 6
# From here on thousands are parted.
FIRST_PARTED = 10_000
# In so many steps a pale colour is made darker.
INK_STEPS = 20

# Words -> colour, the ends of a scale, or nothing that needs to be explained.
Meaning = Mapping[str, str] | tuple[float, float] | None


Floats = npt.NDArray[np.float64]


class Palette(dict[str, str]):
    """Words -> colour as a column's own words have got them; some of its rows may have gone since."""


def colors_of(column: pd.Series, meant: Meaning = None) -> tuple[list[str], dict[str, str]]:
    """A colour for each value, and what the colours mean.

    Args:
        column: colours (`#rrggbb`), which are taken as they are; numbers; or words.
        meant: as `meaning` gives it; default: that of the column itself.

    Returns:
        Colours, `NOT_GIVEN` where a value is missing, "" where a colour is; and words -> colour for the legend, "" for missing
        values; none for colours as they are.
    """
    found = meaning(column) if meant is None else meant
    if found is None and len(column) and column.isna().all():
        return [NOT_GIVEN] * len(column), {"": NOT_GIVEN}
    if found is None:
        return texts_of(column), {}
    if isinstance(found, tuple):
        colors, key = _scaled(_numbers(column), *found)
        return colors, key | ({"": NOT_GIVEN} if is_lacking(column).any() else {})
    words, key = texts_of(column), dict(found)
    key |= {"": NOT_GIVEN} if "" in words else {}
    return [key.get(word, "") for word in words], key


def meaning(column: pd.Series) -> Palette | tuple[float, float] | None:
    """What the colours of a column mean.

    Args:
        column: see `colors_of`.

    Returns:
        Words -> colour, in the order in which they come, those beyond the palette all as `OTHER`; the least and the greatest
        finite number; None for colours as they are, and for nothing but empty values.
    """
    if pd.api.types.is_any_real_numeric_dtype(column):
        numbers = _numbers(column)
        finite = numbers[np.isfinite(numbers)]
        return (
            (float(finite.min()), float(finite.max())) if len(finite) else None if column.isna().all() else (0.0, 0.0)
        )
    words = [word for word in dict.fromkeys(texts_of(distinct(column))) if word]
    if all(is_color(word) for word in words):
        return None
    return Palette({word: PALETTE[at] if at < len(PALETTE) else OTHER for at, word in enumerate(words)})


def _numbers(column: pd.Series) -> Floats:
    """The numbers of a column, NaN for those that are missing."""
    numbers: Floats = column.to_numpy(dtype=float, na_value=np.nan)
    return numbers


def _scaled(numbers: Floats, low: float, high: float) -> tuple[list[str], dict[str, str]]:
    width = (high - low) or 1
    colors = [NOT_GIVEN if np.isnan(number) else _between((number - low) / width) for number in numbers]
    steps = _steps(numbers, low, high)
    return colors, {in_figures(step): _between((step - low) / width) for step in steps}


def _steps(numbers: Floats, low: float, high: float) -> list[float]:
    """Numbers for a legend: those that there are, if they are few; else round ones from the least to the greatest."""
    there = sorted(set(numbers[np.isfinite(numbers)].tolist()))
    if len(there) <= STEPS:
        return there
    for power in range(math.floor(math.log10((high - low) / STEPS)), 400):
        for each in (1, 2, 5):
            step = each * 10.0**power
            first, last = math.ceil(low / step), math.floor(high / step)
            if last - first < STEPS:
                return [round(number * step, max(-power, 0)) for number in range(first, last + 1)]
    raise AssertionError("some step is wide enough")


def in_figures(number: float) -> str:
    """A number as a reader writes it: 1435, 12,750, 0.25."""
    if number == int(number):
        return f"{int(number):,}" if abs(number) >= FIRST_PARTED else str(int(number))
    return f"{number:,.10g}" if abs(number) >= FIRST_PARTED else f"{number:.6g}"


def _between(share: float) -> str:
    """The colour of the scale at a share from 0 to 1; beyond, of its ends."""
    stops = np.array([[int(color[at : at + 2], 16) for at in (1, 3, 5)] for color in SCALE])
    parts = [round(np.interp(share, np.linspace(0, 1, len(SCALE)), stops[:, band])) for band in range(3)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def mixed(color: str, other: str, share: float) -> str:
    """A colour `#rrggbb` with a share, 0 to 1, of another one."""
    parts = (round(int(color[at : at + 2], 16) * (1 - share) + int(other[at : at + 2], 16) * share) for at in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast(color: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(color), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def legible(color: str, ground: str, ink: str, least: float) -> str:
    """A colour with as little ink as gives it a contrast on its ground.

    Args:
        color: `#rrggbb`.
        ground: likewise.
        ink: likewise.
        least: the contrast ratio.

    Returns:
        The colour itself where it has that contrast; the ink where nothing lighter has.
    """
    steps = (mixed(color, ink, share / INK_STEPS) for share in range(INK_STEPS + 1))
    return next((each for each in steps if contrast(each, ground) >= least), ink)
