"""What the command says of problems, on a terminal and elsewhere."""

import io
import re
from dataclasses import replace

import pytest

from chronotope.command.terminal.reports import report, report_remarks
from geodata import DossierError, Problem

PROBLEMS = (
    Problem(file="places.csv", why="the file is missing", fix="Add it"),
    Problem(
        file="events.csv",
        row=14,
        column="quotation",
        value="To immediately begin the evakuation of Pyongyang and other very important locations",
        why="is not in the document, word for word",
        fix="Copy the words from document.txt. The nearest passage: “To immediately begin the evacuation of Pyongyang”",
    ),
    Problem(file="events.csv", row=15, column="title", why="the cell is empty", fix="Give the title"),
)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def eighty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 80 columns that has no opinion on colours."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)


def plain(text: str) -> str:
    """A text without its colours."""
    return re.sub(r"\033\[\d+m", "", text)


def test_elsewhere_than_on_a_terminal_each_problem_is_one_line() -> None:
    paragraphs = report(DossierError(PROBLEMS), io.StringIO()).split("\n\n")
    assert paragraphs[:-1] == [str(problem) for problem in DossierError(PROBLEMS).problems]
    assert not any("\n" in paragraph or "\033" in paragraph for paragraph in paragraphs)


def test_on_a_terminal_problems_stand_under_their_file() -> None:
    told = plain(report(DossierError(PROBLEMS), Terminal()))
    assert told.splitlines()[:3] == ["places.csv", "    the file is missing.", "    Add it."]
    assert told.count("events.csv") == 1
    assert "\n\n  row 15, title\n    the cell is empty.\n    Give the title.\n\n" in told


@pytest.mark.parametrize("columns", [50, 80, 200])
def test_on_a_terminal_lines_are_as_long_as_it_is_wide(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    told = plain(report(DossierError(PROBLEMS), Terminal()))
    assert max(map(len, told.splitlines())) <= columns
    indents = {len(line) - len(line.lstrip()) for line in told.splitlines() if line}
    assert indents == {0, 2, 4}
    value = str(PROBLEMS[1].value)
    assert value in " ".join(told.split())
    assert (f'"{value}"' in told) == (columns == 200)


def test_on_a_terminal_the_place_is_bold_and_value_and_remedy_have_colours_of_their_own() -> None:
    told = report(DossierError(PROBLEMS[2:3]), Terminal())
    assert "\033[1mevents.csv\033[0m\n  \033[1mrow 15, title\033[0m\n    the cell" in told
    assert "\033[32mGive the title.\033[0m" in told
    valued = report(DossierError(PROBLEMS[1:2]), Terminal())
    assert '\033[31m"To immediately' in valued


def test_no_color_keeps_the_lay_out_without_the_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = report(DossierError(PROBLEMS), Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert report(DossierError(PROBLEMS), Terminal()) == plain(coloured) != coloured


@pytest.mark.parametrize(
    ("problems", "count"),
    [
        (PROBLEMS, "3 problems in 2 files"),
        (PROBLEMS[1:], "2 problems in 1 file"),
        (PROBLEMS[:1], "1 problem in 1 file"),
        (
            [
                Problem(file="dossier.xlsx", sheet=sheet, row=3, column="title", why="the cell is empty", fix="Give it")
                for sheet in ("events", "places")
            ],
            "2 problems in 2 sheets",
        ),
    ],
)
def test_at_the_end_the_problems_are_counted(problems: list[Problem], count: str) -> None:
    for stream in (io.StringIO(), Terminal()):
        assert report(DossierError(problems), stream).endswith(f"\n\n{count}")


def test_a_sheet_of_a_workbook_stands_above_its_problems() -> None:
    problem = Problem(
        file="dossier.xlsx", sheet="events", row=3, column="title", why="the cell is empty", fix="Give it"
    )
    told = plain(report(DossierError([problem]), Terminal()))
    assert told.startswith("dossier.xlsx, sheet events\n  row 3, title\n")


def test_a_cell_cannot_steer_the_terminal() -> None:
    problem = Problem(
        file="a\033[2J.csv", row=2, column="id", value="\033]0;owned\a\x9b2J", why="is bad", fix="Mend it"
    )
    for stream in (io.StringIO(), Terminal()):
        told = plain(report(DossierError([problem]), stream))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", told)
        assert "]0;owned" in told


def remark(row: int | None, column: str = "checked", value: str | None = "memory") -> Problem:
    return Problem(file="events.csv", row=row, column=column, value=value, why="rests on memory", fix="Open it")


def test_remarks_that_differ_by_their_row_only_are_told_together() -> None:
    told = report_remarks([remark(row) for row in (2, 3, 4, 7, 9, 10)], io.StringIO())
    assert told == 'events.csv, rows 2–4, 7, 9–10, checked: "memory" rests on memory. Open it.\n\n6 remarks in 1 file'


def test_remarks_of_different_columns_stand_apart_and_different_values_are_left_out() -> None:
    found = [remark(2), remark(3, "standing"), remark(4, value="another"), remark(None, "title", None)]
    assert report_remarks(found, io.StringIO()).split("\n\n") == [
        "events.csv, rows 2, 4, checked: rests on memory. Open it.",
        'events.csv, row 3, standing: "memory" rests on memory. Open it.',
        "events.csv, title: rests on memory. Open it.",
        "4 remarks in 1 file",
    ]


def test_on_a_terminal_remarks_stand_under_their_sheet() -> None:
    found = [replace(remark(row), file="letter.xlsx", sheet="events") for row in (2, 3)]
    told = plain(report_remarks(found, Terminal()))
    assert told.splitlines()[:3] == ["letter.xlsx, sheet events", "  rows 2–3, checked", '    "memory"']
    assert told.endswith("\n\n2 remarks in 1 sheet")
