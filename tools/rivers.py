"""Rivers of the packaged world, with corrected names and ranks."""

import re

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from river_corrections import CUTS, IN_ENGLISH, MISSPELT, OTHER_RIVERS, SCALERANKS, WHOLE_NAMES
from shapely.geometry import LineString, Point, box

KINDS = {"River": "river", "Lake Centerline": "lake"}
NEAR = 0.05  # degrees: so near a line that is to be cut passes


def river_frame(rivers: gpd.GeoDataFrame, names_50m: "pd.Series[str]") -> gpd.GeoDataFrame:
    """Gives the rivers their right names and ranks.

    Args:
        rivers: Natural Earth's rivers and lake centre lines, 1:10m, EPSG:4326.
        names_50m: The names of those of 1:50m; in the package they have kept their accents.

    Returns:
        Lines with `name`, `scalerank` (0 the largest to 10) and `kind`: river, or lake (its middle line).

    Raises:
        ValueError: A correction corrects nothing.
    """
    whole_names = sorted({*names_50m.map(single_spaced), *WHOLE_NAMES})
    names = rivers["name"].fillna("").map(lambda name: whole_name(single_spaced(name), whole_names))
    frame = rivers[["geometry"]].assign(
        name=names, scalerank=rivers["scalerank"].astype("int32"), kind=rivers["featurecla"].map(KINDS)
    )
    lines = cut(frame.explode(ignore_index=True))
    lines = lines.assign(name=corrected_names(lines))
    if unknown := sorted(set(SCALERANKS) - set(lines["name"])):
        raise ValueError(f"Ranks are told of rivers that are not there: {unknown}")
    ranks = lines["name"].map(SCALERANKS).fillna(lines["scalerank"]).astype("int32")
    return lines.assign(scalerank=ranks)


def single_spaced(name: str) -> str:
    """A name without the blanks too many that some have."""
    return " ".join(name.split())


def whole_name(name: str, whole_names: list[str]) -> str:
    """Gives back the letters that stand as "?" in a name, or no name where they are not known."""
    if "?" not in name:
        return name
    pattern = re.escape(name).replace(r"\?", ".")
    found = [whole for whole in whole_names if re.fullmatch(pattern, whole) and not whole.isascii()]
    return found[0] if len(found) == 1 else ""


def cut(lines: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Cuts the lines that go on in another river, each at its vertex nearest to where that begins."""
    for name, lon, lat in CUTS:
        here = (lines["name"] == name) & shapely.dwithin(lines.geometry.to_numpy(), Point(lon, lat), NEAR)
        if here.sum() != 1:
            raise ValueError(f"{name} is to be cut near {lon}, {lat}; it is there {here.sum()} times.")
        whole = lines[here]
        points = shapely.get_coordinates(whole.geometry.iloc[0])
        at = int(np.hypot(*(points - (lon, lat)).T).argmin())
        halves = pd.concat([whole.set_geometry([LineString(half)]) for half in (points[: at + 1], points[at:])])
        lines = gpd.GeoDataFrame(pd.concat([lines[~here], halves], ignore_index=True), crs=lines.crs)
    return lines


def corrected_names(lines: gpd.GeoDataFrame) -> "pd.Series[str]":
    """The names, first by where a line lies, then by how it is called."""
    names = lines["name"].copy()
    for old, new, bounds in OTHER_RIVERS:
        here = (lines["name"] == old) & lines.within(box(*bounds))
        if not here.any():
            raise ValueError(f"There is no {old or 'river without a name'} within {bounds} to be called {new}.")
        names[here] = new
    table = MISSPELT | IN_ENGLISH
    if unknown := sorted(set(table) - set(names)):
        raise ValueError(f"These corrections correct nothing: {unknown}")
    return names.replace(table)
