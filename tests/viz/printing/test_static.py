"""The figures for print, as files that other programs open, and as what is drawn on them."""

import itertools
import shutil
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox
from other_programs import told
from PIL import Image
from shapely.geometry import LineString

import viz
from geodata import read_dossier
from viz import StoryMap
from viz.drawing.label_positions import Box, Room, Seeker, places
from viz.languages.plate_words import SIGNS as SIGNS_IN_WORDS
from viz.layers.styles import GREYSCALE, PRINT
from viz.plates.plates import static_story
from viz.printing.files import write_figure
from viz.printing.legend import SIGNS, UNPRINTED
from viz.printing.margin import round_length
from viz.printing.typesetting import Face, MissingGlyphs, Typesetter
from viz.stories.legend import DRAWN_AS
from viz.stories.shown import Shown

pytestmark = pytest.mark.thorough

SEEDS = Path(__file__).parents[3] / "seeds"
WIDTH_MM = 114
HALF_A_POINT = 0.5
poppler = pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs poppler: apt install poppler-utils")


@pytest.fixture(scope="module")
def plate(story: StoryMap) -> Figure:
    """The cable on its own day."""
    return static_story(story.shown, PRINT, width_mm=WIDTH_MM, actors=story.timeline.rows)


@pytest.fixture(scope="module")
def files(plate: Figure, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("plates")
    return {ending: write_figure(plate, folder / f"plate.{ending}") for ending in ("pdf", "svg", "png")}


def boxes(figure: Figure, axes: Axes) -> dict[str, Bbox]:
    """Where each label of a map is drawn, in points."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    found = {}
    for artist in axes.get_children():
        name = artist.get_gid() or ""
        if isinstance(artist, Annotation) and ("label__" in name or "count__" in name):
            found[name] = artist.get_window_extent(renderer).transformed(figure.dpi_scale_trans.inverted())
    return {name: Bbox(box.get_points() * 72) for name, box in found.items()}


def overlap(one: Bbox, other: Bbox) -> float:
    """By how many points two boxes lie on one another; below 0 if they do not."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    return min(across, min(one.y1, other.y1) - max(one.y0, other.y0))


def maps(figure: Figure) -> list[Axes]:
    return [axes for axes in figure.axes if axes.images]


@poppler
def test_the_pdf_has_one_page_as_wide_as_asked_for(files: dict[str, Path], plate: Figure) -> None:
    lines = dict(line.split(":", 1) for line in told("pdfinfo", files["pdf"]).splitlines())
    width, height = (float(word) for word in lines["Page size"].split() if word[0].isdigit())
    assert lines["Pages"].strip() == "1"
    assert width == pytest.approx(WIDTH_MM / 25.4 * 72, abs=0.01)
    assert height == pytest.approx(plate.get_figheight() * 72, abs=0.01)
    assert "CreationDate" not in lines


@poppler
def test_the_pdf_carries_its_fonts_as_truetype(files: dict[str, Path]) -> None:
    fonts = told("pdffonts", files["pdf"]).splitlines()[2:]
    assert len(fonts) >= 3
    for font in fonts:
        assert "Type 3" not in font
        embedded, subset, unicode = font.split()[-5:-2]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), font


@poppler
def test_the_words_of_the_pdf_can_be_found(files: dict[str, Path]) -> None:
    words = told("pdftotext", files["pdf"], "-")
    for text in ("Pyongyang", "Seoul", "East Sea / Sea of Japan", "Front about 12 October 1950", "The Black Sea coast"):
        assert text in words, text
    for text in (
        "100 km",
        "Soviet Union",
        "soft edge: uncertain",
        "Lambert conformal conic",
        "Made with Natural Earth",
    ):
        assert text in words, text
    # The halo is a drawing: it does not say the word again.
    assert words.count("Shenyang") == 1


def test_the_svg_is_well_formed_and_its_text_is_text(files: dict[str, Path]) -> None:
    root = ET.fromstring(files["svg"].read_text(encoding="utf-8"))  # noqa: S314 - our own file
    space = "{http://www.w3.org/2000/svg}"
    texts = {"".join(node.itertext()) for node in root.iter(f"{space}text")}
    assert {"Pyongyang", "Seoul", "Moscow", "message"} <= texts
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids))
    assert {"events", "label__places__seoul", "eurasia.base-sea", "base-sea"} <= set(ids)


def test_the_png_has_the_size_and_shows_a_map(files: dict[str, Path], plate: Figure) -> None:
    with Image.open(files["png"]) as picture:
        assert picture.width == pytest.approx(WIDTH_MM / 25.4 * 300, abs=1)
        assert picture.height == pytest.approx(plate.get_figheight() * 300, abs=1)
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        colours = picture.convert("RGB").getcolors(picture.width * picture.height)
    assert len(colours) > 5000
    most = max(count for count, _ in colours)
    assert most < 0.5 * picture.width * picture.height


def test_the_same_figure_has_the_same_bytes(story: StoryMap, files: dict[str, Path], tmp_path: Path) -> None:
    again = static_story(story.replace().shown, PRINT, width_mm=WIDTH_MM, actors=story.timeline.rows)
    for ending, path in files.items():
        assert write_figure(again, tmp_path / f"again.{ending}").read_bytes() == path.read_bytes(), ending


def test_no_label_lies_on_another_or_leaves_its_map(plate: Figure) -> None:
    for axes in maps(plate):
        found = boxes(plate, axes)
        assert len(found) > 4
        near = [
            (one, other)
            for one, other in itertools.combinations(found, 2)
            if overlap(found[one], found[other]) > HALF_A_POINT
        ]
        assert near == []
        frame = axes.get_window_extent().get_points() / plate.dpi * 72
        for name, box in found.items():
            assert (box.min >= frame[0]).all(), name
            assert (box.max <= frame[1]).all(), name


def test_no_label_lies_on_a_mark(plate: Figure) -> None:
    for axes in maps(plate):
        marks = []
        for artist in axes.get_children():
            if isinstance(artist, PathCollection):
                middles = axes.transData.transform(artist.get_offsets()) / plate.dpi * 72
                for (x, y), size in zip(middles, artist.get_sizes() ** 0.5, strict=True):
                    marks.append(Bbox.from_extents(x - size / 2, y - size / 2, x + size / 2, y + size / 2))
        assert marks
        for name, box in boxes(plate, axes).items():
            assert max(overlap(box, mark) for mark in marks) < HALF_A_POINT, name


def test_type_can_be_read(plate: Figure) -> None:
    texts = [text for axes in plate.axes for text in axes.findobj(Annotation)]
    labels = [text.get_fontsize() for text in texts if "label__" in (text.get_gid() or "")]
    assert min(labels) >= 5.5
    assert min(text.get_fontsize() for text in texts) >= 5


def test_an_inset_has_its_title_and_its_place(plate: Figure, story: StoryMap) -> None:
    main, eurasia, coast, margin = plate.axes
    assert [axes.get_gid() for axes in (main, eurasia, coast)] == [view.id for view in story.views]
    assert {"eurasia.frame__theatre", "eurasia.frame__coast"} <= {each.get_gid() for each in eurasia.get_children()}
    words = {text.get_text() for text in margin.texts}
    words |= {child.get_text() for child in margin.get_children() if hasattr(child, "get_text")}
    assert {view.title for view in story.views[1:]} <= words


def test_the_credits_end_with_what_the_map_was_made_with(plate: Figure) -> None:
    *_, margin = plate.axes
    (line,) = [text.get_text() for text in margin.findobj(Text) if "Natural Earth" in text.get_text()]
    assert "As of 12 October 1950" not in line
    assert "As of 12 October 1950" in {text.get_text() for text in margin.findobj(Text)}
    assert " ".join(line.split()).endswith(f" · Made with chronotope {version('chronotope')}")
    assert line.endswith(f"chronotope\u00a0{version('chronotope')}"), "the version stands on a line of its own"


def test_the_legend_stands_below_the_map(plate: Figure) -> None:
    main, *_, margin = plate.axes
    lowest = main.get_window_extent().y0
    written = [each for each in margin.get_children() if hasattr(each, "get_text") and each.get_text()]
    assert len(written) > 10
    for each in written:
        assert each.get_window_extent(FigureCanvasAgg(plate).get_renderer()).y1 < lowest


def test_every_sign_of_the_legend_can_be_drawn() -> None:
    assert set(SIGNS) == {DRAWN_AS.get(sign, sign) for sign in SIGNS_IN_WORDS} - set(UNPRINTED)


def test_only_what_is_drawn_is_named(story: StoryMap) -> None:
    figure = static_story(Shown((story["places"],), story.views[:1]), PRINT, width_mm=60)
    axes = figure.axes[0]
    names = {artist.get_gid() for artist in axes.get_children()}
    labels = {name for name in names if name and name.startswith("label__")}
    assert labels
    assert all(name.startswith("label__places__") for name in labels)


def test_a_grey_map_has_no_colour(story: StoryMap, tmp_path: Path) -> None:
    figure = static_story(Shown(story.layers, story.views[:1]), GREYSCALE, width_mm=60)
    with Image.open(write_figure(figure, tmp_path / "grey.png")) as picture:
        bands = [band.tobytes() for band in picture.convert("RGB").split()]
    assert bands[0] == bands[1] == bands[2]


@pytest.mark.parametrize("width", [0, -5, 59, 1501, float("nan")])
def test_a_width_that_is_no_map_is_refused(story: StoryMap, width: float) -> None:
    with pytest.raises(ValueError, match="a map is from 60 to 1500 mm wide"):
        static_story(story.shown, PRINT, width_mm=width)


@pytest.mark.parametrize("name", ["map.gif", "map", "map.pdf.txt"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"a figure is saved as \.pdf, \.svg, \.png"):
        write_figure(Figure(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_s_settings_of_matplotlib_change_nothing(tmp_path: Path) -> None:
    code = (
        "import matplotlib as mpl, sys; from pathlib import Path; from matplotlib.figure import Figure;"
        "mpl.rcParams.update({'savefig.bbox': 'tight', 'svg.fonttype': 'path', 'text.color': 'red'});"
        "from viz.printing.files import write_figure; figure = Figure((2, 1)); figure.text(0.4, 0.5, 'Aden');"
        "print(write_figure(figure, Path(sys.argv[1])).read_text()); assert mpl.rcParams['svg.fonttype'] == 'path'"
    )
    drawn = told(sys.executable, "-c", code, tmp_path / "one.svg")
    assert 'width="144pt"' in drawn
    assert ">Aden</text>" in drawn


def test_matplotlib_is_not_loaded_before_it_is_needed() -> None:
    code = """if True:
        import sys, geodata as gd, viz
        viz.story_map(gd.read_dossier(sys.argv[1])).figure()
        print("matplotlib" in sys.modules)
    """
    assert told(sys.executable, "-c", code, SEEDS / "aden-letter").strip() == "False"


def test_importing_takes_nothing_that_is_not_used_yet() -> None:
    code = (
        "import sys, viz, geodata; print({'geopandas', 'pandas', 'plotly', 'openpyxl', 'IPython'} & set(sys.modules))"
    )
    assert told(sys.executable, "-c", code).strip() == "set()"


@pytest.mark.usefixtures("few_fonts")
def test_a_label_that_no_font_has_is_left_out_with_one_warning(story: StoryMap, tmp_path: Path) -> None:
    names = {"Pyongyang": "평양", "Beijing": "北京 (ปักกิ่ง)", "Seoul": "سيول", "Wonsan": "$x_1$ \u0007Wonsan"}
    places = story["places"].data
    named = story.replace_layer("places", data=places.assign(name=places["name"].replace(names)))
    with pytest.warns(MissingGlyphs) as warned:
        figure = static_story(named.told, PRINT, width_mm=60)
    [warning] = warned
    assert "“평양”" in str(warning.message)
    assert "Get faces for Cjk, Hangul with `pip install chronotope[scripts]`." in str(warning.message)
    assert "Install a font for Thai, such as Noto Sans Thai." in str(warning.message)
    written = {text.get_text() for axes in maps(figure) for text in axes.findobj(Annotation)}
    assert {"سيول", "$x_1$ Wonsan"} <= written
    assert not {"평양", "北京 (ปักกิ่ง)"} & written
    # Any complaint of matplotlib about a glyph would be an error here.
    write_figure(figure, tmp_path / "few.pdf")


def test_text_is_broken_between_words_and_never_within() -> None:
    face, typesetter = Face(size=8, color="#000000"), Typesetter()
    text = "Where the new divisions may have been raised"
    broken = typesetter.wrapped(text, face, 60)
    assert broken.split() == text.split()
    assert max(typesetter.size(line, face)[0] for line in broken.split("\n")) <= 60
    assert typesetter.wrapped("Llanfairpwllgwyngyll", face, 10) == "Llanfairpwllgwyngyll"
    assert typesetter.wrapped("  never\u00a0broken,\n\n8\u202fkm ", face, 10) == "never\u00a0broken,\n8\u202fkm"
    assert typesetter.wrapped("", face, 10) == ""


@pytest.mark.parametrize(
    ("most", "length", "parts"), [(240, 200, 4), (199_999, 100_000, 5), (5e6, 5e6, 5), (0.7, 0.5, 5)]
)
def test_a_scale_bar_has_a_round_length(most: float, length: float, parts: int) -> None:
    assert round_length(most) == (pytest.approx(length), parts)


FRAME, NO_LINES = Box(0, 0, 100, 50), np.empty((0, 2))


def seeker(x: float, y: float, **more: object) -> Seeker:
    return replace(Seeker(x=x, y=y, width=30, height=8, gap=4, anchors=("e", "w", "n")), **more)


def room(*edges: float) -> Room:
    return Room((Box(*edges),))


def test_a_label_goes_to_the_next_side_if_the_first_is_taken() -> None:
    seekers = [seeker(20, 20), seeker(24, 21), seeker(95, 49, anchors=("e",))]
    assert places(seekers, [], NO_LINES, FRAME) == [room(24, 16, 54, 24), room(9, 25, 39, 33), None]


def test_a_label_avoids_lines_and_one_that_yields_is_left_out() -> None:
    line = np.array([(x, 20.0) for x in range(25, 54, 4)])
    assert places([seeker(50, 20)], [], line, FRAME) == [room(54, 16, 84, 24)]
    assert places([seeker(22, 20, anchors=("e", "n"))], [], line, FRAME) == [room(7, 24, 37, 32)]
    assert places([seeker(22, 20, anchors=("e",))], [], line, FRAME) == [room(26, 16, 56, 24)]
    assert places([seeker(22, 20, anchors=("e",), yields=True)], [], line, FRAME) == [None]


def words(story: StoryMap) -> list[str]:
    """What is written on the printed map."""
    figure, _ = story.static(width_mm=WIDTH_MM)
    return [text.get_text() for text in (*figure.findobj(Annotation), *figure.findobj(Text))]


def test_a_printed_map_of_an_invented_text_says_so(story: StoryMap) -> None:
    invented = viz.story_map(read_dossier(SEEDS / "rhone-218-bce"))
    assert "Invented text, for demonstration" in " ".join(words(invented))
    assert "Invented text" not in " ".join(words(story))


def test_a_layer_of_ones_own_stands_in_the_legend(story: StoryMap) -> None:
    rail = gpd.GeoDataFrame(geometry=[LineString([(125.7, 39.0), (127.4, 39.2)])], crs="EPSG:4326")
    mine = story.replace(layers=[viz.LineLayer(rail, id="rail", name="Railways"), *story.layers])
    assert "Railways" in words(mine)
