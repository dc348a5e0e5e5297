"""The towns of the packaged world: which there are, what they are called, and which a map is given."""

from importlib.resources import files
from pathlib import Path
from types import ModuleType

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import Point, box

from geodata import Dossier
from geodata.world.basemap import Extent, basemap

DATA = Path(str(files("geodata.world") / "data"))
TOOLS = Path(__file__).parents[3] / "tools"
THEATRE = Extent(117.5, 32.5, 137.5, 46.5)
KOREA = Extent(124, 33, 131, 43.2)
GLOBE = Extent(-180, -90, 180, 90)
PACIFIC = Extent(150, -45, -120, 30)


@pytest.fixture(scope="module")
def towns() -> gpd.GeoDataFrame:
    return gpd.read_file(DATA / "towns.fgb")


def test_the_layer_is_whole(towns: gpd.GeoDataFrame) -> None:
    assert 2_000 < len(towns) < 3_000
    assert towns.crs == "EPSG:4326"
    assert set(towns.geom_type) == {"Point"}
    assert set(towns["rank"]) == {1, 2, 3, 4, 5}
    assert (towns["name"].str.strip() == towns["name"]).all()
    assert (towns[["name", "country"]] != "").all(axis=None)
    assert (towns["population"] >= 0).all()


def test_names_are_whole(towns: gpd.GeoDataFrame) -> None:
    for column in ("name", "alternative", "country"):
        assert not towns[column].str.contains(r"[?Ã�`\x80-\x9f]").any(), column


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Shenyeng", "Shenyang"), ("Hyeson", "Hyesan"), ("Mudangiang", "Mudanjiang"), ("Sevastapol", "Sevastopol")],
)
def test_slips_are_corrected_and_gone(towns: gpd.GeoDataFrame, wrong: str, right: str) -> None:
    assert right in set(towns["name"])
    assert not towns["name"].eq(wrong).any()
    assert not towns["alternative"].str.contains(wrong, regex=False).any()


@pytest.mark.parametrize(
    ("today", "former"), [("Kyiv", "Kiev"), ("Yangon", "Rangoon"), ("Dandong", "Andong"), ("Volgograd", "Stalingrad")]
)
def test_towns_bear_the_names_of_today_and_know_former_ones(towns: gpd.GeoDataFrame, today: str, former: str) -> None:
    (alternative,) = towns.loc[towns["name"] == today, "alternative"]
    assert former in alternative.split(" | ")


def test_leningrad_is_not_in_florida(towns: gpd.GeoDataFrame) -> None:
    namesakes = towns[towns["name"] == "St. Petersburg"].set_index("country")["alternative"]
    assert len(namesakes) == 2
    assert "Leningrad" in namesakes["Russia"]
    assert namesakes["United States of America"] == ""


def test_every_country_has_one_capital(towns: gpd.GeoDataFrame) -> None:
    capitals = towns[towns["capital"]]
    by_country = capitals.groupby("country")["name"].agg(sorted).to_dict()
    several = {country: names for country, names in by_country.items() if len(names) > 1}
    assert several == {"Bolivia": ["La Paz", "Sucre"], "South Africa": ["Bloemfontein", "Cape Town", "Pretoria"]}
    assert (by_country["Myanmar"], by_country["Tanzania"], by_country["Burundi"]) == (
        ["Naypyidaw"],
        ["Dodoma"],
        ["Gitega"],
    )
    assert len(by_country) > 190
    assert (capitals["rank"] <= 3).all()


def test_towns_lie_on_land_and_in_their_country(towns: gpd.GeoDataFrame) -> None:
    land = gpd.read_file(DATA / "land.fgb")
    _, degrees = land.sindex.nearest(towns.geometry, return_distance=True, return_all=False)
    # Atolls are too small for the packaged outlines.
    assert (degrees > 0.1).sum() < 10
    for country, limits in {"North Korea": (124, 37.6, 130.8, 43.1), "South Korea": (125, 33, 130, 38.7)}.items():
        here = towns[towns["country"] == country]
        assert len(here) > 25, country
        assert here.within(box(*limits)).all(), country


def test_no_town_stands_twice(towns: gpd.GeoDataFrame) -> None:
    first, second = towns.sindex.query(towns.geometry, predicate="dwithin", distance=0.2)
    names = (towns["name"] + ", " + towns["country"]).to_numpy()
    assert names[first[(first < second) & (names[first] == names[second])]].tolist() == []


@pytest.mark.parametrize(
    ("town", "lon", "lat"),
    [
        ("Pyongyang", 125.75, 39.02),
        ("Munchon", 127.36, 39.26),  # Natural Earth puts it 17 km to the north
        ("Tonghua", 125.94, 41.73),
        ("Sinuiju", 124.40, 40.10),
        ("Kanggye", 126.60, 40.97),
        ("Natal", -35.21, -5.79),  # not the village in Amazonas that has its inhabitants in Natural Earth
    ],
)
def test_towns_lie_where_they_are(towns: gpd.GeoDataFrame, town: str, lon: float, lat: float) -> None:
    (place,) = towns.loc[towns["name"] == town, "geometry"]
    assert place.distance(Point(lon, lat)) < 0.08


def test_towns_of_the_cable_are_those_of_the_packaged_world(cable: Dossier, towns: gpd.GeoDataFrame) -> None:
    places = cable.places[cable.places["kind"].isin(["town", "capital"])]
    both = places.merge(towns[["name", "geometry"]], on="name")
    degrees = shapely.distance(both["geometry_x"].to_numpy(), both["geometry_y"].to_numpy())
    assert len(both) > 12
    assert both.loc[degrees > 0.15, "name"].tolist() == []


def test_a_map_gets_the_towns_that_it_can_carry() -> None:
    korea = basemap(KOREA, tolerance_km=0.35).towns
    theatre = basemap(THEATRE, tolerance_km=0.7).towns
    world = basemap(GLOBE, tolerance_km=15).towns
    assert {"Chosan", "Kaesong", "Andong", "Sariwon"} <= set(korea["name"])
    assert {"Pyongyang", "Sinuiju", "Wonsan", "Hamhung", "Kanggye", "Hyesan", "Dandong"} <= set(theatre["name"])
    assert not {"Chosan", "Sariwon"} & set(theatre["name"])
    assert 50 < len(theatre) < 120
    assert set(world["rank"]) == {1}
    assert 50 < len(world) < 100


@pytest.mark.parametrize(("tolerance_km", "lowest"), [(0.4, 5), (1.5, 4), (5, 3), (12, 2), (12.1, 1)])
def test_the_larger_the_scale_the_more_towns(tolerance_km: float, lowest: int) -> None:
    towns = basemap(THEATRE, tolerance_km=tolerance_km).towns
    assert towns["rank"].max() == lowest
    assert towns["rank"].is_monotonic_increasing


def test_towns_across_180_have_longitudes_that_go_on() -> None:
    towns = basemap(PACIFIC, tolerance_km=3).towns
    assert towns.within(box(*PACIFIC.continuous)).all()
    assert towns.set_index("name").geometry["Honolulu"].x == pytest.approx(202.1, abs=0.1)
    assert towns.index.tolist() == list(range(len(towns)))


def test_towns_do_not_depend_on_the_day() -> None:
    then = basemap(KOREA, at="1950-10-12", tolerance_km=0.7).towns
    assert then["name"].tolist() == basemap(KOREA, tolerance_km=0.7).towns["name"].tolist()


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    import towns  # noqa: PLC0415

    return towns


def populated_places(names: list[str]) -> gpd.GeoDataFrame:
    columns = {"name": names, "adm0name": "Utopia", "namealt": ["Amaurote|Amaurot, Utopia", *[None] * (len(names) - 1)]}
    return gpd.GeoDataFrame(columns, geometry=[Point(0, 0)] * len(names), crs="EPSG:4326")


def test_a_correction_that_corrects_nothing_stops_the_build(tool: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tool, "RENAMED", {})
    monkeypatch.setattr(tool, "MISSPELT", {"Utopia": [("Amuarotum", "Amaurotum")]})
    corrected = tool.corrected_names(populated_places(["Amuarotum", "Anydrus"]))
    assert corrected.to_numpy().tolist() == [["Amaurotum", "Amaurote"], ["Anydrus", ""]]
    with pytest.raises(ValueError, match="Amuarotum"):
        tool.corrected_names(populated_places(["Amaurotum", "Anydrus"]))


def test_what_is_to_be_left_out_must_be_there(tool: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tool, "LEFT_OUT", (("Anydrus", 0.3, 0.2),))
    assert tool.without_misplaced(populated_places(["Amaurotum", "Anydrus"]))["name"].tolist() == ["Amaurotum"]
    with pytest.raises(ValueError, match="0 times"):
        tool.without_misplaced(populated_places(["Amaurotum"]))
