"""What a cell shows: the live map at once, the still once the cell is done; a still that cannot be drawn keeps nothing back."""

from typing import Any

import pytest
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

import viz.plates.stills
from viz import StoryMap
from viz.page.cells import CLOSED, SVG, WIDGET, NoStill

pytestmark = pytest.mark.thorough

PLOTLY = "application/vnd.plotly.v1+json"


class Publisher(DisplayPublisher):
    """Keeps what a cell shows, in order: (whether it alters an output, its bundle)."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[bool, dict[str, Any]]] = []

    def publish(self, data: dict[str, Any], *_: Any, update: bool = False, **__: Any) -> None:
        self.shown.append((update, data))


@pytest.fixture
def stills(monkeypatch: pytest.MonkeyPatch) -> list[StoryMap]:
    """The stories of which a still was drawn."""
    drawn: list[StoryMap] = []

    def still(story: StoryMap) -> str:
        drawn.append(story)
        return "<svg/>"

    monkeypatch.setattr(viz.plates.stills, "still", still)
    return drawn


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A shell as kernels have it."""
    # IPython warns where it runs in an environment that has no IPython of its own.
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    InteractiveShell.clear_instance()
    it: Any = InteractiveShell.instance()
    it.display_pub = Publisher()
    monkeypatch.setattr(InteractiveShell, "kernel", object(), raising=False)
    yield it
    InteractiveShell.clear_instance()


def test_a_bundle_has_no_still_unless_it_is_asked_for(story: StoryMap, stills: list[StoryMap]) -> None:
    assert set(story._repr_mimebundle_()) == {PLOTLY, "text/plain"}
    assert stills == []
    assert story._repr_mimebundle_(include=[SVG]) == {SVG: "<svg/>"}
    assert story._mime_() == (SVG, "<svg/>")
    assert stills == [story, story]


def test_the_map_is_shown_first_and_the_still_joins_it(shell: Any, story: StoryMap, stills: list[StoryMap]) -> None:
    shell.user_ns["story"] = story
    seen: list[int] = []
    shell.user_ns["note"] = lambda: seen.append(len(shell.display_pub.shown) - 10 * len(stills))
    shell.run_cell("display(story)\nnote()")
    assert seen == [1], "the map is shown before the still is drawn"
    assert [(update, set(data)) for update, data in shell.display_pub.shown] == [
        (False, {PLOTLY, "text/plain"}),
        (True, {PLOTLY, "text/plain", SVG}),
    ]
    shell.run_cell("1")
    assert len(shell.display_pub.shown) == 2, "once for each showing"


def test_a_widget_stays_as_it_is_and_the_still_is_an_output_of_its_own(
    shell: Any, story: StoryMap, stills: list[StoryMap]
) -> None:
    shell.user_ns["widget"] = story.widget()
    shell.run_cell("widget")
    (first_is_update, first), (second_is_update, second) = shell.display_pub.shown
    assert not first_is_update
    assert not second_is_update
    assert first[WIDGET]["model_id"] == shell.user_ns["widget"].model_id
    assert first["text/plain"] == "<StoryWidget 'Cable No. 75511' at 'read-aloud'>"
    assert second == {WIDGET: CLOSED, SVG: "<svg/>", "text/plain": ""}
    assert stills == [story]


def test_whatever_ails_print_the_map_is_shown(
    shell: Any, story: StoryMap, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: StoryMap) -> str:
        raise OSError("no space left")

    monkeypatch.setattr(viz.plates.stills, "still", broken)
    shell.user_ns["story"] = story
    with pytest.warns(NoStill, match="no still for exports of this notebook: no space left"):
        assert shell.run_cell("story").success
    [(_, data)] = shell.display_pub.shown
    assert PLOTLY in data
    assert "Traceback" not in "".join(capsys.readouterr())


def test_a_terminal_is_not_kept_waiting(
    shell: Any, story: StoryMap, stills: list[StoryMap], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(InteractiveShell, "kernel")
    shell.user_ns["story"] = story
    shell.run_cell("story")
    assert len(shell.display_pub.shown) == 1
    assert stills == []
