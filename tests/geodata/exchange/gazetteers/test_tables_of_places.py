"""Linked Places as a table, and tables for OpenRefine: what is written, and what others have written."""

from pathlib import Path

import pandas as pd
import pytest
from exchanged import SEEDS

from geodata import FileError, read_dossier, read_tables, write
from geodata.exchange.tables import Tables, tables_of


def table(tmp_path: Path, *rows: dict[str, str], name: str = "places.tsv") -> Tables:
    """A table with what each row says, parted by tabs, or in a .csv by commas."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    separator = "\t" if name.endswith(".tsv") else ","
    lines = [separator.join(columns), *(separator.join(row.get(each, "") for each in columns) for row in rows)]
    (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_tables(tmp_path / name)


def test_lp_tsv_has_what_the_gazetteer_requires_in_every_row(tmp_path: Path) -> None:
    """Version 0.5: no quotation marks, values parted by semicolons, -218 for 218 BCE."""
    dossier = read_dossier(SEEDS / "rhone-218-bce")
    write(dossier, tmp_path / "places.tsv")
    lines = (tmp_path / "places.tsv").read_text(encoding="utf-8").splitlines()
    rows = [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]
    assert len(rows) == len(dossier.places)
    for row in rows:
        assert all(row[name] for name in ("id", "title", "title_source"))
        assert row["fclasses"] in set("AHLPRST")
        assert row["attestation_year"] == "-218"
    assert rows[0]["variants"] == "Massalia@grc-Latn;Μασσαλία@grc;Massilia@la"


def test_matches_have_the_short_prefixes_of_the_gazetteer(tmp_path: Path) -> None:
    write(read_dossier(SEEDS / "cable-75511"), tmp_path / "places.tsv")
    frame = pd.read_csv(tmp_path / "places.tsv", sep="\t", quoting=3, dtype="str")
    assert frame["matches"][0] == "gn:1871859;wd:Q18808"


def test_a_table_of_version_0_5(tmp_path: Path) -> None:
    """As tsv_0.5.md of LinkedPasts/linked-places-format tells it: language tags, BCE, a parent, a source with its address."""
    source = {"title_source": "An atlas (2003)", "title_uri": "http://atlas.example/1", "attestation_year": "2003"}
    babylon = {
        "id": "1234",
        "title": "Babylon",
        **source,
        "types": "city;ruin",
        "start": "-1894",
        "end": "-1",
        "matches": "wd:Q5684;tgn:7002626;loc:sh85010695;http://somewhere.example/1",
        "variants": "بابل@ar;Babel@de-DE-1901;Bābilim",
        "parent_name": "Iraq",
        "lon": "44.42",
        "lat": "32.54",
        "geo_source": "A survey",
        "approximation": "2.5",
        "description": "A city.",
    }
    region = {
        "id": "x 2",
        "title": 'The "Region"',
        **source,
        "types": "region",
        "start": "0676",
        "geowkt": "POLYGON ((0 0, 1 0, 1 1, 0 0))",
        "approximation": "gvp:containedWithin",
    }
    tables = table(tmp_path, babylon, region)
    first, second = tables.rows("places")
    assert first == {
        "id": "1234",
        "name": "Babylon",
        "lat": "32.54",
        "lon": "44.42",
        "precision_km": "2.5",
        "checked": "draft",
        "external_ids": "wikidata:Q5684 | tgn:7002626 | loc:sh85010695",
        "source": "an-atlas-2003 | a-survey",
        "note": "A city.\ncity, ruin\n-1893/0000\nIraq",
    }
    assert (second["name"], second["kind"], second["geometry"]) == ('The "Region"', "region", "x-2-area")
    assert second["note"] == "0676\ngvp:containedWithin"
    names = [(row["toponym"], row.get("language")) for row in tables.rows("toponyms")]
    assert names == [("بابل", "ar"), ("Babel", "de-DE-1901"), ("Bābilim", None)]


def test_a_table_of_version_0_2_in_commas(tmp_path: Path) -> None:
    """As tsv_0.2.md and tsv_examples.md of the same repository have it: no feature classes, variants without languages."""
    row = {"id": "9", "title": '"Sūsa, upper"', "title_source": "Some map", "start": "1100", "variants": "Shush;Susa"}
    tables = table(tmp_path, row, name="places.csv")
    [place] = tables.rows("places")
    assert (place["name"], place["note"], place["source"]) == ("Sūsa, upper", "1100", "some-map")
    assert [row["toponym"] for row in tables.rows("toponyms")] == ["Shush", "Susa"]


def test_names_that_would_be_parted_are_told_and_left_out(tmp_path: Path) -> None:
    tables = tables_of(read_dossier(SEEDS / "whaler-1837"))
    names = tables.sheets["toponyms"]
    names.loc[0, "toponym"], names.loc[1, "toponym"], names.loc[1, "language"] = "A; B", "at@en", ""
    tables.sheets["places"].loc[0, "note"] = "Two\nlines."
    tables.write(tmp_path / "copy")
    lost = {loss.what: loss for loss in write(read_dossier(tmp_path / "copy"), tmp_path / "places.tsv")}
    assert lost["toponyms"].count == 2
    assert lost["places.note"].why == "line breaks have become blanks"
    again = read_tables(tmp_path / "places.tsv")
    assert sorted(again.sheets["toponyms"]["toponym"]) == sorted(names["toponym"][2:])


def test_what_openrefine_found_becomes_identifiers(tmp_path: Path) -> None:
    """OpenRefine adds a column of entity identifiers under a name of one's own, or addresses of the entities."""
    dossier = read_dossier(SEEDS / "aden-letter")
    write(dossier, tmp_path / "places.csv", form="openrefine")
    frame = pd.read_csv(tmp_path / "places.csv", dtype="str", keep_default_na=False)
    others = [""] * (len(frame) - 2)
    frame["Wikidata entity identifier"] = ["Q85", "", *others]
    frame["match"] = ["", "http://www.wikidata.org/entity/Q735489", *others]
    frame["external_ids"] = ["geonames:360630", "", *others]
    frame.to_csv(tmp_path / "reconciled.csv", index=False)
    tables = read_tables(tmp_path / "reconciled.csv")
    found = tables.sheets["places"]["external_ids"]
    assert found[:3].tolist() == ["geonames:360630 | wikidata:Q85", "wikidata:Q735489", ""]
    assert len(tables.sheets["toponyms"]) == len(dossier.toponyms)


def test_a_record_of_several_rows_is_one_place(tmp_path: Path) -> None:
    """OpenRefine's records leave out the name in rows that go with the one above."""
    rows = [
        {"name": "Pyongyang", "geonames id": "1871859", "latitude": "39.03"},
        {"geonames id": "1871860"},
        {"name": "Wonsan", "geonames id": "x"},
    ]
    places = table(tmp_path, *rows, name="places.csv").rows("places")
    assert [(row["id"], row.get("external_ids"), row.get("lat")) for row in places] == [
        ("pyongyang", "geonames:1871859 | geonames:1871860", "39.03"),
        ("wonsan", None, None),
    ]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.tsv", b"", "is empty"),
        ("a.tsv", b"id\tid\ttitle\n1\t2\t3", "name of two columns"),
        ("a.tsv", b"id\tname\n1\t2", "no column is called title"),
        ("a.tsv", b"id\ttitle\tgeowkt\n1\tx\tPOINT (1", "no geometry in well-known text"),
        ("a.tsv", b"\xff\xfe\0\0", "not UTF-8"),
        ("a.places.csv", b'id,name\n"1,2', "cannot be read"),
        ("a.places.csv", b"colour\nred", "no column is the name"),
    ],
)
def test_a_broken_table_is_told(name: str, content: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FileError, match=why):
        read_tables(tmp_path / name, form="lp-tsv" if name.endswith("tsv") else "openrefine")


def test_cells_of_any_length_and_rows_of_any_width_are_read(tmp_path: Path) -> None:
    lines = ["id\ttitle\ttitle_source", f"1\t{'x' * 200_000}\ta\tb\tc", "2", "\t\t"]
    (tmp_path / "places.tsv").write_text("\n".join(lines), encoding="utf-8")
    assert [len(row.get("name", "")) for row in read_tables(tmp_path / "places.tsv").rows("places")] == [200_000, 0]
