"""The gazetteers that are packaged, and the places of a dossier as one."""

from functools import cache
from importlib.resources import as_file, files

import geopandas as gpd
import pandas as pd

from geodata.dossiers.reading import Dossier
from geodata.gazetteers.gazetteer import Gazetteer, gazetteer
from geodata.world.basemap import NATURAL_EARTH
from geodata.world.physical_names import read_physical_names

# What the gazetteer of a dossier's own places is called.
DOSSIER = "dossier"

_SCRIPTS = ["name@ko", "name@zh", "name@ja", "name@ru"]
_SEVERAL = " | "
_SHORTENED = frozenset({"country", "region"})

# The tables of `data`, in the order in which they are asked, and the line to be printed where one is used.
_TABLES = {
    "historical names": ("historical", ""),
    "landmarks": ("landmarks", ""),
    "regions": ("regions", NATURAL_EARTH.text),
    "waters": ("waters", NATURAL_EARTH.text),
    "counties": ("us_counties", ""),
    "reports of 1861–65": ("reports_1861_1865", ""),
}


def of_dossier(dossier: Dossier) -> Gazetteer:
    """The places of a dossier, with their toponyms."""
    others = dossier.toponyms.groupby("place")["toponym"].agg(list).to_dict()
    places = _of_points(dossier.places.reset_index(drop=True))
    places = places.assign(precision_km=dossier.places["precision_km"].to_numpy())
    return gazetteer(DOSSIER, "", places, [others.get(place, []) for place in places["id"]])


@cache
def packaged() -> tuple[Gazetteer, ...]:
    """Towns of the packaged world, names of history, physical names, countries, provinces, counties, rivers and lakes."""
    historical, landmarks, *others = (_of_table(title, *table) for title, table in _TABLES.items())
    return (_towns(), historical, landmarks, _physical_names(), *others)


def _towns() -> Gazetteer:
    with as_file(files("geodata.world") / "data" / "towns.fgb") as path:
        towns = gpd.read_file(path)
    # The file calls this country otherwise than all other tables do.
    country = towns["country"].replace("United States of America", "United States")
    places = _of_points(
        towns.assign(id="", country=country, kind=towns["capital"].map({True: "capital", False: "town"}))
    )
    return gazetteer("towns", NATURAL_EARTH.text, places, towns["alternative"].str.split(_SEVERAL, regex=False))


def _physical_names() -> Gazetteer:
    names = read_physical_names()
    others = zip(names["alternative"], names[_SCRIPTS].to_numpy().tolist(), strict=True)
    return gazetteer(
        "physical names", "", _of_points(names), [[*other.split(_SEVERAL), *more] for other, more in others]
    )


def _of_points(places: gpd.GeoDataFrame) -> pd.DataFrame:
    """Places with the columns that `gazetteer` asks for; what is not told of them is missing."""
    missing = {name: value for name, value in (("country", ""), ("population", 0)) if name not in places}
    return places.assign(**missing, lon=places.geometry.x, lat=places.geometry.y, precision_km=float("nan"))


def _of_table(title: str, file: str, credit: str) -> Gazetteer:
    """A table of `data`: name, alternative (several by " | "), kind, country, lat, lon and precision_km."""
    table = _read(file)
    numbers = {column: table[column].astype(float) for column in ("lat", "lon", "precision_km")}
    places = table.assign(**numbers, id="", population=0)
    named = table[["name", "country", "kind", "alternative"]].to_numpy().tolist()
    others = [
        [*alternative.split(_SEVERAL), *(_abbreviations().get((name, country), []) if kind in _SHORTENED else [])]
        for name, country, kind, alternative in named
    ]
    return gazetteer(title, credit, places, others)


@cache
def _abbreviations() -> dict[tuple[str, str], list[str]]:
    """How states and countries are shortened, with blanks after the points and without: `S. C.`, `S.C.`."""
    return {
        (name, country): [form for each in short.split(_SEVERAL) for form in (each, each.replace(". ", "."))]
        for name, country, short in _read("abbreviations").to_numpy().tolist()
    }


def _read(file: str) -> pd.DataFrame:
    with (files("geodata.gazetteers") / "data" / f"{file}.csv").open(encoding="utf-8") as table:
        return pd.read_csv(table, dtype=str, keep_default_na=False)
