"""What `pip install` brings: both packages with their data and assets, the command, and nothing else."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from geodata.templates.new import EXAMPLES

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("chronotope-*.whl")
    return wheel


def test_the_wheel_holds_the_packages_with_their_data_and_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (entry_points,) = (name for name in names if name.endswith("entry_points.txt"))
        assert "chronotope = chronotope.command.start:main" in archive.read(entry_points).decode()
    for folder in ("geodata", "viz"):
        for file in (ROOT / folder).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                assert file.relative_to(ROOT).as_posix() in names
    licences = {name.partition(".dist-info/licenses/")[2] for name in names}
    told = [file for folder in ("geodata", "viz") for file in (ROOT / folder).rglob("LICENSES.md")]
    assert {"LICENSE", *(file.relative_to(ROOT).as_posix() for file in told)} <= licences
    assert {name.split("/")[0].split("-")[0] for name in names} == {"geodata", "viz", "chronotope"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_wheel_holds_the_examples_as_they_are_in_the_seeds(wheel: Path, name: str) -> None:
    within = f"geodata/templates/examples/{name}/"
    with zipfile.ZipFile(wheel) as archive:
        packaged = {each.removeprefix(within): archive.read(each) for each in archive.namelist() if within in each}
    assert packaged == {path.name: path.read_bytes() for path in (ROOT / "seeds" / name).iterdir()}


def test_without_the_source_tree_the_command_writes_the_example_of_the_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "unpacked")
    packaged = tmp_path / "unpacked" / "geodata" / "templates" / "examples" / "whaler-1837" / "document.txt"
    packaged.write_text("That of the wheel.", encoding="utf-8")
    command = [sys.executable, "-m", "chronotope", "new", "mine", "--example", "whaler-1837"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "unpacked")}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert (tmp_path / "mine" / "document.txt").read_text(encoding="utf-8") == "That of the wheel."
