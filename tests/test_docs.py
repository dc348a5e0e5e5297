"""What the README says is so: its map of the house is complete, and its example runs."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("geodata", "viz", "viz/assets")
MODULES = {".py", ".js", ".css", ".html"}


def fenced(text: str, language: str) -> list[str]:
    """The code blocks of one language in a Markdown text."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def house(readme: str) -> dict[str, set[str]]:
    """The files that the map of the house names, by folder."""
    [drawn] = fenced(readme, "text")
    named: dict[str, set[str]] = {}
    folder = ""
    for line in drawn.splitlines():
        if line and not line.startswith(" "):
            folder = line.split()[0].rstrip("/")
            named[folder] = set()
        elif line:
            named[folder].add(line.split()[0])
    return named


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_map_of_the_house_names_every_module_and_no_other(house: dict[str, set[str]], folder: str) -> None:
    there = {path.name for path in (ROOT / folder).iterdir() if path.suffix in MODULES}
    assert {name for name in house[folder] if Path(name).suffix in MODULES} == there


def test_what_the_map_of_the_house_names_exists(house: dict[str, set[str]]) -> None:
    named = {ROOT / folder / name for folder, names in house.items() for name in {*names, "."}}
    assert not {str(path.relative_to(ROOT)) for path in named if not path.exists()}


def test_the_example_in_python_runs(readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [example] = fenced(readme, "python")
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    script = tmp_path / "example.py"
    script.write_text(example, encoding="utf-8")
    names = runpy.run_path(str(script))
    assert len(names["advice"]) > 0
    assert len(names["figure"].data) > 0
    assert len(names["timeline"].data) > 0
    assert (tmp_path / "build" / "cable-75511.html").stat().st_size > 0


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "seeds/README.md"])
def test_links_between_files_lead_somewhere(document: str) -> None:
    path = ROOT / document
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (path.parent / target).exists()]


def test_every_target_of_make_that_is_named_exists() -> None:
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    for document in ("README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"`make ([a-z]+)`", (ROOT / document).read_text(encoding="utf-8")))
        assert named <= rules, f"{document}: {named - rules}"
