"""Maps whose names are tested: the dossiers, and stretches of the world of every scale with nothing but a mark on them."""

from pathlib import Path

import geopandas as gpd
from shapely.geometry import Point

import viz
from geodata import read_dossier

SEEDS = Path(__file__).parents[1] / "seeds"
EXTENTS: dict[str, tuple[tuple[float, float, float, float], str]] = {
    "mediterranean": ((-6, 30, 37, 46), "1900"),
    "korea": ((123, 33, 132, 44), "1950-10-12"),
    "sahara": ((-18, 10, 37, 36), "1960"),
    "indonesia": ((94, -12, 142, 9), "1960"),
    "world": ((-180, -60, 180, 84), "1960"),
}
NAMED = ("aden-letter", "cable-75511", "rhone-218-bce", "whaler-1837", *EXTENTS)


def named_map(name: str) -> viz.StoryMap:
    """The story map of a dossier or an extent."""
    if name not in EXTENTS:
        return viz.story_map(read_dossier(SEEDS / name))
    extent, day = EXTENTS[name]
    middle = Point((extent[0] + extent[2]) / 2 + 1, (extent[1] + extent[3]) / 2)
    mark = gpd.GeoDataFrame({"name": ["Somewhere"], "when": [day]}, geometry=[middle], crs="EPSG:4326")
    event = viz.EventLayer(mark, id="event", label="name", date="when")
    return viz.StoryMap([*viz.base_layers(), event], views=[viz.map_view(extent, at=day)], title=name)
