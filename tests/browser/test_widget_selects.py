"""What a notebook has beside the page: several events are selected, filtered ones left out, layers switched, a day is shown."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from conftest import Opened, Opener, until
from shapely.geometry import box
from stand_in import notebook_of

import viz

pytestmark = pytest.mark.browser

ROOT = "document.getElementById('first').firstChild.shadowRoot"


@pytest.fixture(scope="module")
def notebook_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of six towns in two columns, the western ones earlier."""
    towns = pd.DataFrame(
        {
            "name": ["A", "B", "C", "D", "E", "F"],
            "when": ["1401", "1402", "1403", "1411", "1412", "1413"],
            "lon": [10, 10.2, 10.4, 14, 14.2, 14.4],
            "lat": [50, 51, 52, 50, 51, 52],
        }
    )
    widget = viz.quick_map(towns, date="when", label="name").widget()
    path = tmp_path_factory.mktemp("tables") / "notebook.html"
    path.write_text(notebook_of(widget, current="events/5"), encoding="utf-8")
    return path


@pytest.fixture
def it(opened: Opener, notebook_file: Path) -> Iterator[Opened]:
    """The page with two story maps, of which the first is used; nothing is said in the end."""
    found = opened(notebook_file, width=1000, height=800)
    for name in ("first", "second"):
        until(found.page, f"Boolean(document.getElementById('{name}').firstChild.shadowRoot?.querySelector('.tools'))")
    yield found
    assert found.messages == []


def model(it: Opened, name: str, of: str = "first") -> Any:
    return it.page.evaluate(f"models.{of}.get('{name}')")


def tell(it: Opened, **state: Any) -> None:
    """Let Python tell the notebook of a change."""
    it.page.evaluate("(state) => { for (const name in state) models.first.set(name, state[name]); }", state)


def marks(it: Opened, where: str) -> dict[str, tuple[float, float]]:
    """The places of the marks on the `main-map` or the `timeline`, by their events."""
    drawn = it.page.evaluate(f"{ROOT}.querySelector('.{where} canvas.marks').drawn()")
    points = drawn if where == "timeline" else drawn["points"]
    return {
        event: (mark["left"], mark["top"])
        for mark in points
        for event in ([mark["event"]] if where == "timeline" else mark["events"])
    }


def drag(it: Opened, path: list[tuple[float, float]]) -> None:
    it.page.mouse.move(*path[0])
    it.page.mouse.down()
    for place in path[1:]:
        it.page.mouse.move(*place, steps=4)
    it.page.mouse.up()


def around(places: list[tuple[float, float]], margin: float = 8) -> list[tuple[float, float]]:
    """Two corners of a box around places."""
    across, down = zip(*places, strict=True)
    return [(min(across) - margin, min(down) - margin), (max(across) + margin, max(down) + margin)]


def circles(it: Opened, where: str) -> int:
    """How many marks are outlined as selected."""
    path = f"{ROOT}.querySelector('.{where} .selected .over')"
    return it.page.evaluate(f"({path}.getAttribute('d') ?? '').split('M').length - 1")


def pressed(it: Opened) -> list[str]:
    return it.page.evaluate(
        f"[...{ROOT}.querySelectorAll('.events [aria-pressed=true]')].map((node) => node.parentElement.dataset.event)"
    )


EAST = ["events/3", "events/4", "events/5"]


@pytest.mark.parametrize("where", ["main-map", "timeline"])
def test_a_box_selects_on_map_and_timeline(it: Opened, where: str) -> None:
    it.page.click("#first [data-tool=box]")
    at = marks(it, where)
    drag(it, around([at[event] for event in EAST]))
    assert sorted(model(it, "selected")) == EAST
    assert circles(it, "main-map") == circles(it, "timeline") == 3
    assert sorted(pressed(it)) == EAST
    assert it.page.inner_text("#first .note:not([hidden]) [role=status]") == "3 selected"
    assert model(it, "selected", "second") == []
    assert model(it, "current") == "events/5"
    it.page.keyboard.press("Escape")
    assert model(it, "selected") == []
    assert circles(it, "main-map") == 0
    assert pressed(it) == []


def test_a_lasso_selects_what_it_goes_round(it: Opened) -> None:
    it.page.click("#first [data-tool=lasso]")
    at = marks(it, "main-map")
    (left, top), (right, bottom) = around([at["events/0"], at["events/4"]], 14)
    # A triangle below the diagonal of the box.
    drag(it, [(left, top - 40), (left, bottom), (right, bottom), (left + 60, bottom - 2)])
    lasso = sorted(model(it, "selected"))
    assert "events/0" in lasso
    assert "events/2" not in lasso
    assert len(lasso) < 5


def test_shift_adds_a_box_without_a_tool_and_a_click_takes_one_out(it: Opened) -> None:
    at = marks(it, "main-map")
    it.page.keyboard.down("Shift")
    drag(it, around([at["events/0"]]))
    drag(it, around([at["events/3"], at["events/4"]]))
    assert sorted(model(it, "selected")) == ["events/0", "events/3", "events/4"]
    it.page.mouse.click(*at["events/3"])
    it.page.keyboard.up("Shift")
    assert sorted(model(it, "selected")) == ["events/0", "events/4"]
    assert marks(it, "main-map") == at, "the map has not moved"
    drag(it, [(at["events/0"][0], at["events/0"][1] + 30), (at["events/0"][0] + 40, at["events/0"][1] + 30)])
    assert marks(it, "main-map") != at, "without Shift the hand moves the map"
    assert sorted(model(it, "selected")) == ["events/0", "events/4"]


def test_the_keyboard_selects_in_the_list(it: Opened) -> None:
    it.page.click("#first #tab-events")
    it.page.focus("#first .events [data-event='events/1'] button")
    it.page.keyboard.press("Shift+Enter")
    it.page.focus("#first .events [data-event='events/3'] button")
    it.page.keyboard.press("Control+Enter")
    assert model(it, "selected") == ["events/1", "events/3"]
    it.page.keyboard.press("Control+Enter")
    assert model(it, "selected") == ["events/1"]
    assert model(it, "current") == "events/5"
    it.page.click("#first .events [data-event='events/2'] button", modifiers=["Control"])
    assert model(it, "selected") == ["events/1", "events/2"]


def test_python_selects(it: Opened) -> None:
    tell(it, selected=["events/4"])
    assert circles(it, "main-map") == circles(it, "timeline") == 1
    assert pressed(it) == ["events/4"]
    it.page.click("#first .note:not([hidden]) button")
    assert model(it, "selected") == []


def test_a_filter_is_shown_on_map_timeline_and_list(it: Opened) -> None:
    tell(it, _kept=["events/1", "events/5"])
    assert set(marks(it, "main-map")) == set(marks(it, "timeline")) == {"events/1", "events/5"}
    listed = f"[...{ROOT}.querySelectorAll('.events [data-event]:not([hidden])')].map((node) => node.dataset.event)"
    assert it.page.evaluate(listed) == ["events/1", "events/5"]
    assert it.page.inner_text("#first .note:not([hidden]) .said") == "2 of 6 events"
    assert it.page.inner_text("#first .counter") == "2 / 2"
    tell(it, _kept=["events/1"])
    assert model(it, "current") == "events/1"
    it.page.click("#first .note:not([hidden]) button")
    assert model(it, "_kept") is None
    assert len(it.page.evaluate(listed)) == 6


def test_layers_are_switched_by_both(it: Opened) -> None:
    it.page.click("#first .layers summary")
    switches = it.page.locator("#first .layers label").all_inner_texts()
    assert switches == ["Base map", "Names of the base map", "events"]
    names = f"[...{ROOT}.querySelectorAll('.main-map .label')].filter((node) => node.checkVisibility({{ visibilityProperty: true }})).map((node) => node.textContent)"
    assert "F" in it.page.evaluate(names)
    it.page.click("#first .layers input >> nth=0")
    it.page.click("#first .layers input >> nth=2")
    assert model(it, "layers") == {"events": False}
    assert marks(it, "main-map") == {}
    assert set(it.page.evaluate(names)).isdisjoint("ABCDEF")
    assert len(marks(it, "timeline")) == 6
    tell(it, layers={"events": True})
    assert len(marks(it, "main-map")) == 6
    assert it.page.is_checked("#first .layers input >> nth=2")
    assert not it.page.is_checked("#first .layers input >> nth=0"), "of the base map Python says nothing"


def test_a_day_shows_what_had_come_until_the_next_step(it: Opened) -> None:
    day = it.page.evaluate("models.first.get('_story').timeline.marks && models.first.get('current')")
    assert day == "events/5"
    settled = {"events/1": -202_000}
    tell(it, current="events/1", _as_of={"day": settled["events/1"], "words": "As of 1402"})
    assert it.page.inner_text("#first .caption").startswith("As of 1402")
    assert it.page.inner_text("#first .counter").startswith("2 ")
    it.page.click("#first [title='Next step']")
    assert model(it, "_as_of") is None
    assert model(it, "current") == "events/2"
    assert "As of" not in it.page.inner_text("#first .caption")


@pytest.mark.parametrize("current", ["", "areas/1"], ids=["overview", "step"])
def test_a_filter_leaves_out_areas_too(opened: Opener, tmp_path: Path, current: str) -> None:
    reigns = gpd.GeoDataFrame(
        {"from": ["1400", "1401"], "to": ["1420", "1430"]},
        geometry=[box(10, 50, 12, 52), box(14, 50, 16, 52)],
        crs=4326,
    )
    widget = viz.quick_map(reigns, date=("from", "to")).widget()
    path = tmp_path / "areas.html"
    path.write_text(notebook_of(widget, current=current), encoding="utf-8")
    it = opened(path, width=1000, height=800)
    until(it.page, f"Boolean({ROOT}?.querySelector('.tools'))")
    drawn = f"{ROOT}.querySelector('.main-map canvas.marks').drawn().features"
    assert len(it.page.evaluate(drawn)) == 2
    tell(it, _kept=["areas/1"])
    assert it.page.evaluate(drawn) == ["areas__1"]


def test_a_story_without_dates_is_selected_on_its_map_alone(opened: Opener, tmp_path: Path) -> None:
    towns = pd.DataFrame({"name": ["A", "B"], "lon": [10, 14], "lat": [50, 52]})
    path = tmp_path / "dateless.html"
    path.write_text(notebook_of(viz.quick_map(towns, date=None, label="name").widget()), encoding="utf-8")
    it = opened(path, width=1000, height=800)
    until(it.page, f"Boolean({ROOT}?.querySelector('.tools'))")
    it.page.click("#first [data-tool=box]")
    drag(it, around([marks(it, "main-map")["events/1"]]))
    assert model(it, "selected") == ["events/1"]
    assert it.messages == []
