"""CMIF: lists of letters come in as messages, and the messages of a dossier go out as TEI that correspSearch could gather."""

from pathlib import Path

import pytest
from exchanged import SEEDS as FOLDER
from lxml import etree
from tei_schema import tei_schema

import geodata as gd
from geodata.exchange.tables import Tables

FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letters</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><bibl type="print" xml:id="e2">Briefwechsel.
   Basel 2001.</bibl></sourceDesc></fileDesc><profileDesc>{}</profileDesc></teiHeader><text><body><p/></body></text></TEI>"""
LETTER = """<correspDesc {0}><correspAction type="sent">{1}</correspAction><correspAction type="received">{2}</correspAction>{3}
</correspDesc>"""


def read(path: Path, *letters: tuple[str, str, str, str]) -> Tables:
    path.write_text(FILE.format("".join(LETTER.format(*letter) for letter in letters)), encoding="utf-8")
    return gd.read_tables(path)


def said(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{name: text for name, text in row.items() if name != "checked"} for row in rows]


@pytest.mark.thorough
def test_what_is_written_is_valid(tmp_path: Path) -> None:
    for seed in ("cable-75511", "aden-letter"):
        gd.write(gd.read_dossier(FOLDER / seed), tmp_path / "a.xml", form="cmif")
        tei_schema().assertValid(etree.parse(tmp_path / "a.xml"))


def test_the_letters_of_a_dossier_and_nothing_else(cable: gd.Dossier, tmp_path: Path) -> None:
    lost = {loss.what: loss.count for loss in gd.write(cable, tmp_path / "a.xml", form="cmif")}
    tables = gd.read_tables(tmp_path / "a.xml")
    assert len(tables.sheets["messages"]) == len(cable.messages)
    assert set(tables.sheets["events"]["id"]) == set(cable.messages["event"])
    assert lost["events"] == len(cable.events) - cable.messages["event"].nunique()
    assert {"lat", "lon", "precision_km"} <= tables.rows("places")[0].keys()


def test_letters_of_a_printed_edition(tmp_path: Path) -> None:
    """As examples/example02_cmi-with-printed-edition.xml of TEI-Correspondence-SIG/CMIF: numbers of letters in a book."""
    sender = '<persName ref="http://d-nb.info/gnd/1">Samuel</persName><placeName ref="http://www.geonames.org/2874225">Mainz</placeName>'
    other = '<persName ref="http://viaf.org/viaf/5/">Melchior</persName><placeName ref="http://www.geonames.org/2761367">Wien</placeName>'
    tables = read(
        tmp_path / "a.xml",
        (
            'key="631" source="#e2"',
            f'{sender}<date when="1792-11-22"/>',
            f'{other}<date when="1792-12-26" cert="high"/>',
            "",
        ),
        ('key="632" source="#e2"', f'{other}<date notBefore="1792" notAfter="1793"/>', sender, ""),
    )
    assert said(tables.rows("events")) == [
        {"id": "631", "title": "Samuel → Melchior", "kind": "message", "date": "1792-11-22", "places": "mainz",
         "source": "briefwechsel-basel-2001"},
        {"id": "632", "title": "Melchior → Samuel", "kind": "message", "date": "[1792..1793]", "places": "wien",
         "source": "briefwechsel-basel-2001"},
    ]  # fmt: skip
    assert tables.rows("messages") == [
        {"event": "631", "sender": "samuel", "recipient": "melchior", "place_from": "mainz", "place_to": "wien",
         "sent": "1792-11-22", "received": "1792-12-26"},
        {"event": "632", "sender": "melchior", "recipient": "samuel", "place_from": "wien", "place_to": "mainz",
         "sent": "[1792..1793]"},
    ]  # fmt: skip
    assert said(tables.rows("places"))[0] == {"id": "mainz", "name": "Mainz", "external_ids": "geonames:2874225"}
    assert tables.rows("sources") == [{"id": "briefwechsel-basel-2001", "citation": "Briefwechsel. Basel 2001."}]


def test_letters_of_a_digital_edition_with_what_they_mention(tmp_path: Path) -> None:
    """As proposals/CMIFv2_proposal.md of TEI-Correspondence-SIG/CMIF: addresses of letters, mentions of people and places."""
    mentions = (
        '<note><ref type="cmif:mentionsPerson" target="http://d-nb.info/gnd/7">Giacomo</ref>'
        '<ref type="cmif:mentionsPlace" target="http://www.geonames.org/2950159">Berlin</ref></note>'
    )
    tables = read(
        tmp_path / "a.xml",
        (
            'ref="https://example.org/L1" source="#e2"',
            "<persName>Carl</persName>",
            "<persName>Karoline</persName>",
            mentions,
        ),
        ('ref="https://example.org/L2" source="#e2"', "<orgName>Board</orgName>", "<persName/>", ""),
    )
    assert [row["title"] for row in tables.rows("events")] == ["Carl → Karoline", "Board → ?"]
    assert [row["url"] for row in tables.rows("sources")] == ["https://example.org/L1", "https://example.org/L2"]
    assert [row["name"] for row in tables.rows("people")] == ["Carl", "Karoline", "Giacomo", "Board"]
    assert said(tables.rows("places")) == [{"id": "berlin", "name": "Berlin", "external_ids": "geonames:2950159"}]


def test_dates_as_editions_have_them(tmp_path: Path) -> None:
    """As a letter with `<date cert="low" …>before Easter</date>` in BullingerDigital's export, and one without any date."""
    letters = [
        ('key="a"', '<date from="1525" cert="low">um Ostern</date>', "", ""),
        ('key="b"', '<date when="-0043">then</date>', "", ""),
        ('key="c"', "<date>unknown</date>", "", ""),
    ]
    tables = read(tmp_path / "a.xml", *letters)
    assert [(row.get("date"), row.get("date_as_written")) for row in tables.rows("events")] == [
        ("1525?/", "um Ostern"), (None, "then"), (None, "unknown"),
    ]  # fmt: skip
    assert [row["id"] for row in tables.rows("events")] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (FILE.format(""), "holds no correspDesc"),
        (FILE.format("<correspDesc>"), "is not XML that can be read"),
        (f"<!DOCTYPE a [<!ENTITY x 'y'>]>{FILE.format('<correspDesc>&x;</correspDesc>')}", "is an entity"),
    ],
)
def test_what_is_broken_is_told(text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    with pytest.raises(gd.FileError, match=why):
        gd.read_tables(tmp_path / "a.xml", form="cmif")
