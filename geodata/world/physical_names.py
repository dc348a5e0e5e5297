"""The names of seas, straits, mountains, plains, deserts, peninsulas and islands: `data/physical_names.csv`, by hand."""

from importlib.resources import files

import geopandas as gpd
import pandas as pd
import shapely

from geodata.projections.extents import Extent
from geodata.world.validity import valid_on

# What a map needs of the table.
NAME_COLUMNS = ["id", "name", "alternative", "kind", "rank", "axis", "geometry"]


def read_physical_names() -> gpd.GeoDataFrame:
    """Reads the table of physical names.

    Returns:
        Points (EPSG:4326) in the middle of what is named, with `id`; `name` in English; `alternative`, other English
        names in use, separated by " | "; `name@ko`, `name@zh`, `name@ja` and `name@ru`, the names in Korean, Chinese,
        Japanese and Russian, mostly empty; `kind` (ocean, sea, gulf, strait, range, plateau, plain, basin, desert,
        peninsula, island or islands); `rank` from 1 (on a map of the world) to 5; `axis`, the line from west to east
        along which the name is written, EPSG:4326 with continuous longitudes around those of the point, or None;
        `valid_from` and `valid_to` as `geodata.world.validity` explains them; `checked` (seen, secondary or memory: whether
        somebody opened the source) and `source`. Texts are "" where the table has nothing.
    """
    with (files("geodata.world") / "data" / "physical_names.csv").open(encoding="utf-8") as file:
        table = pd.read_csv(file, dtype=str, keep_default_na=False)
    places = gpd.points_from_xy(table["lon"].astype(float), table["lat"].astype(float), crs="EPSG:4326")
    axes = gpd.GeoSeries(shapely.from_wkt([text or None for text in table["axis"]]), crs="EPSG:4326")
    columns = table.drop(columns=["lon", "lat"]).assign(rank=table["rank"].astype(int), axis=axes)
    return gpd.GeoDataFrame(columns, geometry=places)


def names_within(extent: Extent) -> gpd.GeoDataFrame:
    """The names of all days whose middle lies in an extent.

    Args:
        extent: Degrees.

    Returns:
        Points as `read_physical_names` explains them. Where the extent crosses 180°, longitudes of points and axes go on
        beyond 180.
    """
    names = read_physical_names()
    return pd.concat([_within(names, part, shift) for part, shift in extent.halves()], ignore_index=True)


def names_at(names: gpd.GeoDataFrame, at: str | None) -> gpd.GeoDataFrame:
    """The names in use on a day.

    Args:
        names: From `names_within`.
        at: An ISO date such as "1950-10-12", or None for today.

    Returns:
        Those names, with the columns of `NAME_COLUMNS`.

    Raises:
        ValueError: `at` is not an ISO date.
    """
    return names.loc[valid_on(names, at), NAME_COLUMNS].reset_index(drop=True)


def _within(names: gpd.GeoDataFrame, extent: Extent, shift: int) -> gpd.GeoDataFrame:
    """The names in an extent that does not cross 180°, moved by `shift` degrees."""
    here = names[names.intersects(shapely.box(*extent))]
    return here.assign(geometry=here.translate(shift), axis=here["axis"].translate(shift))
