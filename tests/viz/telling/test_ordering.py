from dataclasses import replace
from pathlib import Path

import pytest
from letter import set_cell

from geodata import Day, Dossier, read_dossier
from viz.telling.ordering import (
    actor_of,
    along_path,
    by_date,
    by_document,
    horizon,
    known_days,
    settled_days,
    speech_acts,
    standpoints,
)

DOCUMENT_DAY = int(Day.from_civil(1950, 10, 12))
LESSON_STEPS = 14


def bounds(dossier: Dossier) -> dict[str, tuple[int | None, int | None]]:
    """Earliest and latest day of every event."""
    events = dossier.events
    days = zip(events["earliest"], events["latest"], strict=True)
    return dict(
        zip(events["id"], [tuple(None if day is None else int(day) for day in ends) for ends in days], strict=True)
    )


def test_by_date_visits_every_event_once(cable: Dossier) -> None:
    assert sorted(by_date(cable)) == sorted(cable.events["id"])


def test_by_date_runs_as_the_dates_run(cable: Dossier) -> None:
    dates = bounds(cable)
    starts = [dates[event][0] or dates[event][1] for event in by_date(cable)]
    assert starts == sorted(starts)
    assert len(set(starts)) > 30


def test_on_one_day_the_narrower_date_comes_first(cable: Dossier) -> None:
    order = by_date(cable)
    for narrow, wide in [
        ("rhee-orders-north", "rok-crosses-parallel"),  # 30 September; 30 September or 1 October
        ("rok-at-chosan", "rhee-in-pyongyang"),
        ("copies", "aircraft-promised"),  # 12 October; from 12 October on
        ("kim-leaves-pyongyang", "cable"),
        ("macarthur-demands-surrender", "rear-forces"),  # 1 October; October or November
    ]:
        assert order.index(narrow) < order.index(wide)


def test_equal_dates_keep_the_order_of_the_table(cable: Dossier) -> None:
    dates = bounds(cable)
    table = cable.events["id"].tolist()
    that_day = [event for event in by_date(cable) if dates[event] == (DOCUMENT_DAY, DOCUMENT_DAY)]
    assert that_day == [event for event in table if event in that_day]
    assert len(that_day) > 10


def test_a_date_without_a_beginning_stands_at_its_end(invented: Dossier) -> None:
    assert by_date(invented) == ["pirates", "arrival", "letter", "overland", "sailing", "sale"]


def test_by_document_follows_the_words(cable: Dossier) -> None:
    order = by_document(cable)
    quoted = cable.events[cable.events["quotation"] != ""].set_index("id")
    assert sorted(order) == sorted(quoted.index)
    keys = [(quoted.at[event, "quotation_start"], -quoted.at[event, "quotation_end"]) for event in order]
    assert keys == sorted(keys)


def test_the_document_argues_from_meeting_to_advice_to_signature(cable: Dossier) -> None:
    stations = [
        *("read-aloud", "meeting", "zhou-not-ready", "zhou-no-tanks", "zhou-air", "zhou-tanks-later", "six-months"),
        *("recommendations", "rec-1", "rec-2", "rec-3a", "rec-3b", "rec-4", "rec-5", "rec-6", "rec-7a", "rec-7b"),
        *("mao-approves", "signature", "copies"),
    ]
    assert [event for event in by_document(cable) if event in stations] == stations


def test_of_two_quotations_that_begin_together_the_longer_comes_first(letter: Path) -> None:
    set_cell(letter, "events.csv", 6, "quotation", "the Victual Brothers lie before Visby with eleven sails")
    set_cell(letter, "events.csv", 6, "quotation_context", "")
    assert by_document(read_dossier(letter))[1:3] == ["sailing", "pirates"]


def test_what_the_document_does_not_say_is_no_step_of_its_argument(cable: Dossier, invented: Dossier) -> None:
    assert {"cpv-crosses-yalu", "joint-telegram", "inchon-landing"}.isdisjoint(by_document(cable))
    assert by_document(invented) == ["arrival", "pirates", "overland", "sailing", "letter"]


@pytest.mark.parametrize(
    ("event", "day"),
    [
        # Said in the cable about a later time: the reader stands at the cable.
        ("zhou-air", "1950-10-12"),
        ("zhou-tanks-later", "1950-10-12"),
        ("six-months", "1950-10-12"),
        ("aid-after-occupation", "1950-10-12"),
        ("aircraft-promised", "1950-10-12"),
        # Said in the cable about an earlier time.
        ("meeting", "1950-10-10"),
        ("zhou-report", "1950-10-10"),
        # What the cable advises, and what happened.
        ("rec-1", "1950-10-12"),
        ("seoul-entered", "1950-09-25"),
        ("cpv-crosses-yalu", "1950-10-19"),
    ],
)
def test_where_the_reader_stands(cable: Dossier, event: str, day: str) -> None:
    assert str(Day(known_days(cable)[event])) == day


def test_nothing_said_in_the_cable_opens_hindsight(cable: Dossier) -> None:
    days = known_days(cable)
    said = {event: days[event] for event, act in speech_acts(cable).items() if act == "cable"}
    assert len(said) > 25
    assert {event: day for event, day in said.items() if day > DOCUMENT_DAY} == {}


def test_every_event_has_a_day(cable: Dossier, invented: Dossier) -> None:
    for dossier in (cable, invented):
        assert list(known_days(dossier)) == dossier.events["id"].tolist()
    # "By Martinmas", 11 November, is said in the letter.
    assert str(Day(known_days(invented)["sailing"])) == "1398-09-30"


@pytest.mark.parametrize(
    ("event", "day"),
    [
        ("seoul-entered", "1950-09-28"),
        ("rear-forces", "1950-11-30"),
        ("kim-leaves-pyongyang", "1950-10-15"),
        ("meeting", "1950-10-11"),
        # Said in the cable, whatever time it speaks of.
        ("zhou-air", "1950-10-12"),
        ("six-months", "1950-10-12"),
        ("aircraft-promised", "1950-10-12"),
    ],
)
def test_by_when_a_thing_was_certainly_known(cable: Dossier, event: str, day: str) -> None:
    assert str(Day(settled_days(cable)[event])) == day


def test_nothing_is_known_before_the_reader_can_stand_at_it(cable: Dossier, invented: Dossier) -> None:
    for dossier in (cable, invented):
        first, settled = known_days(dossier), settled_days(dossier)
        assert {event for event in first if settled[event] < first[event]} == set()


@pytest.mark.parametrize(
    ("event", "act"),
    [("zhou-air", "cable"), ("zhou-report", "cable"), ("rec-3b", "cable"), ("cable", "cable"), ("mao-assent",) * 2],
)
def test_the_outermost_speech_act(cable: Dossier, event: str, act: str) -> None:
    assert speech_acts(cable)[event] == act


def test_the_horizon_is_the_documents_last_day(cable: Dossier, invented: Dossier) -> None:
    assert horizon(cable) == DOCUMENT_DAY
    assert str(Day(horizon(invented))) == "1398-09-30"


@pytest.mark.parametrize(("path", "fewest", "most"), [("lesson", 7, 7), ("lesson-full", 10, LESSON_STEPS)])
def test_the_lesson_fits_a_lesson(cable: Dossier, path: str, fewest: int, most: int) -> None:
    lesson = along_path(cable, path)
    assert cable.default_path == "lesson"
    assert fewest <= len(lesson) <= most
    assert len(set(lesson)) == len(lesson)
    assert set(lesson) <= set(cable.events["id"])
    assert lesson[0] == "read-aloud", "it has no mark: the lesson opens with the front alone"


@pytest.mark.parametrize("path", ["lesson", "lesson-full"])
def test_the_lesson_keeps_what_came_after_to_its_end(cable: Dossier, path: str) -> None:
    lesson = along_path(cable, path)
    days = known_days(cable)
    later = [days[event] > DOCUMENT_DAY for event in lesson]
    assert later == sorted(later)
    assert later[-1]
    assert lesson.index("chinese-politburo-enters") > lesson.index("mao-approves")


def test_the_second_source_on_mao_comes_after_his_agreement_as_the_cable_has_it(cable: Dossier) -> None:
    lesson = along_path(cable, "lesson-full")
    assert lesson.index("mao-assent") > lesson.index("mao-approves")


def test_a_path_runs_by_step_not_by_row(invented: Dossier) -> None:
    assert along_path(invented, "lesson") == ["letter", "overland"]
    upside_down = replace(invented, paths=invented.paths.iloc[::-1])
    assert along_path(upside_down, "lesson") == ["letter", "overland"]
    assert along_path(invented, "short") == ["sale"]
    assert along_path(invented, "no-such-path") == []


def test_the_first_actor_named_gives_the_sign() -> None:
    assert actor_of("dprk | us-unc") == "dprk"
    assert actor_of("prc") == "prc"


def test_a_forecast_stands_on_the_day_when_it_is_made(cable: Dossier) -> None:
    at = standpoints(cable)
    assert at["zhou-air"] == "cable"
    assert at["six-months"] in {"cable", "six-months"}
    assert at["pyongyang-entered"] == "pyongyang-entered"
    days = known_days(cable)
    assert all(days[event] == days[standpoint] for event, standpoint in at.items())
