"""What heads and feet of documents of four centuries say of them."""

from collections import defaultdict

import pytest
from exchanged import SEEDS

from geodata.drafting.prose import Prose
from geodata.drafting.record.finding import find_record

DESPATCH = """\
SECRET
No. 212

Foreign Office, 4th July 1881

To the Earl of Granville, K.G.

My Lord,

I have the honour to acknowledge the receipt of Your Lordship's despatch No. 198 of the 20th ultimo, and to inform you that
the frigate left Malta on Tuesday; I beg to enclose a copy of the captain's report.

I have the honour to be, with the highest respect,
My Lord,
Your Lordship's most obedient, humble servant,
EDWARD B. MALET

Enclosures: 2
"""
LETTER = """\
Boston, 3 June 1692

Dear Brother Increase,

Since my last nothing has been heard from the eastward, save that two sloops were taken in the bay by a French privateer, and
that the people of Wells have left their houses and lie in the garrison.

Your loving brother,
Nath. Mather
"""
REPORT = (
    "[ Inclosure Numbers 2 . ] HEADQUARTERS SECOND BRIGADE , Camp near Winchester Va. May 27 , 1862 . Captain JAMES T. HOYT , "
    "Assistant Adjutant-General . CAPTAIN : I have the honor to report that the brigade crossed the river on the 25th instant "
    "and lost 14 men . Very respectfully , your obedient servant , GEO . H. WEST , Colonel , Commanding Second Brigade ."
)
MEMORANDUM = """\
MEMORANDUM No. 14/B
From: J. W. Pickersgill
To: Mr. N. A. Robertson; Miss A. Cole
Date: 1946-03-11
Subject: Wheat for the Netherlands

The Minister agreed this morning that two ships be loaded at Halifax before the end of the month, and that the others wait
until the ice has gone from the river and the railway can bring down what lies at the lakehead elevators.

(Signed) J. W. Pickersgill
cc: Mr. Pearson
"""
DIARY = """\
Journal of a voyage from Deptford to the coast of Guinea

12 November 1753. Weighed at daybreak with the wind at north-east, and ran down to the Nore; the pilot left us there and took my
letters. The mate is sick, and two of the people have run from the boat.
"""
ORDER = """\
By order of Major-General Hazen:
R. C. DRUM, Assistant Adjutant-General.
"""
ORDER_OF_THE_DAY = """\
SPECIAL ORDER OF THE DAY
By GENERAL SIR HERBERT PLUMER
Commanding Second Army

To ALL RANKS OF THE SECOND ARMY

The attack of yesterday reached every one of its objectives, and the enemy, who came on five times in the afternoon to win back
what he had lost, was thrown back each time by men who had not slept for two nights.

H. Plumer, Gen.
Commanding Second Army

Cassel, 5 P.M., Thursday, September 27th, 1917
"""


def _record(text: str) -> dict[str, list[str]]:
    found = defaultdict(list)
    for each in find_record(Prose(text)):
        assert text[each.start : each.end] == each.text
        assert each.rule
        assert 0 < each.score <= 1
        found[each.field].append(each.value)
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "cable-75511/document.txt",
            {
                "classification": ["Top Secret"],
                "title": ["Cable Nº 75511"],
                "number": ["75511", "4/8737"],
                "addressee": ["Shtykov", "Vasil'yev", "Kim Il Sung"],
                "author": ["Fyn Si"],
                "date": ["1950-10-12"],
                "copy": ["Vasilevsky", "Stalin", "file of the 8th Directorate"],
            },
        ),
        (
            "whaler-1837/document.txt",
            {
                "date": ["1837-05-05"],
                "place": ["Port Jackson"],
                "addressee": ["Abner Thrale"],
                "author": ["Silas Tobey"],
            },
        ),
        ("rhone-218-bce/document.txt", {"author": ["Nikeratos"], "addressee": ["Apollodoros"]}),
        (
            "aden-letter/document.en.txt",
            {
                "author": ["ʿAlī ibn Yūsuf"],
                "addressee": ["Ibrāhīm ibn Khalaf"],
                "place": ["Aden", "Aden"],
                "date": ["1196-03-20"],
            },
        ),
    ],
)
def test_the_documents_of_the_project_say_what_they_are(name: str, expected: dict[str, list[str]]) -> None:
    assert _record((SEEDS / name).read_text(encoding="utf-8")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            DESPATCH,
            {
                "classification": ["SECRET"],
                "number": ["212"],
                "date": ["1881-07-04"],
                "addressee": ["Earl of Granville"],
                "author": ["EDWARD B. MALET"],
                "enclosure": ["a copy of the captain's report", "Enclosures: 2"],
            },
        ),
        (
            LETTER,
            {
                "place": ["Boston"],
                "date": ["1692-06-03"],
                "addressee": ["Brother Increase"],
                "author": ["Nath. Mather"],
            },
        ),
        (
            REPORT,
            {
                "enclosure": ["Inclosure Numbers 2"],
                "place": ["Camp near Winchester Va"],
                "date": ["1862-05-27"],
                "addressee": ["Captain JAMES T. HOYT"],
                "author": ["GEO . H. WEST"],
            },
        ),
        (
            MEMORANDUM,
            {
                "title": ["Wheat for the Netherlands"],
                "number": ["14/B"],
                "author": ["J. W. Pickersgill"],
                "addressee": ["N. A. Robertson", "A. Cole"],
                "date": ["1946-03-11"],
                "copy": ["Pearson"],
            },
        ),
        (DIARY, {"title": ["Journal of a voyage from Deptford to the coast of Guinea"], "date": ["1753-11-12"]}),
        (ORDER, {"author": ["R. C. DRUM"]}),
        (
            ORDER_OF_THE_DAY,
            {
                "title": ["SPECIAL ORDER OF THE DAY"],
                "addressee": ["ALL RANKS OF THE SECOND ARMY"],
                "author": ["H. Plumer"],
                "place": ["Cassel"],
                "date": ["1917-09-27"],
            },
        ),
    ],
    ids=["despatch", "letter", "report", "memorandum", "diary", "order", "order of the day"],
)
def test_other_documents_say_what_they_are(text: str, expected: dict[str, list[str]]) -> None:
    assert _record(text) == expected


_FRENCH = (
    "Monsieur,\n\nJe vous écris que tout va bien dans la ville, et que les troupes sont parties avec le général.\n"
)
_GERMAN = "Lieber Bruder,\n\nich schreibe dir, dass die Stadt nicht mehr in der Hand der Feinde ist und wir nach Wien fahren.\n"


@pytest.mark.parametrize(
    ("dateline", "letter", "place", "date"),
    [
        ("Paris, le 3 mars 1871", _FRENCH, "Paris", "1871-03-03"),
        ("Paris, ce 3 mars 1871", _FRENCH, "Paris", "1871-03-03"),
        ("À Paris, ce 3 mars 1871", _FRENCH, "Paris", "1871-03-03"),
        ("Lyon le 4 août 1792", _FRENCH, "Lyon", "1792-08-04"),
        ("Berlin, den 3. März 1871", _GERMAN, "Berlin", "1871-03-03"),
    ],
)
def test_a_dateline_is_read_in_the_language_of_its_letter(dateline: str, letter: str, place: str, date: str) -> None:
    record = _record(f"{dateline}\n\n{letter}")
    assert (record["place"], record["date"], record.get("addressee")) == ([place], [date], None)


NARRATIVE = (
    "On the 22nd of July, 1861, the Governor approved the act, and under it four companies were raised in the valley, which "
    "marched in September 1861 to the fort and lay there until spring, when their horses had been sold, and the men gone home."
)


def test_a_date_of_another_calendar_is_given_in_the_gregorian() -> None:
    assert _record("London, 14 May 1623, Old Style\n\nSir,\n\nall is well.\n")["date"] == ["1623-05-24"]
    assert _record("Marcus to Titus, greeting.\n\nRome, the Ides of March 44 BC\n")["date"] == ["-0043-03-13"]


@pytest.mark.parametrize("text", [NARRATIVE, f"The year began well. {NARRATIVE}", f"{NARRATIVE}\n\n{NARRATIVE}"])
def test_the_day_of_which_a_text_tells_is_not_its_own(text: str) -> None:
    assert "date" not in _record(text)


@pytest.mark.parametrize("text", ["", "\n\n", "It rained.", "Captain", "To", "1837", "Sir,\n\nYours truly,"])
def test_of_hardly_any_text_hardly_anything_is_said(text: str) -> None:
    assert set(_record(text)) <= {"date"}
