"""SVG as editors and browsers see it: named layers, a name in one piece with its halo, and its own faces or none."""

import base64
import io
import re
import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from matplotlib.figure import Figure
from other_programs import told
from PIL import Image

import viz
from geodata import Dossier
from viz.layers.kinds import base_layers
from viz.printing.files import write_figure
from viz.printing.typesetting import Face, Typesetter, spaced_capitals

pytestmark = pytest.mark.thorough

SVG, INKSCAPE = "{http://www.w3.org/2000/svg}", "{http://www.inkscape.org/namespaces/inkscape}"
HREF = "{http://www.w3.org/1999/xlink}href"
RANGE = "Hamgyong Mountains"
programs = pytest.mark.skipif(
    not all(map(shutil.which, ("pdftoppm", "rsvg-convert", "xmllint"))),
    reason="needs apt install poppler-utils librsvg2-bin libxml2-utils",
)


@pytest.fixture(scope="module")
def korea() -> viz.StoryMap:
    """A map with names along its rivers and ranges."""
    layers = [layer for layer in base_layers() if layer.id != "base-relief"]
    return viz.StoryMap(layers, views=[viz.map_view((124, 38, 131, 43))], theme="print", title="Korea <&>")


@pytest.fixture(scope="module")
def drawn(korea: viz.StoryMap, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("svg")
    ways = ("embedded", "outlines")
    files = {fonts: korea.save(folder / f"{fonts}.svg", width_mm=114, dpi=72, fonts=fonts) for fonts in ways}
    return {fonts: etree.parse(file).getroot() for fonts, file in files.items()}


def ids(root: Any) -> list[str]:
    return [node.get("id") for node in root.iter() if node.get("id")]


@pytest.mark.parametrize("fonts", ["embedded", "outlines"])
def test_the_groups_are_named_layers_in_the_order_of_drawing(drawn: dict[str, Any], fonts: str) -> None:
    layers = [node for node in drawn[fonts].iter(f"{SVG}g") if node.get(f"{INKSCAPE}groupmode") == "layer"]
    names = [node.get(f"{INKSCAPE}label") for node in layers]
    outside, inside = ["Paper", "Margin", "map"], ["Paper", "Sea", "Lakes", "Rivers", "Borders", "Names", "Frame"]
    assert [name for name in names if name in outside] == ["Paper", "Margin", "map", "Paper"]
    assert [name for name in names[3:] if name in inside and name != "Frame"] == inside[:-1]
    assert names[-1] == "Frame"
    found = ids(drawn[fonts])
    assert len(found) == len(set(found))


def test_each_of_several_panels_is_a_layer_of_its_own(invented: Dossier, tmp_path: Path) -> None:
    story = viz.story_map(invented).without("base-relief")
    file = story.save(tmp_path / "days.svg", width_mm=114, dpi=72, panels=["1398-09-30", "1398-11-12"])
    root = etree.parse(file).getroot()
    maps = [node for node in root.find(f"{SVG}g") if node.get("id", "").endswith(story.views[0].id)]
    title = story.views[0].title
    assert [node.get(f"{INKSCAPE}label") for node in maps] == [title, f"b · {title}"]
    first, second = ({layer.get(f"{INKSCAPE}label") for layer in node} for node in maps)
    assert {"Sea", "Events", "Names", "Frame"} <= first & second
    assert len(ids(root)) == len(set(ids(root)))


def test_a_name_along_an_arc_is_one_text_on_a_path_in_one_group_with_its_halo(drawn: dict[str, Any]) -> None:
    root = drawn["embedded"]
    [path] = [node for node in root.iter(f"{SVG}textPath") if node.text == RANGE]
    named = path.getparent().getparent().getparent()
    assert [node.get("id").split("__")[0] for node in named] == ["halo", "label"]
    assert path.get(HREF).removeprefix("#") in ids(named)
    assert not [name for name in ids(root) if name.startswith("letter__")]
    # It takes as much of its path as the letters did; behind its middle is half the room that stands behind the last letter.
    start, spacing = (
        float(path.get("startOffset")),
        float(re.findall(r"letter-spacing: (.+)px", path.getparent().get("style"))[0]),
    )
    numbers = [
        float(number) for number in re.findall(r"-?[\d.]+", root.find(f".//*[@id='{path.get(HREF)[1:]}']").get("d"))
    ]
    chord = ((numbers[-2] - numbers[0]) ** 2 + (numbers[-1] - numbers[1]) ** 2) ** 0.5
    assert start - spacing / 2 == pytest.approx(chord / 2, rel=0.06)
    assert spacing > 0


def test_a_name_in_spaced_capitals_is_one_text_as_wide_as_it_was(tmp_path: Path) -> None:
    region, name = Face(size=20, color="#000000", book=True), "NEW KOREA"
    written = spaced_capitals(name)
    figure = Figure((4, 1))
    text = figure.text(0.5, 0.5, written, fontproperties=region.font_for(written), horizontalalignment="center")
    text.set_gid("label__x")
    [drawn] = etree.parse(write_figure(figure, tmp_path / "name.svg")).getroot().iter(f"{SVG}text")
    assert drawn.text == name
    letter, word = (
        float(re.findall(rf"{kind}-spacing: (.+?)px", drawn.get("style"))[0]) for kind in ("letter", "word")
    )
    width = Typesetter().size(name, region)[0] + letter * (len(name) - 1) + word
    assert width == pytest.approx(Typesetter().size(written, region)[0], abs=1.5)
    # (The plain name is kerned.) The room behind the last letter is not of the name.
    assert float(drawn.get("x")) == pytest.approx(4 * 72 / 2 + letter / 2, abs=0.01)


def test_an_svg_carries_the_letters_that_it_uses_and_no_others(drawn: dict[str, Any]) -> None:
    css = "".join(node.text or "" for node in drawn["embedded"].iter(f"{SVG}style"))
    rules = re.findall(
        r'font-family: "(.+?)"; font-style: (\w+); font-weight: (\w+); src: url\(data:font/ttf;base64,(.+?)\)', css
    )
    faces = {rule[:3]: TTFont(io.BytesIO(base64.b64decode(rule[3]))) for rule in rules}
    assert {("Source Sans Pro", "normal", "normal"), ("Spectral", "italic", "normal")} <= faces.keys()
    italic = set(map(chr, faces["Spectral", "italic", "normal"].getBestCmap()))
    assert set(RANGE) <= italic
    assert "ß" not in italic
    assert "@font-face" not in "".join(node.text or "" for node in drawn["outlines"].iter(f"{SVG}style"))
    assert not list(drawn["outlines"].iter(f"{SVG}text", f"{SVG}textPath"))


@programs
def test_an_svg_is_valid_and_another_program_draws_it_as_the_pdf_is(
    drawn: dict[str, Any], korea: viz.StoryMap, tmp_path: Path
) -> None:
    pdf = korea.save(tmp_path / "map.pdf", width_mm=114, dpi=72)
    told("pdftoppm", "-r", "150", "-png", "-singlefile", pdf, tmp_path / "pdf")
    # The program knows neither faces within an SVG nor texts on paths.
    svg = tmp_path / "map.svg"
    svg.write_bytes(etree.tostring(drawn["outlines"]))
    told("xmllint", "--noout", svg)
    with Image.open(tmp_path / "pdf.png") as picture:
        told(
            "rsvg-convert",
            "-w",
            str(picture.width),
            "-h",
            str(picture.height),
            "-b",
            "white",
            "-o",
            tmp_path / "svg.png",
            svg,
        )
        with Image.open(tmp_path / "svg.png") as other:
            one, two = (np.asarray(each.convert("RGB")).astype(float) for each in (picture, other))
    assert one.std() > 20
    assert np.abs(one - two).mean() / 255 < 0.02


def test_what_no_xml_may_hold_is_left_out(tmp_path: Path) -> None:
    marks = gpd.GeoDataFrame(
        {"id": ["a\x0bb", "c\ufffe"], "name": ["Vi\x01sby <&>", "]]>\x01"], "side": ["q\x02", "\x1bz"]},
        geometry=gpd.points_from_xy([10, 11], [50, 51]),
        crs="EPSG:4326",
    )
    story = viz.quick_map(marks, date=None, label="name", color="side", title="T\x03t").without("base-relief")
    root = etree.parse(story.save(tmp_path / "map.svg", width_mm=60, dpi=72)).getroot()
    assert root.findtext(f"{SVG}title") == "Tt"
    assert "Visby <&>" in {node.text for node in root.iter(f"{SVG}text")}


def test_what_type_cannot_be_is_told(korea: viz.StoryMap, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="fonts is 'bitmaps'; type is embedded or outlines"):
        korea.save(tmp_path / "map.svg", fonts="bitmaps")
    assert list(tmp_path.iterdir()) == []
