"""The command where streams are closed or know few letters, names are no text, and Ctrl-C comes at any time."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from letter import set_cell
from shapely.geometry import Point
from unpacked import story_in

import viz
from chronotope.command.main import main
from geodata import DossierError, Problem, read_dossier
from viz import LayerError

pytestmark = pytest.mark.thorough

CHRONOTOPE = str(Path(sys.executable).with_name("chronotope"))
# A system that is set to nothing: names are bytes, and consoles know ASCII.
BARE = {**{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON"))}, "LANG": "C"}
ASCII = BARE | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
UTF_8 = BARE | {"LC_ALL": "C.UTF-8"}
NAMES = [b"l\xc3\xbcbeck-1398", b"l\xfcbeck-1398", b"\xe1\x9a\xa0\xff"]

# What it says goes nowhere, and what is opened next might take its place.
WITHOUT = {"stdout": ">&-", "stderr": "2>&-", "both": ">&- 2>&-"}

# A library that catches all that comes while it is imported; SIGINT comes just then.
SWALLOWED = """
import os, signal, sys, types
import chronotope.command.start

class Library(types.ModuleType):
    @property
    def main(self):
        try:
            os.kill(os.getpid(), signal.SIGINT)
            sum(range(1000))
        except BaseException:
            pass
        return lambda: 7

sys.modules["chronotope.command.main"] = Library("chronotope.command.main")
sys.exit(chronotope.command.start.main())
"""
WRITING = """
import os, pathlib, signal, sys, types
import chronotope.command.start
from geodata.files.atomic_writing import workshop

def write():
    with workshop(pathlib.Path(sys.argv[1])) as folder:
        (folder / "page.html").write_text("half a p")
        os.kill(os.getpid(), signal.SIGINT)
        sum(range(1000))
    return 7

sys.modules["chronotope.command.main"] = types.SimpleNamespace(main=write)
sys.exit(chronotope.command.start.main())
"""


def run(*arguments: str | bytes, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([CHRONOTOPE, *arguments], cwd=folder, env=environment, check=False, capture_output=True)


def interrupted(script: str, *arguments: str, handler: object = signal.default_int_handler) -> tuple[int, bytes]:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        check=False,
        capture_output=True,
        # A shell that starts a command in the background lets it ignore SIGINT.
        preexec_fn=lambda: signal.signal(signal.SIGINT, handler),  # type: ignore[arg-type]
    )
    assert done.stdout == b""
    return done.returncode, done.stderr


def test_ctrl_c_is_heard_whatever_is_being_imported() -> None:
    assert interrupted(SWALLOWED) == (130, b"chronotope: stopped\n")


def test_ctrl_c_leaves_nothing_half_written(tmp_path: Path) -> None:
    assert interrupted(WRITING, str(tmp_path)) == (130, b"chronotope: stopped\n")
    assert list(tmp_path.iterdir()) == []


def test_a_command_in_the_background_does_not_hear_ctrl_c(tmp_path: Path) -> None:
    assert interrupted(WRITING, str(tmp_path), handler=signal.SIG_IGN) == (7, b"")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("environment", [ASCII, UTF_8], ids=["ascii", "utf-8"])
def test_a_folder_may_have_any_name(letter: Path, name: bytes, environment: dict[str, str]) -> None:
    folder = letter.parent
    os.rename(letter, os.fsencode(folder) + b"/" + name)  # noqa: PTH104 - a name of bytes
    check = run("check", name, folder=folder, environment=environment)
    assert (check.returncode, check.stderr.splitlines()[-1]) == (0, b"9 remarks in 3 files")
    assert check.stdout.endswith(b": 6 events, no problems, 9 remarks\n")
    build = run("build", name, folder=folder, environment=environment)
    assert (build.returncode, build.stderr) == (0, b"")
    (page,) = (folder / "build").iterdir()
    text = name.decode("utf-8", "replace")
    assert page.name == f"{text}.html"
    assert text in json.dumps(story_in(page), ensure_ascii=False)
    shown = text.encode("utf-8" if environment is UTF_8 else "ascii", "backslashreplace")
    assert build.stdout.startswith(b"build/" + shown + b".html: ")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("environment", [ASCII, UTF_8], ids=["ascii", "utf-8"])
def test_problems_of_a_folder_of_any_name_are_told(tmp_path: Path, name: bytes, environment: dict[str, str]) -> None:
    os.mkdir(os.fsencode(tmp_path) + b"/" + name)  # noqa: PTH102 - a name of bytes
    text = name.decode("utf-8", "replace").encode("utf-8" if environment is UTF_8 else "ascii", "backslashreplace")
    for given, why in ((name, b"holds no dossier"), (name + b"x", b"no such folder")):
        said = run("check", given, folder=tmp_path, environment=environment)
        assert (said.returncode, said.stdout) == (1, b"")
        assert said.stderr.startswith(text)
        assert why in said.stderr
        assert b"Traceback" not in said.stderr
    several = run("check", name, name + b"\xfe", "--format", "json", folder=tmp_path, environment=environment)
    assert (several.returncode, several.stderr) == (1, b"")
    assert list(json.loads(several.stdout)) == [
        each.decode("utf-8", "surrogateescape") for each in (name, name + b"\xfe")
    ]


def test_a_console_that_knows_few_letters_is_told_in_them(letter: Path) -> None:
    # As a console of Windows that is set to an old code page.
    set_cell(letter, "events.csv", 2, "date", "zwölf")
    console = UTF_8 | {"PYTHONIOENCODING": "cp437:strict"}
    (letter.parent / "☃").mkdir()
    said = run("check", letter.name, "☃", folder=letter.parent, environment=console)
    assert said.returncode == 1
    assert "zwölf".encode("cp437") in said.stderr
    assert b"\\u2603" in said.stderr
    assert b"Traceback" not in said.stderr


@pytest.mark.parametrize("closed", WITHOUT)
def test_streams_that_are_closed_change_nothing(letter: Path, closed: str) -> None:
    folder = letter.parent

    def ends(command: str) -> tuple[int, bytes, bytes]:
        # Only a shell closes streams.
        shell = ["sh", "-c", f"{CHRONOTOPE} {command} {WITHOUT[closed]}"]
        done = subprocess.run(shell, cwd=folder, check=False, capture_output=True)
        return done.returncode, done.stdout, done.stderr

    code, out, err = ends(f"build {letter.name} -o page.html")
    assert (code, err) == (0, b"")
    assert (out == b"") == (closed != "stderr")
    assert (folder / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    set_cell(letter, "events.csv", 2, "date", "12.10.1950")
    code, out, err = ends(f"check {letter.name}")
    assert (code, out) == (1, b"")
    assert (b"1 problem in 1 file" in err) == (closed == "stdout")
    code, out, err = ends("build")
    assert (code, out) == (2, b"")
    assert (b"usage: chronotope" in err) == (closed == "stdout")


def test_a_full_disk_under_what_is_said_is_told_in_one_line(letter: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        check = [CHRONOTOPE, "check", letter]
        done = subprocess.run(check, env=BARE, check=False, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        1,
        b"chronotope: what it says cannot be written: No space left on device",
    )
    assert b"Traceback" not in done.stderr


def test_a_folder_that_cannot_be_read_does_not_end_the_list(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    listed = Path.iterdir

    def iterdir(folder: Path) -> object:
        if folder == locked:
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert main(["check", str(locked), str(letter)]) == 1
    said = capsys.readouterr()
    assert f"{locked}: cannot be read (Permission denied). Check the folder and its rights." in said.err
    assert said.out == "letter-1398: 6 events, no problems, 9 remarks\n"
    assert main(["check", "--format", "json", str(locked), str(letter)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [len(found[str(path)]["problems"]) for path in (locked, letter)] == [1, 0]


class TestHalvesOfLetters:
    # Where pyarrow is installed, the strings of pandas cannot hold them; objects can.
    FRAME = gpd.GeoDataFrame(
        {"name": pd.Series(["a\ud800b", "c"], dtype=object), "when": ["1361", "1362"]},
        geometry=[Point(10, 54), Point(12, 55)],
        crs="EPSG:4326",
    )

    @pytest.mark.filterwarnings("ignore:left out of the figure")
    @pytest.mark.parametrize("file", ["page.html", "map.svg"])
    def test_in_a_frame_they_are_refused_when_they_come_into_a_file(self, tmp_path: Path, file: str) -> None:
        story = viz.quick_map(self.FRAME, date="when", color="name")
        with pytest.raises(LayerError, match=r"half a letter, '\\ud800', which no file can hold.*a\\ud800b"):
            story.save(tmp_path / file)
        assert list(tmp_path.iterdir()) == []

    def test_in_a_problem_they_are_escaped(self, letter: Path) -> None:
        path = letter / "geometries.geojson"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('"LineString"', '"Line\\ud800String"'), encoding="utf-8")
        with pytest.raises(DossierError) as refused:
            read_dossier(letter)
        assert "Line\\ud800String" in str(refused.value).encode().decode()
        problem = Problem(file="a", value="\udcff", why="\udcff", fix="\udcff")
        assert str(problem) == 'a: "\\udcff" \\udcff. \\udcff.'

    def test_in_a_path_they_are_no_letters(self) -> None:
        with pytest.raises(DossierError, match="there is no such folder"):
            read_dossier("a\ud800b")
