"""The table of physical names, held against the packaged land, and what of it a map is given."""

import re
from importlib.resources import files
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geodata.world.basemap import Extent, basemap
from geodata.world.physical_names import names_at, names_within, read_physical_names

DATA = Path(str(files("geodata.world") / "data"))
WET = ["ocean", "sea", "gulf", "strait"]
DRY = ["range", "plateau", "plain", "basin", "desert", "peninsula", "island"]
THEATRE = Extent(117.5, 32.5, 137.5, 46.5)


@pytest.fixture(scope="module")
def names() -> gpd.GeoDataFrame:
    return read_physical_names()


@pytest.fixture(scope="module")
def land() -> gpd.GeoDataFrame:
    return gpd.read_file(DATA / "land.fgb")


@pytest.fixture(scope="module")
def lakes() -> gpd.GeoDataFrame:
    return gpd.read_file(DATA / "lakes.fgb")


def inside(points: gpd.GeoDataFrame, areas: gpd.GeoDataFrame) -> np.ndarray:
    """For each point, whether it lies in one of the areas."""
    return np.isin(np.arange(len(points)), areas.sindex.query(points.geometry, predicate="intersects")[0])


def test_the_table_is_whole(names: gpd.GeoDataFrame) -> None:
    assert len(names) > 250
    assert names["id"].is_unique
    assert names["id"].str.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*").all()
    assert set(names["kind"]) == {*WET, *DRY, "islands"}
    assert set(names["rank"]) == {1, 2, 3, 4, 5}
    assert set(names["checked"]) <= {"seen", "secondary", "memory"}
    assert (names["source"] != "").all()
    assert (names["name"].str.strip() == names["name"]).all()
    assert names.geometry.x.between(-180, 180, inclusive="left").all()


def test_a_name_stands_once_at_a_time(names: gpd.GeoDataFrame) -> None:
    assert names["name"].is_unique
    for _, here in names.groupby(names.geometry.to_wkt()):
        rows = here.sort_values("valid_from")
        assert rows["valid_from"].tolist()[1:] == rows["valid_to"].tolist()[:-1], rows["name"].tolist()


def test_years_are_sane(names: gpd.GeoDataFrame) -> None:
    dates = [date for column in ("valid_from", "valid_to") for date in names[column] if date]
    assert len(dates) > 10
    for date in dates:
        assert re.fullmatch(r"(1[4-9]|20)\d\d(-\d\d-\d\d)?", date), date
    both = names[(names["valid_from"] != "") & (names["valid_to"] != "")]
    assert (both["valid_from"] < both["valid_to"]).all()


def test_seas_lie_at_sea(names: gpd.GeoDataFrame, land: gpd.GeoDataFrame, lakes: gpd.GeoDataFrame) -> None:
    wet = names[names["kind"].isin(WET)]
    # The Aral Sea and the Zuiderzee are lakes for Natural Earth, and its lakes are part of the land.
    ashore = wet[inside(wet, land) & ~inside(wet, lakes)]
    assert ashore["name"].tolist() == []


def test_mountains_and_islands_lie_on_land(
    names: gpd.GeoDataFrame, land: gpd.GeoDataFrame, lakes: gpd.GeoDataFrame
) -> None:
    dry = names[names["kind"].isin(DRY)]
    assert dry.loc[~inside(dry, land) | inside(dry, lakes), "name"].tolist() == []


def test_groups_of_islands_have_some_near(names: gpd.GeoDataFrame, land: gpd.GeoDataFrame) -> None:
    groups = names[names["kind"] == "islands"]
    _, degrees = land.sindex.nearest(groups.geometry, return_distance=True, return_all=False)
    assert groups.loc[degrees > 2, "name"].tolist() == []


def test_axes_run_from_west_to_east_through_what_they_name(names: gpd.GeoDataFrame, land: gpd.GeoDataFrame) -> None:
    assert names["axis"].notna().sum() > 150
    for row in names[names["axis"].notna()].itertuples():
        assert row.axis.is_simple, row.name
        assert 2 <= len(row.axis.coords) <= 5, row.name
        assert row.axis.coords[0][0] < row.axis.coords[-1][0], row.name
        assert row.axis.distance(row.geometry) < max(0.3, 0.15 * row.axis.length), row.name
        if row.name == "Aral Sea" or row.kind == "islands":
            continue
        near = land.geometry.to_numpy()[land.sindex.query(row.axis)]
        on_land = shapely.length(shapely.intersection(near, row.axis)).sum() / row.axis.length
        assert on_land < 0.25 if row.kind in WET else on_land > 0.75, row.name


def test_the_theatre_of_korea_is_named_in_detail() -> None:
    theatre = names_at(names_within(THEATRE), "1950-10-12").set_index("name")
    assert {"Yellow Sea", "Korea Bay", "Nangnim Mountains", "Taebaek Mountains", "Hamgyong Mountains"} <= {
        *theatre.index
    }
    assert {"Kaema Plateau", "Changbai Mountains", "Liaodong Peninsula", "Korean Peninsula"} <= {*theatre.index}
    assert theatre.loc["Sea of Japan", "alternative"] == "East Sea"
    assert theatre.intersects(shapely.box(*THEATRE)).all()


def test_names_in_other_scripts(names: gpd.GeoDataFrame) -> None:
    by_name = names.set_index("name")
    assert by_name.loc["Sea of Japan", ["name@ko", "name@ja", "name@ru"]].tolist() == [
        "동해",
        "日本海",
        "Японское море",
    ]
    for column, script in (("name@ko", "[가-힣]+"), ("name@ru", "[А-яЁё -]+"), ("name@zh", "[一-鿿]+")):
        written = names.loc[names[column] != "", column]
        assert len(written) > 5
        assert written.str.fullmatch(script).all(), column


@pytest.mark.parametrize(
    ("at", "name"),
    [
        ("1855-12-31", "Van Diemen's Land"),
        ("1856-01-01", "Tasmania"),
        (None, "Tasmania"),
    ],
)
def test_a_name_belongs_to_its_time(at: str | None, name: str) -> None:
    around = names_at(names_within(Extent(140, -45, 150, -40.5)), at)
    assert [found for found in around["name"] if found in ("Van Diemen's Land", "Tasmania")] == [name]


def test_names_across_180_have_longitudes_that_go_on() -> None:
    pacific = basemap(Extent(150, -45, -120, 30), tolerance_km=8).names
    assert pacific.geometry.x.between(150, 240).all()
    assert pacific.index.tolist() == list(range(len(pacific)))
    assert pacific.crs == "EPSG:4326"
    assert pacific["axis"].crs == "EPSG:4326"
    hawaii = pacific.set_index("name").loc["Hawaiian Islands"]
    assert hawaii.geometry.x == pytest.approx(202.5)
    assert hawaii["axis"].bounds[0] == pytest.approx(200)
    assert np.nanmax(shapely.distance(pacific["axis"].to_numpy(), pacific.geometry.to_numpy())) < 8


def test_each_name_appears_once_on_the_globe(names: gpd.GeoDataFrame) -> None:
    globe = names_at(names_within(Extent(-180, -90, 180, 90)), None)
    assert globe["id"].is_unique
    assert len(globe) == (names["valid_to"] == "").sum()


def test_a_day_that_is_none() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        names_at(names_within(THEATRE), "in October")
