"""Seasons and other parts of a year, by their EDTF number: in which months they lie.

EDTF (Library of Congress, 4 February 2019, "Sub-year groupings") numbers them and leaves open which months a
season has. Here a season is the meteorological one, three whole months. 21 to 24 do not say on which
hemisphere; they are read as in the north, and whoever means the south writes 29 to 32. A season that runs
over the turn of the year bears the year in which it begins. seeds/README.md prints this table.
"""

from typing import Literal, NamedTuple

Hemisphere = Literal["", "north", "south"]


class Season(NamedTuple):
    """A part of a year.

    Attributes:
        name: What it is: `spring`, `quarter-2`, `third-1`, `half-2` …
        hemisphere: Where, if the number says so.
        first_month: Its first month, 1 to 12.
        months: How many months it has; it may run into the next year.
    """

    name: str
    hemisphere: Hemisphere
    first_month: int
    months: int


_HEMISPHERES: tuple[tuple[int, Hemisphere, tuple[int, ...]], ...] = (
    (21, "", (3, 6, 9, 12)),
    (25, "north", (3, 6, 9, 12)),
    (29, "south", (9, 12, 3, 6)),
)
_FOUR_SEASONS = ("spring", "summer", "autumn", "winter")
_PARTS = ((33, "quarter", 3), (37, "third", 4), (40, "half", 6))

SEASONS: dict[int, Season] = {
    first + number: Season(_FOUR_SEASONS[number], hemisphere, months[number], 3)
    for first, hemisphere, months in _HEMISPHERES
    for number in range(4)
} | {
    first + number: Season(f"{name}-{number + 1}", "", 1 + number * months, months)
    for first, name, months in _PARTS
    for number in range(12 // months)
}
