"""TEI: editions come in, and what goes out is TEI P5 with the document's own words; the schema of the TEI says so."""

import re
from pathlib import Path

import pytest
from exchanged import SEEDS as FOLDER
from lxml import etree
from tei_schema import tei_schema

import geodata as gd
from geodata.exchange.tables import Tables

SEEDS = sorted(path for path in FOLDER.iterdir() if path.is_dir())
TEI = "{http://www.tei-c.org/ns/1.0}"
FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc>{source}</sourceDesc></fileDesc>{profile}</teiHeader>{lists}
<text xml:lang="de"><body>{body}</body></text></TEI>"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each seed as TEI."""
    folder = tmp_path_factory.mktemp("tei")
    files = {seed.name: folder / f"{seed.name}.xml" for seed in SEEDS}
    for seed in SEEDS:
        gd.write(gd.read_dossier(seed), files[seed.name], form="tei")
    return files


def read(path: Path, body: str = "<p>Words.</p>", source: str = "<p/>", profile: str = "", lists: str = "") -> Tables:
    path.write_text(FILE.format(body=body, source=source, profile=profile, lists=lists), encoding="utf-8")
    return gd.read_tables(path)


@pytest.mark.thorough
def test_what_is_written_is_valid(written: dict[str, Path]) -> None:
    for path in written.values():
        tei_schema().assertValid(etree.parse(path))


@pytest.mark.parametrize("seed", [seed.name for seed in SEEDS])
def test_the_words_are_those_of_the_document(seed: str, written: dict[str, Path]) -> None:
    text = (FOLDER / seed / "document.txt").read_text(encoding="utf-8")
    body = etree.parse(written[seed]).find(f".//{TEI}body")
    assert "".join(body.itertext()).split() == text.split()
    assert gd.read_tables(written[seed]).text == text


def test_a_quotation_is_marked_where_it_stands(written: dict[str, Path], cable: gd.Dossier) -> None:
    body = etree.parse(written["cable-75511"]).find(f".//{TEI}body")
    marked: dict[str, str] = {}
    for seg in body.iter(f"{TEI}seg"):
        for pointer in seg.get("corresp").split():
            marked[pointer] = f"{marked.get(pointer, '')} {''.join(seg.itertext())}"
    quoted = cable.events[cable.events["quotation"] != ""]
    for id_, words in zip(quoted["id"], quoted["quotation"], strict=True):
        assert re.sub(r"\s", "", marked[f"#event.{id_}"]) == re.sub(r"\s", "", words)
    names = {(each.get("ref"), "".join(each.itertext())) for each in body.iter(f"{TEI}placeName")}
    assert ("#place.pyongyang", "Pyongyang") in names


def test_what_was_altered_counts(written: dict[str, Path], tmp_path: Path) -> None:
    tree = etree.parse(written["aden-letter"])
    event = next(
        each
        for each in tree.iter(f"{TEI}event")
        if each.get("{http://www.w3.org/XML/1998/namespace}id") == "event.wreck"
    )
    event.find(f"{TEI}label").text = "Another title"
    for name in event.attrib:
        if name.startswith(("when", "dating")):
            del event.attrib[name]
    event.set("notBefore", "1196-02")
    tree.write(tmp_path / "a.xml")
    row = gd.read_tables(tmp_path / "a.xml", form="tei").sheets["events"].set_index("id").loc["wreck"]
    assert row[["title", "date", "calendar"]].tolist() == ["Another title", "[1196-02..]", ""]


def test_a_letter_of_an_edition(tmp_path: Path) -> None:
    """As …/public/data/briefe_tei/brief9_tei.xml of briefe-laroche-gerning/briefe-laroche-gerning.github.io.

    Line breaks at the end of lines, a name over two lines, people by keys, an addressee with an address, a shelfmark.
    """
    tables = read(
        tmp_path / "a.xml",
        body="""<div><div>
            den 11 des jahres<lb/>
            <lb/>
            sah ich die <persName key="p9">Dame<lb/>
            von S.</persName> nebst <persName key="p9"><hi>Madame</hi></persName><lb/>
            in <placeName ref="http://www.geonames.org/2925533">Frankfurt</placeName>
            </div><div>Adieu</div></div>""",
        source="<msDesc><msIdentifier><institution>Hochstift</institution><idno>Hs-1</idno></msIdentifier></msDesc>",
        profile="""<profileDesc><correspDesc><correspAction type="sent"><persName ref="http://d-nb.info/gnd/1">Sophie</persName>
            <placeName>[Offenbach]</placeName><date when="1797-01-11">11.01.1797</date></correspAction>
            <correspAction type="received"><persName>Johann</persName></correspAction></correspDesc></profileDesc>""",
    )
    assert tables.text == "den 11 des jahres\n\nsah ich die Dame\nvon S. nebst Madame\nin Frankfurt\n\nAdieu\n"
    assert tables.record == {
        "title": "A letter", "author": "Sophie", "addressees": "Johann", "date": "1797-01-11", "language": "de",
        "archive": "Hochstift", "archive_reference": "Hs-1",
    }  # fmt: skip
    assert tables.rows("people") == [{"id": "dame-von-s", "name": "Dame von S.", "name_as_written": "Dame von S."}]
    assert tables.rows("places") == [
        {"id": "frankfurt", "name": "Frankfurt", "external_ids": "geonames:2925533", "checked": "draft"}
    ]


def test_places_within_places_and_their_events(tmp_path: Path) -> None:
    """As P5/Test/testplace-nogml.xml of TEIC/TEI: places in places, names by language and time, an event of an hour alone."""
    tables = read(
        tmp_path / "a.xml",
        lists="""<standOff><listPlace>
            <place xml:id="wales" type="country"><placeName xml:lang="cy">Cymru</placeName>
              <placeName xml:lang="en">Wales</placeName>
              <place xml:id="CARM"><settlement>castle</settlement><location><geo>51.85 -4.3</geo></location>
              <idno type="geonames">2653755</idno><idno type="URL">http://www.wikidata.org/entity/Q1</idno></place></place>
            <place xml:id="IS"><placeName>Iceland</placeName><event from="1944-06-17"><label>Independence</label>
              <desc> Iceland became
                 independent.</desc></event><event notAfter="13:00:00"><desc>first part</desc></event></place>
            </listPlace></standOff>""",
    )
    assert [{name: text for name, text in row.items() if name != "checked"} for row in tables.rows("places")] == [
        {"id": "wales", "name": "Cymru", "kind": "country"},
        {
            "id": "carm",
            "name": "castle",
            "lat": "51.85",
            "lon": "-4.3",
            "external_ids": "geonames:2653755 | wikidata:Q1",
        },
        {"id": "is", "name": "Iceland"},
    ]
    assert tables.rows("toponyms") == [{"place": "wales", "toponym": "Wales", "language": "en"}]
    first, second = tables.rows("events")
    assert first == {
        "id": "independence", "title": "Independence", "summary": "Iceland became independent.", "date": "1944-06-17/",
        "places": "is", "checked": "draft",
    }  # fmt: skip
    assert (second["title"], "date" in second) == ("first part", False)
    assert "is a time without its day" in second["note"]


def test_what_editors_added_is_not_the_document(tmp_path: Path) -> None:
    """As Danke.xml of silviapasc/Moser_Abschied: names in parts and notes in a list; and abbreviations with their expansions."""
    choice = "<choice><abbr>Ill.mo</abbr><expan>Illustrissimo</expan></choice>"
    tables = read(
        tmp_path / "a.xml",
        body=f"""<head>Thanks</head><list><item><persName><forename>Ada</forename>
            <surname>Rode</surname></persName><note>by hand</note></item><item>{choice} <del>S</del><add>Signor</add>
            mani<lb break="no"/>fest <gap/></item></list>
            <p>On <date when="1950-10-12">that day</date>, <date when="-0044-03-15">the Ides</date>, <date>now</date>.</p>""",
    )
    assert tables.text == "Thanks\n\nAda Rode\n\nIll.mo Signor manifest […]\n\nOn that day, the Ides, now.\n"
    assert [row["name"] for row in tables.rows("people")] == ["Ada Rode"]
    assert [(row.get("date"), row["date_as_written"]) for row in tables.rows("events")] == [
        ("1950-10-12", "that day"),
        (None, "the Ides"),
    ]
    assert "44 BCE by XML Schema 1.0" in tables.rows("events")[1]["note"]


def test_data_of_others_in_the_header_are_left_there(tmp_path: Path) -> None:
    assert read(tmp_path / "a.xml", profile='<xenoData>{"events": 1}</xenoData>').text == "Words.\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>a", "is not XML that can be read"),
        (
            "<!DOCTYPE TEI [<!ENTITY a 'b'>]><TEI xmlns='http://www.tei-c.org/ns/1.0'><text>&a;</text></TEI>",
            "is an entity",
        ),
        (
            "<!DOCTYPE TEI [<!ENTITY a SYSTEM '/etc/hostname'>]><TEI xmlns='http://www.tei-c.org/ns/1.0'>&a;</TEI>",
            "is an entity",
        ),
        ("<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'/>", "its first element is not TEI"),
        (FILE.format(body="", source="", profile="<xenoData type='chronotope'>{</xenoData>", lists=""), "is not JSON"),
        (
            FILE.format(body="", source="", profile='<xenoData type="chronotope">{"events": 1}</xenoData>', lists=""),
            "is no list of rows",
        ),
        (
            FILE.format(
                body="",
                source="",
                profile="",
                lists="<listPlace><place><location><geo>139 35</geo></location></place></listPlace>",
            ),
            "is no latitude and longitude",
        ),
        (FILE.format(body="<p>" * 5000, source="", profile="", lists=""), "is not XML that can be read"),
    ],
)
def test_what_is_broken_is_told(text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    with pytest.raises(gd.FileError, match=why):
        gd.read_tables(tmp_path / "a.xml", form="tei")
