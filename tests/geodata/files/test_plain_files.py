"""What is opened is asked first what it is: a pipe, a device or an endless link in a dossier's place never hangs."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from geodata import DossierError, read_dossier
from geodata.files.plain_files import NotPlainError, read_plain

# Whoever opened a pipe would wait for ever; this ends the test instead.
LONGEST_SECONDS = 60
FILES = [
    "dossier.toml",
    "document.txt",
    "document.en.txt",
    "places.csv",
    "events.csv",
    "sources.csv",
    "geometries.geojson",
]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def circle(path: Path) -> None:
    path.symlink_to(path.name)


def folder(path: Path) -> None:
    path.mkdir()


def plug(path: Path) -> None:
    # The address of a socket may have some hundred letters only, fewer than a path.
    with socket.socket(socket.AF_UNIX) as made, contextlib.chdir(path.parent):
        made.bind(path.name)


OTHERS: dict[str, Callable[[Path], None]] = {
    "a pipe": pipe,
    "a device": endless,
    "a socket": plug,
    "a folder": folder,
    "levels of symbolic links": circle,
}


def problems_of(dossier: Path) -> str:
    """What the reader says, in a process of its own that is ended where it waits."""
    script = (
        "import sys, geodata\ntry:\n geodata.read_dossier(sys.argv[1])\nexcept geodata.DossierError as e:\n print(e)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(dossier)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST_SECONDS,
    )
    return done.stdout


@pytest.mark.parametrize("what", OTHERS)
def test_what_is_no_plain_file_is_a_problem_of_its_file(letter: Path, what: str) -> None:
    for name in FILES:
        (letter / name).unlink(missing_ok=True)
        OTHERS[what](letter / name)
    said = problems_of(letter)
    for name in FILES:
        (line,) = (line for line in said.splitlines() if line.startswith(f"{name}: the file"))
        assert what in line


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["dossier.xlsx", "dossier.ods", "own.xlsx"])
@pytest.mark.parametrize("what", [what for what in OTHERS if what != "a folder"])
def test_what_is_no_plain_file_is_no_workbook(tmp_path: Path, name: str, what: str) -> None:
    OTHERS[what](tmp_path / name)
    for given in [tmp_path / name, *([tmp_path] if name.startswith("dossier") else [])]:
        said = problems_of(given)
        assert f"{name}: the file" in said
        assert what in said


def test_a_pipe_in_the_place_of_a_dossier(tmp_path: Path) -> None:
    pipe(tmp_path / "dossier")
    assert "no such folder" in problems_of(tmp_path / "dossier")


def test_a_file_larger_than_any_of_a_dossier_is_not_read(letter: Path) -> None:
    with (letter / "events.csv").open("r+b") as file:
        file.truncate(10**12)  # takes no room on the disk
    with pytest.raises(DossierError) as refused:
        read_dossier(letter)
    told = [problem for problem in refused.value.problems if problem.file == "events.csv"]
    assert [problem.why for problem in told] == [
        "the file cannot be read: it has 1000000 MB, and 100 MB is the most that is read"
    ]


def test_a_file_that_says_it_is_empty_is_read_to_its_bound_only() -> None:
    # Those of /proc say that they have no byte.
    with pytest.raises(NotPlainError, match="most that is read"):
        read_plain(Path("/proc/self/maps"), most=10)
    assert read_plain(Path("/proc/self/maps"))


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_a_path_that_no_file_can_have(name: str) -> None:
    with pytest.raises(NotPlainError, match="name is none that a file can have"):
        read_plain(Path(name))


def test_a_folder_that_cannot_be_listed_is_a_problem(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    with pytest.raises(DossierError) as refused:
        read_dossier(letter)
    assert [str(problem) for problem in refused.value.problems] == [
        f"{letter}: cannot be read (Permission denied). Check the folder and its rights."
    ]


def test_a_link_to_a_file_is_read_as_the_file(letter: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.move(letter / "events.csv", elsewhere / "rows")
    (letter / "events.csv").symlink_to(elsewhere / "rows")
    assert len(read_dossier(letter).events) == 6
