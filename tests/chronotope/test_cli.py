"""The `chronotope` command."""

import dataclasses
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from letter import replace_once, set_cell, set_feature

from chronotope.command.main import main
from geodata import Dossier, read_dossier
from geodata.formats.versions import NEWS
from viz.page.page import plotly_bundle

pytestmark = pytest.mark.thorough

# The installed command, as a user runs it.
CHRONOTOPE = str(Path(sys.executable).with_name("chronotope"))
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "PYTHONUNBUFFERED"}}
SEEDS = Path(__file__).parents[2] / "seeds"
# Of what `new` writes: that places and an event are from memory.
NEW_REMARKS = 5
CHANGED = ("To immediately begin the evacuation of Pyongyang", "To immediately begin the evakuation of Pyongyang")


@pytest.fixture
def misquoted(cable: Dossier, tmp_path: Path) -> Path:
    """The real dossier with one letter of one quotation changed."""
    folder = shutil.copytree(cable.path, tmp_path / "cable-75511")
    replace_once(folder, "events.csv", *CHANGED)
    return folder


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Story maps that are saved without being drawn."""

    class Blank:
        def save(self, path: Path, *, also: tuple[object, ...]) -> None:
            assert not list(also), "the dossier names no other language"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("a page", encoding="utf-8")

    monkeypatch.setattr("viz.dossier_map.story_map", lambda _, *, language: Blank())  # noqa: ARG005


def row_of(cable: Dossier, event: str) -> int:
    """The row of an event as a spreadsheet counts it."""
    return cable.events["id"].tolist().index(event) + 2


def test_build_writes_the_page_and_says_what_it_wrote(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "new" / "letter.html"
    assert main(["build", str(letter), "-o", str(target)]) == 0
    html = target.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "Hinrich Rode to Tideman Swarte" in html
    said = capsys.readouterr().out
    assert said == f"{target}: {target.stat().st_size / 1e6:.2f} MB, with {plotly_bundle().name}\n"
    assert re.search(r"\d\.\d\d MB, with plotly\.js [\d.]+ \((basic|full)\)", said)


@pytest.mark.usefixtures("undrawn")
def test_build_goes_into_a_folder_of_its_own(letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build", letter.name]) == 0
    assert (tmp_path / "build" / "letter-1398.html").is_file()


def test_one_letter_changed_in_a_quotation_stops_the_build(
    misquoted: Path, cable: Dossier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "new" / "page.html"
    assert main(["build", str(misquoted), "-o", str(target)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"events.csv, row {row_of(cable, 'rec-1')}, quotation" in said.err
    wrong, right = CHANGED[1], CHANGED[0]
    assert wrong in said.err
    assert right in " ".join(said.err.split())  # the nearest passage
    assert said.err.endswith("\n\n1 problem in 1 file\n"), "remarks are for check to tell"
    assert not target.parent.exists()


def test_a_build_that_fails_leaves_the_page_of_yesterday(misquoted: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("the page of yesterday", encoding="utf-8")
    assert main(["build", str(misquoted), "-o", str(target)]) == 1
    assert target.read_text(encoding="utf-8") == "the page of yesterday"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cable-75511", "page.html"]


def test_check_of_the_cable_finds_nothing(cable: Dossier, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(cable.path)]) == 0
    said = capsys.readouterr()
    remarks = len(cable.remarks)
    assert said.out == f"cable-75511: {len(cable.events)} events, no problems, {remarks} remarks\n"
    assert re.search(rf"\n\n{remarks} remarks in \d files\n$", said.err)


def test_check_tells_remarks_that_say_the_same_together(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(letter)]) == 0
    said = capsys.readouterr()
    assert said.out == "letter-1398: 6 events, no problems, 9 remarks\n"
    assert said.err.split("\n\n")[0] == (
        '\nplaces.csv, rows 2–7, standing: "established" rests on memory alone. '
        "Open the source and say so in checked, or make the standing likely."
    )
    assert said.err.endswith("\n\n9 remarks in 3 files\n")


def test_check_as_json_tells_every_remark_with_the_fields_of_a_problem(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(letter), "--format", "json"]) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert (list(told), told["problems"], said.err) == (["problems", "remarks"], [], "")
    assert told["remarks"] == [dataclasses.asdict(remark) for remark in read_dossier(letter).remarks]
    assert len(told["remarks"]) == 9


def test_check_lists_every_problem(misquoted: Path, cable: Dossier, capsys: pytest.CaptureFixture[str]) -> None:
    set_cell(misquoted, "events.csv", 2, "date", "15.9.1950")
    set_cell(misquoted, "places.csv", 2, "lat", "north")
    assert main(["check", str(misquoted)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    problems, _, remarks = said.err.partition("\n\n3 problems in 2 files\n\n")
    assert "is not in the document" in problems
    assert "nobody opened the source" not in problems
    assert "nobody opened the source" in remarks
    at = [
        said.err.index(where)
        for where in ("places.csv, row 2, lat", "events.csv, row 2, date", f"row {row_of(cable, 'rec-1')}")
    ]
    assert at == sorted(at)


def test_check_as_json_can_tell_of_half_a_letter(letter: Path) -> None:
    set_feature(letter, 2, properties={"label": "a\ud800b"})
    said = subprocess.run([CHRONOTOPE, "check", letter, "--format", "json"], capture_output=True, check=False)
    assert (said.returncode, said.stderr) == (1, b"")
    (problem,) = json.loads(said.stdout)["problems"]
    assert (problem["row"], problem["column"], problem["value"]) == (2, "label", "a\ud800b")


def test_check_as_json_names_every_place(misquoted: Path, cable: Dossier, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(misquoted), "--format", "json"]) == 1
    said = capsys.readouterr()
    (problem,) = json.loads(said.out)["problems"]
    assert (problem["file"], problem["row"], problem["column"]) == ("events.csv", row_of(cable, "rec-1"), "quotation")
    assert problem["value"] == CHANGED[1]
    assert CHANGED[0] in " ".join(f"{problem['why']} {problem['fix']}".split())
    assert said.err == ""


def test_several_dossiers_are_checked_in_one_run(
    letter: Path, misquoted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(letter), str(misquoted)]) == 1
    said = capsys.readouterr()
    assert said.out == "letter-1398: 6 events, no problems, 9 remarks\n"
    assert f"\n\n9 remarks in 3 files\n{misquoted}:\n\nevents.csv, row " in said.err
    assert "\n\n1 problem in 1 file\n" in said.err
    assert main(["check", "--format", "json", str(letter), str(misquoted)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {path: [problem["column"] for problem in lists["problems"]] for path, lists in found.items()} == {
        str(letter): [],
        str(misquoted): ["quotation"],
    }
    assert main(["check", str(letter), str(letter)]) == 0


@pytest.mark.parametrize("older", ["", "format = 1"])
def test_check_tells_in_one_line_what_is_new_since_an_older_format(
    letter: Path, older: str, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_once(letter, "dossier.toml", "format = 5", older)
    assert main(["check", str(letter)]) == 0
    said = capsys.readouterr()
    assert said.out == "letter-1398: 6 events, no problems, 9 remarks\n"
    assert said.err.startswith(
        "letter-1398: written in format 1; new in format 2: the key format itself, and nothing else; "
        f"new in format 3: {NEWS[3]}; new in format 4: {NEWS[4]}; new in format 5: {NEWS[5]}. "
        "Write format = 5 when you have looked the dossier through for it.\n\n"
    )
    assert main(["check", "--format", "json", str(letter)]) == 0
    said = capsys.readouterr()
    assert (json.loads(said.out)["problems"], said.err) == ([], "")
    replace_once(letter, "events.csv", "Hinrich writes", "")
    assert main(["check", str(letter)]) == 1
    assert "new in format" not in capsys.readouterr().err, "what is new can wait until the dossier is read"


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_empty_name_is_not_the_current_folder(
    letter: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(letter)
    with pytest.raises(SystemExit) as stopped:
        main([command, ""])
    assert stopped.value.code == 2
    assert "the name of the dossier is empty" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_folder_that_does_not_exist(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([command, "no-such-dossier"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "no-such-dossier" in said.err
    assert "no such folder" in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("undrawn")
def test_a_file_that_cannot_be_written(letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("not a folder", encoding="utf-8")
    assert main(["build", str(letter), "-o", str(tmp_path / "taken" / "page.html")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith("chronotope: ")
    assert "taken" in said[0]


def test_a_folder_in_the_place_of_the_page(letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "page.html"
    target.mkdir()
    assert main(["build", str(letter), "-o", str(target)]) == 1
    assert f"chronotope: {target}: Is a directory" in capsys.readouterr().err.splitlines()
    assert sorted(path.name for path in tmp_path.iterdir()) == [letter.name, target.name]


def test_a_full_disk_is_said_in_one_line(
    letter: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("viz.dossier_map.story_map", full)
    assert main(["build", str(letter)]) == 1
    assert capsys.readouterr().err == "chronotope: No space left on device\n"


@pytest.mark.parametrize("name", ["page.pdf", "page", ".html"])
def test_only_a_html_file_is_built(letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["build", str(letter), "-o", str(tmp_path / name)])
    assert refused.value.code == 2
    assert name in capsys.readouterr().err
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("arguments", [["build"], ["new"], ["draw", "x"], ["check", "x", "--format", "yaml"]])
def test_what_the_command_does_not_know_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(arguments)
    assert refused.value.code == 2
    assert "usage: chronotope" in capsys.readouterr().err


@pytest.mark.usefixtures("undrawn")
def test_an_archive_reference_that_is_not_known_is_pointed_out(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(letter), "-o", str(tmp_path / "exercise.html")]) == 0
    assert capsys.readouterr().err == "", "an invented text has no archive"
    replace_once(letter, "dossier.toml", 'kind = "exercise"', 'kind = "source"')
    assert main(["build", str(letter), "-o", str(tmp_path / "one.html")]) == 0
    assert "archive reference is not known" in capsys.readouterr().err
    replace_once(letter, "dossier.toml", 'rights = "none', 'archive_reference = "AHL, 7"\nrights = "none')
    assert main(["build", str(letter), "-o", str(tmp_path / "two.html")]) == 0
    remarks = len(read_dossier(letter).remarks)
    assert remarks == 10, "also that its source cannot be looked up"
    assert capsys.readouterr().err == f"letter-1398: {remarks} remarks, which check lists\n"


def run(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command in a folder, without a terminal."""
    return subprocess.run(
        [CHRONOTOPE, *arguments],
        cwd=folder,
        env=ENVIRONMENT | environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def run_on_terminal(*arguments: str, folder: Path, **environment: str) -> tuple[int, str]:
    """Run the installed command in a folder, on a terminal; return how it ended and what it said."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [CHRONOTOPE, *arguments],
        cwd=folder,
        env=ENVIRONMENT | environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # how Linux says that the other end is closed
            break
        if not part:
            break
        said += part
    os.close(ours)
    return process.wait(), said.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("flags", [[], ["--workbook"]], ids=["files", "workbook"])
def test_a_new_dossier_is_without_problems_and_is_built(tmp_path: Path, flags: list[str]) -> None:
    new = run("new", "my-letter", *flags, folder=tmp_path)
    assert (new.returncode, new.stderr) == (0, "")
    names = sorted(path.name for path in (tmp_path / "my-letter").iterdir())
    assert new.stdout.splitlines()[0] == f"my-letter: {', '.join(names)}"
    commands = [line.strip() for line in new.stdout.splitlines()[-2:]]
    assert commands == ["chronotope check my-letter", "chronotope build my-letter"]
    check, build = (run(*command.split()[1:], folder=tmp_path) for command in commands)
    assert (check.returncode, check.stdout) == (0, f"my-letter: 6 events, no problems, {NEW_REMARKS} remarks\n")
    assert (build.returncode, build.stderr) == (0, "")
    html = (tmp_path / "build" / "my-letter.html").read_text(encoding="utf-8")
    assert "Bratić writes to Venice" in html
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "my-letter"]


@pytest.mark.parametrize("flags", [[], ["--workbook"]], ids=["files", "workbook"])
def test_an_example_is_written_whole_and_is_without_problems(tmp_path: Path, flags: list[str]) -> None:
    new = run("new", "my-voyage", "--example", "whaler-1837", *flags, folder=tmp_path)
    assert (new.returncode, new.stderr) == (0, "")
    check = run("check", "my-voyage", folder=tmp_path)
    whaler = read_dossier(SEEDS / "whaler-1837")
    told = f"my-voyage: {len(whaler.events)} events, no problems, {len(whaler.remarks)} remarks\n"
    assert (check.returncode, check.stdout) == (0, told)
    assert [path.name for path in tmp_path.iterdir()] == ["my-voyage"]


def test_an_example_that_is_not_there_is_refused_with_those_there_are(tmp_path: Path) -> None:
    new = run("new", "my-voyage", "--example", "whaler", folder=tmp_path)
    assert (new.returncode, new.stdout) == (2, "")
    assert re.search(r"invalid choice: '?whaler'? \(choose from '?whaler-1837'?\)", new.stderr)
    assert list(tmp_path.iterdir()) == []


def test_a_new_dossier_needs_a_good_name_and_a_free_place(tmp_path: Path) -> None:
    misnamed = run("new", "My Letter", folder=tmp_path)
    assert (misnamed.returncode, misnamed.stdout) == (1, "")
    assert '"My Letter" is not an id' in misnamed.stderr
    assert misnamed.stderr.endswith("Write my-letter.\n")
    (tmp_path / "my-letter").write_text("mine", encoding="utf-8")
    taken = run("new", "my-letter", folder=tmp_path)
    assert (taken.returncode, taken.stdout) == (1, "")
    assert taken.stderr.startswith("chronotope: my-letter: is there already")
    below = run("new", "my-letter/another", folder=tmp_path)
    assert (below.returncode, len(below.stderr.splitlines())) == (1, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["my-letter"]
    assert (tmp_path / "my-letter").read_text(encoding="utf-8") == "mine"


def test_a_new_dossier_makes_no_folder_but_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "a" / "b")]) == 1
    assert capsys.readouterr().err == f"chronotope: {tmp_path / 'a' / 'b'}: there is no such folder to put it in\n"
    assert list(tmp_path.iterdir()) == []


def test_the_commands_to_type_next_can_be_typed_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "of mine").mkdir()
    assert main(["new", str(tmp_path / "of mine" / "my-letter")]) == 0
    check = capsys.readouterr().out.splitlines()[-2].replace("chronotope", CHRONOTOPE)
    assert subprocess.run(check, shell=True, check=False).returncode == 0  # noqa: S602 - as a user types it


def test_on_a_terminal_problems_are_wrapped_and_coloured(misquoted: Path) -> None:
    code, said = run_on_terminal("check", misquoted.name, folder=misquoted.parent, COLUMNS="60")
    assert code == 1
    assert "\033[1mevents.csv\033[0m\n" in said
    bare = re.sub(r"\033\[\d+m", "", said)
    assert CHANGED[0] in " ".join(bare.split())
    assert max(map(len, bare.splitlines())) <= 60
    assert "\n\n1 problem in 1 file\n\nplaces.csv\n" in bare
    assert run_on_terminal("check", misquoted.name, folder=misquoted.parent, COLUMNS="60", NO_COLOR="1") == (1, bare)


def test_on_a_terminal_a_build_says_what_it_does_and_wipes_it_off(letter: Path) -> None:
    code, said = run_on_terminal("build", letter.name, folder=letter.parent)
    assert code == 0
    shown = re.findall(r"(\w+)…\r +\r", said)
    assert shown == ["reading", "drawing", "writing"]
    assert re.sub(r".*\r", "", said).splitlines()[-1].startswith("build/letter-1398.html: ")


def test_a_closed_pipe_ends_the_command_without_a_word(misquoted: Path) -> None:
    events = misquoted / "events.csv"
    events.write_text(events.read_text(encoding="utf-8").replace("established", "certain"), encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    check = [CHRONOTOPE, "check", str(misquoted)]
    assert subprocess.run(check, check=False, env=ENVIRONMENT, stdout=writer, stderr=writer).returncode == 1
    for command in ([*check, "--format", "json"], [CHRONOTOPE, "--help"]):
        done = subprocess.run(command, check=False, env=ENVIRONMENT, stdout=writer, stderr=subprocess.PIPE)
        assert (done.returncode, done.stderr) == (1, b"")
    os.close(writer)


def test_ctrl_c_ends_the_command_in_one_line(
    letter: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object, *, language: object) -> None:  # noqa: ARG001
        raise KeyboardInterrupt

    monkeypatch.setattr("viz.dossier_map.story_map", interrupted)
    assert main(["build", str(letter)]) == 130
    assert capsys.readouterr().err == "chronotope: stopped\n"


def test_the_command_alone_says_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    said = capsys.readouterr().out
    assert said.startswith("usage: chronotope")
    assert re.findall(r"^    (\w+)  ", said, flags=re.MULTILINE) == [
        "new",
        "draft",
        "import",
        "review",
        "check",
        "build",
        "export",
        "handout",
        "map",
        "corpus",
    ]


def test_the_command_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"chronotope {version('chronotope')}\n"
