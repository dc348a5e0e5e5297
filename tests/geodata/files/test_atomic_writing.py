"""Files that appear whole or not at all, links that stay links, and what killed runs leave behind."""

import errno
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geodata.files.atomic_writing import abandon, workshop, write_together, write_whole
from geodata.templates.new import TEMPLATE, new_dossier
from geodata.templates.workbooks import write_workbook
from viz.page.page import write_page

LONG_AGO = 1_000_000_000
# Writes a file, and ends by itself in the midst of it, as a process that is killed does.
KILLED = """
import os, pathlib, sys
from geodata.files.atomic_writing import workshop
with workshop(pathlib.Path(sys.argv[1])) as folder:
    (folder / "page.html").write_text("half a p")
    os._exit(9)
"""


# Writes two files, and is killed when all of both is on the disk and they have no names yet.
KILLED_UNNAMED = """
import os, pathlib, signal, sys
from geodata.files import atomic_writing
atomic_writing._link = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
target = pathlib.Path(sys.argv[1])
atomic_writing.write_together({target: b"of today", target.with_suffix(".txt"): b"of today, too"})
"""
# Writes more than a file may have here, as on a full disk.
TOO_MUCH = """
import pathlib, resource, sys
from geodata.files.atomic_writing import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(pathlib.Path(sys.argv[1]), b"x" * 1_000_000)
except OSError as error:
    print(error)
"""
unnamed = pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="needs Linux")


def left_in(folder: Path) -> list[Path]:
    return sorted(folder.glob(".chronotope-*"))


def kill(folder: Path) -> Path:
    """A run that is killed while it writes into a folder, and what it leaves there."""
    before = left_in(folder)
    assert subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False).returncode == 9
    (left,) = set(left_in(folder)).difference(before)
    return left


@pytest.fixture
def left(tmp_path: Path) -> Path:
    return kill(tmp_path)


@unnamed
@pytest.mark.parametrize("there", [True, False])
def test_a_writer_that_is_killed_leaves_nothing(tmp_path: Path, there: bool) -> None:  # noqa: FBT001 - a case
    target = tmp_path / "map.pdf"
    if there:
        target.write_bytes(b"of yesterday")
    assert subprocess.run([sys.executable, "-c", KILLED_UNNAMED, str(target)], check=False).returncode == -9
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"of yesterday"] * there


@unnamed
@pytest.mark.parametrize("unnamed_files", [True, False])
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, unnamed_files: bool) -> None:  # noqa: FBT001 - a case
    target = tmp_path / "map.pdf"
    target.write_bytes(b"of yesterday")
    code = TOO_MUCH if unnamed_files else f"import os\ndel os.O_TMPFILE\n{TOO_MUCH}"
    said = subprocess.run([sys.executable, "-c", code, str(target)], check=True, capture_output=True, text=True).stdout
    assert said == f"[Errno 27] File too large: '{target}'\n"
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"of yesterday"]


@unnamed
def test_a_disk_without_unnamed_files_takes_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = os.open

    def unsupported(path: Path, flags: int, *more: Any, **named: Any) -> int:
        if flags & os.O_TMPFILE == os.O_TMPFILE:
            raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP), str(path))
        return asked(path, flags, *more, **named)

    monkeypatch.setattr("geodata.files.atomic_writing.os.open", unsupported)
    assert write_whole(tmp_path / "map.pdf", b"whole").read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [tmp_path / "map.pdf"]


@unnamed
def test_a_disk_that_cannot_name_such_files_takes_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(unnamed: int, file: Path) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(unnamed), None, str(file))

    monkeypatch.setattr("geodata.files.atomic_writing._link", unsupported)
    assert write_whole(tmp_path / "map.pdf", b"whole").read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [tmp_path / "map.pdf"]


def test_several_files_are_written_together(tmp_path: Path) -> None:
    contents = {tmp_path / "map.pdf": b"a map", tmp_path / "map.md": b"its words"}
    (tmp_path / "map.md").write_bytes(b"of yesterday")
    assert write_together(contents) == tuple(contents)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == contents


def in_a_process(part: int, other: str, left: Path) -> Path:
    """The same folder with another machine or process in its name."""
    parts = left.name.split("-")
    parts[part] = other
    return left.rename(left.with_name("-".join(parts)))


def put_page(folder: Path) -> None:
    class Blank:
        pass

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("viz.page.page.page", lambda *_: "a page")
        write_page(Blank(), folder / "page.html")  # type: ignore[arg-type]


WRITERS: dict[str, Callable[[Path], object]] = {
    "a file": lambda folder: write_whole(folder / "file", b"whole"),
    "a page": put_page,
    "a workbook": lambda folder: write_workbook(TEMPLATE, folder / "dossier.xlsx"),
    "a dossier": lambda folder: new_dossier(folder / "my-letter"),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_the_next_run_sweeps_away_what_killed_runs_left(tmp_path: Path, left: Path, writer: str) -> None:
    assert (left / "page.html").is_file()
    kill(tmp_path)
    WRITERS[writer](tmp_path)
    assert left_in(tmp_path) == []


def test_a_run_that_still_writes_is_left_alone(tmp_path: Path, left: Path) -> None:
    alive = in_a_process(2, str(os.getppid()), left)
    write_whole(tmp_path / "file", b"whole")
    assert left_in(tmp_path) == [alive]
    with workshop(tmp_path) as mine:
        write_whole(tmp_path / "file", b"whole")
        assert mine.is_dir()


def test_another_machine_may_still_write_on_a_shared_disk(tmp_path: Path, left: Path) -> None:
    theirs = in_a_process(1, "0123abcd", left)
    write_whole(tmp_path / "file", b"whole")
    assert left_in(tmp_path) == [theirs]
    os.utime(theirs, (LONG_AGO, LONG_AGO))
    write_whole(tmp_path / "file", b"whole")
    assert left_in(tmp_path) == []


def test_no_process_is_asked_for_where_to_ask_is_to_end_it(
    tmp_path: Path, left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_: object) -> None:
        raise AssertionError("this would end the process on Windows")

    monkeypatch.setattr("geodata.files.atomic_writing.os.kill", end)
    monkeypatch.setattr("geodata.files.atomic_writing.SIGNALS_ASK", False)
    write_whole(tmp_path / "file", b"whole")
    assert left_in(tmp_path) == [left]
    os.utime(left, (LONG_AGO, LONG_AGO))
    write_whole(tmp_path / "file", b"whole")
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("name", [".chronotope-notes", ".chronotope-0123abcd-12", ".chronotope", "chronotope-0-1-a"])
def test_what_is_somebody_elses_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    write_whole(tmp_path / "file", b"whole")
    assert (tmp_path / name).is_dir()


def test_a_link_in_the_place_of_what_was_left_leads_nowhere(tmp_path: Path, left: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "page.html").write_text("mine", encoding="utf-8")
    link = left.with_name(f"{left.name}x")
    link.symlink_to(mine)
    write_whole(tmp_path / "file", b"whole")
    assert (mine / "page.html").read_text(encoding="utf-8") == "mine"


def test_a_process_that_ends_at_once_takes_away_what_it_makes(tmp_path: Path) -> None:
    with workshop(tmp_path) as folder:
        (folder / "file").write_bytes(b"half a p")
        abandon()
        assert left_in(tmp_path) == []


@pytest.mark.parametrize("there", [True, False])
def test_a_target_that_is_a_link_stays_one(tmp_path: Path, there: bool) -> None:  # noqa: FBT001 - a case
    file, link, second = tmp_path / "site" / "page.html", tmp_path / "page.html", tmp_path / "second.html"
    file.parent.mkdir()
    if there:
        file.write_text("of yesterday", encoding="utf-8")
    link.symlink_to(Path("site") / "page.html")
    second.symlink_to(link)
    assert write_whole(second, b"of today") == second
    assert link.is_symlink()
    assert second.is_symlink()
    assert file.read_bytes() == b"of today"
    assert left_in(tmp_path) == left_in(file.parent) == []


def test_a_workbook_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "dossier.xlsx"
    link.symlink_to(tmp_path / "there" / "book.xlsx")
    write_workbook(TEMPLATE, link)
    assert link.is_symlink()
    assert (tmp_path / "there" / "book.xlsx").read_bytes().startswith(b"PK")


def test_a_dossier_is_written_into_an_empty_folder_and_through_a_link_to_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to("empty")
    assert new_dossier(tmp_path / "link") == tuple(sorted(path.name for path in (tmp_path / "empty").iterdir()))
    assert (tmp_path / "link").is_symlink()


def test_a_file_replaces_nothing_but_files(tmp_path: Path) -> None:
    pipe, circle, folder = tmp_path / "pipe", tmp_path / "circle", tmp_path / "folder"
    os.mkfifo(pipe)
    circle.symlink_to("circle")
    folder.mkdir()
    for target, why in ((pipe, "is a pipe"), (circle, "symbolic links"), (folder, "directory")):
        with pytest.raises(OSError, match=why) as refused:
            write_whole(target, b"whole")
        assert refused.value.filename == str(target)
    assert pipe.is_fifo()
    assert circle.is_symlink()
    assert folder.is_dir()


def test_machines_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with workshop(tmp_path) as here:
        pass
    monkeypatch.setattr(platform, "node", lambda: "another")
    with workshop(tmp_path) as there:
        pass
    assert here.name.split("-")[1] != there.name.split("-")[1]
