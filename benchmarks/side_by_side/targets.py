"""What is measured of a page, and what is wanted of ours."""

from dataclasses import dataclass

from side_by_side.makers import CABLE

# Beside whom ours is held, if it is not one peer by its name.
BEST = "the best"
OTHER = "the other commit"


@dataclass(frozen=True)
class Measure:
    """One thing that is measured: its words, the unit it is told in, and how many of its own units that has."""

    words: str
    unit: str
    scale: float = 1
    digits: int = 0
    more_is_better: bool = False


MEASURES = {
    "cpu": Measure("build, CPU", "s", digits=1),
    "wall": Measure("build, wall clock", "s", digits=1),
    "peak": Measure("build, peak memory", "MB", 1e6),
    "bytes": Measure("page", "MB", 1e6, 2),
    "gzipped": Measure("page, gzipped", "MB", 1e6, 2),
    "paint": Measure("first paint", "ms"),
    "ready": Measure("ready", "ms"),
    "ready_cpu": Measure("ready, CPU", "s", digits=2),
    "start": Measure("step, from the start", "ms"),
    "shown": Measure("step, all shown", "ms"),
    "pan": Measure("panning", "frames/s", more_is_better=True),
}


@dataclass(frozen=True)
class Target:
    """What is wanted of ours: at most (or at least) so many times what another has; beside nobody, so many of the unit.

    `of` is the measure of the other where it is not the same. Some are wanted of a slowed machine, all others of the rest.
    """

    count: int
    measure: str
    limit: float
    beside: str = ""
    of: str = ""
    slowed: bool = False


TARGETS = (
    Target(CABLE, "cpu", 0.5, OTHER),
    Target(CABLE, "bytes", 1.2),
    Target(CABLE, "paint", 0.5, OTHER, of="ready"),
    Target(CABLE, "ready", 1, "vis_leaflet"),
    Target(CABLE, "shown", 1, BEST),
    Target(CABLE, "pan", 0.9, BEST),
    Target(1_000, "cpu", 1.2, "altair_geo"),
    Target(1_000, "bytes", 1.6),
    Target(1_000, "ready", 1.2, BEST),
    Target(1_000, "shown", 0.5, BEST),
    Target(1_000, "pan", 0.9, BEST),
    Target(10_000, "cpu", 1.2, "altair_geo"),
    Target(10_000, "bytes", 4),
    Target(10_000, "ready", 1.2, "altair_geo"),
    Target(10_000, "shown", 0.3, "altair_geo"),
    Target(10_000, "pan", 0.9, BEST),
    Target(100_000, "cpu", 1.5, "altair_geo"),
    Target(100_000, "peak", 1_000),
    Target(100_000, "bytes", 40),
    Target(100_000, "ready", 1.5, "altair_geo"),
    Target(100_000, "shown", 0.3, "altair_geo"),
    *(Target(count, "ready_cpu", 0.5, OTHER) for count in (CABLE, 1_000, 10_000)),
    *(Target(count, "ready", 0.5, OTHER, slowed=True) for count in (CABLE, 1_000, 10_000)),
)
