"""Whom texts name, and who of them is one person."""

import re
from collections import defaultdict

import pytest
from exchanged import SEEDS

from geodata.drafting.findings import PersonFinding, ToponymFinding
from geodata.drafting.people.finding import find_people
from geodata.drafting.people.nations import nation_in
from geodata.drafting.prose import Prose
from geodata.drafting.record.finding import find_record
from geodata.tables.cells import is_id

PLACES = {
    "cable-75511/document.txt": ["Pyongyang", "Wonsan", "Manchuria", "Korea", "USSR", "China"],
    "whaler-1837/document.txt": ["Port Jackson", "Nantucket", "Oahu", "Tarawa", "Rotuma", "Sydney", "Bay of Islands"],
    "rhone-218-bce/document.txt": ["Emporion", "Rome", "Gaul(?=[.])", "New Carthage", "Rhône", "Pyrenees", "Italy"],
    "aden-letter/document.en.txt": ["Aden", "Miṣr", "Kūlam", "Manjarūr", "Nile", "Qūṣ", "Judda", "India"],
}


def _found(text: str, places: list[str]) -> tuple[PersonFinding, ...]:
    prose = Prose(text)
    toponyms = tuple(
        ToponymFinding(start=match.start(), end=match.end(), text=match[0], rule="given", score=1, candidates=())
        for place in places
        for match in re.finditer(rf"\b{place}", text)
    )
    return find_people(prose, record=find_record(prose), toponyms=toponyms)


def _people(text: str, places: list[str] | None = None) -> dict[str, list[str]]:
    """The words in which each person is mentioned, by id."""
    found = defaultdict(list)
    for each in _found(text, places or []):
        assert text[each.start : each.end] == each.text
        assert is_id(each.person)
        assert each.rule
        assert 0 < each.score <= 1
        found[each.person].append(each.text)
    return dict(found)


def _of(name: str) -> dict[str, list[str]]:
    return _people((SEEDS / name).read_text(encoding="utf-8"), PLACES[name])


def test_the_cable_has_its_people_and_bodies() -> None:
    found = _of("cable-75511/document.txt")
    assert found["meeting"] == [
        "meeting of representatives of the VKP(b) CC Politburo",
        "meeting",
        "meeting",
        "meeting of the representatives of the Chinese and Soviet CCs",
        "meeting",
    ]
    assert found["kim-il-sung"] == ["Kim Il Sung"] * 2
    assert found["zhou-enlai"] == ["Zhou Enlai"] * 3
    assert found["mao-zedong"] == ["Cde. Mao Zedong"]
    assert found["chinese-troops"] == ["Chinese troops", "Chinese troops", "Chinese forces"]
    assert {"shtykov", "vasil-yev", "fyn-si", "stalin", "vasilevsky", "lin-biao", "american-troops"} <= found.keys()
    assert {"soviet-advisers", "8th-directorate", "vkp-b-cc-politburo", "chinese-communist-party-cc"} <= found.keys()
    assert not {"pyongyang", "korea", "cable-no", "copy-no"} & found.keys()


def test_the_other_documents_have_their_people() -> None:
    assert _of("whaler-1837/document.txt") == {
        "abner-thrale": ["Mr. Abner Thrale"],
        "pell": ["Captain Pell", "captain", "Captain Pell", "captain"],
        "man": ["man of that island"],
        "teweia": ["Teweia"],
        "orde": ["Captain Orde"],
        "carpenter": ["carpenter"],
        "silas-tobey": ["Silas Tobey"],
    }
    rhone = _of("rhone-218-bce/document.txt")
    assert rhone["publius-cornelius"] == ["consul Publius Cornelius", "consul", "consul"]
    assert {
        "nikeratos",
        "apollodoros",
        "hannibal",
        "pilot",
        "gnaeus",
        "lykon",
        "numidians",
        "envoys-of-rome",
    } <= rhone.keys()
    assert not {"new-carthage", "emporion"} & rhone.keys()
    assert rhone["gaul"] == ["Gaul who had sold him boats"]
    assert rhone["men"] == ["men who bring us resin from the mountains"]
    aden = _of("aden-letter/document.en.txt")
    assert aden["ali-ibn-yusuf"] == ["ʿAlī ibn Yūsuf"] * 2
    assert {"ibrahim-ibn-khalaf", "hasan", "governor-of-aden", "mas-ud"} == aden.keys() - {"ali-ibn-yusuf"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "General R. E. Lee crossed the river. Lee's army followed, and Robert E. Lee himself rode ahead.",
            {"robert-e-lee": ["General R. E. Lee", "Lee", "Robert E. Lee"]},
        ),
        (
            "I met Colonel H. M. Shaw and Colonel H. McKethan.",
            {"h-m-shaw": ["Colonel H. M. Shaw"], "h-mckethan": ["Colonel H. McKethan"]},
        ),
        (
            "The Committee of Safety met. The committee ordered the powder away.",
            {"committee-of-safety": ["Committee of Safety", "committee"]},
        ),
        ("We boarded the ship Sarah Bell, and the steamer Orion left.", {}),
        ("On Good Friday the Eighth Infantry left Camp Wright by order of the War Department.", {}),
        (
            "Lord John Russell wrote to the Duc de Gramont; the Spanish ambassador was told by Russell.",
            {
                "john-russell": ["Lord John Russell", "Russell"],
                "duc-de-gramont": ["Duc de Gramont"],
                "spanish-ambassador": ["Spanish ambassador"],
            },
        ),
        (
            "Some Frenchmen said that the Dutch had burned a Dutch ship.",
            {"frenchmen": ["Frenchmen"], "dutch": ["Dutch"]},
        ),
        (
            "A pilot came. The pilot left us; another pilot took his place.",
            {"pilot": ["pilot", "pilot"], "pilot-2": ["pilot"]},
        ),
        (
            "The Earl of Uxbridge rode to the Prince of Orange. The Prince of Wales did not, and the Earl's horse fell.",
            {
                "earl-of-uxbridge": ["Earl of Uxbridge", "Earl"],
                "prince-of-orange": ["Prince of Orange"],
                "prince-of-wales": ["Prince of Wales"],
            },
        ),
        (
            "From George Croghan, Esq; to Sir William Johnson, greeting.",
            {"george-croghan": ["George Croghan, Esq"], "william-johnson": ["Sir William Johnson"]},
        ),
        ("Captain Van was killed, and Mr. Ben took his place.", {"van": ["Captain Van"], "ben": ["Mr. Ben"]}),
        ("By order of\nSIR DOUGLAS HAIG\nK.T., G.C.B.\nCommander-in-Chief", {"douglas-haig": ["SIR DOUGLAS HAIG"]}),
        ("Captain Al said so.", {"al": ["Captain Al"]}),
        ("", {}),
    ],
)
def test_other_people_are_found(text: str, expected: dict[str, list[str]]) -> None:
    assert _people(text) == expected


def test_a_person_who_was_once_taken_for_a_place_is_still_one() -> None:
    text = "Zhou Enlai spoke first. Nobody answered Zhou Enlai, and in Zhou Enlai's room the lamp burned."
    prose = Prose(text)
    start = text.index("Zhou Enlai's")
    place = ToponymFinding(start=start, end=start + 10, text="Zhou Enlai", rule="given", score=1, candidates=())
    found = find_people(prose, record=(), toponyms=(place,))
    assert [(each.person, each.text) for each in found] == [("zhou-enlai", "Zhou Enlai")] * 3


def test_it_says_who_they_are() -> None:
    found = {
        each.person: each for each in _found("Yours truly,\nSilas Tobey, second mate\n\nThe Council of Ten agreed.", [])
    }
    assert (found["silas-tobey"].role, found["silas-tobey"].body) == ("second mate", False)
    assert (found["council-of-ten"].name, found["council-of-ten"].body) == ("Council of Ten", True)
    assert [nation_in(name).id for name in ("the Korean people's forces", "American troops")] == [
        "korea",
        "united-states",
    ]
    assert nation_in("the meeting") is None
