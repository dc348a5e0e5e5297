"""Events of a text: which clauses tell one, of what kind, how, by whom, when and where."""

from dataclasses import replace
from itertools import pairwise

import pytest
from found_by_hand import DOSSIERS, found_by_hand, gold

from geodata.drafting.draft import draft
from geodata.drafting.events.finding import find_events
from geodata.drafting.findings import DateFinding, EventFinding, RecordEntry, SpeechAct, ToponymFinding
from geodata.drafting.prose import Prose
from geodata.drafting.speech.finding import find_speech, speakers_of
from geodata.formats.vocabularies import EVENT_KINDS, MODALITIES


def events_of(text: str, *, dates: tuple[str, ...] = (), places: tuple[str, ...] = ()) -> list[EventFinding]:
    """The events of a text, without that of the document itself."""
    prose = Prose(text)
    speech = find_speech(prose)
    found = find_events(
        prose,
        dates=tuple(DateFinding(**_at(text, words), edtf="", anchor="") for words in dates),
        toponyms=tuple(ToponymFinding(**_at(text, words), candidates=()) for words in places),
        speech=speech,
    )
    return list(found[1:])


def _at(text: str, words: str) -> dict[str, object]:
    return {"start": text.index(words), "end": text.index(words) + len(words), "text": words, "rule": "", "score": 1.0}


def one(sentence: str, **found: tuple[str, ...]) -> EventFinding:
    """The only event of a sentence."""
    (event,) = events_of("A note.\n\n" + sentence, **found)
    return event


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Their riders attacked the mill at Vale.", "battle"),
        ("A battle was fought at Vale.", "battle"),
        ("The brig sailed to Vale.", "movement"),
        ("To begin the evacuation of Vale at once.", "movement"),
        ("The council of Vale refused the terms.", "decision"),
        ("The envoys met at Vale.", "diplomacy"),
        ("The mayor wrote to me from Vale.", "message"),
        ("A new regiment was formed at Vale.", "organisation"),
        ("The wells of Vale are dry.", "statement"),
    ],
)
def test_the_kind_of_an_event(sentence: str, kind: str) -> None:
    assert one(sentence, places=("Vale",)).kind == kind


def test_a_movement_goes_from_one_place_to_another_by_some_means() -> None:
    event = one("They sailed from Arden to Vale in three small boats.", places=("Arden", "Vale"))
    assert event.place_from
    assert event.place_to
    assert (event.place_from.text, event.place_to.text, event.means) == ("Arden", "Vale", "in three small boats")


@pytest.mark.parametrize(
    ("sentence", "came_from", "went_to"),
    [
        ("The garrison left Arden.", "Arden", None),
        ("The fleet reached Arden.", None, "Arden"),
        ("The brig arrived at Arden.", None, "Arden"),
        ("The brig lay off Arden.", None, None),
        ("The men marched north of Arden.", None, None),
    ],
)
def test_a_movement_with_one_place(sentence: str, came_from: str | None, went_to: str | None) -> None:
    event = one(sentence, places=("Arden",))
    places = [place.text if place else None for place in (event.place_from, event.place_to)]
    assert places == [came_from, went_to]
    assert [place.text for place in event.places] == ["Arden"]


def test_the_date_of_a_clause_and_of_its_sentence() -> None:
    first, second = events_of(
        "A note.\n\nOn Monday the brig left Arden, and the boats came back.", dates=("Monday",), places=("Arden",)
    )
    assert [event.date and event.date.text for event in (first, second)] == ["Monday", "Monday"]
    for text in (
        "On Monday he came. Burn the mill.",
        "On Monday the brig left; the sea broke over the mill.",
        "The wells have failed, and the guns cannot come before Monday.",
    ):
        event = next(each for each in events_of("A note.\n\n" + text, dates=("Monday",)) if "Monday" not in each.text)
        assert event.date is None


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("We crossed the river at Arden.", "occurred"),
        ("Started from Arden at daybreak.", "occurred"),
        ("They delivered me a letter at Arden.", "occurred"),
        ("The enemy crossed the river at Arden.", "reported"),
        ("The enemy will cross the river at Arden.", "forecast"),
        ("Cross the river at Arden.", "recommended"),
        ("I believe that the enemy is at Arden.", "judged"),
        ("I beg you to send the boats to Arden.", "requested"),
    ],
)
def test_how_an_event_is_told(sentence: str, modality: str) -> None:
    assert one(sentence, places=("Arden",)).modality == modality


@pytest.mark.parametrize(
    "sentence",
    [
        "The house is large.",
        "If the enemy crosses at Arden, the bridge is lost.",
        "Where is the road to Arden?",
        "I remain, Sir, your obedient servant.",
        "Peace be upon you.",
    ],
)
def test_what_is_no_event(sentence: str) -> None:
    places = ("Arden",) if "Arden" in sentence else ()
    assert [event for event in events_of("A note.\n\n" + sentence, places=places) if event.places or not places] == []


def test_titles_are_the_first_words() -> None:
    event = one(
        "The brig sailed from Arden with all the stores that we had been able to save from the fire.", places=("Arden",)
    )
    assert event.title == "The brig sailed from Arden with all the stores …"
    assert one("The brig left Arden.", places=("Arden",)).title == "The brig left Arden"


def test_the_document_is_the_first_event() -> None:
    text = "Arden, 3 May 1790\n\nDear Brandt,\n\nAll is quiet.\n\nO. Larsen"
    record = tuple(
        RecordEntry(**_at(text, words), field=field, value=value)
        for words, field, value in (
            ("3 May 1790", "date", "1790-05-03"),
            ("Brandt", "addressee", "Brandt"),
            ("O. Larsen", "author", "O. Larsen"),
        )
    )
    arden = ToponymFinding(**_at(text, "Arden"), candidates=())
    (letter,) = find_events(Prose(text), record=record, toponyms=(arden,))
    assert (letter.text, letter.kind, letter.modality) == ("Arden, 3 May 1790", "message", "occurred")
    assert (letter.sender, letter.recipients, letter.place_from) == ("o-larsen", ("brandt",), arden)


def test_a_bare_text_still_tells_its_first_clause() -> None:
    first, second = find_events(
        Prose("The brig sailed for Arden with all her people on board, and the boats came back.")
    )[1:]
    assert (first.kind, second.kind) == ("movement", "movement")


def test_a_text_in_one_line_is_not_quoted_whole() -> None:
    (letter, *_) = find_events(Prose("All is quiet here. " * 40))
    assert letter.text == "All is quiet here. All is quiet here. All is quiet here."
    assert find_events(Prose(" \n")) == ()


def found_in(dossier: str) -> tuple[tuple[EventFinding, ...], tuple[SpeechAct, ...]]:
    given = found_by_hand(dossier)
    speech = find_speech(given.prose, record=given.record, people=given.people)
    people = (*given.people, *speakers_of(speech))
    events = find_events(
        given.prose, record=given.record, dates=given.dates, toponyms=given.toponyms, people=people, speech=speech
    )
    return events, speech


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_quotations_are_exact_and_do_not_overlap(dossier: str) -> None:
    events, _ = found_in(dossier)
    text = found_by_hand(dossier).prose.text
    assert len(events) > 10
    for event in events:
        assert text[event.start : event.end] == event.text == event.text.strip()
        assert event.kind in EVENT_KINDS
        assert event.modality in MODALITIES
    ordered = sorted(events, key=lambda event: event.start)
    assert all(before.end <= after.start for before, after in pairwise(ordered))


# Of the events that a historian quoted from each document: how many are found, and of those found how many are told in the
# same manner and by the same voices. What is missed are the head and foot, which the record holds, and what is said in passing.
@pytest.mark.parametrize(
    ("dossier", "found", "modality", "voices"),
    [
        ("cable-75511", 25, 0.9, 0.95),
        ("whaler-1837", 10, 0.8, 0.8),
        ("rhone-218-bce", 9, 0.85, 0.6),
        ("aden-letter", 9, 0.85, 0.95),
    ],
)
def test_the_gold_of_the_dossiers(dossier: str, found: int, modality: float, voices: float) -> None:
    events, _ = found_in(dossier)
    pairs = []
    for start, end, row in gold(dossier):
        overlap, event = max(
            ((min(end, each.end) - max(start, each.start), each) for each in events), key=lambda pair: pair[0]
        )
        if overlap >= 0.5 * min(end - start, event.end - event.start):
            pairs.append((row, event))
    assert len(pairs) >= found
    assert sum(row["modality"] == event.modality for row, event in pairs) >= modality * len(pairs)
    said = [tuple(filter(None, row["voice"].split(" | "))) == event.voices for row, event in pairs]
    assert sum(said) >= voices * len(pairs)


def test_the_seven_recommendations_of_the_cable() -> None:
    events, _ = found_in("cable-75511")
    advice = [event for event in events if event.modality == "recommended" and "recommend" not in event.text]
    assert {event.voices for event in advice} == {("stalin", "meeting")}
    text = found_by_hand("cable-75511").prose
    first = [next(event.text for event in advice if event.start in item) for item in text.items]
    assert [words.split()[0] for words in first] == ["To", "The", "Concentrate", "Send", "Send", "Put", "Either"]


def test_draft_finds_speech_and_events_of_the_bare_cable() -> None:
    found = draft(found_by_hand("cable-75511").prose.text)
    assert (found.speech.modality == "recommended").sum() >= 7
    assert len(found.events) > 20
    assert set(found.events.voices.explode().dropna()) <= set(found.people.person) | set(found.speech.voices.explode())


def test_a_name_that_nobody_found_does_not_stop_a_voice() -> None:
    given = found_by_hand("whaler-1837")
    speech = find_speech(given.prose, record=given.record)
    assert ("silas-tobey", "captain-orde") in {act.voices for act in speech}
    bare = find_events(
        given.prose, record=tuple(replace(entry, value="Silas Tobey") for entry in given.record), speech=speech
    )
    assert any(event.voices == ("silas-tobey", "captain-orde") for event in bare)
