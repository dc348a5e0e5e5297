"""Pictures of events: those that can be opened are read as they are, of the others it is said what would be right."""

import os
from pathlib import Path

import pytest
from illustrated import illustrate
from PIL import Image, ImageFile

import geodata as gd
from geodata.templates.workbooks import write_workbook


def test_a_picture_is_read_as_it_lies_in_the_folder(letter: Path) -> None:
    file = illustrate(letter)
    dossier = gd.read_dossier(letter)
    assert dossier.images == {"seal.jpg": file.read_bytes()}
    assert dossier.events["image"].tolist() == ["seal.jpg", *[""] * (len(dossier.events) - 1)]


def test_a_workbook_has_its_pictures_beside_it(letter: Path) -> None:
    file = illustrate(letter)
    workbook = letter / "bound.xlsx"
    write_workbook(letter, workbook)
    assert gd.read_dossier(workbook).images == {"seal.jpg": file.read_bytes()}


@pytest.mark.parametrize(
    ("given", "column", "why", "fix"),
    [
        ({"name": "seal.gif"}, "image", "is not the name of a picture", "such as bridge.jpg"),
        ({"name": "../seal.jpg"}, "image", "is not the name of a picture", "such as bridge.jpg"),
        ({"name": "images/seal.jpg"}, "image", "is not the name of a picture", "such as bridge.jpg"),
        ({"name": "wax.jpg"}, "image", "is not in the folder images", "name one of these: seal.jpg"),
        ({"alt": ""}, "image_alt", "the picture does not say what it shows", "cannot see it"),
        ({"credit": ""}, "image_credit", "the picture does not say whose it is", "which licence"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused(
    letter: Path, given: dict[str, str], column: str, why: str, fix: str
) -> None:
    illustrate(letter, **given)
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(letter)
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column, problem.why) == ("events.csv", 2, column, why)
    assert fix in problem.fix


def test_words_without_a_picture_are_told(letter: Path) -> None:
    illustrate(letter, name="")
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(letter)
    assert [problem.column for problem in caught.value.problems] == ["image_alt", "image_credit"]


@pytest.mark.parametrize("harm", ["cut", "text", "another form"])
@pytest.mark.parametrize("is_lenient", [False, True])
def test_what_is_no_picture_is_refused(
    letter: Path, harm: str, *, is_lenient: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Libraries beside ours ask Pillow to fill up pictures that end too early, for everybody.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", is_lenient)
    file = illustrate(letter)
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:2000])
    elif harm == "text":
        file.write_text("a seal", encoding="utf-8")
    else:
        Image.new("RGB", (8, 8)).save(file, "PNG")
    assert refused(letter) == ("image", "cannot be opened as JPEG")


def test_a_pipe_is_no_picture_and_is_not_waited_for(letter: Path) -> None:
    file = illustrate(letter)
    file.unlink()
    os.mkfifo(file)
    assert refused(letter) == ("image", "is not in the folder images")


# Pillow itself refuses the greater one.
@pytest.mark.parametrize("width", [11_000, 20_000])
def test_a_picture_of_too_many_pixels_is_refused(letter: Path, width: int) -> None:
    Image.new("1", (width, 10_000)).save(illustrate(letter, name="huge.png").with_name("huge.png"))
    assert refused(letter) == ("image", "has more than 100 million pixels")


def refused(letter: Path) -> tuple[str | None, str]:
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(letter)
    (problem,) = caught.value.problems
    return problem.column, problem.why


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_picture_without_its_end_is_refused_in_every_form(
    letter: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    name = f"seal.{form.lower()}"
    file = illustrate(letter, name=name).with_name(name)
    Image.effect_noise((400, 300), 90).save(file, form)
    assert gd.read_dossier(letter).images == {name: file.read_bytes()}
    file.write_bytes(file.read_bytes()[:-600])
    assert refused(letter) == ("image", f"cannot be opened as {form}")
