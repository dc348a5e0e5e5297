"""Linked Places: what is written keeps the rules of the format, and what others have written is read."""

import json
from pathlib import Path
from typing import Any

import pytest
from as_rdf import BASE, graph_of
from broken_json import refusals
from exchanged import SEEDS
from rdflib import Literal, URIRef
from validated_edtf import is_edtf

from geodata import read_dossier, read_tables, write
from geodata.exchange.tables import Tables
from geodata.tables.cells import values

ALLOWED = {
    "@id",
    "type",
    "properties",
    "geometry",
    "when",
    "names",
    "types",
    "links",
    "relations",
    "descriptions",
    "depictions",
}
LINKS = {"closeMatch", "exactMatch", "primaryTopicOf", "subjectOf", "seeAlso"}
# Terms of the context of the format that are asked for here, under names of our own.
CONTEXT = {
    "type": "@type",
    "lp": "urn:lp:",
    "names": "lp:name",
    "toponym": "lp:toponym",
    "features": "lp:feature",
    "relations": "lp:relation",
    "relationTo": "lp:to",
    "links": "lp:link",
    "identifier": "lp:identifier",
}


def written(tmp_path: Path, seed: str = "cable-75511") -> dict[str, Any]:
    write(read_dossier(SEEDS / seed), tmp_path / "places.json", form="linked-places")
    loaded: dict[str, Any] = json.loads((tmp_path / "places.json").read_text(encoding="utf-8"))
    return loaded


def imported(tmp_path: Path, *features: dict[str, Any]) -> Tables:
    content = {"type": "FeatureCollection", "features": [{"type": "Feature", **each} for each in features]}
    (tmp_path / "foreign.json").write_text(json.dumps(content), encoding="utf-8")
    return read_tables(tmp_path / "foreign.json")


@pytest.mark.parametrize("seed", sorted(each.name for each in SEEDS.iterdir() if each.is_dir()))
def test_each_feature_keeps_the_rules_of_the_schema(seed: str, tmp_path: Path) -> None:
    """Those of datasets/static/validate/schema_lpf_v1.2.2.json in WorldHistoricalGazetteer/whgazetteer; no package has it."""
    for feature in written(tmp_path, seed)["features"]:
        assert {"@id", "type", "properties", "names"} <= feature.keys() <= ALLOWED
        assert feature["type"] == "Feature"
        assert isinstance(feature["properties"]["title"], str)
        assert feature["properties"]["fclasses"][0] in set("AHLPRST")
        assert feature["names"]
        assert all(isinstance(name["toponym"], str) for name in feature["names"])
        assert {link["type"] for link in feature.get("links", ())} <= LINKS
        for relation in feature.get("relations", ()):
            assert {"relationType", "relationTo", "label"} <= relation.keys()
            for span in relation["when"]["timespans"]:
                texts = [text for end in (span["start"], span["end"]) for text in end.values()]
                assert texts
                assert all(map(is_edtf, texts))
        for geometry in feature["geometry"]["geometries"]:
            assert geometry["type"] == "Point"
            assert geometry.get("certainty", "certain") in {"certain", "less-certain", "uncertain"}
        assert all(isinstance(each["value"], str) for each in feature.get("descriptions", ()))


def test_as_rdf_it_says_every_name_and_every_event_of_a_place(tmp_path: Path) -> None:
    graph = graph_of(written(tmp_path) | {"@context": CONTEXT})
    dossier = read_dossier(SEEDS / "cable-75511")
    names = {str(name) for name in graph.objects(None, URIRef("urn:lp:toponym"))}
    assert names >= set(dossier.toponyms["toponym"])
    assert (None, URIRef("urn:lp:identifier"), Literal("gn:1871859")) in graph
    pyongyang = graph.objects(URIRef(f"{BASE}pyongyang"), URIRef("urn:lp:relation"))
    told = {str(event) for relation in pyongyang for event in graph.objects(relation, URIRef("urn:lp:to"))}
    there = zip(dossier.events["id"], dossier.events["places"], strict=True)
    assert told == {id_ for id_, places in there if "pyongyang" in values(places)}


def test_an_edited_name_is_what_counts(tmp_path: Path) -> None:
    content = written(tmp_path, "whaler-1837")
    place = next(each for each in content["features"] if each["@id"] == "oahu")
    place["names"].append({"toponym": "Woahoo", "lang": "en", "when": {"timespans": [{"start": {"in": "1820"}}]}})
    place["properties"]["title"] = "Honolulu harbour"
    (tmp_path / "places.json").write_text(json.dumps(content), encoding="utf-8")
    tables = read_tables(tmp_path / "places.json")
    assert tables.rows("toponyms")[2] == {"place": "oahu", "toponym": "Woahoo", "language": "en", "period": "1820"}
    assert tables.rows("places")[0]["name"] == "Honolulu harbour"


def test_a_feature_of_many_names_in_a_long_collection(tmp_path: Path) -> None:
    """As LinkedPasts/linked-places-format has it in README.md (version 1.1) and linkedplaces-sample-v1.3.jsonld (a draft)."""
    tables = imported(
        tmp_path,
        {
            "@id": "http://gazetteer.example/places/p_12",
            "properties": {"title": "Abbey (UK)", "ccodes": ["GB"]},
            "when": {"timespans": [{"start": {"in": "0676"}, "end": {"in": "1066"}}], "label": "Anglo-Saxon"},
            "names": [
                {
                    "toponym": "Abbendun",
                    "lang": "ang",
                    "citations": [{"label": "An old gazetteer (1635)", "@id": "http://gazetteer.example/old"}],
                    "when": {"timespans": [{"start": {"in": "1600"}, "end": {"in": "1699"}}]},
                },
                {
                    "toponym": "Abbey",
                    "lang": "en",
                    "citation": {"label": "An old gazetteer (1635)", "@id": "http://gazetteer.example/old"},
                },
            ],
            "geometry": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Point", "coordinates": [-1.2879, 51.6708], "certainty": "certain"},
                    {"type": "Point", "coordinates": [-1.31, 51.64], "geo_wkt": "POLYGON ((0 0, 1 0, 1 1, 0 0))"},
                ],
            },
            "links": [
                {"type": "exactMatch", "identifier": "http://vocab.getty.edu/tgn/7011944"},
                {"type": "closeMatch", "identifier": "gn:2657780"},
                {"type": "closeMatch", "identifier": "http://somewhere.example/39847"},
                {"type": "seeAlso", "identifier": "http://www.geonames.org/1"},
            ],
            "relations": [
                {
                    "relationType": "gvp:broaderPartitive",
                    "relationTo": "x",
                    "label": "part of a county",
                    "when": {"timespans": [{"start": {"in": "1600"}, "end": {"in": "1974"}}]},
                }
            ],
            "descriptions": [{"value": "A market town.", "lang": "en"}],
        },
    )
    [place] = tables.rows("places")
    assert place == {
        "id": "p-12",
        "name": "Abbey (UK)",
        "lat": "51.6708",
        "lon": "-1.2879",
        "geometry": "p-12",
        "external_ids": "tgn:7011944 | geonames:2657780",
        "source": "an-old-gazetteer-1635",
        "note": "A market town.\n(0676/1066 | Anglo-Saxon)\npart of a county (1600/1974)",
        "checked": "draft",
    }
    assert [(row["toponym"], row["language"], row.get("period")) for row in tables.rows("toponyms")] == [
        ("Abbendun", "ang", "1600/1699"),
        ("Abbey", "en", None),
    ]
    assert tables.rows("sources")[0]["url"] == "http://gazetteer.example/old"
    assert tables.rows("geometries")[0]["wkt"] == "POLYGON ((0 0, 1 0, 1 1, 0 0))"


def test_what_openatlas_exports(tmp_path: Path) -> None:
    """Nulls in the place of lists and dates, classes of CIDOC CRM, persons among places.

    As in the tests of craws/OpenAtlas (tests of its API) and acdh-oeaw/openatlas-discovery.
    """
    empty = {"earliest": None, "latest": None, "comment": None}
    nothing = {
        "names": None,
        "links": None,
        "depictions": None,
        "geometry": {"type": "GeometryCollection", "geometries": []},
    }
    tables = imported(
        tmp_path,
        {
            "@id": "https://atlas.example/entity/1",
            "crmClass": "crm:E21 Person",
            "properties": {"title": "A villager"},
            **nothing,
        },
        {
            "@id": "https://atlas.example/entity/2",
            "crmClass": "crm:E7 Activity",
            "properties": {"title": "A feast"},
            "descriptions": [{"value": "At midsummer."}],
            "when": {"timespans": [{"start": {**empty, "earliest": "1568-06-24"}, "end": empty}]},
            **nothing,
        },
        {
            "@id": "https://atlas.example/entity/3",
            "crmClass": "crm:E18 Physical Thing",
            "properties": {"title": "A village"},
            "when": {"timespans": [{"start": empty, "end": empty}]},
            "descriptions": None,
            **nothing,
            "names": [{"alias": "Vlachs"}],
        },
    )
    assert [(row["id"], row["title"], row["summary"]) for row in tables.rows("events")] == [
        ("2", "A feast", "At midsummer.")
    ]
    assert [(row["id"], row["name"]) for row in tables.rows("places")] == [("3", "A village")]
    assert not tables.rows("people")


def test_a_place_of_the_gazetteer_s_api(tmp_path: Path) -> None:
    """A Point alone, `id` of a citation, an empty text for an end: as WorldHistoricalGazetteer/whg3 tells of its API."""
    tables = imported(
        tmp_path,
        {
            "@id": "https://whgazetteer.org/entity/place:169687/api",
            "properties": {"title": "London", "fclasses": ["P"], "src_id": "7011781"},
            "geometry": {"type": "Point", "coordinates": [-0.1275, 51.50722]},
            "names": [{"toponym": "London", "citations": [{"id": "...", "label": "A thesaurus"}]}],
            "when": {"timespans": [{"start": {"earliest": "43"}, "end": {"latest": ""}}]},
        },
    )
    [place] = tables.rows("places")
    assert (place["name"], place["lat"], place["source"], place["note"]) == (
        "London",
        "51.50722",
        "a-thesaurus",
        "(0043/)",
    )


@pytest.mark.thorough
def test_a_broken_file_is_told_and_never_a_traceback(tmp_path: Path) -> None:
    small = {
        "type": "FeatureCollection",
        "features": [
            {
                "@id": "x",
                "type": "Feature",
                "properties": {"title": "Susa"},
                "names": [{"toponym": "Šuš", "lang": "fa", "citations": [{"label": "x"}]}],
                "geometry": {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [48, 32]}]},
                "links": [{"type": "exactMatch", "identifier": "wd:Q1"}],
                "descriptions": [{"value": "x"}],
            }
        ],
    }
    assert refusals(small, tmp_path, "linked-places") > 40
