"""The choice of events by what they rest on, and the table of events and sources."""

from pathlib import Path

import pytest
from conftest import CABLE, Opened, Opener, go, on_map, on_timeline, silent, until
from letter import set_cell

import viz
from geodata import Dossier, read_dossier

pytestmark = pytest.mark.browser

BOXES = ".filters input[value={}]"
CHOSEN = "[...document.querySelectorAll('.filters input:checked')].map((node) => node.value)"
LISTED = "[...document.querySelectorAll('.events [data-event]')].filter((node) => node.checkVisibility({ contentVisibilityAuto: false })).map((node) => node.dataset.event)"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_dossier(CABLE)


def resting_on(dossier: Dossier, word: str) -> set[str]:
    return set(dossier.events["id"][dossier.events["corroboration"] == word])


def choose(it: Opened, *values: str) -> None:
    """Tick these values of the filter and no others."""
    it.page.click("#tab-events")
    if not it.page.is_visible(".filters"):
        it.page.click(".opener")
    for value in it.page.evaluate(CHOSEN):
        if value not in values:
            it.page.uncheck(BOXES.format(value))
    for value in values:
        it.page.check(BOXES.format(value))


def listed(it: Opened) -> set[str]:
    it.page.click("#tab-events")
    return set(it.page.evaluate(LISTED))


def test_list_map_timeline_and_steps_show_what_rests_on_one_source(cable: Opener, dossier: Dossier) -> None:
    single = resting_on(dossier, "single")
    it = cable("?order=dates#cable")
    with silent(it):
        it.page.click(".hindsight input")
        everything = listed(it)
        assert everything == set(dossier.events["id"])
        choose(it, "single")
        assert listed(it) == single
        assert set(on_timeline(it.page)) == single
        there = {
            event for point in on_map(it.page)["points"] if point["layer"] == "events" for event in point["events"]
        }
        assert there
        assert there <= single
        it.page.keyboard.press("Home")
        assert it.page.inner_text(".counter") == f"1 / {len(single)}"
        visited = [it.current()]
        for _ in range(len(single) - 1):
            it.page.keyboard.press("PageDown")
            visited.append(it.current())
        assert sorted(visited) == sorted(single)
        assert it.page.is_disabled(".step >> nth=1")
        choose(it)
        assert listed(it) == everything


def test_an_event_that_is_not_asked_for_gives_way_to_the_next_that_is(cable: Opener, dossier: Dossier) -> None:
    single, independent = resting_on(dossier, "single"), resting_on(dossier, "independent")
    it = cable("?order=dates")
    it.page.keyboard.press("Home")
    order = [it.current()]
    while it.current() not in independent or not set(order) & single:
        it.page.keyboard.press("PageDown")
        order.append(it.current())
    here = it.current()
    choose(it, "single")
    assert it.current() in single - set(order), "the steps before are not gone back to"
    # What a link leads to is shown all the same, until the next step.
    go(it.page, here)
    assert it.page.inner_text(".counter").startswith("–")
    assert here in listed(it)
    it.page.keyboard.press("PageDown")
    assert it.current() != here
    assert here not in listed(it)


def test_what_came_after_stays_hidden_however_events_are_chosen(cable: Opener) -> None:
    it = cable("?order=dates#cable")
    before = listed(it)
    for choice in ("single", "dependent", "independent"):
        choose(it, choice)
        go(it.page, "cable")
        assert listed(it) <= before


def test_the_address_keeps_the_choice(cable: Opener, dossier: Dossier) -> None:
    it = cable("?order=dates&rests-on=independent")
    assert it.page.evaluate(CHOSEN) == ["independent"]
    assert it.current() in resting_on(dossier, "independent")
    choose(it, "single")
    until(it.page, "location.search === '?order=dates&rests-on=single&tab=events'")
    choose(it)
    until(it.page, "location.search === '?order=dates&tab=events'")
    linked = cable("?order=dates&rests-on=independent#cable")
    assert linked.current() == "cable", "a link to an event opens it"
    assert cable("?rests-on=nothing").page.evaluate(CHOSEN) == []


def test_what_no_event_rests_on_is_said(opened: Opener, letter: Path, tmp_path: Path) -> None:
    set_cell(letter, "events.csv", 4, "source", "ledger")
    it = opened(viz.story_map(read_dossier(letter)).save(tmp_path / "letter.html"), "?order=dates&rests-on=dependent")
    said = it.page.locator(".controls .unmet")
    assert said.inner_text() == "No event answers to the filter “\u2068dependent\u2069”; it was lifted."
    assert it.page.evaluate(CHOSEN) == []
    it.page.keyboard.press("PageDown")
    assert not said.is_visible()


@pytest.mark.parametrize("size", [(1600, 900), (390, 844)])
def test_an_event_outside_the_choice_says_so(cable: Opener, dossier: Dossier, size: tuple[int, int]) -> None:
    outside = min(resting_on(dossier, "independent"))
    it = cable(f"?order=dates&rests-on=single#{outside}", width=size[0], height=size[1])
    said = it.page.locator(".card .outside")
    assert said.inner_text() == "This event is outside the choice."
    assert it.page.inner_text(".counter").startswith("–")
    assert not it.page.is_visible(".controls .unmet")
    it.page.keyboard.press("PageDown")
    assert it.current() in resting_on(dossier, "single")
    assert said.count() == 0


def test_what_is_remembered_can_be_chosen(opened: Opener, letter: Path, tmp_path: Path) -> None:
    (letter / "sources.csv").write_text(
        "id,citation,url,chain\nledger,Ledger,,\nread,Read once,,memory\n", encoding="utf-8"
    )
    set_cell(letter, "events.csv", 7, "source", "read")
    it = opened(viz.story_map(read_dossier(letter)).save(tmp_path / "letter.html"), "?order=dates&rests-on=none")
    it.page.click("#tab-events")
    assert it.page.is_checked("label:text-is('no source') input")
    assert it.current() == "sale"
    assert it.page.inner_text(".counter") == "1 / 1"
    assert it.page.inner_text(".told-by") == "No source: from memory."


def test_questions_of_a_lesson_stay_with_their_steps(cable: Opener, dossier: Dossier) -> None:
    it = cable("?order=path&rests-on=independent")
    path = dossier.paths[dossier.paths["path"] == dossier.default_path]
    steps = path[path["event"].isin(resting_on(dossier, "independent"))]
    assert 0 < len(steps) < len(path)
    for number, (event, question) in enumerate(zip(steps["event"], steps["question"], strict=True), start=1):
        assert it.page.inner_text(".counter") == f"{number} / {len(steps)}"
        assert it.current() == event
        assert it.page.locator(".lesson .question").all_inner_texts() == [question][: bool(question)]
        it.page.keyboard.press("PageDown")


def test_without_a_single_step_nothing_moves(opened: Opener, letter: Path, tmp_path: Path) -> None:
    # The lesson tells of the letter and of what it advises; both rest on the letter alone.
    set_cell(letter, "events.csv", 4, "source", "ledger")
    it = opened(viz.story_map(read_dossier(letter)).save(tmp_path / "letter.html"), "?order=path&rests-on=independent")
    assert it.page.inner_text(".counter") == "– / 0"
    assert it.page.is_disabled(".step >> nth=0")
    assert it.page.is_disabled(".step >> nth=1")
    before = it.current()
    with silent(it):
        for key in ("PageDown", "End", "Home"):
            it.page.keyboard.press(key)
    assert it.current() == before


def test_the_choice_is_made_with_the_keys(cable: Opener) -> None:
    it = cable("?order=dates")
    before = it.page.inner_text(".counter")
    it.page.click("#tab-events")
    it.page.focus(".search")
    it.page.keyboard.press("Tab")
    it.page.keyboard.press("Enter")
    it.page.get_by_role("checkbox", name="one source", exact=True).focus()
    it.page.keyboard.press("Space")
    assert it.page.evaluate(CHOSEN) == ["single"]
    assert it.page.inner_text(".counter") != before
    assert it.current() in resting_on(read_dossier(CABLE), "single")


@pytest.mark.parametrize("size", [(1024, 768), (390, 844)])
def test_the_choice_has_room(cable: Opener, size: tuple[int, int]) -> None:
    page = cable(width=size[0], height=size[1]).page
    page.click("#tab-events")
    page.click(".opener")
    for group in page.locator(".filters fieldset").all():
        box = group.bounding_box()
        assert box
        assert box["width"] > 200
        assert box["x"] + box["width"] <= size[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_card_says_who_else_says_so(cable: Opener, dossier: Dossier) -> None:
    quoted = set(dossier.events["id"][dossier.events["quotation"] != ""])
    it = cable("?order=dates")
    go(it.page, min(quoted & resting_on(dossier, "single")))
    assert it.page.inner_text(".told-by") == f"Only {dossier.document.short} says so."
    go(it.page, min(resting_on(dossier, "independent") - quoted))
    assert it.page.inner_text(".told-by").startswith("Several sources say so: ")


TABLE = """() => {
  const [head, ...rows] = [...document.querySelectorAll(".matrix tr")].map((row) => [...row.children]);
  const names = head.map((cell) => cell.title);
  return Object.fromEntries(rows.map((cells) => [cells[0].querySelector("button").textContent, names.filter((_, n) => n && cells[n].textContent === "yes")]));
}"""


def test_the_table_shows_on_what_every_known_event_rests(cable: Opener, dossier: Dossier) -> None:
    it = cable("?order=dates#cable")
    it.page.click("#tab-about")
    assert it.page.locator(".matrix table").count() == 0, "it is made when it is opened"
    it.page.click(".matrix summary")
    lines = dossier.events.set_index("id")[["date_display", "title"]].agg(": ".join, axis="columns")
    citations = {
        **dict(zip(dossier.sources["id"], dossier.sources["citation"], strict=True)),
        "the document": dossier.document.title,
    }
    table = dossier.corroboration
    rests = {lines[event]: {citations[source] for source in table.columns[cells]} for event, cells in table.iterrows()}
    shown = it.page.evaluate(TABLE)
    assert 0 < len(shown) < len(rests), "what came after the document would be given away"
    assert it.page.is_visible(".matrix .more")
    assert {line: set(names) for line, names in shown.items()} == {line: rests[line] for line in shown}
    it.page.click(".hindsight input")
    assert {line: set(names) for line, names in it.page.evaluate(TABLE).items()} == rests
    assert not it.page.is_visible(".matrix .more")


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_the_table_opens_at_the_current_event_with_a_dot_in_sight(cable: Opener, size: tuple[int, int]) -> None:
    it = cable("?order=dates#mao-orders-cpv", width=size[0], height=size[1])
    it.page.click("#tab-about")
    it.page.click(".matrix summary")
    until(it.page, "document.querySelector('.matrix-box').scrollTop > 0")
    frame, dot, head = (
        it.page.locator(where).first.bounding_box() for where in (".matrix-box", ".matrix .now .rests", ".matrix thead")
    )
    assert frame
    assert dot
    assert head
    assert frame["x"] < dot["x"] < frame["x"] + frame["width"] - dot["width"]
    assert frame["y"] + head["height"] <= dot["y"] < frame["y"] + frame["height"]
    note = it.page.locator(".matrix .note").bounding_box()
    assert note
    assert note["y"] + note["height"] <= frame["y"]


def test_no_name_of_a_source_is_cut(cable: Opener) -> None:
    it = cable("?order=dates#cable", width=1024, height=768)
    it.page.click("#tab-about")
    it.page.click(".matrix summary")
    cut = """[...document.querySelectorAll(".matrix thead span")].filter((name) => name.scrollHeight > name.clientHeight + 1
      || name.offsetWidth > name.parentElement.clientWidth).map((name) => name.textContent)"""
    assert it.page.evaluate(cut) == []


def test_the_table_keeps_its_heads_in_sight_and_leads_to_events(cable: Opener) -> None:
    it = cable("?order=dates#cable", width=1024, height=768)
    it.page.click("#tab-about")
    it.page.click(".matrix summary")
    box = it.page.locator(".matrix-box")
    box.evaluate("node => node.scrollTo(200, 400)")
    frame, corner = box.bounding_box(), it.page.locator(".matrix thead th >> nth=0").bounding_box()
    assert frame
    assert corner
    assert abs(corner["x"] - frame["x"]) < 3
    assert abs(corner["y"] - frame["y"]) < 3
    it.page.locator(".matrix tbody button").last.click()
    assert (
        it.page.locator(".matrix tr.now button").inner_text()
        == it.page.locator(".matrix tbody button").last.inner_text()
    )
