"""Drafts as they are drawn and told: as what is only reported, and as what nobody has reviewed."""

from pathlib import Path
from typing import Any

import pytest
from drafts import write_drafts
from letter import set_cell, set_feature
from read_plates import Read

from geodata import Dossier, read_dossier
from viz import StoryMap, story_map
from viz.languages.catalogues import languages, wording_of
from viz.layers.features import features
from viz.layers.styles import SCREEN
from viz.payload.payload import payload
from viz.stories.legend import legend


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A dossier of nothing but drafts; not to be altered."""
    return read_dossier(write_drafts(tmp_path_factory.mktemp("drafts") / "drafts"))


@pytest.fixture(scope="module")
def drawn(drafts: Dossier) -> StoryMap:
    return story_map(drafts)


def cards_of(story: StoryMap) -> dict[str, Any]:
    assert story.document
    return {card["id"]: card for card in story.document.cards}


def words_of(story: StoryMap) -> set[str]:
    return {line["words"] for line in legend(story.layers)}


def test_every_mark_of_a_draft_is_open_whatever_its_modality(drawn: StoryMap) -> None:
    points = features(drawn["events"], SCREEN)
    assert set(points["hollow"]) == {True}
    assert set(points["shape"]) == {"circle-dot"}
    assert set(points["color"]) == {SCREEN.quiet}
    assert words_of(drawn) == {"draft, not reviewed", "line, not reviewed", "this step"}


def test_lines_that_nobody_has_reviewed_are_lines_of_no_kind(drawn: StoryMap) -> None:
    assert [layer.id for layer in drawn.layers if layer.kind in {"movement", "front", "line"}] == ["draft-lines"]
    lines = features(drawn["draft-lines"], SCREEN)
    assert lines["id"].tolist() == ["course", "track", "limit"]
    assert set(lines["dash"]) == {"dot"}
    assert lines["hover"].tolist()[0] == "September 1398: A ship sails", "it has no name of its own"
    # A front holds from the first day of the time for which it was drawn; the course is that of a ship that has sailed.
    first = dict(zip(lines["id"], lines["first"], strict=True))
    assert first["limit"] < first["course"] == first["track"]


def test_what_nobody_knows_the_precision_of_has_no_soft_edge(drawn: StoryMap) -> None:
    areas = features(drawn["areas"], SCREEN)
    assert areas["id"].tolist() == ["sea"]
    assert areas["precision_km"].tolist() == [0]
    assert cards_of(drawn)["fleet"]["place"] == "Visby"


def test_an_event_without_actors_has_a_row_and_no_filter(drawn: StoryMap) -> None:
    assert [(row.id, row.label) for row in drawn.actors] == [("", "actor not stated")]
    assert [each["name"] for each in payload(drawn)["filters"]] == ["rests-on"], "nothing is known of who, what and how"


def test_the_figures_are_drawn(drawn: StoryMap) -> None:
    assert {trace.meta for trace in drawn.figure().data} >= {"areas", "draft-lines", "events"}
    symbols = [trace.marker.symbol for trace in drawn.timeline_figure().data if trace.mode == "markers"]
    assert {shape for shapes in symbols for shape in shapes} == {"circle-dot"}


@pytest.mark.thorough
@pytest.mark.parametrize("theme", ["print", "greyscale"])
def test_a_map_for_print_says_how_many_events_are_drafts(drawn: StoryMap, theme: Any) -> None:
    figure, _ = drawn.replace(theme=theme).static(width_mm=114, timeline="below", legend="full")
    words = Read(figure, set()).words()
    assert "4 of 4 events are drafts that nobody has reviewed · Lambert" in words
    assert "draft, not reviewed" in words
    assert "actor not stated" in words
    assert "happened" not in words


@pytest.mark.parametrize("language", languages())
def test_every_language_says_that_it_is_a_draft(drafts: Dossier, language: str) -> None:
    story = story_map(drafts, language=language)
    wording = wording_of(language)
    told = cards_of(story)
    assert story.document
    assert "4" in story.document.badge
    assert all(card["evidence"].startswith(wording.group("checked")["draft"]) for card in told.values())
    assert {card["stance"] for card in told.values()} == {wording.group("stance")["draft"]}
    assert [row.label for row in story.actors] == [wording.interface["no_actor"]]
    if language != "en":
        english = wording_of("en")
        for group in ("checked", "stance"):
            assert wording.group(group)["draft"] != english.group(group)["draft"]
        for sign in ("point-draft", "line-draft"):
            assert wording.group("signs")[sign] != english.group("signs")[sign]
        assert wording.interface["no_actor"] != english.interface["no_actor"]
        assert wording.group("layers")["draft-lines"] != english.group("layers")["draft-lines"]
    # Their number decides the form.
    for count in (1, 2, 5, 100):
        said = wording.counted("drafts", count, total=wording.number(1398))
        assert wording.number(1398) in said
        assert str(count) in said


@pytest.fixture
def mixed(letter: Path) -> StoryMap:
    """A dossier of which one event, one route and one place are drafts."""
    set_cell(letter, "events.csv", 7, "checked", "draft")
    set_cell(letter, "places.csv", 5, "checked", "draft")
    set_feature(letter, 2, properties={"checked": "draft"})
    return story_map(read_dossier(letter))


def test_among_what_has_been_reviewed_a_draft_stands_out(mixed: StoryMap) -> None:
    told = cards_of(mixed)
    assert mixed.document
    assert mixed.document.badge == (
        "Invented text, for demonstration · 1 of 6 events is a draft that nobody has reviewed"
    )
    assert [event for event, card in told.items() if card["draft"]] == ["sale"]
    assert told["sale"]["evidence"] == "Draft: not reviewed. Contested, from another source."
    assert told["sale"]["stance"] == "DRAFT, not reviewed"
    assert told["arrival"]["stance"] == "REPORTED, not proved"
    # The place of an event that has been reviewed is a draft.
    assert told["pirates"]["place"] == "Visby (±3 km; draft, not reviewed)"
    points = features(mixed["events"], SCREEN).set_index("events")
    assert points.loc["sale", "shape"].endswith("-dot")
    assert points.loc["sale", "color"] == "#1b6ca8", "who acts it says"
    assert {"happened", "judged, forecast, reported", "draft, not reviewed"} <= words_of(mixed)
    # The route has no arrow, though its event has been reviewed.
    assert "movements" not in [layer.id for layer in mixed.layers]
    assert features(mixed["draft-lines"], SCREEN)["label"].tolist() == ["By Hamburg"]
