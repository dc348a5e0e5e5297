"""`chronotope corpus`, as a user types it: what it says, to a terminal and to a pipe, and how it ends."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from distributed import LocalCluster
from many_documents import write_documents
from mentioned import mention, write_corpus

from chronotope.command.main import main

pytestmark = pytest.mark.thorough

CHRONOTOPE = str(Path(sys.executable).with_name("chronotope"))
COUNT = 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sound documents, and one that is not UTF-8."""
    place = tmp_path_factory.mktemp("work")
    write_documents(place / "letters", COUNT)
    (place / "letters" / "old.txt").write_bytes("écrit à Paris".encode("latin-1"))
    return place


@pytest.fixture(scope="module")
def typed(folder: Path) -> subprocess.CompletedProcess[str]:
    """What is said when nobody interrupts it; the file is `m.parquet`."""
    command = [CHRONOTOPE, "corpus", "letters", "-o", "m.parquet", "--workers", "1"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@contextmanager
def begun(folder: Path, output: str, parts: int) -> Iterator[subprocess.Popen[str]]:
    """A run with two workers, as soon as it has so many parts."""
    command = [CHRONOTOPE, "corpus", "letters", "-o", output, "--workers", "2"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        while len(list((folder / f"{output}.parts").glob("*"))) < parts:
            assert run.poll() is None, run.communicate()
            time.sleep(0.02)
        yield run


def ended(folder: Path, ending: signal.Signals) -> tuple[subprocess.Popen[str], str, str]:
    """A run that a signal has ended, what it said, and its file; one that was done before the signal came is begun anew."""
    for attempt in range(5):
        output = f"{ending.name}-{attempt}.parquet"
        with begun(folder, output, parts=4) as run:
            # Ctrl-C reaches all processes of a terminal; what kills one leaves the others alone.
            (os.killpg if ending is signal.SIGINT else os.kill)(run.pid, ending)
            _, said = run.communicate(timeout=60)
        if run.returncode:
            return run, said, output
    raise AssertionError(f"{ending.name} ended no run")


def workers_of(run: subprocess.Popen[str]) -> list[str]:
    """The processes of its session that are still there."""
    listed = subprocess.run(
        ["/bin/ps", "-o", "pid=,args=", "-g", str(run.pid)], capture_output=True, text=True, check=False
    )
    return [line for line in listed.stdout.splitlines() if "spawn_main" in line]


def test_it_says_what_it_found_and_what_comes_next(folder: Path, typed: subprocess.CompletedProcess[str]) -> None:
    assert typed.returncode == 0
    found = r"[0-9,]+ toponyms?, [0-9,]+ dates?, [0-9,]+ events?"
    said = rf"m\.parquet: {found} in {COUNT} documents\nNext:\n  chronotope map m\.parquet\n"
    assert re.fullmatch(said, typed.stdout)
    assert typed.stderr.startswith(
        "m.report.csv: 1 document could not be drafted, such as old.txt: the file is not UTF-8"
    )
    assert typed.stderr.count("\n") == 1
    assert sorted(each.name for each in folder.glob("m.*")) == ["m.parquet", "m.report.csv"]


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_ended_goes_on_and_leaves_no_process(
    ending: signal.Signals, folder: Path, typed: subprocess.CompletedProcess[str]
) -> None:
    run, said, output = ended(folder, ending)
    if ending is signal.SIGINT:
        assert (run.returncode, said) == (130, "chronotope: stopped\n")
    until = time.monotonic() + 60
    while workers_of(run):
        assert time.monotonic() < until, workers_of(run)
        time.sleep(0.1)
    assert not (folder / output).exists()
    left = list((folder / f"{output}.parts").glob("*.arrow"))
    assert 4 <= len(left) < COUNT
    command = [CHRONOTOPE, "corpus", "letters", "-o", output, "--workers", "2"]
    again = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert again.stdout == typed.stdout.replace("m.parquet", output)
    assert (folder / output).read_bytes() == (folder / "m.parquet").read_bytes()
    assert not (folder / f"{output}.parts").exists()


def test_a_cluster_gives_the_same_bytes(
    folder: Path,
    typed: subprocess.CompletedProcess[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert typed.returncode == 0
    monkeypatch.chdir(folder)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        assert main(["corpus", "letters", "-o", "cluster.parquet", "--scheduler", cluster.scheduler_address]) == 0
    assert capsys.readouterr().out == typed.stdout.replace("m.parquet", "cluster.parquet")
    assert (folder / "cluster.parquet").read_bytes() == (folder / "m.parquet").read_bytes()


def test_a_cluster_that_cannot_do_it_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geodata.corpus.scheduling._PATIENCE", 2)
    arguments = ["corpus", str(folder / "letters"), "-o", str(tmp_path / "m.parquet"), "--scheduler"]
    assert main([*arguments, "nowhere"]) == 1
    assert "nowhere: no scheduler answers there" in capsys.readouterr().err
    with LocalCluster(n_workers=0, dashboard_address=None) as cluster:
        assert main([*arguments, cluster.scheduler_address]) == 1
    assert "the scheduler has no workers. Start some: dask worker tcp://" in capsys.readouterr().err
    assert not (tmp_path / "m.parquet").exists()


def test_a_terminal_is_told_how_far_it_is(folder: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [CHRONOTOPE, "corpus", "letters", "-o", str(tmp_path / "m.parquet"), "--workers", "1"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=theirs) as run:
        os.close(theirs)
        said = b""
        with os.fdopen(ours, "rb", buffering=0) as terminal:
            # Linux says so when the last program has closed a terminal.
            try:
                while more := terminal.read(1000):
                    said += more
            except OSError:
                pass
    assert run.returncode == 0
    steps = [int(step) for step in re.findall(rb"\rdrafting: (\d+) of 41", said)]
    assert steps == list(range(1, COUNT + 2))
    assert b"\r" + b" " * len("drafting: 41 of 41") + b"\r" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "m.csv"], "m.csv: a corpus is a .parquet file"),
        (["-o", "m.parquet", "--workers", "0"], "0: give 1 or more"),
        (["-o", "m.parquet", "--workers", "2", "--scheduler", "tcp://h:1"], "not allowed with"),
        ([], "the following arguments are required: -o/--output"),
    ],
)
def test_what_cannot_be_is_refused(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["corpus", "letters", *arguments])
    assert said in capsys.readouterr().err


def test_a_folder_that_is_not_there_or_empty_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", str(tmp_path / "none"), "-o", str(tmp_path / "m.parquet")]) == 1
    assert capsys.readouterr().err == f"chronotope: {tmp_path}/none: No such file or directory\n"
    assert main(["corpus", str(tmp_path), "-o", str(tmp_path / "m.parquet")]) == 1
    assert "there is no document in it. Give a folder with texts" in capsys.readouterr().err


def test_the_library_that_is_missing_is_named(tmp_path: Path) -> None:
    without = (
        "import sys; sys.modules['dask'] = None; from chronotope.command.main import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", without, "corpus", str(tmp_path), "-o", str(tmp_path / "m.parquet")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith("chronotope: dask")
    assert ran.stderr.endswith(" is missing; install it with: pip install 'chronotope[corpus]'\n")


def test_map_draws_a_corpus_by_place_and_period_and_its_rows_when_columns_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [mention(written="1950-10-12"), mention(written="1950-10-12"), mention("Moscow", written="1951")]
    file = write_corpus(tmp_path / "m.parquet", {"a.txt": rows, "b.txt": [mention("Syracuse")]})
    page = tmp_path / "m.html"
    assert main(["map", str(file), "-o", str(page), "--title", "Letters"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("date: column period\nlabel: column place\n")
    assert told.err == "1 of 3 rows is left out: no date (row Syracuse).\n"
    assert "a.txt, 3: “To Wonsan at once.”" in page.read_text(encoding="utf-8")
    assert main(["map", str(file), "-o", str(page), "--date", "written", "--label", "place"]) == 0
    assert capsys.readouterr().out.startswith("date: column written\nlabel: column place\n")
    assert main(["map", str(write_corpus(tmp_path / "n.parquet", {"a.txt": []}))]) == 1
    assert "the corpus names no place that a gazetteer knows" in capsys.readouterr().err
