"""`chronotope handout`, as a teacher types it."""

import subprocess
import sys
from pathlib import Path

import pytest
from letter import write_letter

from chronotope.command.main import main

pytestmark = pytest.mark.thorough

CHRONOTOPE = str(Path(sys.executable).with_name("chronotope"))


def test_the_sheets_are_written(tmp_path: Path) -> None:
    write_letter(tmp_path / "letter-1398")
    ran = subprocess.run(
        [CHRONOTOPE, "handout", "letter-1398"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "build" / "letter-1398.pdf").read_bytes().startswith(b"%PDF-")
    assert ran.stdout.startswith("build/letter-1398.pdf: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "sheets.docx"], "sheets.docx: a handout is a .pdf file"),
        (["--slides", "--all"], "not allowed with"),
        (["--paper", "a3"], "invalid choice"),
    ],
)
def test_what_cannot_be_is_refused(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["handout", str(tmp_path), *arguments])
    assert said in capsys.readouterr().err


def test_a_path_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_letter(tmp_path / "letter-1398")
    assert main(["handout", str(folder), "--path", "nowhere", "-o", str(tmp_path / "x.pdf")]) == 1
    assert "there is no path 'nowhere'" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()
