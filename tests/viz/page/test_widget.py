"""The story map as a widget, seen from Python: its traits, and what it sends to the notebook."""

import json
import subprocess
import sys
from dataclasses import replace
from typing import Any

import comm
import geopandas as gpd
import pandas as pd
import pytest
from comm.base_comm import BaseComm

import viz.page.widget
from geodata.errors import MOST_NAMED
from viz import StoryMap
from viz.page.widget import Library, StoryWidget

pytestmark = pytest.mark.thorough

Messages = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def messages(sent: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Messages:
    """What goes to the notebook, as (kind of message, state), in a kernel that sent nothing before."""
    found: Messages = []

    class Recorded(BaseComm):
        def publish_msg(self, msg_type: str, data: Any = None, **_: Any) -> None:
            found.append((msg_type, (data or {}).get("state", {})))

    monkeypatch.setattr(comm, "create_comm", Recorded)
    monkeypatch.setattr(Library, "_shared", None)
    monkeypatch.setattr(viz.page.widget, "payload", lambda _: sent)
    return found


@pytest.fixture
def widget(story: StoryMap, messages: Messages) -> StoryWidget:  # noqa: ARG001 - messages are recorded first
    return story.widget()


def tell(widget: StoryWidget, **state: Any) -> None:
    """Let the notebook tell the widget of a change."""
    widget.comm.handle_msg(
        {"content": {"data": {"method": "update", "state": state, "buffer_paths": []}}, "buffers": []}
    )


def test_the_scripts_are_sent_once_for_all_widgets_of_a_kernel(story: StoryMap, messages: Messages) -> None:
    for _ in range(3):
        story.widget()
    with_scripts = [state for _, state in messages if "plotly" in state]
    stories = [state for _, state in messages if "_story" in state]
    assert (len(with_scripts), len(stories)) == (1, 3)
    assert len({state["_library"] for state in stories}) == 1
    of_its_own = json.dumps({key: value for key, value in stories[1].items() if key != "_story"})
    assert len(of_its_own) < 10_000, "the scripts travel with each widget again"


def test_a_step_sends_the_id_and_nothing_else(widget: StoryWidget, messages: Messages) -> None:
    messages.clear()
    widget.current = "rec-3a"
    assert messages == [("comm_msg", {"current": "rec-3a"})]


def test_a_library_that_was_closed_is_sent_again(story: StoryMap, messages: Messages) -> None:
    story.widget()
    Library.shared().close()
    messages.clear()
    story.widget()
    assert len([state for _, state in messages if "plotly" in state]) == 1


def test_it_begins_with_the_first_step(widget: StoryWidget, story: StoryMap) -> None:
    assert widget.current == story.narrative.orders[story.narrative.order][0]


def test_the_notebook_moves_python(widget: StoryWidget) -> None:
    seen: list[str] = []
    widget.observe(lambda change: seen.append(change["new"]), "current")
    tell(widget, current="rec-3a")
    assert widget.current == "rec-3a"
    assert seen == ["rec-3a"]


def test_an_unknown_event_is_refused_with_the_nearest_and_how_many_there_are(
    widget: StoryWidget, story: StoryMap
) -> None:
    before = widget.current
    with pytest.raises(ValueError, match=r"there is no event 'rec-3'; did you mean 'rec-3[ab]'\?") as refused:
        widget.current = "rec-3"
    assert sum(card["id"] in str(refused.value).split(", ") for card in story.narrative.cards) <= MOST_NAMED
    assert str(refused.value).endswith(f" and {len(story.narrative.cards) - MOST_NAMED} more")
    assert widget.current == before
    with pytest.raises(ValueError, match=r"there is no event 'zzz'; there are "):
        widget.current = "zzz"


def test_the_selection_is_a_plain_frame_of_the_rows_that_stand_for_the_event(widget: StoryWidget) -> None:
    widget.current = "rec-3a"
    selection = widget.selection
    assert type(selection) is gpd.GeoDataFrame
    assert selection.crs == "EPSG:4326"
    assert set(selection["layer"]) == {"areas", "events"}
    assert all("rec-3a" in events.split() for events in selection["events"])
    assert selection.geometry.notna().all()


def test_an_event_without_a_place_has_an_empty_selection(widget: StoryWidget) -> None:
    widget.current = "rec-5"
    assert type(widget.selection) is gpd.GeoDataFrame
    assert widget.selection.empty
    assert widget.selection.crs == "EPSG:4326"


def test_the_selection_is_observed_and_read_only(widget: StoryWidget) -> None:
    seen: list[int] = []
    widget.observe(lambda change: seen.append(len(change["new"])), "selection")
    tell(widget, current="rec-3a")
    tell(widget, current="rec-5")
    assert seen == [2, 0]
    with pytest.raises(Exception, match="read-only"):
        widget.selection = widget.selection.iloc[:0]


def test_the_selection_of_layers_in_other_projections_and_hidden_ones(story: StoryMap, messages: Messages) -> None:  # noqa: ARG001
    def altered(layer: Any) -> Any:
        if layer.id == "areas":
            return replace(layer, visible=False)
        if layer.id == "events":
            return replace(layer, data=layer.data.to_crs("EPSG:5179").rename_geometry("outline"))
        return layer

    there = story.widget()
    changed = replace(story, layers=tuple(map(altered, story.layers))).widget()
    there.current = changed.current = "rec-3a"
    [expected] = there.selection[there.selection["layer"] == "events"].geometry
    [got] = changed.selection.geometry
    assert got.equals_exact(expected, 1e-6)


def test_without_anywidget_the_error_says_how_to_get_it(story: StoryMap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "viz.page.widget")
    monkeypatch.setitem(sys.modules, "anywidget", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install chronotope\[jupyter\]"):
        story.widget()


def test_only_a_widget_loads_anywidget() -> None:
    code = (
        "import sys, viz, chronotope.command.main; sys.exit('anywidget' in sys.modules or 'ipywidgets' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_events_of_a_dossier_are_filtered_by_modality_and_by_their_ids(widget: StoryWidget, story: StoryMap) -> None:
    asked = [card["id"] for card in story.narrative.cards if card["modality"] == "recommended"]
    widget.filter = {"modality": ["recommended"]}
    assert widget._kept == asked  # noqa: SLF001 - what the notebook is sent
    assert widget.current in asked
    widget.filter = pd.Series([True, True, False], index=["rec-5", "rec-3a", "meeting"])
    assert set(widget._kept) == {"rec-5", "rec-3a"}, "also one without a place"  # noqa: SLF001
    with pytest.raises(ValueError, match=r'take the ids as labels, as in events\.set_index\("id"\)'):
        widget.filter = pd.Series([True, False])
    assert set(widget._kept) == {"rec-5", "rec-3a"}  # noqa: SLF001


def test_a_filter_sends_the_ids_and_nothing_else(widget: StoryWidget, messages: Messages) -> None:
    widget.current = "rec-3a"
    messages.clear()
    widget.filter = {"actor": ["dprk"]}
    [(_, state)] = messages
    assert set(state) == {"_kept"}


def test_a_day_is_sent_with_its_event(widget: StoryWidget, messages: Messages) -> None:
    messages.clear()
    widget.day = "1950-10-12"
    sent = {name: value for _, state in messages for name, value in state.items()}
    assert set(sent) == {"_as_of", "current"}
    assert sent["_as_of"]["words"] == "As of 12 October 1950"


def test_the_notebook_lets_the_filter_and_the_day_go(widget: StoryWidget) -> None:
    widget.filter = {"modality": ["recommended"]}
    widget.day = "1950-10-12"
    tell(widget, _kept=None)
    assert widget.filter is None
    tell(widget, current="rec-3a", _as_of=None)
    assert str(widget.day) == "1950-10-12"
    tell(widget, current="read-aloud", _as_of=None, selected=["rec-3a", "rec-5"], layers={"areas": False})
    assert widget.selected == ("rec-3a", "rec-5")
    assert set(widget.selection["layer"]) == {"events"}
