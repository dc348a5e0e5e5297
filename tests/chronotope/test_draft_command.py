"""`chronotope draft`, as a user types it."""

from pathlib import Path

import pytest
import spacy
from exchanged import SEEDS

from chronotope.command.main import main
from geodata import read_dossier

CABLE = SEEDS / "cable-75511" / "document.txt"
LETTER = "Boston, 3 June 1692\n\nDear Brother Increase,\n\nAll is well here.\n\nYour loving brother,\nNath. Mather\n"


def test_a_text_becomes_a_draft_that_can_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "cable"
    assert main(["draft", str(CABLE), "-o", str(folder)]) == 0
    told = capsys.readouterr()
    assert told.out.startswith(f"{folder}: ")
    assert " people" in told.out
    assert "Every row is a draft that nobody has reviewed" in told.out
    assert told.out.endswith(f"  chronotope review {folder}\n")
    assert told.err == ""
    assert main(["check", str(folder)]) == 0
    assert read_dossier(folder).document.date.edtf == "1950-10-12"


def test_the_day_can_be_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Sir,\n\nall is well.\n\nYours,\nNath. Mather\n", encoding="utf-8")
    assert main(["draft", str(letter), "-o", str(tmp_path / "one")]) == 0
    assert "does not say when it was written. Say it with --anchor DATE" in capsys.readouterr().out
    assert main(["draft", str(letter), "-o", str(tmp_path / "two"), "--anchor", "3 June 1692"]) == 0
    assert "--anchor" not in capsys.readouterr().out
    assert read_dossier(tmp_path / "two").document.date.edtf == "1692-06-03"
    with pytest.raises(SystemExit):
        main(["draft", str(letter), "-o", str(tmp_path / "three"), "--anchor", "some day"])
    assert "--anchor" in capsys.readouterr().err


def test_a_folder_of_documents_becomes_a_folder_of_dossiers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "Letter 1.txt").write_text(LETTER, encoding="utf-8")
    (texts / "Letter 1.md").write_text(f"# {LETTER}", encoding="utf-8")
    (texts / "broken.docx").write_bytes(b"PK")
    (texts / "picture.png").write_bytes(b"")
    assert main(["draft", str(texts), "-o", str(tmp_path / "drafts")]) == 1
    told = capsys.readouterr()
    assert "broken.docx" in told.err
    assert "1 of 3 documents could not be drafted" in told.err
    assert sorted(each.name for each in (tmp_path / "drafts").iterdir()) == ["letter-1", "letter-1-2"]
    assert read_dossier(tmp_path / "drafts" / "letter-1").document.author == "Nath. Mather"


def test_what_cannot_be_drafted_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine", encoding="utf-8")
    for given, output, told in (
        (tmp_path / "no-letter.txt", tmp_path / "one", "no-letter.txt"),
        (tmp_path / "empty", tmp_path / "one", "holds no document"),
        (letter, tmp_path / "Two Letters", "the folder's name becomes the dossier's id"),
        (letter, taken, "is there already and not empty"),
        (letter, tmp_path / "no" / "folder", "no"),
    ):
        assert main(["draft", str(given), "-o", str(output)]) == 1
        assert told in capsys.readouterr().err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["empty", "letter.txt", "taken"]


def test_a_model_gives_a_second_opinion_and_what_it_changes_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "GPE", "pattern": "happy valley"}, {"label": "PERSON", "pattern": "mute"}]
    )
    nlp.to_disk(tmp_path / "pipeline")
    letter = tmp_path / "letter.txt"
    letter.write_text(f"{LETTER}\nThe mute is in the happy valley.\n", encoding="utf-8")
    assert main(["draft", str(letter), "-o", str(tmp_path / "helped"), "--model", str(tmp_path / "pipeline")]) == 0
    told = capsys.readouterr().out
    assert "Toponyms added by the model: happy valley.\nPeople added by the model: mute.\n" in told
    assert main(["draft", str(letter), "-o", str(tmp_path / "none"), "--model", "en_nowhere"]) == 1
    assert 'chronotope: the model "en_nowhere" is no pipeline' in capsys.readouterr().err
    assert not (tmp_path / "none").exists()
