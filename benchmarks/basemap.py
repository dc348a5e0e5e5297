"""How long it takes to read the base map of extents from a city to the globe, on one core.

Run it with `make benchmark`. What is wanted: the theatre of the cable in under 0.3 seconds, also the first time.
"""

import time

from geodata.world.basemap import Extent, basemap

AT = "1950-10-12"
REPEATS = 5

# The tolerances are those of a map 900 px wide.
EXTENTS = {
    "theatre of the cable": (Extent(117.5, 32.5, 137.5, 46.5), 0.7),
    "Pyongyang": (Extent(125.5, 38.9, 126.0, 39.2), 0.02),
    "Fiji, across 180°": (Extent(175, -22, -168, -10), 0.7),
    "Pacific, across 180°": (Extent(120, -50, -100, 50), 6.0),
    "Eurasia": (Extent(-10, 20, 150, 75), 4.5),
    "Arctic": (Extent(-180, 60, 180, 90), 3.0),
    "Antarctic": (Extent(-180, -90, 180, -60), 3.0),
    "globe": (Extent(-180, -90, 180, 90), 15.6),
}


def main() -> None:
    """Measure and print each time: the first, and the best of several."""
    for name, (extent, tolerance_km) in EXTENTS.items():
        times = [seconds(extent, tolerance_km) for _ in range(REPEATS)]
        print(f"base map, {name}: {times[0] * 1000:,.0f} ms the first time, then {min(times) * 1000:,.0f} ms")


def seconds(extent: Extent, tolerance_km: float) -> float:
    """How long one base map takes."""
    start = time.perf_counter()
    basemap(extent, at=AT, tolerance_km=tolerance_km)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
