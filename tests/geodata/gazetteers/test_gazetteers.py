"""Looking toponyms up, with GeoNames and without."""

from typing import Any

import geopandas as gpd
import pytest
import shapely

from geodata import Dossier, lookup
from geodata.gazetteers.packaged import of_dossier, packaged
from geodata.gazetteers.toponyms import folded

COLUMNS = ["toponym", "name", "country", "kind", "population", "gazetteer", "credit", "match", "id"]
YALU = (124.4, 40.1)


@pytest.fixture
def without_geonames(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the dossier and the packaged world were all there is."""
    monkeypatch.setattr(
        "geodata.gazetteers.lookup.known", lambda dossier: [*([of_dossier(dossier)] if dossier else []), *packaged()]
    )


def rows(found: gpd.GeoDataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(found[list(columns)].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P'yŏng-yang", "PYONGYANG"),
        ("Hŭngnam", "Hungnam"),
        ("Xi’an", "Xi'an"),
        ("Łódź", "lodz"),
        ("Tromsø", "Tromso"),
        ("Şanlıurfa", "Sanliurfa"),
        ("Weißensee", "WEISSENSEE"),
        ("Харьков", "харьков"),
    ],
)
def test_what_folding_makes_equal(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Andong", "Antung"), ("New York", "York"), ("평양", "평안")])
def test_what_folding_keeps_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.usefixtures("without_geonames")
class TestWithoutGeoNames:
    def test_the_frame(self, cable: Dossier) -> None:
        found = lookup("Pyongyang", dossier=cable)
        assert found.columns.tolist() == [*COLUMNS, "geometry"]
        assert found.crs == "EPSG:4326"
        assert found["population"].dtype == "Int64"
        assert found.index.tolist() == [0, 1, 2]
        assert rows(found, "name", "gazetteer", "kind", "match", "id") == [
            ("Pyongyang", "dossier", "capital", "exact", "pyongyang"),
            ("Pyongyang", "towns", "capital", "exact", ""),
            ("P'yŏngyang", "regions", "region", "folded", ""),
        ]
        assert found["credit"].tolist() == ["", *["Made with Natural Earth (naturalearthdata.com)"] * 2]

    def test_the_dossier_knows_names_that_nobody_else_knows(self, cable: Dossier, invented: Dossier) -> None:
        assert lookup("Heijō", dossier=cable)["toponym"].tolist() == ["Heijō", "Heijo"]
        assert rows(lookup("Lubeke", dossier=invented), "name", "match", "id") == [("Lübeck", "exact", "luebeck")]

    def test_a_place_without_coordinates_is_known_nevertheless(self, invented: Dossier) -> None:
        found = lookup("the grange", dossier=invented, near=(10, 54))
        assert rows(found, "name", "match") == [("The grange", "folded")]
        assert found.geometry.isna().all()
        assert found["distance_km"].isna().all()

    def test_ambiguity_is_normal(self) -> None:
        found = lookup("Andong")
        assert rows(found, "name", "country") == [("Andong", "South Korea"), ("Dandong", "China")]
        near = lookup("Andong", near=YALU)
        assert rows(near, "name", "country") == [("Dandong", "China"), ("Andong", "South Korea")]
        assert near["distance_km"].tolist() == pytest.approx([5, 545], abs=3)

    def test_of_namesakes_the_largest_comes_first(self) -> None:
        populations = lookup("Springfield")["population"].tolist()
        assert len(populations) > 1
        assert populations == sorted(populations, reverse=True)

    def test_near_takes_a_point_too(self) -> None:
        assert lookup("Andong", near=shapely.Point(YALU)).equals(lookup("Andong", near=YALU))

    @pytest.mark.parametrize("toponym", ["Sea of Japan", "East Sea", "동해", "日本海"])
    def test_seas_and_mountains(self, toponym: str) -> None:
        assert ("Sea of Japan", "sea", "physical names") in rows(lookup(toponym), "name", "kind", "gazetteer")

    @pytest.mark.parametrize(
        ("toponym", "match"), [("St. Petersburg", "exact"), ("  st.  PETERSBURG ", "folded"), ("Leningrad", "exact")]
    )
    def test_how_well_it_matches(self, toponym: str, match: str) -> None:
        found = lookup(toponym)
        assert (found["name"].iloc[0], found["country"].iloc[0], found["match"].iloc[0]) == (
            "St. Petersburg",
            "Russia",
            match,
        )

    def test_what_only_resembles_is_given_where_nothing_bears_the_name(self) -> None:
        found = lookup("Hungnamm")
        assert rows(found, "toponym", "name", "match")[0] == ("Hungnam", "Hungnam", "near")
        assert set(lookup("Hungnam")["match"]) == {"exact"}

    def test_nothing_found(self) -> None:
        found = lookup("Qqqzzz", near=YALU)
        assert found.empty
        assert found.columns.tolist() == [*COLUMNS, "distance_km", "geometry"]
        assert found.crs == "EPSG:4326"

    @pytest.mark.parametrize("toponym", ["", "  ", "-", "’"])
    def test_nothing_to_look_up(self, toponym: str) -> None:
        with pytest.raises(ValueError, match="has no letters"):
            lookup(toponym)

    @pytest.mark.parametrize("toponym", [None, 7, 10**5000, b"Visby", ["Visby"]], ids=lambda given: str(type(given)))
    def test_what_is_no_text_to_look_up(self, toponym: Any) -> None:
        with pytest.raises(TypeError, match="write it as text, such as 'Pyongyang'"):
            lookup(toponym)

    @pytest.mark.parametrize(
        "near",
        [
            (40.1, 124.4),
            (float("nan"), 40.1),
            (float("inf"), 40.1),
            (1, 2, 3),
            (1,),
            (),
            (10**400, 0),
            (0, -(10**5000)),
            ("125.75", "39.03"),
            "12",
            12,
            (None, 39.03),
            shapely.Point(),
            shapely.LineString([(0, 0), (1, 1)]),
        ],
        ids=lambda near: str(type(near)),
    )
    def test_near_no_place_on_earth(self, near: tuple[float, float] | shapely.Point) -> None:
        with pytest.raises(ValueError, match="a longitude and a latitude in degrees"):
            lookup("Andong", near=near)


class TestWithGeoNames:
    def test_it_comes_last_with_its_credit(self, cable: Dossier) -> None:
        found = lookup("Pyongyang", dossier=cable)
        assert found["gazetteer"].tolist()[:3] == ["dossier", "towns", "GeoNames"]
        last = found[found["gazetteer"] == "GeoNames"].iloc[0]
        assert (last["credit"], last["country"], last["id"]) == (
            "GeoNames (geonames.org), CC BY 4.0",
            "North Korea",
            "geonames:1871859",
        )
        assert last["id"] in cable.places.set_index("id").loc["pyongyang", "external_ids"]

    def test_it_knows_villages_and_other_scripts(self) -> None:
        assert "GeoNames" in set(lookup("평양")["gazetteer"])
        found = lookup("Antung", near=YALU)
        assert found.loc[found["gazetteer"] == "GeoNames", "name"].iloc[0] == "Dandong"

    def test_each_place_stands_once(self) -> None:
        found = lookup("an-tung")
        ids = found.loc[found["gazetteer"] == "GeoNames", "id"]
        assert len(ids) > 1
        assert ids.is_unique

    def test_the_nearest_comes_first_whoever_knows_it(self) -> None:
        distances = lookup("Springfield", near=(-89.6, 39.8))["distance_km"]
        assert len(distances) > 10
        assert distances.is_monotonic_increasing
        assert distances.iloc[0] < 5

    def test_unknown_population_is_not_zero(self) -> None:
        assert not (lookup("Andong")["population"] == 0).any()
        assert lookup("Andong")["population"].isna().any()
