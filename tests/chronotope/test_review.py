"""`chronotope review`, as it is typed: it prints an address, answers there, and ends with Ctrl-C."""

import http.client
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from letter import write_letter

from chronotope.command import STOPPED
from chronotope.command.main import main

CHRONOTOPE = str(Path(sys.executable).with_name("chronotope"))


@pytest.mark.thorough
def test_it_prints_an_address_answers_there_and_ends_with_control_c(tmp_path: Path) -> None:
    folder = write_letter(tmp_path / "letter-1398")
    command = [CHRONOTOPE, "review", str(folder), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as review:
        assert review.stdout is not None
        printed = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/\?token=[\w-]{32})\n", review.stdout.readline())
        assert printed
        assert review.stdout.readline() == "Ctrl-C ends the review.\n"
        connection = http.client.HTTPConnection("127.0.0.1", int(printed[1]), timeout=60)
        connection.request("GET", printed[2])
        assert connection.getresponse().status == 303
        connection.close()
        busy = subprocess.run([*command, "--port", printed[1]], capture_output=True, text=True, check=False)
        assert busy.returncode == 1
        assert busy.stderr == f"chronotope: 127.0.0.1:{printed[1]}: Address already in use\n"
        review.send_signal(signal.SIGINT)
        assert review.wait(timeout=60) == STOPPED
        assert review.stderr is not None
        assert review.stderr.read() == "chronotope: stopped\n"


@pytest.mark.parametrize(
    ("files", "said"),
    [([], "is no folder with a dossier.toml"), (["dossier.xlsx"], "is a workbook; only folders of text files")],
)
def test_what_cannot_be_reviewed_is_refused_in_words(
    files: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in files:
        (tmp_path / name).write_bytes(b"")
    assert main(["review", str(tmp_path), "--no-browser"]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_is_none_is_refused(port: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["review", str(tmp_path), f"--port={port}"])
    assert f"{port} is no port" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [each for each in sys.modules if each.startswith(("viz.review", "starlette", "uvicorn"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert main(["review", str(write_letter(tmp_path / "letter-1398"))]) == 1
    assert capsys.readouterr().err == "chronotope: the review needs Starlette: pip install chronotope[review]\n"
