"""The path of a dossier: what is not one is told, with the path that was probably meant."""

from pathlib import Path

import pytest

import geodata as gd
from geodata.templates.workbooks import write_workbook


def problem(path: Path) -> gd.Problem:
    with pytest.raises(gd.DossierError) as error:
        gd.read_dossier(path)
    [found] = error.value.problems
    return found


def test_the_folder_above_dossiers_names_those_within(letter: Path, tmp_path: Path) -> None:
    write_workbook(letter, tmp_path / "other.xlsx")
    (tmp_path / "notes").mkdir()
    told = problem(tmp_path)
    assert told.why == "is no dossier, but holds some"
    assert told.fix == f"Give the path of one of them: {letter}, {tmp_path / 'other.xlsx'}"


@pytest.mark.parametrize("name", ["events.csv", "dossier.toml", "document.txt"])
def test_a_file_of_a_dossier_names_its_folder(letter: Path, name: str) -> None:
    told = problem(letter / name)
    assert (told.file, told.why) == (str(letter / name), "is a file, not a dossier")
    assert told.fix == f"Give its folder, {letter}"


def test_a_file_elsewhere_is_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("notes")
    assert problem(tmp_path / "notes.md").fix == "Give the folder of a dossier"


@pytest.mark.parametrize("name", ["dossier.xls", "dossier.numbers"])
def test_a_workbook_of_an_old_program_is_to_be_saved_again(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    for path in (tmp_path, tmp_path / name):
        told = problem(path)
        assert (told.file, told.fix) == (str(tmp_path / name), "Save it as .xlsx, and give that")


def test_an_empty_folder_is_told_once(tmp_path: Path) -> None:
    told = problem(tmp_path)
    assert told.why == "the folder holds no dossier"
    assert "chronotope new" in told.fix


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("dossier.xlsx", "dossier.toml"), "lies in one folder with dossier.toml"),
        (("dossier.xlsx", "events.csv", "places.csv"), "lies in one folder with events.csv, places.csv"),
        (("dossier.ods", "dossier.xlsx"), "lies in one folder with dossier.xlsx"),
    ],
)
def test_two_dossiers_in_one_folder_are_refused(tmp_path: Path, names: tuple[str, ...], why: str) -> None:
    for name in names:
        (tmp_path / name).write_bytes(b"")
    told = problem(tmp_path)
    assert told.file == names[0]
    assert why in told.why
    assert "Keep" in told.fix


def test_a_workbook_beside_the_text_files_may_have_another_name(letter: Path) -> None:
    write_workbook(letter, letter / "letter.xlsx")
    assert gd.read_dossier(letter).path == letter
