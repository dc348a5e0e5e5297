"""The towns and physical names of the packaged world as gazetteers, and the places of a dossier."""

from functools import cache
from importlib.resources import as_file, files

import geopandas as gpd

from geodata.dossiers.reading import Dossier
from geodata.gazetteers.gazetteer import Gazetteer, gazetteer
from geodata.world.basemap import NATURAL_EARTH
from geodata.world.physical_names import read_physical_names

_SCRIPTS = ["name@ko", "name@zh", "name@ja", "name@ru"]


def of_dossier(dossier: Dossier) -> Gazetteer:
    """The places of a dossier, with their toponyms."""
    others = dossier.toponyms.groupby("place")["toponym"].agg(list).to_dict()
    places = _table(dossier.places.reset_index(drop=True)).assign(
        precision_km=dossier.places["precision_km"].to_numpy()
    )
    return gazetteer("dossier", "", places, [others.get(place, []) for place in places["id"]])


@cache
def packaged() -> tuple[Gazetteer, ...]:
    """The towns and the physical names of the packaged world."""
    with as_file(files("geodata.world") / "data" / "towns.fgb") as path:
        towns = gpd.read_file(path)
    known = _table(towns.assign(id="", kind=towns["capital"].map({True: "capital", False: "town"})))
    names = read_physical_names()
    in_scripts = names[_SCRIPTS].to_numpy().tolist()
    return (
        gazetteer("towns", NATURAL_EARTH.text, known, towns["alternative"].str.split(" | ", regex=False)),
        gazetteer(
            "physical names",
            "",
            _table(names),
            [[*other.split(" | "), *more] for other, more in zip(names["alternative"], in_scripts, strict=True)],
        ),
    )


def _table(places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Places with the columns that `gazetteer` asks for; what is not told of them is missing."""
    missing = {name: value for name, value in (("country", ""), ("population", 0)) if name not in places}
    return places.assign(**missing, lon=places.geometry.x, lat=places.geometry.y, precision_km=float("nan"))
