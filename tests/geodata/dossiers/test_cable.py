"""What the dossier of cable 75511 says, where its sources say it: each value here was once wrong or missing."""

import re
from importlib.resources import as_file, files
from pathlib import Path

import geopandas as gpd
import pytest
from pyproj import Geod

from geodata import Dossier, read_dossier, values

SEEDS = Path(__file__).parents[3] / "seeds"
MEETING_KM = 10  # half the width within which the sources' "Sochi" lies, dacha and town
LOCATOR = re.compile(r"\d{3,}|\bpp?\. \d|\bdocuments? \d|\bn\. \d|\bch\. \d|\bcipher \d")
WITHOUT = re.compile(r"at hand|not opened|only the openings|opening was read|Notes 41 to 43|ch\. 4|p\. 238|no\. 11")


@pytest.mark.parametrize(
    ("event", "column", "value"),
    [
        ("stalin-presses-mao", "summary", "6 October at 22:30, Beijing time"),
        ("zhou-not-ready", "standing", "likely"),
        ("zhou-no-tanks", "standing", "likely"),
        ("zhou-no-tanks", "source", "wc-25348"),
        ("chinese-politburo-enters", "summary", "constant menace"),
        ("rhee-in-pyongyang", "date", "1950-10-29"),
        ("rhee-in-pyongyang", "standing", "established"),
        ("rhee-in-pyongyang", "source", "frus-vii-722"),
        ("kim-radio-reply", "source", "frus-vii-646"),
        ("chinese-second-offensive", "date", "1950-11-25/1950-12-24"),
        ("mao-assent", "note", "no. 2390"),
        ("mao-assent", "summary", "Gao Gang"),
        ("stalin-asks-mao", "summary", "To the Koreans"),
        ("peng-meets-kim", "date", "1950-10-21"),
        ("peng-meets-kim", "places", "taedong"),
        ("rec-4", "fate", "partly"),
        ("macarthur-lifts-line", "source", "frus-vii-706"),
        ("macarthur-moves-line", "summary", "Chongju–Kunuri–Yongwon–Hamhung–Hungnam"),
        ("macarthur-moves-line", "summary", "Chongsanjangsi–Koingdong–Pyongwon–Toksil-li–Pungsan–Songjin"),
        ("jcs-directive", "summary", "JCS 92801"),
        ("jcs-guidance-chinese", "summary", "JCS 93709"),
        ("marshall-message", "source", "frus-vii-573"),
        ("meeting", "note", "Shen Zhihua found no document"),
        ("rec-3b", "note", "[delo]"),
        ("wake-conference", "source", "frus-vii-680"),
        ("un-interim-committee", "summary", "advises"),
        ("transports-arrived", "voice", "stalin | meeting"),
        ("shtykov-asks-home", "summary", "Gromyko"),
        ("mao-approves", "note", "never closed"),
        # Events that were missing.
        ("letters-approved", "date", "1950-09-28~"),
        ("stalin-orders-parallel", "source", "wc-117312"),
        ("kim-appeals-to-mao", "date", "1950-10-01?/1950-10-03?"),
        ("stalin-politburo", "date", "1950-10-05"),
        ("mao-nine-divisions", "source", "wc-25348"),
        ("prc-cannot-stand-idly", "source", "frus-vii-646"),
        ("mao-halts-peng", "date", "1950-10-12"),
        ("mao-tells-zhou", "date", "1950-10-13"),
        ("kim-no-step-back", "date", "1950-10-14"),
        ("pak-meets-peng", "date", "1950-10-15"),
        ("macarthur-moves-line", "date", "1950-10-17"),
        ("mig-combat", "date", "1950-11-01"),
        ("razuvaev", "date", "1950-11"),
        # Words of the document that had no mark.
        ("top-secret", "quotation", "Top Secret"),
        ("issuing-office", "quotation", "8th Directorate of the USSR Armed Forces General Staff"),
        ("addressees", "quotation", "To Cdes. Shtykov and Vasil'yev"),
        ("because-of-report", "quotation", "In view of such a report by Zhou Enlai"),
        ("critical-position", "quotation", "but, on the contrary"),
        ("rec-1-calm", "quotation", "without any sort of panic"),
        ("divisions-being-formed", "quotation", "being formed"),
        # Who says what, and what is only remembered or inferred.
        ("rec-2", "note", "Kim Kwang-soo (p. 102)"),
        ("rec-4", "fate_note", "steempeople"),
        ("rec-4", "fate_note", "on the 14th, from memory"),
        ("recommendations", "fate_note", "that this was on the 14th is from memory"),
        ("recommendations-withdrawn", "date", "1950-10-14?"),
        ("stalin-presses-mao", "date", "1950-10-05?"),
        ("stalin-tells-kim", "summary", "passes on what he wrote to Mao"),
        ("evacuation-postponed", "standing", "contested"),
        ("chinese-politburo-enters", "note", "No. 25612, which was not seen"),
        ("kim-asks-stalin", "note", "Lankov"),
        ("cable", "note", "Nor does it name where it goes"),
        ("mao-orders-cpv", "checked", "seen"),
        ("airborne-drop", "checked", "memory"),
        ("airborne-drop", "note", "only the opening was read"),
        ("pyongyang-entered", "note", "only the opening was read"),
        ("us-cavalry-crosses", "standing", "likely"),
        ("us-at-hyesanjin", "standing", "likely"),
        ("shtykov-report-14-oct", "note", "directive “dated 13.10.50”"),
    ],
)
def test_the_sources_are_followed(cable: Dossier, event: str, column: str, value: str) -> None:
    assert value in cable.events.set_index("id").loc[event, column]


@pytest.mark.parametrize(
    ("event", "source"),
    [
        # What supports only the note or the fate is named there.
        ("rec-2", "wc-75511"),
        ("rec-4", "wc-75511 | wc-4785"),
        ("rec-4-agreed", "wc-75511"),
        ("zhou-report", "wc-75511"),
        ("cable", "wc-75511"),
        # Rivals stand among the candidates.
        ("peng-meets-kim", "jiang-heping"),
        ("rok-crosses-parallel", "yukgun-jeonsa"),
        ("kumchon-entered", "yukgun-jeonsa"),
        ("cpv-crosses-yalu", "order-18-oct | chinese-crossings | jiang-heping"),
        ("kim-leaves-pyongyang", "kim-kwang-soo"),
        ("meeting", "wc-75511 | wc-4785 | shi-zhe"),
        # Nor does a book count beside one that it may draw on, or one that is remembered beside one that was read.
        ("politburo-peng", "pantsov-levine"),
        ("last-pause", "wu-zhifei"),
        ("inchon-landing", "kim-kwang-soo"),
        ("hamhung-entered", "yukgun-jeonsa"),
        ("kim-no-step-back", "bradley-martin"),
        ("mao-assent", "wc-25553"),
        ("chinese-politburo-enters", "wc-25629 | mansourov"),
        # Witnesses that the dossier has.
        ("rec-1", "wc-75511 | fyn-si-13-oct"),
        ("recommendations", "wc-75511 | fyn-si-13-oct | mansourov"),
        ("mao-halts-peng", "wc-25553 | mao-to-peng-12-oct"),
        ("mao-tells-zhou", "wc-25629 | mao-to-zhou-13-oct"),
    ],
)
def test_a_source_stands_where_it_says_what_the_row_says(cable: Dossier, event: str, source: str) -> None:
    assert cable.events.set_index("id").loc[event, "source"] == source


def test_the_two_texts_of_mao_come_by_two_chains(cable: Dossier) -> None:
    assert cable.events.set_index("id").loc["mao-two-texts", "corroboration"] == "independent"


def test_a_preferred_date_rests_on_no_source_of_its_rival(cable: Dossier) -> None:
    dates = cable.candidates[cable.candidates["field"] == "date"]
    for row in cable.events[cable.events["id"].isin(dates["subject"])].itertuples():
        rivals = dates[(dates["subject"] == row.id) & (dates["preferred"] != "yes")]
        assert set(values(row.source)).isdisjoint(each for cell in rivals["source"] for each in values(cell)), row.id


def test_a_source_that_was_not_opened_is_of_no_chain_but_memory(cable: Dossier) -> None:
    remembered = cable.sources["citation"].str.contains("From memory; not opened|Nothing was opened")
    assert remembered.sum() == 6
    assert set(cable.sources[remembered]["chain"]) == {"memory"}
    assert "memory" not in set(cable.sources[~remembered]["chain"])


@pytest.mark.parametrize("seed", ["aden-letter", "cable-75511", "rhone-218-bce", "whaler-1837"])
def test_nothing_is_established_on_memory_alone(seed: str) -> None:
    dossier = read_dossier(SEEDS / seed)
    for table in (dossier.events, dossier.places, dossier.geometries):
        assert table[(table["standing"] == "established") & (table["checked"] == "memory")]["id"].tolist() == []


@pytest.mark.parametrize(
    ("event", "column", "value"),
    [
        ("cable", "place_to", ""),  # the text names no place
        ("chinese-politburo-enters", "place_to", "black-sea-coast"),  # "Cabled … to the South for Stalin"
        ("mao-assent", "place_to", "black-sea-coast"),
        ("mao-assent", "recipient", "stalin | zhou"),
        ("shtykov-asks-home", "sender", "gromyko"),
        ("stalin-presses-mao", "sent", "1950-10-05?"),
        ("kim-appeals-to-mao", "sent", "1950-10-01?"),
        ("kim-appeals-to-mao", "received", "1950-10-03?"),
    ],
)
def test_messages_say_no_more_than_is_known(cable: Dossier, event: str, column: str, value: str) -> None:
    assert cable.messages.set_index("event").loc[event, column] == value


@pytest.mark.parametrize("path", ["lesson", "lesson-full"])
def test_the_lesson_quotes_to_the_letter(cable: Dossier, path: str) -> None:
    steps = cable.paths[(cable.paths["path"] == path) & (cable.paths["event"] == "zhou-air")]
    assert steps["question"].str.contains("“[P]rotection from the air", regex=False).tolist() == [True]


def test_a_broadcast_has_no_recipient(cable: Dossier) -> None:
    assert "kim-radio-reply" not in cable.messages["event"].tolist()


@pytest.mark.parametrize(
    ("subject", "value", "source"),
    [
        ("shtykov-reads", "resistance is hopeless", "pantsov-levine"),
        ("kim-asks-stalin", "at 12:50", "wc-113658"),
        ("kim-asks-stalin", "at 2:50", "mansourov"),
        ("mao-approves", "for Shtykov and Vasil’yev alone", "wc-75511"),
        ("peng-meets-kim", "1950-10-20", "js7326"),
        ("peng-meets-kim", "1950-10-21", "jiang-heping"),
        ("kumchon-entered", "1950-10-14", "koreanwaronline"),
        ("rok-crosses-parallel", "1950-09-30", "appleman"),
        ("evacuation-postponed", "resistance is hopeless", "pantsov-levine"),
        ("evacuation-postponed", "An order to evacuate", "mansourov"),
    ],
)
def test_where_the_sources_disagree_both_are_told(cable: Dossier, subject: str, value: str, source: str) -> None:
    rivals = cable.candidates[cable.candidates["subject"] == subject]
    assert source in rivals[rivals["value"].str.contains(value, regex=False)]["source"].tolist()


def test_every_source_has_a_locator_or_says_that_it_has_none(cable: Dossier) -> None:
    bare = [
        row["id"]
        for row in cable.sources.to_dict("records")
        if not (row["url"] or LOCATOR.search(row["citation"]) or WITHOUT.search(row["citation"]))
    ]
    assert bare == []
    assert {"literature", "korean-press", "shtykov-13-oct", "frus-1950-vii"}.isdisjoint(cable.sources["id"])


def test_towns_lie_where_the_gazetteers_have_them(cable: Dossier) -> None:
    places = cable.places.set_index("id")
    assert places.loc["sochi", "precision_km"] >= MEETING_KM
    assert (places.geometry["sukhaya-rechka-airfield"].x, places.geometry["sukhaya-rechka-airfield"].y) == (
        131.55,
        43.035,
    )
    seen = places[places["checked"] == "seen"]
    assert len(seen) > 50
    named = seen["external_ids"].str.contains("geonames:")
    assert set(seen[~named]["source"]) == {"natural-earth", "coordinate-articles"}
    with as_file(files("geodata.world") / "data" / "towns.fgb") as path:
        towns = gpd.read_file(path).set_index("name").geometry
    for place in seen[seen["source"] == "natural-earth"].itertuples():
        town = towns[place.name]
        away_m = Geod(ellps="WGS84").inv(town.x, town.y, place.geometry.x, place.geometry.y)[2]
        assert away_m <= place.precision_km * 1000


def test_the_mountains_end_where_the_words_still_point_to_the_towns(cable: Dossier) -> None:
    assert cable.geometries.set_index("id").geometry["a1"].bounds[3] < 41


@pytest.mark.parametrize("path", ["lesson", "lesson-full"])
def test_the_lesson_starts_with_the_source_and_asks_what_is_not_said(cable: Dossier, path: str) -> None:
    steps = cable.paths[cable.paths["path"] == path]
    questions = steps["question"].tolist()
    for word in ("who issued", "whose ears", "translated", "three copies"):
        assert word in questions[0]
    assert "8 October" in questions[1]
    assert any("cannot be provided" in question and "By whom?" in question for question in questions)
    assert any("Where does the text for Kim end?" in question for question in questions)
    assert "civilians do not occur" in " ".join(steps["answer"])
    assert not any("you lead" in question or "telling the truth" in question for question in questions)


@pytest.mark.parametrize(
    ("place", "toponym", "language", "period"),
    [
        ("singye", "Синге", "ru", ""),
        ("flushing", "Флашинг-Медоу", "ru", ""),
        ("tokyo", "Tōkyō", "ja-Latn", "Japanese"),
        ("beijing", "Pekin", "ja-Latn", "Japanese"),
        ("kunuri", "Gungū-ri", "ja-Latn", "colonial Japanese"),
        ("kunuri", "Kaech'ŏn", "ko-Latn", "McCune-Reischauer"),
        ("kunuri", "价川", "ko-Hani", ""),
        ("taeyudong", "Daiyudō", "ja-Latn", "colonial Japanese"),
        ("chinnampo", "남포", "ko", ""),
        ("sinmak", "서흥", "ko", ""),
        ("manchuria", "滿洲", "zh-Hant", ""),
        ("ussr", "蘇聯", "zh-Hant", ""),
    ],
)
def test_toponyms_are_those_of_their_language_and_time(
    cable: Dossier, place: str, toponym: str, language: str, period: str
) -> None:
    rows = cable.toponyms[cable.toponyms["toponym"] == toponym][["place", "language", "period"]]
    assert (place, language, period) in rows.itertuples(index=False, name=None)


def test_the_variants_of_the_text_are_told_and_left(cable: Dossier) -> None:
    assert "CCs" in cable.document.text
    assert "CC's" not in cable.document.text
    assert cable.document.text.count('"') == 1
    for told in ("CC's", "never closed"):
        assert told in cable.document.transcription
    assert "archive reference nor the Russian text" in cable.document.archive


def test_the_outcome_of_an_event_is_an_event(cable: Dossier) -> None:
    ids = set(cable.events["id"])
    assert {"mig-combat", "kim-no-step-back", "razuvaev"} <= {
        each for cell in cable.events["outcome"] for each in values(cell)
    }
    assert {each for cell in cable.events["outcome"] for each in values(cell)} <= ids
