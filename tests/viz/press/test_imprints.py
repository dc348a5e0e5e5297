"""What files say of themselves, as other programs read it: title, author, subject, keywords and sources, and no clock."""

import shutil
from importlib.metadata import version
from pathlib import Path

import pytest
from lxml import etree
from matplotlib.figure import Figure
from other_programs import told
from PIL import Image

import viz
from geodata import Dossier
from viz import StoryMap
from viz.captions.callouts import Callouts
from viz.captions.caption import caption_of
from viz.press.imprints import imprint
from viz.press.metadata import DESCRIPTION, XMP
from viz.printing.files import write_figure

pytestmark = pytest.mark.thorough

poppler = pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs poppler: apt install poppler-utils")
DC = "{http://purl.org/dc/elements/1.1/}"
AUTHOR = "Ада Łoś"


@pytest.fixture(scope="module")
def told_story(invented: Dossier) -> StoryMap:
    return viz.story_map(invented).without("base-relief")


@pytest.fixture(scope="module")
def files(told_story: StoryMap, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("imprints")
    names = ("map.pdf", "map.svg", "map.png", "map.tif")
    return {name[4:]: told_story.save(folder / name, width_mm=60, dpi=72, author=AUTHOR) for name in names}


def test_a_story_says_what_it_is(told_story: StoryMap) -> None:
    said = imprint([told_story.at("1398-09-30")])
    assert said.title == told_story.narrative.title
    assert "30 September 1398" in said.subject
    assert {row.label for row in told_story.actors} <= set(said.keywords)
    assert "Visby" in said.keywords
    assert any("Natural Earth" in source for source in said.sources)
    assert said.author == ""
    assert said.layers["events"] == told_story["events"].name
    both = imprint([told_story.at(day) for day in ("1398-09-30", "1398-11-12")], title="Two days")
    assert (both.title, both.subject.count("1398")) == ("Two days", 2)


@poppler
def test_a_pdf_says_it_in_its_information_and_in_xmp(files: dict[str, Path], told_story: StoryMap) -> None:
    said = imprint([told_story], author=AUTHOR)
    lines = dict(line.split(":", 1) for line in told("pdfinfo", files["pdf"]).splitlines())
    found = {name: lines[name].strip() for name in ("Title", "Author", "Subject", "Keywords", "Creator")}
    assert found == {
        "Title": said.title,
        "Author": AUTHOR,
        "Subject": said.subject,
        "Keywords": ", ".join(said.keywords),
        "Creator": f"chronotope {version('chronotope')}",
    }
    assert lines["Tagged"].strip() == "yes"
    assert "CreationDate" not in lines
    assert "ModDate" not in lines
    xmp = etree.fromstring(told("pdfinfo", "-meta", files["pdf"]).strip().encode())
    assert [node.text for node in xmp.iterfind(f".//{DC}title//{{*}}li")] == [said.title]
    assert [node.text for node in xmp.iterfind(f".//{DC}subject//{{*}}li")] == list(said.keywords)
    assert [node.text for node in xmp.iterfind(f".//{DC}source")] == [" · ".join(said.sources)]
    assert "Date" not in etree.tostring(xmp).decode()


@poppler
def test_a_pdf_says_what_it_shows_to_those_who_cannot_see_it(told_story: StoryMap, tmp_path: Path) -> None:
    alternative = caption_of(told_story, Callouts({})).alternative
    assert told_story.shown.words in alternative
    figure = Figure((2, 1))
    figure.text(0.1, 0.5, "Visby")
    said = imprint([told_story], alternative=alternative)
    pdf = write_figure(figure, tmp_path / "map.pdf", imprint=said)
    assert told("pdfinfo", "-struct", pdf).startswith("Figure:")
    assert told("pdfinfo", "-struct-text", pdf).count("Visby") == 1
    assert f"<FEFF{alternative.encode('utf-16-be').hex().upper()}>".encode() in pdf.read_bytes()


def test_an_svg_a_png_and_a_tiff_say_it(files: dict[str, Path], told_story: StoryMap) -> None:
    said = imprint([told_story], author=AUTHOR)
    root = etree.parse(files["svg"]).getroot()
    assert root.findtext("{*}title") == said.title
    assert [node.text for node in root.iterfind(f".//{DC}subject//{{*}}li")] == list(said.keywords)
    assert root.findtext(f".//{DC}creator//{DC}title") == AUTHOR
    assert root.find(f".//{DC}date") is None
    with Image.open(files["png"]) as picture:
        assert picture.mode == "RGB"
        texts = picture.text
    assert (texts["Title"], texts["Author"], texts["Description"]) == (said.title, AUTHOR, said.subject)
    assert texts["Source"] == " · ".join(said.sources)
    with Image.open(files["tif"]) as picture:
        assert picture.mode == "RGB"
        tags = picture.tag_v2
        assert tags[DESCRIPTION].encode("latin-1").decode() == f"{said.title} · {said.subject}"
        assert f">{AUTHOR}<" in tags[XMP].decode()


def test_the_same_story_says_the_same(files: dict[str, Path], invented: Dossier, tmp_path: Path) -> None:
    again = viz.story_map(invented).without("base-relief")
    for path in files.values():
        written = again.save(tmp_path / path.name, width_mm=60, dpi=72, author=AUTHOR)
        assert written.read_bytes() == path.read_bytes(), path.name


def test_what_no_file_can_hold_is_left_out(told_story: StoryMap) -> None:
    hostile = "<b>&\x00]]>\ud800\n  (\\) \u2068\u0639\u062f\u0646\u2069"
    assert imprint([told_story], author=hostile).author == "<b>&]]> (\\) \u0639\u062f\u0646"
