"""Colours for a column of data: a colour for each word, or a scale for numbers."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from viz.layers.style_values import is_color

# The qualitative palette of M. Okabe and K. Ito, "Color Universal Design" (2008), which colour-blind readers can tell
# apart, without its black and its yellow, which are too dark and too pale on a map.
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#b07d00")
# From light to dark, so that more is darker, also in grey: the ends and the middle of a blue scale.
SCALE = ("#a9cfe3", "#3f86c8", "#14274a")
STEPS = 5

# Words -> colour, the ends of a scale, or nothing that needs to be explained.
Meaning = Mapping[str, str] | tuple[float, float] | None


class Palette(dict[str, str]):
    """Words -> colour as a column's own words have got them; some of its rows may have gone since."""


def colors_of(column: pd.Series, meant: Meaning = None) -> tuple[list[str], dict[str, str]]:
    """A colour for each value, and what the colours mean.

    Args:
        column: colours (`#rrggbb`), which are taken as they are; numbers; or words. Empty values get no colour.
        meant: as `meaning` gives it; default: that of the column itself.

    Returns:
        Colours, "" where there is none; and words -> colour for the legend, none for colours as they are.
    """
    found = meaning(column) if meant is None else meant
    if isinstance(found, tuple):
        return _scaled(column.astype(float), *found)
    words = words_of(column)
    if found is None:
        return words, {}
    return [found.get(word, "") for word in words], dict(found)


def meaning(column: pd.Series) -> Palette | tuple[float, float] | None:
    """What the colours of a column mean.

    Args:
        column: see `colors_of`.

    Returns:
        Words -> colour, in the order in which they come; the least and the greatest number; None for colours as they are, and
        for nothing but empty values.
    """
    there = column.dropna()
    if there.empty:
        return None
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return float(there.min()), float(there.max())
    words = list(dict.fromkeys(word for word in words_of(column) if word))
    if all(is_color(word) for word in words):
        return None
    return Palette({word: PALETTE[at % len(PALETTE)] for at, word in enumerate(words)})


def words_of(column: pd.Series) -> list[str]:
    """The values as texts, "" for empty ones."""
    return column.astype("str").where(column.notna(), "").tolist()


def _scaled(column: pd.Series, low: float, high: float) -> tuple[list[str], dict[str, str]]:
    width = (high - low) or 1
    colors = ["" if np.isnan(value) else _between((value - low) / width) for value in column]
    steps = np.linspace(low, high, STEPS if high > low else 1)
    return colors, {f"{value:.4g}": _between((value - low) / width) for value in steps}


def _between(share: float) -> str:
    """The colour of the scale at a share from 0 to 1."""
    stops = np.array([[int(color[at : at + 2], 16) for at in (1, 3, 5)] for color in SCALE])
    parts = [round(np.interp(share, np.linspace(0, 1, len(SCALE)), stops[:, band])) for band in range(3)]
    return "#" + "".join(f"{part:02x}" for part in parts)
