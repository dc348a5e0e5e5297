"""Dates that name their months and eras: a table of what is typed, with or without a calendar given, and what it must mean."""

import csv
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import DateError, HistoricalDate, parse_edtf, read_date
from geodata.dates.calendars.counting import counting, months_of
from geodata.dates.calendars.names import CALENDARS, Calendar
from geodata.dates.naming.named import read_named

TABLE = (Path(__file__).parent / "named.csv").read_text(encoding="utf-8")
CASES = list(csv.DictReader(TABLE.splitlines()))


@pytest.mark.parametrize("row", CASES, ids=[f"{row['typed']} {row['given']}" for row in CASES])
def test_a_named_date_is_read_or_refused_with_the_remedy(row: dict[str, str]) -> None:
    calendar = row["given"] or None
    if row["refused"]:
        with pytest.raises(DateError) as refused:
            read_date(row["typed"], calendar=calendar)  # type: ignore[arg-type]
        assert row["refused"] in str(refused.value)
        assert str(refused.value).startswith(f'"{row["typed"]}"')
    else:
        date = read_date(row["typed"], calendar=calendar)  # type: ignore[arg-type]
        assert (date.calendar, date.numbers, date.as_written) == (row["calendar"], row["numbers"], row["typed"])


@pytest.mark.parametrize(
    "words",
    [
        "the tenth day of the ninth moon",
        "St Martin's day 1422",
        "Easter 1916",
        "12 October 1950",
        "October 1950",
        "10 AM",
        "1500 h",
        "Rabbi 592",
        "592",
        "12/22 September 1698",
        "Muharram Ramadan 1369",
        "Nisan 5711 and Iyar 5711",
        "10 – 11 – 12 Ramadan 592",
        "1 2 3 Ramadan 592",
        "1 Ramadan 592 " * 20,
        "",
        "–",
    ],
)
def test_other_words_are_left_to_others(words: str) -> None:
    assert read_named(words) is None


def test_a_month_of_a_calendar_that_has_its_own_is_not_given_in_the_wrong_one() -> None:
    with pytest.raises(DateError) as refused:
        read_date("15 Nisan 5711", calendar="islamic")
    assert refused.value.fix == "Write hebrew as its calendar, or leave the calendar out"


DISPLAYS = [
    ("10 Rabi II 592", None, "10 Rabīʿ II 592 [13 March 1196, Julian] ±1 day"),
    ("592 AH", None, "592 AH [between 6 December 1195 and 23 November 1196, Julian] ±1 day"),
    ("29 Ramadan 1369", "umm-al-qura", "29 Ramaḍān 1369 [15 July 1950]"),
    ("1 Ramadan 1460", "umm-al-qura", "1 Ramaḍān 1460 [30 September 2038] ±1 day"),
    ("19 brumaire an 8", None, "19 Brumaire an VIII [10 November 1799]"),
    ("3 jour compl. an III", None, "3e jour complémentaire an III [19 September 1795]"),
    ("16 floréal an 79", None, "16 Floréal an 79 [6 May 1871]"),
    ("an VIII", None, "an VIII [between 23 September 1799 and 22 September 1800]"),
    ("15 Adar II 5711", None, "15 Adar II 5711 [23 March 1951]"),
    ("15 Adar 5710", None, "15 Adar 5710 [4 March 1950]"),
    ("5711 AM", None, "5711 AM [between 12 September 1950 and 30 September 1951]"),
    ("1667 AM", None, "1667 A.Mart. [between 11 September 1950 and 11 September 1951]"),
    ("1 Meskerem 1943", None, "1 Mäskäräm 1943 [11 September 1950]"),
    ("1329 SH", None, "1329 SH [between 21 March 1950 and 21 March 1951]"),
    ("12 February 1649 O.S.", None, "12 February 1649/50 [22 February 1650]"),
    ("12 February 1699 O.S.", None, "12 February 1699/1700 [22 February 1700]"),
    ("1649 O.S.", None, "1649 O.S. [between 4 April 1649 and 3 April 1650]"),
    ("30 February 1712", "swedish", "30 February 1712 (Swedish calendar) [11 March 1712]"),
]


@pytest.mark.parametrize(("typed", "calendar", "display"), DISPLAYS)
def test_a_date_is_shown_in_its_own_calendar_and_as_histories_give_it(
    typed: str, calendar: Calendar | None, display: str
) -> None:
    assert read_date(typed, calendar=calendar).display == display


def test_a_year_without_a_month_shows_its_era_in_every_language() -> None:
    date = parse_edtf("0592", calendar="islamic")
    assert all(date.in_words(language).startswith("592 AH [") for language in ("en", "de", "fr", "ko"))


def test_ten_years_of_another_era_are_no_decade_of_ours() -> None:
    assert parse_edtf("136X", calendar="islamic").display.startswith("between 1360 AH and 1369 AH [")


@pytest.mark.parametrize(
    "calendar", ["islamic", "umm-al-qura", "hebrew", "french-republican", "coptic", "ethiopian", "persian"]
)
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_what_is_shown_is_read_again(calendar: Calendar, data: st.DataObject) -> None:
    years = counting(calendar).years
    assert years
    year = data.draw(st.integers(*years).filter(lambda each: bool(months_of(calendar, each))))
    month = data.draw(st.sampled_from(list(months_of(calendar, year))))
    day = data.draw(st.integers(0, 5))
    numbers = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    written = parse_edtf(numbers, calendar=calendar).display.partition(" [")[0]
    assert read_date(written, calendar=calendar).numbers == numbers


FRAGMENTS = [
    "1",
    "10",
    "31",
    "592",
    "1369",
    "5711",
    "1649/50",
    "592/1196",
    "1712",
    "0",
    "VIII",
    "xiv",
    "an",
    "l'an",
    "Rabi",
    "II",
    "Ramadan",
    "Adar",
    "Nisan",
    "brumaire",
    "jour",
    "complémentaire",
    "Mehr",
    "Tut",
    "Meskerem",
    "February",
    "March",
    "O.S.",
    "AH",
    "A.M.",
    "SH",
    "N.S.",
    "(Julian)",
    "–",
    "-",
    "/",
    "to",
    ",",
    "de",
    "la",
    "République",
    "١٠",
    "ربيع",
    "الثاني",
    "3e",
]


@given(
    st.text(max_size=30) | st.lists(st.sampled_from(FRAGMENTS), max_size=7).map(" ".join),
    st.sampled_from([None, *CALENDARS]),
)
def test_any_text_is_read_or_refused_or_left_to_others(text: str, calendar: Calendar | None) -> None:
    with suppress(DateError):
        assert isinstance(read_named(text, calendar), HistoricalDate | None)


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("12 February 1648 O.S.", "; with both years, 1648/49, it leaves no doubt"),
        ("24 March 1699 O.S.", "; with both years, 1699/1700, it leaves no doubt"),
        ("March 1648 O.S.", "; with both years, 1648/49, it leaves no doubt"),
        ("25 March 1648 O.S.", ""),
        ("10–12 June 1648 O.S.", ""),
        ("1648 O.S.", ""),
    ],
)
def test_what_old_style_is_taken_for_is_said(typed: str, years: str) -> None:
    assert read_date(typed).rule == (
        "O.S. is counted from 25 March, as in England to 1751; where the year began on 1 January write julian as the "
        f"calendar{years}"
    )


@pytest.mark.parametrize(
    ("typed", "calendar"),
    [("12 February 1648/49", None), ("12 February 1648 O.S.", "old-style"), ("12 February 1917 O.S.", None)],
)
def test_what_a_date_says_itself_is_no_rule(typed: str, calendar: Calendar | None) -> None:
    assert read_date(typed, calendar=calendar).rule == ""
