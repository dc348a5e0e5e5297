"""A first-time author's dossier: many faults of many kinds, told in one run, each once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from letter import replace_once, set_cell, set_feature

import geodata as gd

Change = Callable[[Path], object]
Fault = tuple[Change, tuple[str, int | None, str | None], str, str]

CROSSED = {"type": "Polygon", "coordinates": [[[12, 55], [13, 56], [13, 55], [12, 56], [12, 55]]]}


def in_line(file: str, old: str, new: str) -> Change:
    return lambda folder: replace_once(folder, file, old, new)


def in_cell(file: str, row: int, column: str, value: str) -> Change:
    return lambda folder: set_cell(folder, file, row, column, value)


def with_bytes(file: str, data: bytes) -> Change:
    return lambda folder: (folder / file).write_bytes(data)


def swapped(folder: Path) -> None:
    set_cell(folder, "places.csv", 3, "lat", "3.225")
    set_cell(folder, "places.csv", 3, "lon", "51.209")


# In the order of the report: what is done to the dossier; file, row, column; words of the reason and of the remedy.
FAULTS: list[Fault] = [
    (
        in_line("dossier.toml", '"exercise"', '"exercice"'),
        ("dossier.toml", 3, "kind"),
        "is not one of source, exercise",
        "Write exercise",
    ),
    (
        in_line("dossier.toml", "credit =", "credits ="),
        ("dossier.toml", 15, "credits"),
        "is not a key of the format",
        "Write credit",
    ),
    (in_line("dossier.toml", "#b2182b", "red"), ("dossier.toml", 27, "color"), "is not a colour", "six hexadecimal"),
    (
        with_bytes("document.de.txt", "Dem ehrbaren Tideman Swarte zu Brügge".encode("cp1252")),
        ("document.de.txt", None, None),
        "Windows-1252, in which the word reads “Brügge”",
        "UTF-8",
    ),
    (
        in_cell("places.csv", 2, "lat", "53°51′58″ N"),
        ("places.csv", 2, "lat"),
        "is not a decimal number",
        "Write 53.8661",
    ),
    (swapped, ("places.csv", 3, "lat"), "lies far from every map with lon 51.209", "Write 51.209 into lat"),
    (
        in_line("places.csv", "54.352,18.647", "54,352,18.647"),
        ("places.csv", 4, "lat"),
        "a number has a decimal comma",
        "54.352 in lat",
    ),
    (in_cell("places.csv", 5, "lon", ""), ("places.csv", 5, "lon"), "one coordinate only", "Give lon too"),
    (in_cell("places.csv", 6, "kind", "twon"), ("places.csv", 6, "kind"), "is not one of capital", "Write town"),
    (in_cell("toponyms.csv", 2, "place", "Danzig"), ("toponyms.csv", 2, "place"), "is not an id", "Write danzig"),
    (in_cell("toponyms.csv", 3, "script", "Latin"), ("toponyms.csv", 3, "script"), "is not a script code", "Latn"),
    (in_line("people.csv", ",role\n", ",rôle\n"), ("people.csv", 1, "rôle"), "is not a column", "Write role"),
    (
        in_line("people.csv", "skipper,The skipper,", "Hinrich,,Hinrich Rode,\nskipper,The skipper,"),
        ("people.csv", 4, "id"),
        "differs only by case from the id of row 2",
        "an id of its own",
    ),
    (
        in_cell("events.csv", 2, "places", "luebeck; bruges"),
        ("events.csv", 2, "places"),
        "by a vertical line",
        "Write luebeck | bruges",
    ),
    (
        in_cell("events.csv", 3, "date", "29/9/98"),
        ("events.csv", 3, "date"),
        "is not in the order year, month, day",
        "four digits",
    ),
    (
        in_cell("events.csv", 4, "quotation", "“the Victual Brothers lie before Visby”"),
        ("events.csv", 4, "quotation"),
        "stands in quotation marks",
        "without the quotation marks",
    ),
    (in_cell("events.csv", 5, "outcome", "sales"), ("events.csv", 5, "outcome"), "is not an id in", "Write sale,"),
    (
        in_cell("events.csv", 6, "quotation_context", ""),
        ("events.csv", 6, "quotation"),
        "stands 2 times in the document, at lines 3 and 8",
        "quotation_context",
    ),
    (in_cell("events.csv", 7, "title", "#REF!"), ("events.csv", 7, "title"), "cannot compute", "Type the value"),
    (
        in_cell("messages.csv", 2, "received", "1398-08"),
        ("messages.csv", 2, "received"),
        "before the message was sent",
        "Correct one",
    ),
    (in_cell("candidates.csv", 3, "value", "c. 1399"), ("candidates.csv", 3, "value"), "EDTF date", "Write 1399~"),
    (
        lambda folder: set_feature(folder, 1, geometry=CROSSED),
        ("geometries.geojson", 1, "geometry"),
        "self-intersection near longitude and latitude 12.5 55.5",
        "does not cross",
    ),
    (
        lambda folder: set_feature(folder, 2, properties={"label": None}),
        ("geometries.geojson", 2, "label"),
        "the property is missing",
        "Give the label",
    ),
    (in_cell("paths.csv", 3, "step", "2"), ("paths.csv", 3, "step"), "is a step of lesson in row 2", "1, 2, 3"),
    (
        lambda folder: (folder / "sources.csv").rename(folder / "Sources.csv"),
        ("Sources.csv", None, None),
        "is not one of the format",
        "Rename it to sources.csv",
    ),
]


def test_a_dossier_with_25_faults_shows_all_25(letter: Path) -> None:
    assert len(FAULTS) == 25
    for change, *_ in FAULTS:
        change(letter)
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(letter)
    found = caught.value.problems
    assert [(problem.file, problem.row, problem.column) for problem in found] == [place for _, place, _, _ in FAULTS]
    for problem, (_, _, why, fix) in zip(found, FAULTS, strict=True):
        assert why in problem.why
        assert fix in problem.fix
    assert str(caught.value).startswith("25 problems in the dossier")
