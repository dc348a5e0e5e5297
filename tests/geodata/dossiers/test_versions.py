"""The formats that dossiers have been written in: which are read, and what is new since an older one."""

import re
from pathlib import Path

import openpyxl
import pytest
from letter import replace_once

import geodata as gd
from geodata.formats.versions import FORMAT, NEWS, news_since
from geodata.templates.new import TEMPLATE
from geodata.templates.workbooks import write_workbook

SEEDS = Path(__file__).parents[3] / "seeds"
TYPED = "format = 5\n"
LINE = 7  # of dossier.toml, where the key stands


def problem_of(path: Path) -> gd.Problem:
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(path)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(("typed", "meant"), [("", 1), ("format = 1\n", 1), ("format = 2\n", 2), (TYPED, FORMAT)])
def test_every_format_up_to_this_one_is_read_alike(letter: Path, invented: gd.Dossier, typed: str, meant: int) -> None:
    replace_once(letter, "dossier.toml", TYPED, typed)
    dossier = gd.read_dossier(letter)
    assert dossier.format == meant
    assert dossier.events.equals(invented.events)


REFUSED = {
    "of a later version": (
        "6",
        "6",
        "is a format that this version of chronotope does not know",
        "Write format = 5, or get a newer chronotope",
    ),
    "none": ("0", "0", "is no format; they are counted from 1", "Write format = 5"),
    "negative": ("-2", "-2", "is no format; they are counted from 1", "Write format = 5"),
    "a text": ('"2"', "2", "is a text, not a whole number", "Write format = 5"),
    "a fraction": ("2.0", "2.0", "is not a whole number", "Write format = 5"),
    "a truth value": ("true", "True", "is not a whole number", "Write format = 5"),
    "a list": ("[2]", "[2]", "is not a whole number", "Write format = 5"),
    "a date": ("1398-09-30", "1398-09-30", "is not a whole number", "Write format = 5"),
}


@pytest.mark.parametrize(("typed", "value", "why", "fix"), REFUSED.values(), ids=REFUSED)
def test_a_format_that_is_not_known_is_refused(letter: Path, typed: str, value: str, why: str, fix: str) -> None:
    replace_once(letter, "dossier.toml", TYPED, f"format = {typed}\n")
    wanted = gd.Problem(file="dossier.toml", row=LINE, column="format", value=value, why=why, fix=fix)
    assert problem_of(letter) == wanted


def test_a_format_that_stands_too_far_below_is_told_where_it_belongs(letter: Path) -> None:
    replace_once(letter, "dossier.toml", TYPED, "\n")
    replace_once(letter, "dossier.toml", "[document]\n", f"[document]\n{TYPED}")
    problem = problem_of(letter)
    assert (problem.row, problem.column) == (LINE + 2, "format")
    assert "Move it to the top" in problem.fix


@pytest.mark.parametrize("key", ["format", "title", "actors"])
def test_a_number_that_is_too_long_to_be_shown_is_refused(letter: Path, key: str) -> None:
    (letter / "dossier.toml").write_text(f"{key} = 0x{'f' * 5000}\n", encoding="utf-8")
    assert problem_of(letter).why.startswith("the file is not TOML")


@pytest.mark.parametrize(("typed", "meant"), [("2", 2), (2, 2), (2.0, 2), ("1", 1), (None, 1)])
def test_a_workbook_says_its_format_in_the_sheet_dossier(letter: Path, typed: object, meant: int) -> None:
    assert gd.read_dossier(bound(letter, typed)).format == meant


@pytest.mark.parametrize("typed", ["6", 6])
def test_a_workbook_of_a_later_format_is_refused(letter: Path, typed: object) -> None:
    problem = problem_of(bound(letter, typed))
    assert (problem.sheet, problem.row, problem.column, problem.value) == ("dossier", 8, "format", "6")
    assert problem.why == "is a format that this version of chronotope does not know"


@pytest.mark.parametrize("typed", ["two", "2.5", "Format 2"])
def test_a_format_in_a_workbook_is_a_whole_number(letter: Path, typed: str) -> None:
    problem = problem_of(bound(letter, typed))
    assert (problem.column, problem.value, problem.why) == ("format", typed, "is not a whole number")


def bound(letter: Path, typed: object) -> Path:
    """The letter as a workbook in whose sheet `dossier` a format is typed."""
    workbook = letter.with_name("bound.xlsx")
    write_workbook(letter, workbook)
    book = openpyxl.load_workbook(workbook)
    (row,) = [cell.row for cell in book["dossier"]["A"] if cell.value == "format"]
    assert book["dossier"].cell(row, 2).value == str(FORMAT), "the format of the folder is not that of its workbook"
    book["dossier"].cell(row, 2).value = typed
    book.save(workbook)
    return workbook


@pytest.mark.parametrize(
    "folder", [TEMPLATE, *sorted(path.parent for path in SEEDS.glob("*/dossier.toml"))], ids=lambda path: path.name
)
def test_the_dossiers_of_this_project_are_of_this_format(folder: Path) -> None:
    assert gd.read_dossier(folder).format == FORMAT


def test_what_is_new_is_known_of_every_format_but_the_first() -> None:
    assert list(NEWS) == list(range(2, FORMAT + 1))
    assert news_since(FORMAT) == ""
    assert all(news in news_since(1) for news in NEWS.values())


def test_the_description_of_the_format_says_what_is_new_in_each() -> None:
    text = (SEEDS / "README.md").read_text(encoding="utf-8")
    section = text.partition("## Formats, and what is new in them\n")[2].partition("\n## ")[0]
    told = re.findall(r"^\| `([0-9]+)` \| (.*) \|$", section, flags=re.MULTILINE)
    assert [(int(number), news.replace("`", "")) for number, news in told] == [*NEWS.items()]
