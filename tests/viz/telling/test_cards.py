"""What the page says of each event."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from letter import replace_once, set_cell

from geodata import Day, Dossier, read_dossier, values
from viz import StoryMap
from viz.languages.event_words import FATE
from viz.telling.cards import MOST_WORDS, cards
from viz.telling.dossier_narrative import narrate

SEEDS = Path(__file__).parents[3] / "seeds"
HORIZON = int(Day.from_civil(1950, 10, 12))
Card = dict[str, Any]


@pytest.fixture(scope="module")
def told(cable: Dossier) -> dict[str, Card]:
    return {card["id"]: card for card in cards(cable)}


@pytest.fixture(scope="module")
def invented_cards(invented: Dossier) -> dict[str, Card]:
    return {card["id"]: card for card in cards(invented)}


def test_there_is_one_card_for_each_event_in_the_order_of_the_table(cable: Dossier, told: dict[str, Card]) -> None:
    assert list(told) == cable.events["id"].tolist()


def test_every_recommendation_says_what_came_of_it(cable: Dossier, told: dict[str, Card]) -> None:
    advised = cable.events[cable.events["modality"] == "recommended"]
    assert len(advised) == 12
    for event in advised.to_dict("records"):
        assert told[event["id"]]["fate"].startswith(FATE[event["fate"]])
        assert event["fate_note"] in told[event["id"]]["fate"]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("rec-1", "It was carried out in part. About 13 October most officials"),
        ("rec-3a", "It was overtaken by events."),
        ("rec-4", "It was carried out in part. Divisions were raised in Manchuria, but hardly on this advice"),
        ("rec-7b", "What came of it is not established."),
        ("mao-approves", "A telegram from Roshchin"),  # agreed: a note without a fate
        ("inchon-landing", ""),
    ],
)
def test_the_fate_in_words(told: dict[str, Card], event: str, words: str) -> None:
    fate = told[event]["fate"]
    assert fate.startswith(words)
    assert bool(fate) == bool(words)


def test_the_note_does_not_give_the_fate_away(cable: Dossier, told: dict[str, Card]) -> None:
    noted = cable.events[cable.events["fate_note"] != ""]
    assert len(noted) > 8
    for event, words in noted[["id", "fate_note"]].itertuples(index=False):
        before = " ".join(str(told[event][key]) for key in ("title", "summary", "note", "evidence", "written"))
        assert words not in before


def test_the_outcome_names_cards(told: dict[str, Card]) -> None:
    assert told["rec-1"]["outcome"] == ["evacuation-postponed", "officials-at-kanggye", "pyongyang-entered"]
    assert {event for card in told.values() for event in card["outcome"]} <= set(told)


def test_what_may_have_happened_after_the_cable_and_is_not_said_in_it_is_hindsight(
    cable: Dossier, told: dict[str, Card]
) -> None:
    later = {
        event
        for event, earliest, latest, part_of in cable.events[["id", "earliest", "latest", "part_of"]].to_numpy()
        if int(latest or earliest) > HORIZON and not part_of
    }
    assert len(later) > 25
    assert "kim-leaves-pyongyang" in later  # on one of the days from 11 to 15 October
    assert {event for event, card in told.items() if card["after"]} == later


def test_nothing_up_to_the_cable_and_nothing_said_in_it_is_hindsight(cable: Dossier, told: dict[str, Card]) -> None:
    for event, latest, part_of in cable.events[["id", "latest", "part_of"]].itertuples(index=False):
        if part_of or (latest is not None and int(latest) <= HORIZON):
            assert not told[event]["after"], event


def test_what_came_of_the_advice_is_hindsight(cable: Dossier, told: dict[str, Card]) -> None:
    said = cable.events[cable.events["part_of"] != ""]
    outcomes = {outcome for cell in said["outcome"] for outcome in values(cell)}
    outcomes |= {further for outcome in outcomes for further in told[outcome]["outcome"]}
    latest = dict(zip(cable.events["id"], cable.events["latest"], strict=True))
    given_away = {event for event in outcomes if int(latest[event]) > HORIZON and not told[event]["after"]}
    assert given_away == set()


@pytest.mark.parametrize(
    ("event", "manner"),
    [
        ("inchon-landing", "It happened"),
        ("rec-1", "Recommended by Joseph Stalin, for the meeting"),
        ("zhou-air", "Forecast by Zhou Enlai, as told by Joseph Stalin"),
        ("mao-approves", "Said to be agreed by Mao Zedong, as told by Joseph Stalin"),
        ("meeting", "Reported by Joseph Stalin"),
        ("critical-position", "Judged by the meeting, as told by Joseph Stalin"),
    ],
)
def test_the_chain_of_voices(told: dict[str, Card], event: str, manner: str) -> None:
    assert told[event]["manner"] == manner


@pytest.mark.parametrize(
    ("event", "place"),
    [
        ("rec-1", "Pyongyang (±3 km)"),
        ("rok-8th-chorwon", "Yeoncheon (±3 km) · Cheorwon (±4 km)"),
        ("meeting", "USSR"),  # a region has no precision
        ("rec-3a", "Mountains north of Wonsan and Pyongyang: our reading"),
        ("sukhaya-rechka", "Sukhaya Rechka (±3 km)"),
        ("peng-meets-kim", "Taedong"),
        ("rec-5", ""),
        ("rec-6", ""),
    ],
)
def test_where_it_was(told: dict[str, Card], event: str, place: str) -> None:
    assert told[event]["place"] == place


@pytest.mark.parametrize(
    ("event", "adrift"),
    [("rec-5", True), ("zhou-air", True), ("rec-2", True), ("rec-1", False), ("jcs-directive", False)],
)
def test_a_claim_without_a_place_is_adrift(told: dict[str, Card], event: str, *, adrift: bool) -> None:
    assert told[event]["adrift"] == adrift


def test_the_date_stands_in_words_with_its_reckoning(told: dict[str, Card]) -> None:
    assert told["zhou-air"]["date"] == "from 11 December 1950 on"
    assert told["zhou-air"]["written"] == (
        "in the document: “in less than two months”; reckoned: not before two months after the report of "
        "11 October 1950; one day later if counted from the cable"
    )
    assert told["inchon-landing"]["written"] == ""


def test_places_lead_to_their_records_in_gazetteers(told: dict[str, Card]) -> None:
    assert told["rec-1"]["records"] == [
        {"record": "Pyongyang: GeoNames 1871859", "url": "https://www.geonames.org/1871859"},
        {"record": "Pyongyang: Wikidata Q18808", "url": "https://www.wikidata.org/wiki/Q18808"},
    ]
    assert told["inchon-landing"]["records"] == []


def test_every_card_rests_on_the_document_or_on_a_source(told: dict[str, Card]) -> None:
    for card in told.values():
        assert card["quotation"] or card["sources"], card["id"]
        assert all(source["citation"] for source in card["sources"])
        assert re.fullmatch(r"[A-Z][^.]+\.", card["evidence"])


def test_what_was_not_opened_is_said_to_be_unchecked(told: dict[str, Card]) -> None:
    assert told["rhee-orders-north"]["evidence"] == (
        "Likely, not proved, from another source; from memory of the literature, not yet checked."
    )
    assert told["chinese-plan-waist"]["evidence"].endswith("seen in a later work that cites it.")


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (
            "kim-asks-stalin",
            "Kim Il Sung, Pak Hon-yong → Joseph Stalin (sent 30 September 1950, received 1 October 1950)",
        ),
        ("chinese-politburo-enters", "N. V. Roshchin → Joseph Stalin (received 14 October 1950)"),
        ("kim-radio-reply", ""),  # a broadcast
        ("inchon-landing", ""),
    ],
)
def test_who_wrote_to_whom_and_when(told: dict[str, Card], event: str, message: str) -> None:
    assert told[event]["message"] == message


def test_rival_readings_carry_the_letters_of_the_map(story: StoryMap, told: dict[str, Card]) -> None:
    on_map = next(layer for layer in story.layers if layer.id == "candidates").data
    drawn = set(on_map["label"][on_map["events"] == "meeting"])
    rivals = told["meeting"]["candidates"]
    assert {f"{rival['letter']}: {rival['value']}" for rival in rivals if rival["letter"]} == drawn
    dates = [rival for rival in rivals if not rival["letter"]]
    assert [rival["value"] for rival in dates] == ["11 October 1950", "10–11 October 1950", "9–10 October 1950"]
    assert [rival["preferred"] for rival in dates] == [True, False, False]
    assert all(rival["says"].endswith(".") and ".." not in rival["says"] for rival in rivals)


def test_rival_places_keep_their_letters_where_one_is_not_drawn(told: dict[str, Card]) -> None:
    places = [(rival["letter"], rival["value"]) for rival in told["peng-meets-kim"]["candidates"] if rival["letter"]]
    assert places == [("a", "Taeyu-dong"), ("b", "Taedong")]


def test_the_invented_cards(invented_cards: dict[str, Card]) -> None:
    overland = invented_cards["overland"]
    assert (overland["fate"], overland["outcome"], overland["act"]) == (FATE["carried_out"], ["sale"], "letter")
    assert [event for event, card in invented_cards.items() if card["after"]] == ["sale"]
    assert invented_cards["pirates"]["manner"] == "Reported by the skipper, as told by Hinrich Rode"
    assert [rival["letter"] for rival in invented_cards["sale"]["candidates"]] == ["", "", "a"]


def test_what_the_back_row_reads(told: dict[str, Card], letter: Path) -> None:
    assert all(len(card["extract"].split()) <= MOST_WORDS for card in told.values())
    assert (told["rec-1"]["extract"], told["rec-1"]["extract_of"]) == (told["rec-1"]["quotation"], 0)
    assert (told["rec-1"]["stance"], told["rec-1"]["voice"]) == ("ADVISED, not done", "Joseph Stalin, for the meeting")
    assert (told["inchon-landing"]["extract"], told["inchon-landing"]["voice"]) == ("", "")
    long = (
        "Know that yesterday the cog Maria came in from Danzig with eighty lasts of rye, and that the Victual Brothers lie "
        "before Visby with eleven sails. The skipper says the herring at Skanör is late this year."
    )
    set_cell(letter, "events.csv", 3, "quotation", long)
    cut = cards(read_dossier(letter))[1]["extract"]
    assert cut == f"{long.partition(' herring')[0]}…"
    assert len(cut.split()) == MOST_WORDS


def test_a_class_reads_the_words_in_its_own_language() -> None:
    copper = next(card for card in cards(read_dossier(SEEDS / "aden-letter")) if card["id"] == "copper")
    assert (copper["extract"], copper["extract_of"]) == (copper["translated"][0], 1)


def test_the_narrative_opens_with_the_lesson(story: StoryMap, cable: Dossier) -> None:
    narrative = story.narrative
    assert (narrative.order, narrative.path) == ("path", "lesson")
    assert narrative.horizon == HORIZON
    assert set(narrative.orders) == {"dates", "document", "path"}
    assert len(narrative.orders["path"]) == 7
    assert len(narrative.steps) == len(narrative.orders["path"])
    assert all(step["question"] and step["answer"] for step in narrative.steps)
    assert dict(narrative.record)["Rights"] == cable.document.rights
    assert narrative.badge == ""


def test_an_exercise_says_so(invented: Dossier) -> None:
    assert narrate(invented).badge == "Invented text, for demonstration"
    alone = narrate(replace(invented, default_path=""))
    assert (alone.order, "path" in alone.orders, alone.steps) == ("dates", False, [])


def test_each_step_has_its_own_question_also_where_an_event_returns(letter: Path) -> None:
    replace_once(letter, "paths.csv", "short,1,", "lesson,3,letter,What has changed?,,\nshort,1,")
    narrative = narrate(read_dossier(letter))
    assert narrative.orders["path"] == ["letter", "overland", "letter"]
    assert [step["question"] for step in narrative.steps] == ["Who writes?", "Why not by sea?", "What has changed?"]


def test_the_map_is_dated_in_any_year(letter: Path) -> None:
    set_cell(letter, "events.csv", 2, "date", "Y-170000002")
    [first, *_] = cards(read_dossier(letter))
    assert first["as_of"] == "The map: 170,000,003 BCE"


def test_more_rival_places_than_letters(letter: Path) -> None:
    with (letter / "candidates.csv").open("a", encoding="utf-8") as file:
        file.write("sale,place,visby,,,\n" * 30)
    told = {card["id"]: card for card in cards(read_dossier(letter))}
    letters = [rival["letter"] for rival in told["sale"]["candidates"] if rival["letter"]]
    assert (len(letters), letters[0], letters[25:28]) == (31, "a", ["z", "aa", "ab"])


def test_rival_readings_stand_in_their_own_words(told: dict[str, Card]) -> None:
    readings = told["shtykov-reads"]["candidates"]
    assert len(readings) == 4
    assert readings[1]["value"] == "The request of 13 October to postpone the evacuation"
    assert {reading["letter"] for reading in readings} == {""}


@pytest.mark.parametrize(
    ("event", "as_of"),
    [
        ("pyongyang-entered", "The map: 19 October 1950"),
        ("meeting", "The map: 10–11 October 1950"),
        ("zhou-air", "The map: 12 October 1950"),  # forecast for December, but said on that day
    ],
)
def test_the_map_is_dated_as_its_event_is(told: dict[str, Card], event: str, as_of: str) -> None:
    assert told[event]["as_of"] == as_of


def test_rival_places_are_the_place_of_an_event_without_one() -> None:
    aden = {card["id"]: card for card in cards(read_dossier(SEEDS / "aden-letter"))}
    assert aden["wreck"]["place"] == "rival places a, b"
    rhone = {card["id"]: card for card in cards(read_dossier(SEEDS / "rhone-218-bce"))}
    assert not rhone["crossing"]["place"].startswith("rival"), "only its dates are disputed"
