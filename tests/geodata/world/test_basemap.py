import hashlib
from importlib.resources import files
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import LineString, Point, box

from geodata.world.basemap import BaseMap, Extent, basemap
from geodata.world.borders import read_border_history
from geodata.world.relief import read_relief

DATA = Path(str(files("geodata.world") / "data"))
THEATRE = Extent(117, 34, 135, 46)
SOVIET_UNION = Extent(22, 35, 88, 62)


@pytest.fixture(scope="module")
def theatre() -> BaseMap:
    return basemap(THEATRE, at="1950-10-12", tolerance_km=0.5)


def pairs(borders: gpd.GeoDataFrame) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in zip(borders["left"], borders["right"], strict=True)}


def km_to(frame: gpd.GeoDataFrame, lon: float, lat: float) -> pd.Series:
    """The distance of each row from a place in Korea, in km (UTM zone 52 N)."""
    place = gpd.GeoSeries([Point(lon, lat)], crs="EPSG:4326").to_crs("EPSG:32652").iloc[0]
    return frame.to_crs("EPSG:32652").distance(place) / 1000


@pytest.mark.parametrize(
    ("place", "lon", "lat"),
    [
        ("Pyongyang", 125.754, 39.020),
        ("Wonsan", 127.443, 39.153),
        ("Incheon", 126.705, 37.456),
        ("Vladivostok", 131.895, 43.120),
        ("Ulleung-do", 130.865, 37.500),
        ("the middle of Lake Khanka", 132.4, 45.0),
    ],
)
def test_land_holds(theatre: BaseMap, place: str, lon: float, lat: float) -> None:
    assert theatre.land.contains(Point(lon, lat)).sum() == 1, place


@pytest.mark.parametrize(("lon", "lat"), [(123.0, 36.0), (120.0, 38.8), (132.0, 40.0), (124.2, 39.3)])
def test_sea_is_not_land(theatre: BaseMap, lon: float, lat: float) -> None:
    assert not theatre.land.contains(Point(lon, lat)).any()


def test_frames_are_clipped_plain_and_wgs84(theatre: BaseMap) -> None:
    frame_box = box(*THEATRE).buffer(1e-9)
    for frame in (theatre.land, theatre.lakes, theatre.rivers, theatre.provinces, theatre.borders):
        assert type(frame) is gpd.GeoDataFrame
        assert frame.crs == "EPSG:4326"
        assert len(frame) > 0
        assert frame.within(frame_box).all()
        assert frame.is_valid.all()
    assert set(theatre.land.geom_type) == set(theatre.lakes.geom_type) == {"Polygon"}
    for lines in (theatre.rivers, theatre.provinces, theatre.borders):
        assert set(lines.geom_type) == {"LineString"}


def test_lakes_and_rivers_are_named(theatre: BaseMap) -> None:
    lakes = theatre.lakes.set_index("name")
    assert lakes.loc["Lake Khanka"].geometry.contains(Point(132.4, 45.0))
    assert lakes.loc["Supung Reservoir", "since"] == 1943
    yalu = theatre.rivers[theatre.rivers["name"] == "Yalu"]
    assert km_to(yalu, 124.38, 40.12).min() < 5  # at Sinuiju and Andong
    assert "Di’er Songhua" in set(theatre.rivers["name"])
    assert not theatre.rivers["name"].str.contains("?", regex=False).any()


def test_a_reservoir_is_absent_before_its_dam() -> None:
    around_supung = Extent(124, 40, 126, 41)
    before = basemap(around_supung, at="1942-12-31", tolerance_km=0.5)
    after = basemap(around_supung, at="1943-01-01", tolerance_km=0.5)
    assert "Supung Reservoir" not in set(before.lakes["name"])
    assert "Supung Reservoir" in set(after.lakes["name"])


def test_korea_has_no_line_across_it_before_the_armistice(theatre: BaseMap) -> None:
    assert km_to(theatre.borders, 127.0, 38.3).min() > 250
    assert frozenset({"North Korea", "South Korea"}) not in pairs(theatre.borders)
    later = basemap(THEATRE, at="2000-01-01", tolerance_km=0.5).borders
    nearest = km_to(later, 127.0, 38.3)
    assert nearest.min() < 10
    assert later["status"].iloc[nearest.argmin()] == "ceasefire"


@pytest.mark.parametrize(
    ("at", "drawn"), [("1953-07-26", False), ("1953-07-27", True), ("1953-07-28", True), (None, True)]
)
def test_a_line_begins_on_its_first_day(at: str | None, drawn: bool) -> None:  # noqa: FBT001
    borders = basemap(Extent(126, 37, 129, 39), at=at, tolerance_km=0.5).borders
    assert (frozenset({"North Korea", "South Korea"}) in pairs(borders)) is drawn


def test_paektu_is_undefined_until_1962(theatre: BaseMap) -> None:
    summit = box(127.9, 41.9, 128.4, 42.2)
    before = theatre.borders
    after = basemap(THEATRE, at="1962-10-12", tolerance_km=0.5).borders
    undefined = before[before["status"] == "undefined"]
    assert undefined.within(summit.buffer(0.01)).tolist() == [True]
    assert undefined.intersects(Point(128.08, 42.0).buffer(0.1)).all()
    assert "undefined" not in set(after["status"])
    yalu = before[(before["left"] == "North Korea") & (before["right"] == "China") & (before["part"] == "")]
    assert set(yalu["status"]) == {"today"}


def test_soviet_republics_have_no_borders_before_1991() -> None:
    inside = {frozenset({"Ukraine", "Russia"}), frozenset({"Uzbekistan", "Kazakhstan"})}
    before = pairs(basemap(SOVIET_UNION, at="1950-10-12", tolerance_km=3).borders)
    after = pairs(basemap(SOVIET_UNION, at="2000-01-01", tolerance_km=3).borders)
    assert not inside & before
    assert inside <= after
    assert frozenset({"Iran", "Turkmenistan"}) in before  # then the Soviet border


def test_history_intervals_do_not_overlap_and_name_lines_that_exist() -> None:
    lines = gpd.read_file(DATA / "borders.fgb", ignore_geometry=True)
    columns = zip(lines["left"], lines["right"], lines["part"], strict=True)
    known = {(frozenset((left, right)), part) for left, right, part in columns}
    ends: dict[tuple[frozenset[str], str], str] = {}
    for row in read_border_history().to_dict("records"):
        line = (frozenset((row["left"], row["right"])), row["part"])
        assert line in known, line
        assert row["valid_from"] >= ends.get(line, ""), f"{line}: rows overlap or are not in order"
        ends[line] = row["valid_to"] or "9999"
        assert row["valid_from"] < ends[line], line


def test_a_small_scale_has_less_of_everything() -> None:
    extent = Extent(100, 20, 145, 55)
    fine, coarse = (basemap(extent, tolerance_km=tolerance) for tolerance in (1, 8))
    for layer in ("land", "lakes", "rivers"):
        finer, coarser = getattr(fine, layer), getattr(coarse, layer)
        assert 0 < coarser.count_coordinates().sum() < finer.count_coordinates().sum() / 2, layer
    assert coarse.relief.elevation.size < fine.relief.elevation.size / 8
    assert not coarse.land.contains(Point(130.865, 37.500)).any()  # Ulleung-do would be a speck
    assert coarse.land.contains(Point(108, 53.5)).sum() == 1  # Baikal is not cut out here either


def test_relief_lies_where_the_mountains_are(theatre: BaseMap) -> None:
    relief = theatre.relief

    def metres(lon: float, lat: float) -> float:
        row, column = int((relief.north - lat) / relief.step), int((lon - relief.west) / relief.step)
        return float(relief.elevation[row, column])

    assert metres(128.08, 42.0) > 2000  # Paektu
    assert metres(123.4, 41.8) < 120  # the plain of Shenyang
    assert metres(132.0, 40.0) < 20  # the sea
    assert relief.west < THEATRE.west
    assert relief.north > THEATRE.north


def test_credits(theatre: BaseMap) -> None:
    licences = (DATA / "LICENSES.md").read_text(encoding="utf-8")
    assert [credit.licence for credit in theatre.credits] == ["public domain", "public domain", "MIT"]
    for credit in theatre.credits:
        assert f"Credit line: {credit.text}\n" in licences


def test_what_is_not_shown_is_not_credited() -> None:
    assert len(basemap(Extent(5, 43, 9, 46), tolerance_km=0.5).credits) == 2
    assert len(basemap(THEATRE, tolerance_km=3).credits) == 2  # too small a scale for the rivers drawn by hand


PACIFIC = Extent(150, -45, -120, 30)
FIJI = Extent(175, -22, -168, -10)
CHUKOTKA = Extent(160, 60, -160, 73)


@pytest.fixture(scope="module", params=["land", "land_50m"])
def across(request: pytest.FixtureRequest) -> dict[str, BaseMap]:
    """Base maps across 180°, fine enough or coarse enough for one of the two packaged outlines."""
    tolerance = 0.3 if request.param == "land" else 5.01
    extents = {"Fiji": FIJI, "Chukotka": CHUKOTKA, "the Pacific": PACIFIC}
    return {name: basemap(extent, tolerance_km=tolerance) for name, extent in extents.items()}


@pytest.mark.parametrize(
    ("place", "lon", "lat"),
    [
        ("Suva", 178.44, -18.13),
        ("Taveuni, west of 180°", 179.96, -16.92),
        ("Taveuni, east of 180°", 180.05, -16.85),
        ("Rabi", 180.03, -16.49),
        ("Apia", 188.25, -13.92),
    ],
)
def test_islands_of_fiji_lie_at_longitudes_that_go_on(place: str, lon: float, lat: float) -> None:
    assert basemap(FIJI, tolerance_km=0.3).land.contains(Point(lon, lat)).sum() == 1, place


@pytest.mark.parametrize(("lon", "lat"), [(180.0, -17.5), (180.5, -16.5), (185.0, -15.0), (180.0, -13.0)])
def test_the_sea_between_them_is_not_land(lon: float, lat: float) -> None:
    assert not basemap(FIJI, tolerance_km=0.3).land.contains(Point(lon, lat)).any()


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("Chukotka", [(178.9, 71.1), (180.0, 71.2), (181.5, 71.2)]),  # Wrangel Island
        ("Chukotka", [(165.0, 66.0), (180.0, 67.0), (188.0, 66.0)]),  # the mainland
    ],
)
def test_land_is_whole_across_180(across: dict[str, BaseMap], name: str, points: list[tuple[float, float]]) -> None:
    land = across[name].land
    (row,) = {int(land.contains(Point(point)).to_numpy().argmax()) for point in points}
    assert all(land.geometry[row].contains(Point(point)) for point in points)


def test_no_line_runs_along_180(across: dict[str, BaseMap]) -> None:
    meridian = LineString([(180, -90), (180, 90)])
    for base in across.values():
        # Where the two sides of a coast were simplified apart, a step of some hundred metres is left.
        assert max(edge.length for edge in base.land.boundary.intersection(meridian)) < 0.01
        assert base.land.is_valid.all()


def test_frames_across_180_are_clipped_and_plain(across: dict[str, BaseMap]) -> None:
    for base in across.values():
        frame_box = box(*base.extent.continuous).buffer(1e-9)
        for frame in (base.land, base.lakes, base.rivers, base.provinces, base.borders):
            assert type(frame) is gpd.GeoDataFrame
            assert frame.crs == "EPSG:4326"
            assert frame.within(frame_box).all()
            assert frame.index.tolist() == list(range(len(frame)))
    assert across["Chukotka"].rivers.union_all().bounds[2] > 190  # those of Alaska are there


def test_only_land_reaches_180_in_the_packaged_world() -> None:
    for layer in ("lakes", "rivers", "provinces", "borders"):
        west, _, east, _ = gpd.read_file(DATA / f"{layer}.fgb").total_bounds
        assert -180 < west < east < 180, layer


def test_relief_goes_on_across_180() -> None:
    across, west, east = (
        read_relief(extent, cell_km=0)
        for extent in (Extent(170, 60, -170, 70), Extent(170, 60, 180, 70), Extent(-180, 60, -170, 70))
    )
    half = 8 + 10 * 30  # the margin, and ten degrees of thirty cells
    assert across.west == west.west
    assert across.elevation.shape == (10 * 30 + 16, 20 * 30 + 16)
    np.testing.assert_array_equal(across.elevation[:, :half], west.elevation[:, :half])
    np.testing.assert_array_equal(across.elevation[:, half:], east.elevation[:, 8:])
    # An extent that ends at 180° sees its neighbours beyond.
    np.testing.assert_array_equal(west.elevation[:, half:], east.elevation[:, 8:16])


@pytest.mark.parametrize(
    ("extent", "message"),
    [
        (Extent(135, 34, 135, 46), "west and east are the same meridian"),
        (Extent(180, 34, -180, 46), "west and east are the same meridian"),
        (Extent(117, 46, 135, 34), "south must be less than north"),
        (Extent(117, 34, 200, 46), "from -180 to 180; where an extent crosses 180°"),
        (Extent(117, -91, 135, 46), "from -90 to 90"),
        (Extent(float("nan"), 34, 135, 46), "finite"),
    ],
)
def test_an_extent_that_is_none(extent: Extent, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        basemap(extent, tolerance_km=1)


def test_bad_options() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        basemap(THEATRE, at="12 October 1950", tolerance_km=1)
    with pytest.raises(ValueError, match="tolerance_km"):
        basemap(THEATRE, tolerance_km=-1)


def test_checksums_match_every_data_file() -> None:
    lines = (DATA / "CHECKSUMS.sha256").read_text(encoding="utf-8").splitlines()
    expected = {name: checksum for checksum, name in (line.split("  ") for line in lines)}
    found = {
        path.relative_to(DATA).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in DATA.rglob("*")
        if path.is_file() and path.name != "CHECKSUMS.sha256"
    }
    assert found == expected
    assert sum(path.stat().st_size for path in DATA.rglob("*")) < 20_000_000
