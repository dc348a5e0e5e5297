"""Views as a dossier gives them: a title and an extent, which must be one."""

from dataclasses import dataclass

from geodata.errors import Refusal
from geodata.projections.choice import projection_for
from geodata.projections.extents import CIRCLE, POLE, Extent
from geodata.projections.map_sizes import ensure_drawable

# Degrees. An extent across 180° that is wider than this was hardly meant: a map of the world that is centred on the
# Pacific is cut in the Atlantic, which is 40 degrees wide at least.
_MISTAKEN_WIDTH = 330


@dataclass(frozen=True, kw_only=True)
class View:
    """A map: the first view of a dossier is the main map, the others are insets.

    Attributes:
        id: Its id.
        title: Its title.
        extent: West, south, east, north in degrees (EPSG:4326); west is greater than east where it crosses 180°.

    Example:
        >>> ct.View(id="sea", title="Yellow Sea", extent=(117, 32, 127, 41)).extent
        (117, 32, 127, 41)
    """

    id: str
    title: str
    extent: tuple[float, float, float, float]


def is_mistaken(extent: Extent) -> bool:
    """Whether the west and the east of an extent were probably exchanged: it takes in nearly all the world."""
    return extent.crosses_180 and extent.width > _MISTAKEN_WIDTH


def view_extent(extent: object) -> tuple[float, float, float, float]:
    """West, south, east and north.

    Raises:
        Refusal: If they are not four numbers in this order on the globe, or no map can be drawn of them.
    """
    typed = "" if extent is None else str(extent)
    if (
        not isinstance(extent, list)
        or len(extent) != 4  # noqa: PLR2004 - the four sides
        or not all(isinstance(side, int | float) and not isinstance(side, bool) for side in extent)
    ):
        why = "is not an extent" if typed else "the extent is missing"
        raise Refusal(typed, why=why, fix="Write extent = [west, south, east, north] in degrees")
    try:
        read = Extent(*map(float, extent)).checked()
    except (ValueError, OverflowError):
        west, south, east, north = extent
        if max(abs(south), abs(north)) > POLE >= max(abs(west), abs(east)) and west < east and south < north:
            exchanged = f"[{south}, {west}, {north}, {east}]"
            raise Refusal(
                typed,
                why="has latitudes beyond 90 degrees; latitudes and longitudes are probably exchanged",
                fix=f"Write extent = [west, south, east, north]: {exchanged}",
                nearest=exchanged,
            ) from None
        raise Refusal(
            typed,
            why="does not run from west to east and from south to north within 180 and 90 degrees",
            fix="Write extent = [west, south, east, north], such as [124, 33, 131, 43]; across 180° west is the greater, "
            "such as [150, -45, -120, 30]",
        ) from None
    if is_mistaken(read):
        raise Refusal(
            typed,
            why=f"crosses 180° and takes in all the world but {CIRCLE - read.width:g} degrees; west and east are probably "
            "exchanged",
            fix=f"Write [{read.east:g}, {read.south:g}, {read.west:g}, {read.north:g}]; the whole world is -180 to 180",
        )
    ensure_drawable(read, projection_for(read))
    return read.west, read.south, read.east, read.north
