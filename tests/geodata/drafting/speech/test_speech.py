"""Who says what to whom, and how."""

import re

import pytest
from found_by_hand import DOSSIERS, found_by_hand, gold, person

from geodata.drafting.findings import PersonFinding, RecordEntry, SpeechAct
from geodata.drafting.prose import Prose
from geodata.drafting.speech.finding import find_speech, speakers_of
from geodata.formats.vocabularies import MODALITIES

NAMED = re.compile(r"Brandt|Osei|the council|Larsen|the envoys", re.IGNORECASE)


def speech_of(text: str, author: str = "") -> tuple[SpeechAct, ...]:
    """The acts of a text in which Brandt, Osei, Larsen, the council and the envoys are known, and who signs it."""
    people: tuple[PersonFinding, ...] = tuple(
        person(text, each.span(), each.group().casefold().removeprefix("the ")) for each in NAMED.finditer(text)
    )
    at = text.find(author)
    record = RecordEntry(start=at, end=at + len(author), text=author, rule="", score=1, field="author", value=author)
    return find_speech(Prose(text), record=(record,) if author else (), people=people)


def told(text: str) -> list[tuple[str, str, str]]:
    """Modality, voices and scope of each act."""
    return [
        (act.modality, " > ".join(act.voices), text[act.scope_start : act.scope_end].rstrip("."))
        for act in speech_of(text)
    ]


@pytest.mark.parametrize(
    ("sentence", "modality", "voices", "scope"),
    [
        ("Brandt advised us to leave the harbour.", "recommended", "brandt", "to leave the harbour"),
        ("Osei ordered his men to burn the mill.", "ordered", "osei", "to burn the mill"),
        ("The envoys asked Osei to spare the town.", "requested", "envoys", "to spare the town"),
        ("The guard was told that Brandt had fled.", "reported", "", "Brandt had fled"),
        ("Osei reports that the bridge is down.", "reported", "osei", "the bridge is down"),
        ("Larsen promised to hold the pass.", "agreed", "larsen", "to hold the pass"),
        ("The road is closed: so says Osei.", "reported", "osei", "The road is closed"),
        ("According to Osei the wells are dry.", "reported", "osei", "According to Osei the wells are dry"),
        ("I heard from Larsen that the mail was lost.", "reported", "larsen", "the mail was lost"),
        ("Brandt came to the conclusion that the fort cannot stand.", "judged", "brandt", "the fort cannot stand"),
        ("In my opinion the price of corn is too high.", "judged", "", "In my opinion the price of corn is too high"),
        ("Larsen expects that the ice breaks in May.", "forecast", "larsen", "the ice breaks in May"),
        ("It is necessary that the bridge be burnt.", "recommended", "", "the bridge be burnt"),
        ("Osei gave orders to fall back upon the river.", "ordered", "osei", "to fall back upon the river"),
        ("I have the honour to report that we hold the gate.", "reported", "", "we hold the gate"),
        ("I beg you to send the surgeon.", "requested", "", "to send the surgeon"),
        ("The carts will reach the mill on Friday.", "forecast", "", "The carts will reach the mill on Friday"),
        ("Pray send me the keys.", "requested", "", "Pray send me the keys"),
        ("Sell the corn before the spring.", "recommended", "", "Sell the corn before the spring"),
    ],
)
def test_one_act(sentence: str, modality: str, voices: str, scope: str) -> None:
    found = told(sentence)
    assert (modality, voices, scope) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "We sailed on Monday and anchored off the point.",
        "If Osei should come, the gate is open.",
        "She would not trade.",
        "I will not guess the day.",
        "The report of the colonel lay on the table.",
        "Six months are required to supply them.",
        "The peace of God be with you.",
    ],
)
def test_plain_narrative_is_no_speech(sentence: str) -> None:
    assert told(sentence) == []


def test_every_item_of_a_list_is_recommended() -> None:
    text = (
        "In view of this the council recommend:\n\n"
        "- 1. To immediately leave the town;\n- 2. The militia are to hold the hills;\n"
        "- 3. Send the old men across the river (the envoys have agreed to this).\n\n"
        "Brandt was here."
    )
    acts = speech_of(text)
    listed = next(act for act in acts if act.text == "recommend")
    assert listed.voices == ("council",)
    assert text[listed.scope_start :].startswith("To immediately leave")
    assert text[: listed.scope_end].endswith("to this).")
    assert {act.modality for act in acts if act.scope_start > listed.end and act.text != "have agreed"} == {
        "recommended"
    }


def test_an_aside_in_brackets_is_said_by_the_author_of_the_whole() -> None:
    text = "Brandt writes that we must go (Osei has agreed to this).\n\nLarsen"
    acts = speech_of(text, author="Larsen")
    assert {act.voices for act in acts if act.modality == "agreed"} == {("larsen", "osei")}


def test_voices_stand_within_one_another() -> None:
    text = "You are informed that Osei said that Brandt agrees with the plan.\n\nLarsen"
    voices = [(act.modality, act.voices) for act in speech_of(text, author="Larsen")]
    assert voices == [
        ("reported", ("larsen",)),
        ("reported", ("larsen", "osei")),
        ("agreed", ("larsen", "osei", "brandt")),
    ]


def test_he_is_the_last_who_did_something() -> None:
    assert told("Osei came aboard with the pilot. He says that the bar is shallow.") == [
        ("reported", "osei", "the bar is shallow")
    ]


def test_a_speaker_without_a_name_becomes_one_by_the_verb() -> None:
    text = "The men who bring us salt say that the pass is shut."
    acts = speech_of(text)
    (speaker,) = speakers_of(acts)
    assert (speaker.person, speaker.name) == ("men-who-bring-us-salt", "The men who bring us salt")
    assert acts[0].voices == (speaker.person,)


def test_a_movement_speaks_not() -> None:
    assert speakers_of(speech_of("The movements showed that the way was open. The snow thought that.")) == ()


def test_orders_order_what_others_foretell() -> None:
    order = "GENERAL ORDERS, No. 4.\n\nThe third company will proceed to the ford. Victory will belong to us."
    assert [act.modality for act in speech_of(order)] == ["ordered", "forecast"]
    assert [act.modality for act in speech_of("My dear Brandt,\n\nThe company will proceed to the ford.")] == [
        "forecast"
    ]


def test_an_order_in_a_polite_form_or_as_an_infinitive() -> None:
    text = (
        "MEMORANDUM for the General.\n\nLord Arden will be so good as to order the horse to the bridge.\n\n"
        "The second division to collect at the ford, and to bivouac there."
    )
    assert [(act.modality, act.voices) for act in speech_of(text)] == [("ordered", ())] * 3


def test_terms_after_a_colon_are_proposed() -> None:
    text = "I propose to receive the town on the following terms, to wit: The guns to be parked. The men will be allowed to go."
    acts = speech_of(text)
    assert {act.modality for act in acts} == {"recommended"}
    assert text[max(act.scope_end for act in acts) - 6 :] == "to go."


def test_each_of_several_letters_has_its_author() -> None:
    text = (
        "Camp Vale, April 7, 1765.\n\nSir: I think that further defence of the place is without all hope for you and yours.\n\n"
        "O. Larsen, Colonel.\n\nApril 8, 1765.\n\n"
        "Sir: I have your note, and expect that you will find us here for as long as the bread holds out.\n\nP. Brandt."
    )
    voices = {act.modality: act.voices for act in speech_of(text, author="P. Brandt") if act.modality != "reported"}
    assert voices == {"judged": ("larsen",), "forecast": ("brandt",)}


def test_a_speech_in_minutes_is_by_who_holds_it() -> None:
    text = (
        "MINUTES of a conference.\n\nThen Osei spoke as follows:\n\nBrothers, we believe that the road is open.\n\n"
        "The meeting rose."
    )
    acts = speech_of(text)
    assert [(act.modality, act.voices) for act in acts if act.modality == "judged"] == [("judged", ("osei",))]
    assert text[: acts[0].scope_end].endswith("is open.")


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_acts_of_the_dossiers_are_well_formed(dossier: str) -> None:
    given = found_by_hand(dossier)
    acts = find_speech(given.prose, record=given.record, people=given.people)
    assert acts
    for act in acts:
        assert given.prose.text[act.start : act.end] == act.text
        assert 0 <= act.scope_start < act.scope_end <= len(given.prose.text)
        assert act.modality in MODALITIES


def test_the_cable_recommends_seven_times_in_the_name_of_the_meeting() -> None:
    given = found_by_hand("cable-75511")
    acts = find_speech(given.prose, record=given.record, people=given.people)
    for start, _, row in gold("cable-75511"):
        if row["id"].startswith("rec-") and row["modality"] == "recommended":
            holding = [
                act for act in acts if act.scope_start <= start < act.scope_end and act.scope_end - act.scope_start > 1
            ]
            inner = min(holding, key=lambda act: act.scope_end - act.scope_start)
            assert (inner.modality, inner.voices) == ("recommended", ("stalin", "meeting")), row["id"]


def test_a_text_of_a_megabyte_is_heard_in_a_time_that_grows_with_it() -> None:
    sentence = (
        'Osei said that the men, who were tired, had left; send "the rest" to the ford (Brandt agrees to it), and go. '
    )
    few, many = (len(speech_of(sentence * times)) for times in (10, 400))
    assert many == 40 * few


def test_other_languages_and_no_words_are_no_speech() -> None:
    assert speech_of("") == ()
    assert speech_of("Ἀννίβας ἐκ Καρχηδόνος ἐξῆλθε. 平壤에서 철수할 것.") == ()


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("I have instructed the guard to shut the gate.", "ordered"),
        ("I am directed to say that the gate is shut.", "reported"),
        ("You had better send him a boat.", "recommended"),
        ("Let us go back to the ford.", "recommended"),
        ("My intention is to set out on Monday.", "forecast"),
        ("His object is to cut the road.", "judged"),
        ("It may happen that the ford is deep.", "forecast"),
        ("We cannot hold the town.", "judged"),
        ("The results must convince you of it.", "judged"),
        ("Osei told our guide there was no water.", "reported"),
        ("News is brought that the fleet has sailed.", "reported"),
        ("At the same time please tell the mayor of it.", "requested"),
    ],
)
def test_the_modality_of_other_turns(sentence: str, modality: str) -> None:
    assert told(sentence)[-1][0] == modality


def test_a_word_of_a_letter_makes_it_no_order() -> None:
    text = (
        "My dear Brandt,\n\nI have your orders and the act of council, and in ten minutes the mail will leave the camp."
    )
    assert [act.modality for act in speech_of(text)] == ["forecast"]
