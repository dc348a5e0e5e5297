"""Web annotations and Recogito's table: what is written keeps their rules, and what others have written is read."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from as_rdf import graph_of
from broken_json import refusals
from exchanged import SEEDS
from jsonschema import Draft7Validator
from other_programs import told
from rdflib import Literal, URIRef

from geodata import FileError, read_dossier, read_tables, write
from geodata.exchange.tables import Tables
from tools.fetch_peers import folder_of

TEXT = "𐎠𐎡𐎢 Darius went in 518 BCE to Susa, and from Susa\n  to the sea. He saw Susa again.\n"
RECOGITO = [
    "UUID",
    "FILE",
    "QUOTE_TRANSCRIPTION",
    "ANCHOR",
    "TYPE",
    "URI",
    "VOCAB_LABEL",
    "LAT",
    "LNG",
    "VERIFICATION_STATUS",
    "TAGS",
    "COMMENTS",
]


def written(tmp_path: Path, seed: str) -> dict[str, Any]:
    write(read_dossier(SEEDS / seed), tmp_path / "dossier.anno.json")
    loaded: dict[str, Any] = json.loads((tmp_path / "dossier.anno.json").read_text(encoding="utf-8"))
    return loaded


def annotation(exact: str, start: int, end: int, *bodies: dict[str, Any], **around: str) -> dict[str, Any]:
    selectors = [
        {"type": "TextQuoteSelector", "exact": exact, **around},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
    return {"type": "Annotation", "body": list(bodies), "target": [{"source": "x", "selector": selectors}]}


def imported(tmp_path: Path, *annotations: dict[str, Any], text: str = TEXT) -> Tables:
    (tmp_path / "foreign.json").write_text(json.dumps(annotations), encoding="utf-8")
    (tmp_path / "foreign.txt").write_bytes(text.encode())
    return read_tables(tmp_path / "foreign.json")


@pytest.mark.parametrize("seed", ["aden-letter", "whaler-1837"])
def test_what_is_written_keeps_the_musts_of_the_model(seed: str, tmp_path: Path) -> None:
    """Sections 3.1, 3.2, 4.2 and 5 of the model: types, one context, addresses, at least one target, selectors of the text."""
    page, text = written(tmp_path, seed), read_dossier(SEEDS / seed).document.text
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    ids = [page["id"], *(each["id"] for each in page["items"])]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("urn:uuid:") for each in ids)
    selected = 0
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert ":" in item["target"]["source"]
        for body in item["body"]:
            assert body["value"] if body["type"] == "TextualBody" else body["source"]
        if "selector" in item["target"]:
            quote, position = item["target"]["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = f"{quote['prefix']}{quote['exact']}{quote['suffix']}"
            assert around in text
            selected += 1
    assert selected > 10


@pytest.mark.thorough
def test_a_schema_of_others_accepts_every_annotation(tmp_path: Path) -> None:
    """The schema of the model in the npm package validate-web-annotation, which also refuses what is none."""
    module = folder_of("validate-web-annotation") / "wadm-schema.js"
    schema = json.loads(told("node", "-e", "process.stdout.write(JSON.stringify(require(process.argv[1])()))", module))
    schema.pop("$schema")  # names no draft
    validator = Draft7Validator(schema)
    for seed in sorted(path for path in SEEDS.iterdir() if path.is_dir()):
        page = written(tmp_path, seed.name)
        annotations = [{"@context": page["@context"], **each} for each in page["items"]]
        assert annotations
        assert [error.message for each in annotations for error in validator.iter_errors(each)] == []
    assert not validator.is_valid({**annotations[0], "type": "Note"})
    assert not validator.is_valid({**annotations[0], "target": []} | {"id": 7})


def test_as_rdf_each_annotation_quotes_its_words(tmp_path: Path) -> None:
    terms = {each: f"http://www.w3.org/ns/oa#{each}" for each in ("exact", "start")}
    terms |= {"hasTarget": "http://www.w3.org/ns/oa#hasTarget", "items": "urn:items", "type": "@type", "id": "@id"}
    terms |= {"target": "http://www.w3.org/ns/oa#hasTarget", "selector": "http://www.w3.org/ns/oa#hasSelector"}
    graph = graph_of(written(tmp_path, "whaler-1837") | {"@context": terms})
    quoted = {str(words) for words in graph.objects(None, URIRef(terms["exact"]))}
    dossier = read_dossier(SEEDS / "whaler-1837")
    starts = dossier.events["quotation_start"].dropna()
    assert all((None, URIRef(terms["start"]), Literal(int(start))) in graph for start in starts)
    assert len(quoted) >= starts.nunique()


def test_an_edited_quotation_is_what_counts(tmp_path: Path) -> None:
    page = written(tmp_path, "whaler-1837")
    item = next(each for each in page["items"] if "selector" in each["target"])
    item["target"]["selector"][0]["exact"] = "other words"
    (tmp_path / "edited.json").write_text(json.dumps(page), encoding="utf-8")
    events = read_tables(tmp_path / "edited.json").sheets["events"].set_index("id")
    assert events.loc[item["chronotope"]["id"], "quotation"] == "other words"


def test_offsets_count_code_points_or_units_of_utf_16(tmp_path: Path) -> None:
    """recogito/text-annotator-js counts units (annotations.w3c.json: a list, targets as lists, no bodies), W3C code points."""
    for shift in (0, 3):
        susa = [TEXT.index("Susa") + shift, TEXT.rindex("Susa") + shift]
        tables = imported(tmp_path, *(annotation("Susa", start, start + 4) for start in susa))
        assert tables.sheets["events"]["quotation_context"].tolist() == ["to Susa,", "saw Susa again."]


def test_white_space_that_a_page_shows_otherwise_does_not_count(tmp_path: Path) -> None:
    """The third of annotations.w3c.json has eight letters fewer than its offsets, which count the indentation of its page."""
    start = TEXT.index("from Susa")
    [event] = imported(tmp_path, annotation("from Susa to the sea", start, start + 22)).rows("events")
    assert event["quotation"].split() == ["from", "Susa", "to", "the", "sea"]
    assert set(event) == {"id", "quotation", "checked"}


def test_words_without_offsets_are_found_after_their_prefix(tmp_path: Path) -> None:
    quote = {"type": "TextQuoteSelector", "exact": "Susa", "prefix": "He saw ", "suffix": " aga"}
    item = {"type": "Annotation", "target": {"source": "x", "selector": quote}, "bodyValue": "Once more"}
    [event] = imported(tmp_path, item).rows("events")
    assert (event["quotation_context"], event["note"]) == ("saw Susa again.", "Once more")


def test_a_quotation_that_is_not_in_the_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is not in the text beside the file") as caught:
        imported(tmp_path, annotation("Susa", 31, 35), annotation("Babylon", 1, 8), annotation("Ecbatana", 2, 10))
    assert [(each.row, each.column, each.value) for each in caught.value.problems] == [
        (2, "items[1]", "Babylon"),
        (3, "items[2]", "Ecbatana"),
    ]


def test_what_recogito_2_exports(tmp_path: Path) -> None:
    """AnnotationsToWebAnno and WebAnnotationBody in pelagios/recogito2.

    What is identified stands in `value`, its kind or its address; a point in a body of its own; offsets are units of UTF-16.
    """
    at = TEXT.index("Susa") + 3
    place = {"type": "SpecificResource", "value": "http://pleiades.stoa.org/places/912980", "purpose": "identifying"}
    point = {
        "type": "Feature",
        "purpose": "georeferencing",
        "geometry": {"type": "Point", "coordinates": [48.25, 32.19]},
    }
    tag = {"type": "TextualBody", "value": "city", "purpose": "tagging"}
    comment = {"type": "TextualBody", "value": "Winter.", "purpose": "commenting"}
    darius = TEXT.index("Darius") + 3
    person = {"type": "SpecificResource", "value": "PERSON", "purpose": "identifying"}
    dated = {"type": "TextualBody", "value": "-0517", "purpose": "tagging"}
    tables = imported(
        tmp_path,
        annotation("Susa", at, at + 4, place, point, tag, comment),
        annotation("Susa", TEXT.rindex("Susa") + 3, TEXT.rindex("Susa") + 7, place),
        annotation("Darius", darius, darius + 6, person),
        annotation("went in 518 BCE", darius + 7, darius + 22, dated),
    )
    assert tables.rows("places") == [
        {"id": "susa", "name": "Susa", "lat": "32.19", "lon": "48.25", "external_ids": "pleiades:912980", "note": "Winter.\ncity",
         "checked": "draft"}
    ]  # fmt: skip
    assert tables.rows("toponyms") == [{"place": "susa", "toponym": "Susa"}]
    assert tables.rows("people") == [{"id": "darius", "name": "Darius", "name_as_written": "Darius"}]
    assert [(row["date"], row["quotation"]) for row in tables.rows("events")] == [("-0517", "went in 518 BCE")]
    assert tables.text == TEXT


def test_a_table_of_recogito_2(tmp_path: Path) -> None:
    """AnnotationsToCSV: anchors in units of UTF-16, labels, tags and comments parted by |; TEI has other anchors."""
    at = TEXT.index("Susa") + 3
    sea = TEXT.index("to the sea") + 3
    anchor = "from=/tei/text/body/div/p::4;to=/tei/text/body/div/p::9"
    susa = ["http://pleiades.stoa.org/places/912980", "Susa|Shush", "32.19", "48.25", "VERIFIED", "", ""]
    rows = [
        ["1", "a.txt", "Susa", f"char-offset:{at}", "PLACE", *susa],
        ["2", "a.txt", "Darius", anchor, "PERSON", "", "", "", "", "UNVERIFIED", "", ""],
        ["3", "a.txt", "to the sea", f"char-offset:{sea}", "EVENT", "", "", "", "", "", "-0517|march", "A|B"],
    ]
    pd.DataFrame(rows, columns=RECOGITO).to_csv(tmp_path / "export.csv", index=False, quoting=1)
    (tmp_path / "export.txt").write_text(TEXT, encoding="utf-8")
    tables = read_tables(tmp_path / "export.csv")
    assert tables.rows("places")[0] == {
        "id": "susa", "name": "Susa", "lat": "32.19", "lon": "48.25", "external_ids": "pleiades:912980", "checked": "draft",
    }  # fmt: skip
    assert tables.rows("people")[0]["name"] == "Darius"
    assert tables.rows("events") == [
        {"id": "to-the-sea", "date": "-0517", "quotation": "to the sea", "note": "A\nB\nmarch", "checked": "draft"}
    ]


def test_anchors_of_a_table_count_as_a_browser_does(tmp_path: Path) -> None:
    dossier = read_dossier(SEEDS / "aden-letter")
    write(dossier, tmp_path / "dossier.recogito.csv")
    frame = pd.read_csv(tmp_path / "dossier.recogito.csv", dtype="str", keep_default_na=False)
    units = dossier.document.text.encode("utf-16-le")
    anchored = frame[frame["ANCHOR"] != ""]
    assert len(anchored) > 5
    for quote, anchor in zip(anchored["QUOTE_TRANSCRIPTION"], anchored["ANCHOR"], strict=True):
        there = units[2 * int(anchor.removeprefix("char-offset:")) :].decode("utf-16-le")
        assert "".join(there.split()).startswith("".join(quote.split()))


@pytest.mark.thorough
def test_a_broken_file_is_told_and_never_a_traceback(tmp_path: Path) -> None:
    place = {"type": "SpecificResource", "value": "PLACE", "purpose": "identifying"}
    point = {"type": "Feature", "purpose": "georeferencing", "geometry": {"type": "Point", "coordinates": [48, 32]}}
    own = {"type": "Annotation", "target": "urn:x", "chronotope": {"sheet": "events", "id": "a"}}
    small = {
        "type": "AnnotationPage",
        "items": [annotation("Susa", 3, 7, place, point), own],
        "chronotope": {"text": "In Susa."},
    }
    assert refusals(small, tmp_path, "web-annotation") > 40


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"UUID,TYPE\n1,PLACE", "has no column ANCHOR, QUOTE_TRANSCRIPTION"),
        (b"\xff\xfe\x00", "not UTF-8"),
    ],
)
def test_a_broken_table_is_told(content: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "broken.csv").write_bytes(content)
    with pytest.raises(FileError, match=why):
        read_tables(tmp_path / "broken.csv", form="recogito-csv")
