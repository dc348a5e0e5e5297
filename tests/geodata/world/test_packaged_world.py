"""What the packaged world holds: provinces, the land of small scales, waters drawn by hand, the coarse relief."""

from importlib.resources import files
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, Point, box

from geodata import Dossier
from geodata.world.basemap import BaseMap, Extent, basemap
from geodata.world.relief import MOST_CELLS, Relief, read_relief

DATA = Path(str(files("geodata.world") / "data"))
KOREA = Extent(124, 37, 133, 43.5)
GLOBE = Extent(-180, -90, 180, 90)
WATERS = Extent(124, 38, 129, 42)


@pytest.fixture(scope="module")
def korea() -> BaseMap:
    return basemap(KOREA, at="1950-10-12", tolerance_km=0.4)


@pytest.fixture(scope="module")
def world() -> BaseMap:
    return basemap(GLOBE, tolerance_km=15)


def km_between(lines: gpd.GeoDataFrame, lon: float, lat: float) -> float:
    """From the nearest line to a place in Korea, in km (UTM zone 52 N)."""
    place = gpd.GeoSeries([Point(lon, lat)], crs="EPSG:4326").to_crs("EPSG:32652").iloc[0]
    return float(lines.to_crs("EPSG:32652").distance(place).min() / 1000)


@pytest.mark.parametrize(
    ("place", "land", "sea"),
    [
        ("Pyongyang and Korea Bay", (125.754, 39.020), (124.9, 39.0)),
        ("Wonsan and its bay", (127.443, 39.153), (127.53, 39.2)),
        ("Incheon and the roads before it", (126.705, 37.456), (126.5, 37.35)),
        ("Vladivostok and the Amur Bay", (131.895, 43.120), (131.75, 43.1)),
        ("Hungnam and the sea south of it", (127.63, 39.84), (127.65, 39.75)),
        ("Sinpo and the sea", (128.17, 40.04), (128.3, 39.9)),
    ],
)
def test_coasts_lie_where_they_are(
    korea: BaseMap, place: str, land: tuple[float, float], sea: tuple[float, float]
) -> None:
    assert korea.land.contains(Point(land)).any(), place
    assert not korea.land.contains(Point(sea)).any(), place


def test_places_of_the_cable_lie_on_the_right_side_of_the_coast(cable: Dossier) -> None:
    places = cable.places[cable.places.geometry.notna()]
    land = gpd.read_file(DATA / "land.fgb")
    _, degrees = land.sindex.nearest(places.geometry, return_distance=True, return_all=False)
    at_sea = places["kind"] == "sea"
    assert at_sea.sum() == 3
    assert (degrees[at_sea] > 0).all()
    # Riwon and the label of the Black Sea coast lie off the packaged coast, by less than their precision_km.
    assert places.index[~at_sea & (degrees > 0.03)].tolist() == []


def test_provinces_of_korea_and_of_large_countries_by_scale() -> None:
    def countries(tolerance_km: float) -> set[str]:
        return set(basemap(Extent(110, 30, 145, 55), tolerance_km=tolerance_km).provinces["country"])

    assert {"North Korea", "South Korea", "Japan", "China", "Russia"} <= countries(0.7)
    assert countries(3) == {"China", "Russia"}
    assert countries(6) == set()


def test_a_line_between_provinces_is_where_it_belongs(korea: BaseMap) -> None:
    lines = korea.provinces[korea.provinces["country"] == "North Korea"]
    assert km_between(lines, 126.5, 39.85) < 40  # between South Pyongan and Chagang, north of Tokchon
    # Every end of a line is on a coast, a border or another line: Natural Earth's pieces fit together.
    assert lines.within(box(*KOREA)).all()
    assert len(lines) < 60


def test_the_states_of_the_union_are_the_last_to_go() -> None:
    assert set(basemap(GLOBE, tolerance_km=10).provinces["country"]) == {
        "Australia",
        "Brazil",
        "Canada",
        "United States of America",
    }


def test_names_of_countries_are_whole() -> None:
    countries = set(gpd.read_file(DATA / "provinces.fgb", ignore_geometry=True)["country"])
    assert len(countries) > 150
    assert not any("?" in country or "Ã" in country for country in countries)


def test_a_map_of_the_world_has_the_outlines_of_1_to_110_million(world: BaseMap) -> None:
    assert 3_000 < world.land.count_coordinates().sum() < 10_000
    assert world.land.is_valid.all()
    for lon, lat in [(108, 53.5), (-87, 44), (-155.5, 19.6), (46.7, -19.5), (0, -85)]:
        assert world.land.contains(Point(lon, lat)).sum() == 1, (lon, lat)
    for lon, lat in [(-40, 30), (51, 42), (-90, 25), (134, 40)]:  # the Caspian is a sea
        assert not world.land.contains(Point(lon, lat)).any(), (lon, lat)


def test_land_of_the_world_is_whole_across_180() -> None:
    land = basemap(Extent(0, -60, -1, 80), tolerance_km=15).land
    mainland = land[land.contains(Point(100, 60))]
    assert mainland.contains(Point(188, 66)).tolist() == [True]  # Chukotka beyond 180°
    seam = land.boundary.intersection(LineString([(180, -50), (180, 80)]))
    assert shapely.length(seam.to_numpy()).max() < 0.2


@pytest.mark.parametrize(
    ("river", "places"),
    [
        ("Taedong", [(125.76, 39.02), (126.26, 39.75), (125.94, 39.43), (125.62, 38.76)]),  # Pyongyang to Songnim
        ("Chongchon", [(126.28, 40.17), (125.90, 39.70), (125.66, 39.62), (126.03, 39.87)]),  # Huichon to Anju
        ("Changjin", [(127.25, 40.385)]),  # Hagaru-ri
        ("Tongno", [(126.59, 40.97), (126.375, 41.08)]),  # Kanggye, Sijung
    ],
)
def test_rivers_drawn_by_hand_pass_their_towns(korea: BaseMap, river: str, places: list[tuple[float, float]]) -> None:
    lines = korea.rivers[korea.rivers["name"] == river]
    assert set(lines["kind"]) == {"river"}
    for lon, lat in places:
        assert km_between(lines, lon, lat) < 5, (river, lon, lat)


def test_rivers_drawn_by_hand_end_at_the_sea_or_in_the_yalu(korea: BaseMap) -> None:
    def mouth(name: str) -> tuple[float, float]:
        lon, lat = korea.rivers[korea.rivers["name"] == name].geometry.iloc[0].coords[-1]
        return lon, lat

    yalu = korea.rivers[korea.rivers["name"] == "Yalu"]
    coast = korea.land.assign(geometry=korea.land.boundary)
    for name in ("Changjin", "Tongno"):
        assert km_between(yalu, *mouth(name)) < 1, name
    for name in ("Taedong", "Chongchon"):
        assert km_between(coast, *mouth(name)) < 2, name


@pytest.mark.parametrize(
    ("reservoir", "since", "square_km", "inside"),
    [("Chosin Reservoir", 1934, 54, (127.235, 40.5)), ("Pujon Reservoir", 1929, 24, (127.55, 40.62))],
)
def test_reservoirs_drawn_by_hand(reservoir: str, since: int, square_km: float, inside: tuple[float, float]) -> None:
    before = basemap(WATERS, at=f"{since - 1}-12-31", tolerance_km=0.4).lakes
    after = basemap(WATERS, at=f"{since}-01-01", tolerance_km=0.4).lakes
    assert reservoir not in set(before["name"])
    lake = after[after["name"] == reservoir]
    assert lake["since"].tolist() == [since]
    assert lake.contains(Point(inside)).tolist() == [True]
    assert lake.to_crs("EPSG:6933").area.sum() / 1e6 == pytest.approx(square_km, rel=0.15)


def test_waters_drawn_by_hand_say_what_they_rest_on() -> None:
    waters = gpd.read_file(DATA / "korea_waters.geojson")
    assert (waters["source"].str.len() > 40).all()
    assert set(waters["checked"]) <= {"seen", "secondary", "memory"}
    assert set(waters["kind"]) == {"river", "reservoir"}
    assert waters.is_valid.all()


@pytest.mark.parametrize(("tolerance_km", "said"), [(0.02, True), (0.09, True), (0.1, False), (0.7, False)])
def test_outlines_that_are_too_coarse_are_said_to_be(tolerance_km: float, said: bool) -> None:  # noqa: FBT001
    remark = basemap(Extent(125.6, 38.9, 125.9, 39.1), tolerance_km=tolerance_km).remark
    assert ("1:4,000,000" in remark) is said
    assert said or remark == ""


def test_the_coarse_relief_is_the_fine_one_averaged() -> None:
    extent = Extent(120, 30, 140, 50)
    fine, coarse = read_relief(extent, cell_km=0), read_relief(extent, cell_km=12)
    assert coarse.step == pytest.approx(3 * fine.step)
    margin = 8

    def inner(relief: Relief) -> np.ndarray:
        return relief.elevation[margin:-margin, margin:-margin]

    rows, columns = inner(coarse).shape
    means = inner(fine).reshape(rows, 3, columns, 3).mean(axis=(1, 3))
    apart = np.abs(inner(coarse) - means)
    assert np.median(apart) < 15
    assert np.percentile(apart, 99) < 120


@pytest.mark.parametrize("extent", [Extent(-180, -90, 180, -50), Extent(-180, -90, 180, 90), Extent(-180, 0, 180, 40)])
def test_the_relief_of_a_large_extent_is_coarser(extent: Extent) -> None:
    relief = read_relief(extent, cell_km=0)
    assert 0.2 * MOST_CELLS < relief.elevation.size < 1.1 * MOST_CELLS
