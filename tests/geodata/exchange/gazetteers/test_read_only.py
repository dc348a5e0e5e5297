"""Gazetteers that are only read: places of Pleiades, items of Wikidata, elements of OpenHistoricalMap."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from broken_json import cut_off, others, with_others

import geodata as gd
from geodata.exchange.tables import Tables


def read(path: Path, value: Any, form: str | None = None) -> Tables:
    path.write_text(json.dumps(value), encoding="utf-8")
    return gd.read_tables(path, form=form)


def said(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{name: text for name, text in row.items() if name != "checked"} for row in rows]


FLEVUM = {
    "@type": "Place", "id": "101191", "title": "Flevum", "description": "An island.", "details": "<p>See <i>Map</i> 10</p>",
    "placeTypes": ["island"], "reprPoint": None,
    "locations": [{"accuracy_value": None, "geometry": None, "start": -30, "end": 300}],
    "names": [{"attested": "", "romanized": "Flevum", "language": "la", "start": -30, "end": 300}],
    "references": [
        {"formattedCitation": "<div>Plinius. <i>HN</i></div>", "citationDetail": "4.101.5", "accessURI": "https://example.org/1"},
        {"formattedCitation": "", "shortTitle": "", "accessURI": ""},
    ],
}  # fmt: skip


def test_a_place_that_nobody_has_found(tmp_path: Path) -> None:
    """As data/json/1/0/1/1/101191.json of isawnyu/pleiades.datasets: no point, a name in transcription, years of both eras."""
    tables = read(tmp_path / "a.json", FLEVUM)
    assert said(tables.rows("places")) == [
        {"id": "flevum", "name": "Flevum", "external_ids": "pleiades:101191", "source": "plinius-hn-4-101-5",
         "note": "An island.\n\nSee Map 10\n\nisland"}
    ]  # fmt: skip
    assert tables.rows("toponyms") == [
        {"place": "flevum", "toponym": "Flevum", "language": "la", "period": "-0029/0300"}
    ]
    assert tables.rows("sources") == [
        {"id": "plinius-hn-4-101-5", "citation": "Plinius. HN 4.101.5", "url": "https://example.org/1"}
    ]


def test_a_dump_of_places_with_points_and_lines(tmp_path: Path) -> None:
    """As the dump of Pleiades (`@graph`), and the record of Athens in many copies: Greek names, accuracy in metres, a line."""
    athens = {
        "id": "579885", "title": "Athenae", "placeTypes": ["settlement", "region"], "reprPoint": [23.728, 37.972],
        "locations": [
            {"accuracy_value": 20.0, "geometry": {"type": "Point", "coordinates": [23.7, 37.9]}},
            {"accuracy_value": 1500, "title": "Long Walls", "start": -461,
             "geometry": {"type": "LineString", "coordinates": [[23.72, 37.97], [23.64, 37.94]]}},
        ],
        "names": [{"attested": "Ἀθῆναι", "romanized": "Athēnai, Athenai", "language": "grc", "start": -550, "end": None}],
    }  # fmt: skip
    tables = read(tmp_path / "a.json", {"@graph": [athens, FLEVUM]})
    assert said(tables.rows("places"))[0] == {
        "id": "athenae", "name": "Athenae", "kind": "region", "lat": "37.972", "lon": "23.728", "precision_km": "1.5",
        "geometry": "long-walls", "external_ids": "pleiades:579885", "note": "settlement",
    }  # fmt: skip
    assert [(row["toponym"], row["language"], row["period"]) for row in tables.rows("toponyms")][:3] == [
        ("Ἀθῆναι", "grc", "-0549/"), ("Athēnai", "grc-Latn", "-0549/"), ("Athenai", "grc-Latn", "-0549/"),
    ]  # fmt: skip
    assert tables.rows("geometries")[0]["valid"] == "-0460/"


def time(moment: str, precision: int, calendar: str = "Q1985727", rank: str = "normal") -> dict[str, Any]:
    value = {"time": moment, "precision": precision, "before": 0, "after": 0, "timezone": 0}
    value["calendarmodel"] = f"http://www.wikidata.org/entity/{calendar}"
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value, "type": "time"}}, "rank": rank}


def point(lat: float, lon: float, precision: float | None, globe: str = "Q2") -> dict[str, Any]:
    value = {"latitude": lat, "longitude": lon, "altitude": None, "precision": precision}
    value["globe"] = f"http://www.wikidata.org/entity/{globe}"
    return {
        "mainsnak": {"snaktype": "value", "datavalue": {"value": value, "type": "globecoordinate"}},
        "rank": "normal",
    }


MILL = {
    "type": "item", "id": "Q14517013",
    "labels": {"nl": {"language": "nl", "value": "Vredesmolen"}, "en": {"language": "en", "value": "Peace Mill"}},
    "descriptions": {"nl": {"language": "nl", "value": "molen in West-Vlaanderen"}},
    "aliases": {"simple": [{"language": "simple", "value": "The Mill"}]},
    "claims": {
        "P625": [point(50.99444, 2.92528, 0.0001)],
        "P571": [time("+1840-00-00T00:00:00Z", 9)],
        "P1566": [{"mainsnak": {"datavalue": {"value": "123"}}, "rank": "normal"}],
    },
}  # fmt: skip


def test_an_item_that_is_a_place(tmp_path: Path) -> None:
    """As Special:EntityData/Q14517013 in a test of a Wikidata client: labels in two languages, an inception, a point."""
    tables = read(tmp_path / "a.json", {"entities": {"Q14517013": MILL}})
    assert said(tables.rows("places")) == [
        {"id": "peace-mill", "name": "Peace Mill", "lat": "50.99444", "lon": "2.92528", "precision_km": "0.011",
         "external_ids": "wikidata:Q14517013 | geonames:123", "note": "molen in West-Vlaanderen\n\n1840/"}
    ]  # fmt: skip
    assert [(row["toponym"], row["language"]) for row in tables.rows("toponyms")] == [
        ("Vredesmolen", "nl"), ("Peace Mill", "en"), ("The Mill", "en"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "date", "calendar"),
    [
        ({"P585": [time("-0044-03-15T00:00:00Z", 11, "Q1985786")]}, "-0043-03-15", "julian"),
        ({"P585": [time("+00000001903-01-01T00:00:00Z", 9)]}, "1903", None),
        (
            {"P580": [time("+1950-06-25T00:00:00Z", 11)], "P582": [time("+1953-07-00T00:00:00Z", 10)]},
            "1950-06-25/1953-07",
            None,
        ),
        (
            {"P580": [time("+1950-06-25T00:00:00Z", 11)], "P582": [{"mainsnak": {"snaktype": "novalue"}}]},
            "1950-06-25/..",
            None,
        ),
        (
            {"P580": [{"mainsnak": {"snaktype": "somevalue"}}], "P582": [time("+1953-00-00T00:00:00Z", 9)]},
            "/1953",
            None,
        ),
        (
            {"P585": [time("+1900-00-00T00:00:00Z", 9), time("+1901-00-00T00:00:00Z", 9, rank="preferred")]},
            "1901",
            None,
        ),
        (
            {"P585": [time("+1900-00-00T00:00:00Z", 9, rank="deprecated"), time("+1902-00-00T00:00:00Z", 9)]},
            "1902",
            None,
        ),
        ({"P571": [time("+1801-00-00T00:00:00Z", 7)], "P576": []}, None, None),
        ({"P571": [time("+1920-00-00T00:00:00Z", 9)]}, "1920/", None),
    ],
)
def test_times_of_an_event(claims: dict[str, Any], date: str | None, calendar: str | None, tmp_path: Path) -> None:
    """As statements in a dump: years of eleven figures, ranks, Julian days, unknown and no values, a century."""
    item = {"id": "Q1", "type": "item", "labels": {"en": {"value": "It"}}, "descriptions": [], "claims": claims}
    [row] = read(tmp_path / "a.json", [item]).rows("events")
    assert (row.get("date"), row.get("calendar")) == (date, calendar)


def test_a_battle_with_its_place_and_a_crater_of_the_moon(tmp_path: Path) -> None:
    battle = {"id": "Q2", "labels": {"en": {"value": "Cannae"}}, "claims": {
        "P625": [point(41.3, 16.13, None)], "P585": [time("-0216-08-02T00:00:00Z", 11, "Q1985786")]}}  # fmt: skip
    crater = {"id": "Q3", "labels": {"en": {"value": "Plato"}}, "claims": {"P625": [point(51, -9, 1, "Q405")]}}
    tables = read(tmp_path / "a.json", [battle, crater])
    assert [(row["title"], row["date"], row["places"]) for row in tables.rows("events")] == [
        ("Cannae", "-0215-08-02", "cannae")
    ]
    assert [(row["id"], row.get("lat")) for row in tables.rows("places")] == [("cannae", "41.3"), ("plato", None)]


WAY = {
    "type": "way", "id": 198,
    "geometry": [{"lat": 1, "lon": 2}, {"lat": 1, "lon": 3}, {"lat": 2, "lon": 3}, {"lat": 1, "lon": 2}],
    "tags": {
        "name": "Duchy", "name:de": "Herzogtum; Großherzogtum", "name:zh_Hant": "公國", "name:etymology:wikidata": "Q9",
        "start_date": "1815", "start_date:edtf": "1815~", "end_date": "1918-11", "wikidata": "Q20", "source": "https://example.org/a",
    },
}  # fmt: skip


BOUNDARY = {
    "type": "relation", "id": 199, "tags": {"name": "Duchy", "type": "boundary"},
    "members": [{"type": "way", "ref": 198, "role": "outer", "geometry": WAY["geometry"]}],
}  # fmt: skip


def test_elements_of_overpass(tmp_path: Path) -> None:
    """As `out geom` of Overpass gives boundaries: names in languages, EDTF beside plain dates, a ring; nodes without a name."""
    node = {
        "type": "node",
        "id": 5,
        "lat": 39.03,
        "lon": 125.75,
        "tags": {"name": "Heijō", "place": "town", "end_date": "C20"},
    }
    relation = {
        "type": "relation",
        "id": 7,
        "center": {"lat": -1, "lon": 0},
        "tags": {"name": "R", "waterway": "river"},
    }
    bare = {"type": "node", "id": 6, "lat": 0, "lon": 0, "tags": {"natural": "tree"}}
    tables = read(
        tmp_path / "a.json", {"version": 0.6, "elements": [WAY, node, relation, bare, {"type": "node", "id": 8}]}
    )
    assert said(tables.rows("places")) == [
        {"id": "duchy", "name": "Duchy", "geometry": "duchy", "external_ids": "ohm:way/198 | wikidata:Q20",
         "source": "https-example-org-a"},
        {"id": "heijo", "name": "Heijō", "kind": "town", "lat": "39.03", "lon": "125.75", "external_ids": "ohm:node/5",
         "note": "end_date is C20, which is as OpenStreetMap writes, not OpenHistoricalMap."},
        {"id": "r", "name": "R", "kind": "river", "lat": "-1", "lon": "0", "external_ids": "ohm:relation/7"},
    ]  # fmt: skip
    assert [(row["toponym"], row.get("language"), row.get("period")) for row in tables.rows("toponyms")][:4] == [
        ("Duchy", None, "1815~/1918-11"), ("Herzogtum", "de", "1815~/1918-11"), ("Großherzogtum", "de", "1815~/1918-11"),
        ("公國", "zh-Hant", "1815~/1918-11"),
    ]  # fmt: skip
    assert [(row["wkt"], row["valid"]) for row in tables.rows("geometries")] == [
        ("POLYGON ((2 1, 3 1, 3 2, 2 1))", "1815~/1918-11")
    ]


def test_the_same_as_geojson(tmp_path: Path) -> None:
    """As Overpass turbo exports: tags as properties, the object in `@id`; told from other GeoJSON by it and a date."""
    feature = {"type": "Feature", "properties": {"@id": "relation/9", "name": "Gaul", "start_date": "-0051"},
               "geometry": {"type": "Point", "coordinates": [3, 47]}}  # fmt: skip
    tables = read(tmp_path / "a.geojson", {"type": "FeatureCollection", "features": [feature]})
    assert said(tables.rows("places")) == [
        {"id": "gaul", "name": "Gaul", "lat": "47", "lon": "3", "external_ids": "ohm:relation/9"}
    ]
    assert tables.rows("toponyms") == [{"place": "gaul", "toponym": "Gaul", "period": "-0051/"}]


def test_they_are_only_read(invented: gd.Dossier, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is only read"):
        gd.write(invented, tmp_path / "a.json", form="wikidata")


def _broken(form: str) -> Iterator[bytes]:
    values: list[Any] = {
        "pleiades": [FLEVUM | {"reprPoint": [1, 2]}],
        "wikidata": [{"entities": {"Q1": MILL}}],
        "ohm": [{"elements": [WAY]}, {"elements": [BOUNDARY]}],
    }[form]
    for text in map(json.dumps, values):
        yield from (*cut_off(text), *with_others(text), *others())


@pytest.mark.thorough
@pytest.mark.parametrize("form", ["pleiades", "wikidata", "ohm"])
def test_a_broken_file_is_told_and_never_a_traceback(form: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    refused: list[gd.FileError] = []
    for content in islice(_broken(form), None, None, 2):
        path.write_bytes(content)
        try:
            gd.read_tables(path, form=form)
        except gd.FileError as error:
            refused.append(error)
    assert len(refused) > 20
    assert all(problem.why and problem.fix for error in refused for problem in error.problems)


def test_coordinates_off_the_globe_are_told_with_their_path(tmp_path: Path) -> None:
    with pytest.raises(gd.FileError, match=r"Q1\.claims\.P625: .*is no latitude and longitude"):
        read(
            tmp_path / "a.json", {"entities": {"Q1": {"id": "Q1", "labels": {}, "claims": {"P625": [point(95, 0, 1)]}}}}
        )
