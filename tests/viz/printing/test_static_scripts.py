"""Other scripts in print: each in its own packaged face, on a machine that has no fonts."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from matplotlib.text import Annotation
from other_programs import told
from PIL import Image

from geodata import Dossier
from viz import StoryMap
from viz.dossiers.places import language_of_names
from viz.fonts.families import PACKAGED
from viz.layers.styles import PRINT
from viz.layers.writing_systems import language_of
from viz.plates.plates import static_story
from viz.printing.typesetting import Face, Typesetter
from viz.stories.shown import Shown

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[3]
poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler: apt install poppler-utils")
# What is written on the sheet -> its fonts as a town and as a river.
NAMES = {
    "Hŭich’ŏn": ("SourceSansPro-Regular", "Spectral-Italic"),
    "Жёлтое": ("SourceSansPro-Regular", "Spectral-Italic"),
    "Κρήτη": ("SourceSansPro-Regular", "STIXGeneral-Italic"),
    "نهر الأردن": ("Amiri-Regular", "Amiri-Italic"),
    "ירושלים": ("Cardo-Regular", "Cardo-Regular"),
    "압록강": ("NotoSansKR-Regular", "NotoSerifKR-Regular"),
    unicodedata.normalize("NFD", "강계"): ("NotoSansKR-Regular", "NotoSerifKR-Regular"),
    "黄河": ("NotoSansSC-Regular", "NotoSerifSC-Regular"),
    "利根がわ": ("NotoSansJP-Regular", "NotoSerifJP-Regular"),
}
# Likewise, but what a PDF would give back twice: a vowel sign and its letter, a point and its letter, a lam before a kaf. They
# are drawn as outlines, and written besides in letters without ink: as what they are read back.
OUTLINED = {"दिल्ली": "दिल्ली", "יְרוּשָׁלַיִם": "ירושלים", "الكوفة": "الكوفة"}
TOWN, RIVER = Face(size=9, color="#000000"), Face(size=9, color="#000000", book=True, italic=True)
# Height and width of the sheet's lines, in points; pixels per point of a PNG.
LINE, COLUMN, SHARP = 20, 90, 300 / 72
SHEET = f"""if True:
    import sys
    from pathlib import Path
    import matplotlib
    from matplotlib.figure import Figure
    from matplotlib.font_manager import fontManager
    own = matplotlib.get_data_path()
    fontManager.ttflist[:] = [entry for entry in fontManager.ttflist if entry.fname.startswith(own)]
    from viz.printing.files import write_figure
    from viz.printing.margin import line_of_text
    from viz.fonts.faces import OwnFaces
    from viz.printing.typesetting import Face, Typesetter
    folder, names = Path(sys.argv[1]), sys.argv[2:]
    figure = Figure((2 * {COLUMN} / 72, len(names) * {LINE} / 72))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, 2 * {COLUMN}), ylim=(len(names) * {LINE}, 0))
    axes.set_axis_off()
    for number, name in enumerate(names):
        for column, face in enumerate(({TOWN!r}, {RIVER!r})):
            text = Typesetter().settable(name, face)
            axes.add_artist(line_of_text(text, ({COLUMN} * column + 5, {LINE} * (number + 0.5)), face))
    for ending in ("pdf", "svg", "png"):
        write_figure(figure, folder / f"sheet.{{ending}}")
"""


def drawn(folder: Path) -> dict[str, Path]:
    """A sheet with each name as a town and as a river, in each format; written where only matplotlib's own fonts are seen."""
    command = [sys.executable, "-W", "error", "-c", SHEET, str(folder), *NAMES, *OUTLINED]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "random"})
    return {path.suffix[1:]: path for path in folder.iterdir()}


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return drawn(tmp_path_factory.mktemp("sheet"))


@poppler
def test_each_script_is_embedded_in_its_own_face_as_truetype(sheet: dict[str, Path]) -> None:
    fonts = [line.split() for line in told("pdffonts", sheet["pdf"]).splitlines()[2:]]
    used = {name for names in NAMES.values() for name in names}
    assert {font[0].partition("+")[2] for font in fonts} == used | {"Unseen"}
    assert {tuple(font[1:3]) for font in fonts} == {("CID", "TrueType")}
    assert {tuple(font[-5:-2]) for font in fonts} == {("yes", "yes", "yes")}


@poppler
def test_every_name_is_read_back_once(sheet: dict[str, Path]) -> None:
    read = told("pdftotext", "-layout", sheet["pdf"], "-")
    words = "".join(letter for letter in read if letter == "\n" or unicodedata.category(letter) not in {"Cf", "Cc"})
    assert sorted(words.split()) == sorted(word for name in (*NAMES, *OUTLINED.values()) for word in 2 * name.split())


def test_in_an_svg_text_stays_text_in_its_family(sheet: dict[str, Path]) -> None:
    texts = list(ET.parse(sheet["svg"]).iter("{http://www.w3.org/2000/svg}text"))  # noqa: S314 - our own
    assert sorted(text.text or "" for text in texts) == sorted([*NAMES, *OUTLINED] * 2)
    named = {text.text: text.get("style", "") for text in texts}
    assert "'Noto Serif KR'" in named["압록강"]
    assert "'Noto Serif JP'" in named["利根がわ"]
    assert "Amiri" in named["الكوفة"]
    assert not any(family in named["Hŭich’ŏn"] for family in ("Noto", "Amiri", "Cardo", "Hind"))


def test_nothing_is_missing_in_a_png(sheet: dict[str, Path]) -> None:
    grey = np.asarray(Image.open(sheet["png"]).convert("L"))
    for number, name in enumerate([*NAMES, *OUTLINED]):
        for column in (0, 1):
            top, left = round(number * LINE * SHARP), round(column * COLUMN * SHARP)
            cell = grey[top : round(top + LINE * SHARP), left : round(left + COLUMN * SHARP)]
            assert (cell < 128).sum() > 100, name


def test_the_same_bytes_in_another_process(sheet: dict[str, Path], tmp_path: Path) -> None:
    again = drawn(tmp_path)
    assert [again[ending].read_bytes() == path.read_bytes() for ending, path in sheet.items()] == [True] * 3


def test_arabic_letters_are_joined() -> None:
    measure = Typesetter().size
    for face in (TOWN, RIVER):
        assert measure("نهر", face)[0] < 0.8 * sum(measure(letter, face)[0] for letter in "نهر")


@pytest.mark.parametrize(
    ("text", "language", "shapes"),
    [
        ("東京", "", "zh"),
        ("東京", "en", "zh"),
        ("東京", "ja", "ja"),
        ("東京", "ko-Hani", "ko"),
        ("東京", "zh-Hant-HK", "zh-Hant"),
        ("東京", "lzh", "zh-Hant"),
        ("東京は", "zh", "ja"),
        ("평양 平壤", "zh", "ko"),
        ("東京", "kok", "zh"),
    ],
)
def test_chinese_characters_have_the_shapes_of_their_language(text: str, language: str, shapes: str) -> None:
    assert language_of(text, language) == shapes


@pytest.mark.parametrize("language", ["ko", "ja", "zh", "zh-Hant"])
def test_what_the_languages_own_face_lacks_another_has(language: str) -> None:
    # Simplified, of Japan, and both with a syllable of Korea.
    for text in ("汉", "辻", "汉辻각"):
        assert Face(size=9, color="#000000", language=language).fitted(text).lacking(text) == ""


def test_a_map_says_its_language_to_every_label(story: StoryMap) -> None:
    places = story["places"].data.query("id == 'pyongyang'")
    named = Shown(
        (story.replace_layer("places", data=places.assign(name="直方"))["places"],), story.views[:1], language="ja"
    )
    written = [
        text
        for text in static_story(named, PRINT, width_mm=60).axes[0].findobj(Annotation)
        if text.get_text() == "直方"
    ]
    assert written
    assert all("Noto Sans JP" in text.get_fontfamily() for text in written)


def test_the_language_of_names_is_known_where_there_is_one(cable: Dossier) -> None:
    found = [language_of_names(cable, names) for names in (None, "ko-Hani", "zh", "modern")]
    assert found == ["en", "ko-Hani", "zh", "en"]


def test_every_packaged_face_is_required_or_in_the_extra_and_its_licence_is_told() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "fonts.md").read_text(encoding="utf-8")
    for family, (module, _) in PACKAGED.items():
        package = module.replace("_", "-")
        assert re.search(rf'^ +"{package}>=', project, re.MULTILINE), package
        assert re.search(rf"^\|.* {family} .*`{package}`", page, re.MULTILINE), family
