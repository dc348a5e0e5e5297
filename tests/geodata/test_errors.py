import json

import pytest

from geodata import DossierError, Problem
from geodata.errors import Problems, alike, nearest
from geodata.formats.problems import DossierProblems


def problem(file: str, row: int | None = None, column: str | None = None, value: str | None = None) -> Problem:
    return Problem(file=file, row=row, column=column, value=value, why="is wrong", fix="Correct it")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (
            problem("events.csv", 14, "quotation", "the cog"),
            'events.csv, row 14, quotation: "the cog" is wrong. Correct it.',
        ),
        (problem("dossier.toml", 3, "kind", "s"), 'dossier.toml, line 3, kind: "s" is wrong. Correct it.'),
        (
            problem("geometries.geojson", 2, "label"),
            "geometries.geojson, feature 2, label: is wrong. Correct it.",
        ),
        (problem("events.csv"), "events.csv: is wrong. Correct it."),
        (problem("events.csv", 2, "note", "a\n b"), 'events.csv, row 2, note: "a b" is wrong. Correct it.'),
        (
            problem("events.csv", 2, "note", "x" * 500),
            f'events.csv, row 2, note: "{"x" * 160}…" is wrong. Correct it.',
        ),
    ],
)
def test_a_problem_says_where_what_why_and_the_remedy(given: Problem, shown: str) -> None:
    assert str(given) == shown


def test_problems_stand_in_the_order_of_the_format_and_of_the_rows() -> None:
    places = [
        ("sources.csv", 2),
        ("events.csv", 9),
        ("other.csv", 1),
        ("events.csv", None),
        ("dossier.toml", 5),
    ]
    problems = DossierProblems()
    for file, row in places:
        problems.add(file, row=row, why="is wrong", fix="Correct it")
    assert [(each.file, each.row) for each in problems.in_order()] == [
        ("dossier.toml", 5),
        ("events.csv", None),
        ("events.csv", 9),
        ("sources.csv", 2),
        ("other.csv", 1),
    ]


def test_the_report_counts_and_has_a_paragraph_for_each_problem() -> None:
    one, two = problem("events.csv", 2), problem("events.csv", 3)
    assert str(DossierError([one])) == f"1 problem in the dossier\n\n{one}"
    assert str(DossierError([one, two])) == f"2 problems in the dossier\n\n{one}\n\n{two}"


def test_the_problems_can_be_had_as_json() -> None:
    noted = Problem(
        file="d.xlsx", sheet="events", row=2, column="title", value="Lübeck", why="is wrong", fix="Mend it", nearest="x"
    )
    error = DossierError([noted])
    assert error.to_json().isascii()  # a pipe of another encoding carries it as well
    assert json.loads(error.to_json()) == [
        {
            "file": "d.xlsx",
            "sheet": "events",
            "row": 2,
            "column": "title",
            "value": "Lübeck",
            "why": "is wrong",
            "fix": "Mend it",
            "nearest": "x",
        }
    ]


def test_nothing_is_raised_without_a_problem() -> None:
    problems = Problems()
    problems.raise_any()
    problems.add("events.csv", why="is wrong", fix="Correct it")
    with pytest.raises(DossierError):
        problems.raise_any()


@pytest.mark.parametrize(
    ("word", "expected"), [("ocurred", "occurred"), ("Reported", "reported"), ("xyz", None), ("", None)]
)
def test_the_nearest_word_is_proposed_only_if_it_is_near(word: str, expected: str | None) -> None:
    assert nearest(word, ["occurred", "ordered", "reported"]) == expected


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("the file is missing; see events.csv", "the sheet is missing; see sheet events"),
        (
            "nearest is “read the file to the council” of document.txt",
            "nearest is “read the file to the council” of sheet text",
        ),
        ("“the file” and places.csv and “events.csv”", "“the file” and sheet places and “events.csv”"),
        ("“He said “read the file” in the file” of the file", "“He said “read the file” in the file” of the sheet"),
        ("“He said “read the file…” of the file", "“He said “read the file…” of the sheet"),
    ],
)
def test_the_reader_of_a_workbook_is_told_of_sheets_but_the_words_of_sources_stay(sentence: str, told: str) -> None:
    problems = DossierProblems(workbook="letter.xlsx")
    problems.add("events.csv", value="the file", why=sentence, fix=sentence)
    with pytest.raises(DossierError) as caught:
        problems.raise_any()
    [problem] = caught.value.problems
    assert (problem.value, problem.why, problem.fix) == ("the file", told, told)


def test_among_the_same_choices_many_words_are_looked_for_at_once() -> None:
    class Choice(str):
        __slots__ = ()
        folded = 0

        def casefold(self) -> str:
            Choice.folded += 1
            return super().casefold()

    choices = frozenset(Choice(f"Event-{number}") for number in range(300))
    found = [nearest(f"evint-{number}", choices) for number in range(300)]
    assert found == [f"Event-{number}" for number in range(300)]
    assert Choice.folded == len(choices)


def test_the_likeliest_come_first_and_not_more_than_are_asked_for() -> None:
    choices = ["occurred", "ordered", "reordered", "reported"]
    assert alike("Orderd", choices, most=2) == ["ordered", "reordered"]
    assert alike("Orderd", choices, most=1) == ["ordered"]
    assert alike("zzz", choices, most=2) == []
