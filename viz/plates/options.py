"""What may be asked of a plate: how wide it is, what stands around the map, and how fine its relief is."""

from dataclasses import dataclass
from typing import Literal, TypedDict, get_args

from viz.press.sizes import DPI, PRESETS, USUAL, ensure_number

LEAST_MM, MOST_MM = 60.0, 1500.0
# Which signs the legend explains: those that are seen, all that the layers have, or none.
LegendOf = Literal["seen", "full", "none"]
# Where the timeline stands.
TimelineAt = Literal["below", "alone"]


class PlateKeywords(TypedDict, total=False):
    """What is asked, as programs that check types see it; each is explained at `PlateOptions`."""

    width_mm: float
    height_mm: float | None
    title: str | bool
    legend: LegendOf
    timeline: TimelineAt | None
    degrees: bool
    relief_dpi: int


@dataclass(frozen=True, kw_only=True)
class PlateOptions:
    """What is asked of a plate.

    Attributes:
        width_mm: of the figure, 60 to 1500 mm.
        height_mm: of the figure, up to 1500 mm; None: as its maps and what stands around them ask for.
        title: stands above the map; of a story True is its own title.
        legend: of the signs that are `seen` in the maps, of all that the layers have (`full`), or `none`.
        timeline: `below` the maps, or `alone` without them; None for none.
        degrees: whether those of meridians and parallels stand at the frame of the main map.
        relief_dpi: pixels per inch of the relief; fewer are drawn faster.
    """

    width_mm: float = PRESETS[USUAL]
    height_mm: float | None = None
    title: str | bool = False
    legend: LegendOf = "seen"
    timeline: TimelineAt | None = None
    degrees: bool = False
    relief_dpi: int = DPI

    def __post_init__(self) -> None:
        """Check each field.

        Raises:
            TypeError: a size is no number.
            ValueError: a size is not possible, or there is no such legend.
        """
        ensure_number("width_mm", self.width_mm)
        if not LEAST_MM <= self.width_mm <= MOST_MM:
            raise ValueError(f"width_mm is {self.width_mm:g}; a map is from {LEAST_MM:g} to {MOST_MM:g} mm wide")
        if self.height_mm is not None:
            ensure_number("height_mm", self.height_mm)
            if not self.height_mm <= MOST_MM:
                raise ValueError(f"height_mm is {self.height_mm:g}; a map is at most {MOST_MM:g} mm high")
        if self.legend not in get_args(LegendOf):
            raise ValueError(f"there is no legend {self.legend!r}; there are {', '.join(get_args(LegendOf))}")
        if self.timeline not in {None, *get_args(TimelineAt)}:
            raise ValueError(f"there is no timeline {self.timeline!r}; there are {', '.join(get_args(TimelineAt))}")
