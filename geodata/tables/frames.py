"""What part of the world a cell asks a map to show: a view by its id, or an extent in degrees."""

from geodata.errors import Refusal
from geodata.projections.extents import Extent
from geodata.tables.cells import identifier, is_id

# West, south, east and north.
SIDES = 4
_FIX = "Write the id of a view, or west south east north in degrees, such as 124 33 131 43"


def view_or_extent(cell: str) -> None:
    """Accept the id of a view, or an extent: west, south, east and north in degrees, separated by blanks."""
    if is_id(cell) and not cell.isdecimal():
        return
    try:
        extent = extent_in(cell)
    except ValueError:
        raise Refusal(cell, why="is not an extent", fix=_FIX) from None
    if extent is None:
        try:
            identifier(cell)
        except Refusal as refusal:
            raise Refusal(
                cell, why="is neither the id of a view nor an extent", fix=_FIX, nearest=refusal.nearest
            ) from None


def extent_in(cell: str) -> Extent | None:
    """The extent that a cell holds; None where it holds no four numbers.

    Raises:
        ValueError: The four numbers are no extent.
    """
    try:
        sides = [float(part) for part in cell.replace(",", " ").split()]
    except ValueError:
        return None
    return Extent(*sides).checked() if len(sides) == SIDES else None
