from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from letter import write_letter

import viz.page.page
from geodata import Dossier, read_dossier
from viz import StoryMap, story_map
from viz.payload.payload import payload

# The same examples in every run, and no clock: a crowded machine is no fault.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """The folder of a small dossier without faults."""
    return write_letter(tmp_path / "letter-1398")


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The small dossier, read once; not to be altered."""
    return read_dossier(write_letter(tmp_path_factory.mktemp("invented") / "letter-1398"))


@pytest.fixture(scope="session")
def cable() -> Dossier:
    """The real dossier, read once; not to be altered."""
    return read_dossier(SEEDS / "cable-75511")


@pytest.fixture(scope="session")
def story(cable: Dossier) -> StoryMap:
    """The story map of the real dossier."""
    return story_map(cable)


@pytest.fixture(scope="session")
def sent(story: StoryMap) -> dict[str, Any]:
    """What the script of the real dossier's page receives."""
    return payload(story)


@pytest.fixture(scope="session")
def page(story: StoryMap) -> str:
    """The page of the real dossier, with the plotly.js that a build would take."""
    return viz.page.page.page(story, viz.page.page.plotly_bundle())


@pytest.fixture
def few_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if only the font that comes with matplotlib were there."""
    from viz.fonts import faces  # noqa: PLC0415 - takes matplotlib, which few tests need
    from viz.printing import typesetting  # noqa: PLC0415

    for name in ("SANS", "BOOK", "INSTALLED_SANS", "INSTALLED_BOOK", "OTHER_SCRIPTS"):
        monkeypatch.setattr(faces, name, ("DejaVu Sans",))
    for module in (faces, typesetting):
        monkeypatch.setattr(module, "packaged", frozenset)
    faces._installed.cache_clear()  # noqa: SLF001 - nothing else can make fonts go away
    yield
    faces._installed.cache_clear()  # noqa: SLF001
