"""The house: rooms of a size that a reader takes in, tests that mirror them, imports that run one way."""

import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("chronotope", "geodata", "viz")
# So many modules are taken in at a glance.
MOST_MODULES = 15
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

FOLDERS = sorted(
    folder.relative_to(ROOT).as_posix()
    for package in PACKAGES
    for folder in (ROOT / package, *(ROOT / package).rglob("*"))
    if folder.is_dir() and not {"__pycache__", "data", "bundle"}.intersection(folder.parts)
)
ROOMS = sorted(path for package in PACKAGES for path in (ROOT / package).glob("*/__init__.py"))
# Upwards, and between rooms that stand side by side: who must not know whom.
AGAINST = [
    ("geodata/errors.py", "geodata.dates.days"),
    ("geodata/dates/days.py", "geodata.files.texts"),
    ("geodata/tables/cells.py", "geodata.dossiers.places"),
    ("geodata/frames/reading.py", "geodata.tables.cells"),
    ("geodata/world/basemap.py", "geodata.dossiers.reading"),
    ("geodata/gazetteers/toponyms.py", "viz.layers.styles"),
    ("viz/layers/layer.py", "viz.stories.story"),
    ("viz/stories/story.py", "viz.figures.maps"),
    ("viz/printing/pieces.py", "viz.figures.traces"),
    ("viz/plates/plates.py", "viz.page.page"),
    ("viz/payload/payload.py", "viz.storymap"),
    ("viz/storymap.py", "chronotope.command.main"),
]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_folder_holds_more_modules_than_one_takes_in(folder: str) -> None:
    modules = [each for each in (ROOT / folder).glob("*.*") if each.suffix in {".py", ".js", ".css"}]
    assert len([each for each in modules if each.stem != "__init__"]) <= MOST_MODULES


# Rooms that the tests of others show at work: the declared format by the readers and seeds/README.md, the verbs of the command
# as a user types them.
SHOWN_ELSEWHERE = {"geodata/formats", "chronotope/command"}


def test_every_room_has_its_tests() -> None:
    rooms = {path.parent.relative_to(ROOT).as_posix() for path in ROOMS}
    assert {room for room in rooms if not list((ROOT / "tests" / room).glob("test_*.py"))} == SHOWN_ELSEWHERE


def test_the_tests_mirror_the_rooms() -> None:
    for package in PACKAGES:
        for folder in (ROOT / "tests" / package).iterdir():
            assert folder.is_file() or folder.name == "__pycache__" or (ROOT / package / folder.name).is_dir(), folder


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages once more, without their data."""
    folder = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("data", "assets", "__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the contract says of a house."""
    command = [LINT_IMPORTS, "--no-cache"]
    return subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False
    )


def test_the_house_keeps_the_contract(copy: Path) -> None:
    said = linted(copy)
    assert said.returncode == 0, said.stdout
    assert "Contracts: 3 kept, 0 broken." in said.stdout


def test_whoever_imports_against_the_direction_breaks_the_contract(copy: Path) -> None:
    kept = {name: (copy / name).read_text(encoding="utf-8") for name, _ in AGAINST}
    try:
        for name, imported in AGAINST:
            (copy / name).write_text(f"{kept[name]}\nimport {imported}  # against the direction\n", encoding="utf-8")
        said = linted(copy)
    finally:
        for name, text in kept.items():
            (copy / name).write_text(text, encoding="utf-8")
    assert said.returncode == 1
    told = said.stdout.replace("\n", " ")
    for name, imported in AGAINST:
        importer = name.removesuffix(".py").replace("/", ".")
        assert f"{importer} -> {imported}" in told


def test_a_room_that_the_floor_plan_does_not_know_breaks_the_contract(copy: Path) -> None:
    (copy / "viz" / "attic").mkdir()
    (copy / "viz" / "attic" / "__init__.py").write_text("", encoding="utf-8")
    try:
        said = linted(copy)
    finally:
        shutil.rmtree(copy / "viz" / "attic")
    assert said.returncode == 1
    assert "attic" in said.stdout


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: f"{path.parent.parent.name}.{path.parent.name}")
def test_a_room_says_what_comes_in_and_goes_out_and_its_doors_exist(room: Path) -> None:
    package = ".".join(room.parent.relative_to(ROOT).parts)
    said = importlib.import_module(package).__doc__ or ""
    doors = re.findall(r"`([a-z_]+)\.([A-Za-z_]+)`", said)
    assert doors, f"{package} names no door"
    for module, name in doors:
        if module != "viz":
            assert hasattr(importlib.import_module(f"{package}.{module}"), name), f"{package}: {module}.{name}"
