"""The rivers of the packaged world: what they are called, and how the tool corrects it."""

import re
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry import LineString, Point

DATA = Path(str(files("geodata.world") / "data"))
TOOLS = Path(__file__).parents[3] / "tools"


@pytest.fixture(scope="module")
def rivers() -> gpd.GeoDataFrame:
    return gpd.read_file(DATA / "rivers.fgb")


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    import rivers  # noqa: PLC0415

    return rivers


def english(name: str) -> str:
    """The name that a map shows: that in brackets, where there is one."""
    found = re.search(r"\(([^)]+)\)", name)
    return found[1] if found else name


def test_names_have_all_their_letters(rivers: gpd.GeoDataFrame) -> None:
    names = set(rivers["name"]) - {""}
    assert len(names) > 1_000
    assert [name for name in names if not name[0].isupper() and name != "IJssel"] == []
    assert [name for name in names if name != " ".join(name.split()) or "?" in name] == []
    assert [name for name in names if not re.search("[aeiouyáäéóöôıü]", name.lower())] == []


@pytest.mark.parametrize(
    ("place", "lon", "lat", "name"),
    [
        ("Lyon", 4.84, 45.72, "Rhône"),
        ("Chalon", 4.86, 46.78, "Saône"),
        ("Toulouse", 1.44, 43.6, "Garonne"),
        ("Cologne", 6.97, 50.94, "Rhine"),
        ("Basel", 7.59, 47.56, "Rhine"),
        ("Chur", 9.5, 46.87, "Rhine"),
        ("Vienna", 16.42, 48.22, "Danube"),
        ("Toledo", -4.0, 39.85, "Tagus"),
        ("Zamora", -5.75, 41.5, "Douro"),
        ("Osijek", 18.68, 45.57, "Drava"),
        ("Graz", 15.43, 47.07, "Mur"),
        ("Szolnok", 20.2, 47.17, "Tisza"),
        ("Moscow", 37.62, 55.75, "Moskva"),
        ("Arkhangelsk", 40.6, 64.5, "Northern Dvina"),
        ("Raqqa", 39.0, 35.94, "Euphrates"),
        ("Diyarbakir", 40.24, 37.9, "Tigris"),
        ("Lanzhou", 103.8, 36.07, "Yellow River"),
        ("Asuncion", -57.65, -25.27, "Paraguay"),
        ("Rosario", -60.62, -32.94, "Paraná"),
        ("Cuiabá", -56.1, -15.62, "Cuiabá"),
        ("Petrolina", -40.5, -9.4, "São Francisco"),
        ("Manaus, the mouth of the Negro", -59.6, -3.2, "Amazon"),
        ("Tampico", -97.85, 22.22, "Pánuco"),
        ("Harrisburg", -76.89, 40.26, "Susquehanna"),
    ],
)
def test_towns_lie_on_their_river(rivers: gpd.GeoDataFrame, place: str, lon: float, lat: float, name: str) -> None:
    near = rivers.loc[shapely.dwithin(rivers.geometry.to_numpy(), Point(lon, lat), 0.2), "name"]
    assert name in set(near.map(english)), place


def test_small_rivers_are_not_on_a_map_of_the_world(rivers: gpd.GeoDataFrame) -> None:
    assert {"Amazon", "Nile", "Yangtze", "Paraguay"} <= set(rivers.loc[rivers["scalerank"] <= 2, "name"].map(english))
    assert rivers.loc[rivers["name"].isin(["Cuiabá", "Tongariro"]), "scalerank"].min() > 5


def lines(names: list[str]) -> gpd.GeoDataFrame:
    """Lines from west to east, one above the other."""
    courses = [LineString([(0, north), (1, north), (3, north)]) for north in range(len(names))]
    columns = {"name": names, "scalerank": 3.0, "featurecla": "River"}
    return gpd.GeoDataFrame(columns, geometry=courses, crs="EPSG:4326")


@pytest.fixture
def utopia(tool: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The tool with tables of its own: the Anydrus is misspelt, and its lower course is the Ocean."""
    monkeypatch.setattr(tool, "MISSPELT", {"Andrus": "Anydrus"})
    monkeypatch.setattr(tool, "IN_ENGLISH", {})
    monkeypatch.setattr(tool, "SCALERANKS", {"Anydrus": 9})
    monkeypatch.setattr(tool, "CUTS", (("Andrus", 1.01, 0.0),))
    monkeypatch.setattr(tool, "OTHER_RIVERS", (("Andrus", "Ocean", (0.9, -0.1, 3.1, 0.1)),))
    return tool


def test_a_line_is_cut_where_another_river_begins_and_has_its_own_rank(utopia: ModuleType) -> None:
    frame = utopia.river_frame(lines(["Andrus", "B?g  Brook"]), pd.Series(["Büg Brook"]))
    assert {row.name: [*row.geometry.coords] for row in frame.itertuples(index=False)} == {
        "Anydrus": [(0, 0), (1, 0)],
        "Ocean": [(1, 0), (3, 0)],
        "Büg Brook": [(0, 1), (1, 1), (3, 1)],
    }
    assert dict(zip(frame["name"], frame["scalerank"], strict=True)) == {"Anydrus": 9, "Ocean": 3, "Büg Brook": 3}
    assert set(frame["kind"]) == {"river"}


@pytest.mark.parametrize(
    ("table", "useless", "message"),
    [
        ("MISSPELT", {"Amuar": "Amaur"}, r"correct nothing: \['Amuar'\]"),
        ("SCALERANKS", {"Amaur": 9}, r"rivers that are not there: \['Amaur'\]"),
        ("CUTS", (("Andrus", 5.0, 0.0),), "cut near 5.0, 0.0; it is there 0 times"),
        ("OTHER_RIVERS", (("", "Ocean", (0, 0, 9, 9)),), "no river without a name within"),
    ],
)
def test_a_correction_that_corrects_nothing_stops_the_build(
    utopia: ModuleType, monkeypatch: pytest.MonkeyPatch, table: str, useless: object, message: str
) -> None:
    monkeypatch.setattr(utopia, table, useless)
    with pytest.raises(ValueError, match=message):
        utopia.river_frame(lines(["Andrus"]), pd.Series(dtype=str))
