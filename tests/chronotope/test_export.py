"""`chronotope export`, as an author types it: the figure opens in other programs, and what cannot be is one line."""

import resource
from pathlib import Path

import pytest
from letter import write_letter
from lxml import etree
from other_programs import told
from PIL import Image

from chronotope.command.main import main

pytestmark = pytest.mark.thorough

MM_PER_INCH = 25.4


def test_a_figure_is_as_wide_as_its_preset_in_every_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(write_letter(tmp_path / "letter-1398"))
    files = [tmp_path / name for name in ("map.pdf", "map.SVG", "map.png", "map.TIF")]
    for file in files:
        assert main(["export", folder, "-o", str(file), "--preset", "book", "--dpi", "150"]) == 0
    said = capsys.readouterr()
    assert [line.split(": ")[0] for line in said.out.splitlines()] == [str(file) for file in files]
    pdf, svg, png, tiff = files
    points = float(next(line for line in told("pdfinfo", pdf).splitlines() if line.startswith("Page size")).split()[2])
    assert points / 72 * MM_PER_INCH == pytest.approx(114, abs=0.05)
    width = etree.parse(svg).getroot().get("width")
    assert width
    assert float(width.removesuffix("pt")) / 72 * MM_PER_INCH == pytest.approx(114, abs=0.05)
    with Image.open(png) as drawn, Image.open(tiff) as same:
        assert (drawn.format, same.format) == ("PNG", "TIFF")
        assert drawn.size == same.size
        assert drawn.width == pytest.approx(114 / MM_PER_INCH * 150, abs=1)
        assert drawn.convert("RGB").tobytes() == same.convert("RGB").tobytes()
        assert len(drawn.convert("RGB").getcolors(1 << 24) or []) > 1000


def test_a_figure_shows_the_day_that_is_asked_for(tmp_path: Path) -> None:
    folder = str(write_letter(tmp_path / "letter-1398"))
    drawn = {}
    for day in ("1398-09-30", "1398-11-12"):
        file = tmp_path / f"{day}.pdf"
        options = ["--at", day, "--theme", "greyscale", "--no-relief", "--language", "de", "--width", "89"]
        assert main(["export", folder, "-o", str(file), *options]) == 0
        drawn[day] = told("pdftotext", "-raw", file, "-").replace("\n", " ")
    assert "Stand: 30. September 1398" in drawn["1398-09-30"]
    assert "Stand: 12. November 1398" in drawn["1398-11-12"]


def test_names_that_are_not_known_in_a_language_are_listed_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, file = str(write_letter(tmp_path / "letter-1398")), tmp_path / "gml.svg"
    assert main(["export", folder, "-o", str(file), "--names", "gml", "--no-relief", "--width", "89"]) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if "no name" in line]
    assert said == ["chronotope: there is no name in 'gml' for Bruges, Gdańsk, Visby, Hamburg; each keeps its own"]
    assert main(["export", folder, "-o", str(file), "--no-relief", "--width", "89"]) == 0
    assert "no name" not in capsys.readouterr().err


def test_several_days_stand_in_a_figure_as_high_as_asked_for(tmp_path: Path) -> None:
    folder, file = str(write_letter(tmp_path / "letter-1398")), tmp_path / "days.pdf"
    options = ["--panels", "1398-09-30, 1398-11-12", "--width", "114", "--height", "110", "--title", "--no-relief"]
    assert main(["export", folder, "-o", str(file), *options]) == 0
    size = next(line for line in told("pdfinfo", file).splitlines() if line.startswith("Page size")).split()
    assert [float(size[at]) / 72 * MM_PER_INCH for at in (2, 4)] == pytest.approx([114, 110], abs=0.05)
    drawn = told("pdftotext", "-raw", file, "-").replace("\n", " ")
    for said in ("Hinrich Rode to Tideman Swarte", "As of 30 September 1398", "43 days later"):
        assert said in drawn


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--width", "nan"], "width_mm is nan; a map is from 60 to 1500 mm wide"),
        (["--width", "0"], "width_mm is 0; a map is from 60 to 1500 mm wide"),
        (["--dpi", "5"], "dpi is 5; a figure has 72 to 1200 pixels per inch"),
        (["--at", "1398-13"], "names a month that does not exist"),
        (["--at", "1300"], "--at 1300-12-31 lies outside the story, which tells of 1398-"),
        (["--between", "1500", "1501"], "--between 1500-01-01 1501-12-31 lies outside the story"),
        (["--panels", "1398-09-30,1297"], "--panels 1297-12-31 lies outside the story"),
        (["--events", "nobody"], "there is no event 'nobody'"),
        (["--path", "nowhere"], "there is no path 'nowhere'"),
        (["--between", "1399", "1398"], "1398"),
        (["--height", "9"], "height_mm is 9; at width_mm=183 the figure is at least"),
        (["--panels", "1398-09-30,"], "panels"),
        (["--names", "tlh"], "tlh"),
    ],
)
def test_what_cannot_be_drawn_is_one_line_and_no_file(
    tmp_path: Path, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(write_letter(tmp_path / "letter-1398"))
    assert main(["export", folder, "-o", str(tmp_path / "map.pdf"), *options]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter-1398"]


def test_where_no_file_can_be_is_one_line_and_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = str(write_letter(tmp_path / "letter-1398"))
    folder, file = tmp_path / "map.png", tmp_path / "notes"
    folder.mkdir()
    file.write_text("mine", encoding="utf-8")
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    for target, said, size in (
        (folder, "Is a directory", most[0]),
        (file / "map.png", "Not a directory", most[0]),
        # As on a full disk.
        (tmp_path / "full.png", "File too large", 2000),
    ):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, most[1]))
        try:
            code = main(["export", letter, "-o", str(target), "--width", "60", "--dpi", "72", "--no-relief"])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, most)
        assert code == 1
        assert capsys.readouterr().err.splitlines() == [f"chronotope: {target}: {said}"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter-1398", "map.png", "notes"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "map.eps"], "EPS knows no transparency"),
        (["-o", "map.docx"], "a figure ends in .pdf, .svg, .png, .tiff, .tif; of data, give the format"),
        (["--width", "114mm"], "invalid float value"),
        (["--width", "114", "--preset", "book"], "not allowed with"),
        (["--them", "print"], "unrecognized arguments"),
        (["--panels", "1950", "--at", "1950"], "not allowed with"),
        (["--legend", "some"], "invalid choice"),
    ],
)
def test_what_no_option_takes_is_refused(
    tmp_path: Path, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["export", str(tmp_path), *options])
    assert said in capsys.readouterr().err
