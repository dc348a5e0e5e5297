"""The type of printed maps: which faces a text is set in, and how its lines stand."""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D
from PIL import Image

from viz.printing.files import write_figure
from viz.printing.margin import line_of_text
from viz.printing.typesetting import POINTS_PER_INCH, THIN_SPACE, Face, Typesetter, spaced_capitals, unspaced, upright

INK = "#000000"
# McCune-Reischauer, Polish, Vietnamese, Hawaiian, Arabic in Roman letters, Russian, Ukrainian.
NAMES = "Hŭich’ŏn Łódź Huế Oʻahu Ḥimṣ Жёлтое Київ"
TOWN, CAPITAL = Face(size=8, color=INK), Face(size=8, color=INK, bold=True)
REGION, SEA = Face(size=8, color=INK, book=True), Face(size=8, color=INK, book=True, italic=True)
FRONT = Face(size=8, color=INK, book=True, italic=True, bold=True)


def drawn(text: str, face: Face) -> Figure:
    figure = Figure((5, 1))
    figure.add_artist(line_of_text(text, (0.1, 0.5), face))
    return figure


def fonts(figure: Figure, target: Path) -> set[str]:
    """The fonts that a PDF of a figure carries."""
    return set(
        re.findall(r"/BaseFont /[A-Z]{6}\+([\w-]+)", write_figure(figure, target).read_bytes().decode("latin-1"))
    )


@pytest.mark.parametrize(
    ("face", "font"),
    [
        (TOWN, "SourceSansPro-Regular"),
        (CAPITAL, "SourceSansPro-Bold"),
        (REGION, "Spectral-Regular"),
        (SEA, "Spectral-Italic"),
        (FRONT, "Spectral-BoldItalic"),
    ],
)
def test_names_of_many_languages_are_set_in_one_face(face: Face, font: str, tmp_path: Path) -> None:
    assert fonts(drawn(NAMES, face), tmp_path / "names.pdf") == {font}


def test_a_name_in_spaced_capitals_is_looked_for_without_its_blanks() -> None:
    for name in ("Manchuria (Northeast China)", "Korea", "É"):
        assert unspaced(spaced_capitals(name)) == name.upper()
    assert unspaced(f"1{THIN_SPACE}000 km") == f"1{THIN_SPACE}000 km"


def test_greek_is_set_alike_on_every_machine(tmp_path: Path) -> None:
    assert fonts(drawn("Κρήτη", TOWN), tmp_path / "town.pdf") == {"SourceSansPro-Regular"}
    assert fonts(drawn("Κρητικό Πέλαγος", SEA), tmp_path / "sea.pdf") == {"Spectral-Italic", "STIXGeneral-Italic"}


@pytest.mark.parametrize(
    ("text", "bold", "family", "file"),
    [("Aden", False, "Spectral", "Spectral-Regular.ttf"), ("평양", True, "Noto Serif KR", "NotoSerifKR-Regular.otf")],
    ids=["its own", "another script, in bold"],
)
def test_an_installed_font_of_the_same_name_changes_nothing(text: str, bold: bool, family: str, file: str) -> None:  # noqa: FBT001
    code = f"""if True:
        from matplotlib.font_manager import FontEntry, FontProperties, findfont, fontManager
        other = findfont("DejaVu Sans")
        weight = 700 if {bold} else 400
        fontManager.ttflist.insert(0, FontEntry(fname=other, name="{family}", weight=weight, stretch="normal", size="scalable"))
        from viz.printing.typesetting import Face
        font = Face(size=8, color="#000000", book=True, bold={bold}).font_for("{text}")
        font.set_family([name for name in font.get_family() if name == "{family}"])
        print(findfont(font))
    """
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert Path(found.strip()).name == file


@pytest.mark.parametrize("face", [TOWN, REGION, SEA], ids=["town", "region", "sea"])
@pytest.mark.parametrize("text", ["one", "one\ntwo", "one\ntwo\nthree"])
def test_lines_take_as_much_room_as_was_measured(text: str, face: Face) -> None:
    figure = drawn(text, face)
    [artist] = figure.texts or figure.artists
    box = artist.get_window_extent(FigureCanvasAgg(figure).get_renderer())
    assert box.height / figure.dpi * 72 == pytest.approx(Typesetter().size(text, face)[1], abs=0.1)


@pytest.mark.parametrize("dpi", [150, 300, 600])
def test_a_line_is_as_wide_in_pixels_as_on_paper(dpi: int, tmp_path: Path) -> None:
    text = "Kim appeals to Mao for troops (perhaps 1–3 October 1950); Pak Il-u reports: Kim may use Manchuria"
    small = Face(size=5, color=INK)
    wanted, _ = Typesetter().size(text, small)
    figure, line = Figure((8, 1)), line_of_text(text, (10, 36), small)
    line.set_transform(Affine2D().scale(1 / POINTS_PER_INCH) + figure.dpi_scale_trans)
    figure.add_artist(line)
    with Image.open(write_figure(figure, tmp_path / "line.png", dpi=dpi)) as picture:
        inked = np.flatnonzero((np.asarray(picture.convert("L")) < 128).any(axis=0))
    assert (inked[-1] - inked[0]) * POINTS_PER_INCH / dpi == pytest.approx(wanted, rel=0.01)


@pytest.mark.parametrize("face", [TOWN, CAPITAL, REGION], ids=["town", "capital", "region"])
def test_capitals_stand_in_the_middle_of_a_height(face: Face) -> None:
    _, above = upright("H", face)
    capital = TextPath((0, above), "H", prop=face.font_for("H")).get_extents()
    assert capital.y0 + capital.y1 == pytest.approx(0, abs=0.1)


@pytest.mark.usefixtures("few_fonts")
def test_what_no_italic_or_bold_has_is_set_upright_or_regular() -> None:
    # Of matplotlib's own face the italic has no Arabic, and neither it nor the bold has letters of formulas.
    for text, face, style in [
        ("نهر", FRONT, (False, True)),
        ("𝖠", CAPITAL, (False, False)),
        ("𝖠", FRONT, (False, False)),
        ("Aden", FRONT, (True, True)),
    ]:
        fitted = face.fitted(text)
        assert (fitted.italic, fitted.bold) == style
        typesetter = Typesetter()
        assert typesetter.settable(text, face) == text
        assert typesetter.left_out == {}
        assert (face.font_for(text).get_style(), face.font_for(text).get_weight()) == (
            "italic" if style[0] else "normal",
            "bold" if style[1] else "normal",
        )
