"""`chronotope map`: the page of any file, from the command line."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from table_files import KINDS, NAMES, TABLE, write

import chronotope as ct
from chronotope.command.main import main
from chronotope.command.terminal import guesses
from chronotope.command.terminal.guesses import UnsaidError, guess_date, guess_label

pytestmark = pytest.mark.thorough

CHRONOTOPE = str(Path(sys.executable).with_name("chronotope"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
def test_of_every_kind_of_file_a_page_has_an_event_for_each_row(kind: str, tmp_path: Path) -> None:
    story = ct.quick_map(
        write(tmp_path / f"towns.{kind}"), date="date" if kind.startswith("km") else "when", label="name"
    )
    assert story.narrative.orders["dates"] == ["events/2", "events/1", "events/0"]
    assert {card["title"] for card in story.narrative.cards} == set(NAMES)
    assert {label.text for label in story.labels} == set(NAMES)


def test_the_command_as_a_user_types_it(tmp_path: Path) -> None:
    write(tmp_path / "battles.csv")
    command = [CHRONOTOPE, "map", "battles.csv"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    page = tmp_path / "build" / "battles.html"
    said = rf"date: column when\nlabel: column name\nbuild/battles.html: {page.stat().st_size / 1e6:.2f} MB, with plotly\.js .*\n"
    assert re.fullmatch(said, ran.stdout)
    html = page.read_text(encoding="utf-8")
    assert all(name in html for name in NAMES)


def test_options_name_columns_and_the_page(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    TABLE.assign(end="1950", side=["a", "b", "a"], men=[1, 2, 3], place=NAMES).to_excel(
        here / "battles.xlsx", index=False
    )
    options = (
        "--date when --label place --color side --size men --row side --calendar julian --title Three -o out/three.html"
    )
    assert main(["map", "battles.xlsx", *options.split()]) == 0
    assert capsys.readouterr().out.startswith("date: column when\nlabel: column place\n")
    html = (here / "out" / "three.html").read_text(encoding="utf-8")
    assert "<title>Three" in html


@pytest.mark.parametrize(
    ("change", "options", "said"),
    [
        (
            {"other": ["1890-01", "1990-01", "1890-01"], "when": ["1950", "1951", "1952~"]},
            [],
            "dates: when, other. Say which is meant, such as --date when, or --date when --date other for a start and an end.",
        ),
        ({}, ["--date", "when", "--date", "none"], "--date when --date none: give one column with dates, two with"),
        ({}, ["--date", "a", "--date", "b", "--date", "c"], "two with start and end, or none alone"),
        ({"when": ["1950", "once", "1951-02"]}, [], "column 'when', row 1: \"once\" is not"),
        ({"when": None}, [], "no column holds dates alone; there are name, when, men, lon, lat. Say which is meant"),
        (
            {"name": ["ab", "cd", "ef"], "b c": ["x1", "y1", "z1"]},
            ["--label", "nam"],
            "there is no column 'nam' for label",
        ),
        ({"when": ["1950", "195", "1951~"]}, ["--date", "when"], '"195" is not'),
        ({"lat": 200}, [], "column 'lat', row 0: \"200\" is not between -90 and 90"),
        ({}, ["--date", "whn"], "did you mean 'when'?"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_a_sentence(
    change: dict[str, object], options: list[str], said: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    TABLE.assign(**change).to_csv(here / "battles.csv", index=False)
    assert main(["map", "battles.csv", *options]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert told.err.startswith("chronotope: battles.csv: ")
    assert not (here / "build").exists()


def test_a_file_that_cannot_be_read_is_told_like_a_dossier(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", "none.csv"]) == 1
    assert capsys.readouterr().err == (
        "none.csv: the file cannot be read (No such file or directory). Check the file and its rights.\n\n1 problem in 1 file\n"
    )
    write(here / "towns.shp").with_suffix(".prj").unlink()
    assert main(["map", "towns.shp"]) == 1
    assert "does not say in which projection its coordinates are. Put its .prj beside it" in capsys.readouterr().err


def test_rows_that_are_left_out_are_counted_and_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    TABLE.assign(lon=[None, 1, 2]).to_csv(here / "a.csv", index=False)
    assert main(["map", "a.csv"]) == 0
    assert capsys.readouterr().err == "1 of 3 rows is left out: no place (row 0).\n"


def test_a_page_without_a_timeline(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    TABLE.drop(columns="when").to_csv(here / "a.csv", index=False)
    assert main(["map", "a.csv"]) == 1
    assert "such as --date COLUMN, or --date none for a map without dates." in capsys.readouterr().err
    assert main(["map", "a.csv", "--date", "none"]) == 0
    assert capsys.readouterr().out.startswith("date: none\nlabel: column name\n")
    assert '<section class="timeline">' not in (here / "build" / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", ["a.csv --dat when", "a.csv -o a.pdf", "", "a.csv --calendar maya", "a.csv b.csv"]
)
def test_wrong_options_are_refused(arguments: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "a.csv")
    with pytest.raises(SystemExit) as caught:
        main(["map", *arguments.split(" ")])
    assert caught.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a\x1b[31mb.csv", "--x.csv", "a b'.csv", "평양.csv"])
def test_a_hostile_name_steers_nothing(name: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "a.csv").rename(here / name)
    assert main(["map", f"./{name}", "--title", "<script>alert(1)</script>"]) == 0
    assert "\x1b" not in capsys.readouterr().out
    page = here / "build" / f"{name.removesuffix('.csv')}.html"
    assert "<script>alert" not in page.read_text(encoding="utf-8")


def test_a_name_in_no_encoding(here: Path) -> None:
    name = os.fsdecode(b"caf\xe9")
    write(here / "a.csv").rename(here / f"{name}.csv")
    assert main(["map", f"{name}.csv"]) == 0
    assert (here / "build" / f"{name}.html").is_file()


@pytest.mark.parametrize(
    ("columns", "date"),
    [
        ({"when": ["1950", "1951-10~", None]}, "when"),
        ({"year": [1950, 218, -43]}, "year"),
        ({"dead": [1950, 218, 43]}, None),
        ({"postcode": ["0218", "1950", "0301"]}, None),
        ({"when": ["1950-10-12", "1951-21", "1950/1952"]}, "when"),
        ({"from": ["1950-01"] * 3, "to": ["1951-01"] * 3}, ("from", "to")),
        ({"until": ["1951-01", None, None], "start_date": ["1950-01", "1950-13", "1950-03"]}, ("start_date", "until")),
        ({"year_from": [1618, 1620], "year_till": [1648, 1621]}, ("year_from", "year_till")),
        ({"read": ["1951-01", "1952-02"], "written": ["1951", "1951-12"]}, ("written", "read")),
        ({"a": ["1951-01", "1952-02"], "b": ["1950-01", "1953-02"]}, None),
        ({"a": ["1951-01", "1952-02"], "b": ["1951-01", "1952-02"]}, None),
        ({"a": ["1951-01", "1952-02"], "b": ["1953-01", "1953-02"], "c": ["1954-01", "1954-02"]}, None),
        ({"begin": ["20/06/1622", "21/06/1622", "summer?"], "n": ["x", "y", "z"]}, "begin"),
        ({"dated": ["Michaelmas 1422", "before 1671", "once"], "from": ["Oxford", "London", "York"]}, "dated"),
        ({"when": [None, None, None], "b": ["1950-10"] * 3}, "b"),
        ({"Latitude": [50, 51, 52], "Year": [1950, 1951, 1952]}, "Year"),
    ],
)
def test_dates_are_guessed_where_there_is_one_way(
    columns: dict[str, list[object]], date: str | tuple[str, str] | None
) -> None:
    frame = pd.DataFrame(columns)
    if date is None:
        with pytest.raises(UnsaidError):
            guess_date(frame, None)
    else:
        assert guess_date(frame, None) == date


@pytest.mark.parametrize(
    ("columns", "label"),
    [
        ({"place": ["Rome", "Visby", "Lübeck"], "side": ["a", "a", "b"]}, "place"),
        ({"place": ["Rome", "Visby", "Lübeck"], "Name": ["a", "b", "c"]}, "Name"),
        ({"place": ["Rome", "Visby", "Lübeck"], "text": ["x" * 100, "y" * 100, "z" * 100]}, "place"),
        ({"place": ["Rome", "Visby", "Lübeck"], "site": ["https://a", "https://b", "https://c"]}, "place"),
        ({"other": ["1950-10-12", "1951-10", "1952"], "n": [1, 2, 3]}, None),
        ({"lat": ["51°45'N", "51°30'N"], "Lon": ["1°15'W", "0°08'W"], "to": ["Menshikov", "Parliament"]}, "to"),
        ({"width": ["51°45'N", "51°30'N"], "n": [1, 2]}, None),
        ({"town": ["Tartu", "Narva", "Tartu", "Narva"], "people": [1, 2, 3, 4]}, "town"),
    ],
)
def test_names_are_guessed_where_there_is_one_way(columns: dict[str, list[object]], label: str | None) -> None:
    assert guess_label(pd.DataFrame(columns), {"when"}) == label


def test_a_table_without_rows_has_nothing_to_guess() -> None:
    with pytest.raises(UnsaidError, match="no rows below the names of the columns"):
        guess_date(pd.DataFrame({"when": []}), None)


def test_of_several_columns_of_names_one_must_be_named() -> None:
    frame = pd.DataFrame({"place": ["Rome", "Visby"], "the town": ["a", "b"]})
    with pytest.raises(UnsaidError, match=r"names: place, the town. Say which is meant, such as --label place"):
        guess_label(frame, set())
    assert guess_label(frame, {"place"}) == "the town"


BATTLES = """battle,begin,end,lon,lat
Lutter,1626-02-30,,10.3,52
Höchst,20/06/1622,,8.5,50
Stralsund,1628-05,1628-08-04,13,54
Rocroi,1643-05-19,,5,50
"""


def test_a_column_with_a_few_bad_cells_is_told_and_no_sparser_one_taken(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.csv").write_text(BATTLES, encoding="utf-8")
    assert main(["map", "a.csv"]) == 1
    told = capsys.readouterr()
    assert "columns 'begin' and 'end': 2 cells are no dates" in told.err
    assert 'row 0: "1626-02-30"' in told.err
    assert 'row 1: "20/06/1622"' in told.err
    assert told.out == ""


@pytest.mark.parametrize("options", [[], ["--date", "begin", "--date", "end"]])
def test_a_start_and_an_end(options: list[str], here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.csv").write_text(BATTLES.replace("02-30", "02-28").replace("20/06/1622", "1622~"), encoding="utf-8")
    assert main(["map", "a.csv", *options]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("date: columns begin and end\nlabel: column battle\n")
    assert told.err == ""


def test_a_wide_table_is_guessed_from_some_of_its_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []

    def dated(cells: list[object], *_: object) -> list[None]:
        tried.extend(cells)
        return [None]

    monkeypatch.setattr(guesses, "dated", dated)
    with pytest.raises(UnsaidError):
        guess_date(pd.DataFrame({"a": [f"siege {number}" for number in range(5000)]}), None)
    assert len(tried) <= 50
