"""The public names: each is documented, its example runs, and docs/api.md tells of it as it is."""

import doctest
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

import chronotope as ct
import geodata as gd
import viz
from geodata import Dossier
from tools.api_page import PAGE, api_page, documented, is_choice
from viz import StoryMap

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parent.parent
PUBLIC = {f"{package}.{name}": named for package in ("geodata", "viz") for name, named in documented(package)}
# An example may leave out what differs between machines, and break lines.
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("name", [name for name, named in PUBLIC.items() if not is_choice(named)])
def test_the_example_of_a_public_name_runs(
    name: str, dossier_in_its_place: Path, cable: Dossier, story: StoryMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(dossier_in_its_place)
    names = {"ct": ct, "dossier": cable, "story": story}
    docstring = PUBLIC[name].__doc__ or ""
    assert "Example:" in docstring, f"{name} has no example in its docstring"
    examples = doctest.DocTestParser().get_doctest(docstring, names, name, None, 0)
    assert examples.examples
    told: list[str] = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(examples, out=told.append)
    assert not told, "".join(told)


@pytest.fixture
def dossier_in_its_place(tmp_path: Path) -> Path:
    """A folder to write to, with the dossiers where the examples look for them."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    return tmp_path


def test_the_page_of_the_api_is_what_the_docstrings_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == api_page(), "docs/api.md is stale; make it anew with: make api"


@pytest.mark.parametrize("package", [gd, viz], ids=["geodata", "viz"])
def test_nothing_is_in_sight_but_what_is_documented(package: Any) -> None:
    assert dir(package) == sorted(package.__all__)
    text = PAGE.read_text(encoding="utf-8")
    assert not [name for name in dir(package) if f"### {name}\n" not in text]


def test_the_front_door_has_the_names_of_both_packages() -> None:
    assert dir(ct) == sorted({*gd.__all__, *viz.__all__, "__version__"})
    assert all(getattr(ct, name) is getattr(package, name) for package in (gd, viz) for name in package.__all__)
    assert ct.__version__ == version("chronotope")
    stub = (ROOT / "chronotope" / "__init__.pyi").read_text(encoding="utf-8")
    assert set(re.findall(r'^    "(\w+)",$', stub, re.MULTILINE)) == set(dir(ct))
    with pytest.raises(AttributeError, match="module 'chronotope' has no attribute 'story_mapp'"):
        ct.story_mapp  # noqa: B018 - the look-up is what is tried
