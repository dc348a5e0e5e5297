"""Phrases that count from a day of another calendar, or leave out what its years and months give."""

import pytest

from geodata import Calendar, DateError, parse_edtf, read_date, reckon

FALL = "20 Jumada I 857"  # 7 June 1453 in the Gregorian calendar, a Tuesday; by sight of the Moon a day off


@pytest.mark.parametrize(
    ("words", "anchor", "calendar", "day"),
    [
        ("Michaelmas", "0592-04-10", "islamic", "1195-10-06"),
        ("Christmas", "5711-02-10", "hebrew", "1950-12-25"),
        ("Christmas", "0008-02-18", "french-republican", "1799-12-25"),
        ("last Michaelmas", "1369-02-10", "umm-al-qura", "1949-09-29"),
        ("Easter", "1357-11-22", "persian", "1979-04-15"),
        ("III Kal. Sept.", "1500-05-05", "coptic", "1783-08-30"),
        ("Chuseok", "5711-02-10", "hebrew", "1951-09-15"),
        ("추석", "5711-02-10", "hebrew", "1951-09-15"),
        ("Michaelmas", "1648-02-10", "old-style", "1648-10-09"),
    ],
)
def test_the_year_that_is_left_out_is_one_of_the_calendar_of_the_phrase(
    words: str, anchor: str, calendar: Calendar, day: str
) -> None:
    date = reckon(words, parse_edtf(anchor, calendar=calendar))
    assert (str(date.earliest), str(date.latest)) == (day, day)


def test_a_neighbour_in_another_calendar_lends_no_year() -> None:
    with pytest.raises(DateError):
        read_date("Chuseok or 5 Paopi 1500")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        (f"before Tuesday, {FALL}", "[..1453-06-06]"),
        (f"before Monday, {FALL}", "[..1453-06-05]"),
        (f"after Tuesday, {FALL}", "[1453-06-08..]"),
        (f"by Wednesday, {FALL}", "[..1453-06-08]"),
        (f"since Wednesday, {FALL}", "1453-06-08/.."),
        (f"the day after Wednesday, {FALL}", "1453-06-09"),
        (f"three days after Wednesday, {FALL}", "1453-06-11"),
        (f"Monday, {FALL} or Tuesday, {FALL}", "[1453-06-06,1453-06-07]"),
        (f"between Monday, {FALL} and Wednesday, {FALL}", "[1453-06-06..1453-06-08]"),
        (f"from Monday, {FALL} to Wednesday, {FALL}", "1453-06-06/1453-06-08"),
        (f"between Monday, {FALL} and 25 Jumada I 857", "[1453-06-06..1453-06-13]"),
        (f"c. Tuesday, {FALL}", "1453-06-07~"),
        (f"the night of Monday, {FALL}", "[1453-06-06..1453-06-07]"),
        (f"the Tuesday after {FALL}", "[1453-06-07,1453-06-14]"),
        (f"the Monday after Monday, {FALL}", "1453-06-13"),
        ("19 Brumaire an VIII or 12 November 1799", "[1799-11-10,1799-11-12]"),
    ],
)
def test_a_day_that_its_day_of_the_week_tells_is_carried_on_as_the_day_that_it_is(words: str, edtf: str) -> None:
    assert read_date(words).edtf == edtf


def test_the_rule_says_that_days_of_another_calendar_are_gregorian() -> None:
    assert read_date(f"before Tuesday, {FALL}").rule.endswith("written in the Gregorian calendar")
    assert reckon("last week", read_date(FALL)).rule.endswith("written in the Gregorian calendar")
    assert "Gregorian" not in read_date(f"before {FALL}").rule


def test_two_days_of_the_week_must_agree() -> None:
    with pytest.raises(DateError, match="names a Monday"):
        read_date(f"Monday, Tuesday, {FALL}")


def test_a_morrow_of_one_of_two_days_is_a_day_after_either() -> None:
    days = [read_date(f"{words}Good Friday 1648", calendar="old-style") for words in ("", "the morrow of ")]
    assert [day.numbers for day in days] == ["[1648-03-31,1648-03-23]", "[1648-04-01,1648-03-24]"]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("last Tuesday", "[1453-05-31,1453-06-07]"),
        ("last Friday", "1453-06-03"),
        ("last week", "[1453-05-30..1453-06-05]"),
    ],
)
def test_days_of_the_week_are_counted_from_each_day_that_the_anchor_may_be(words: str, edtf: str) -> None:
    assert reckon(words, read_date(FALL)).edtf == edtf


@pytest.mark.parametrize(
    ("words", "anchor", "calendar", "numbers", "day"),
    [
        ("27th instant", "1648-03-10", "old-style", "1649-03-27", "1649-04-06"),
        ("the 26th", "1648-03-10", "old-style", "1648-02-26", "1649-03-08"),
        ("the 20th", "1648-03-30", "old-style", "1647-03-20", "1648-03-30"),
        ("the 10th", "1751-12-28", "old-style", "1752-01-10", "1752-01-21"),
        ("the 10th", "1700-03-02", "swedish", "1700-03-10", "1700-03-20"),
        ("the 28th", "1700-03-02", "swedish", "1700-02-28", "1700-03-10"),
        ("the 29th", "1700-03-02", "swedish", "1700-03-29", "1700-04-08"),
        ("the 1st", "1712-02-28", "swedish", "1712-03-01", "1712-03-12"),
        ("the 28th", "0014-04-05", "french-republican", "0014-03-28", "1805-12-19"),
    ],
)
def test_a_day_alone_is_in_the_month_of_the_anchor_or_beside_it(
    words: str, anchor: str, calendar: Calendar, numbers: str, day: str
) -> None:
    date = reckon(words, parse_edtf(anchor, calendar=calendar))
    assert (date.numbers, str(date.earliest), str(date.latest)) == (numbers, day, day)


@pytest.mark.parametrize(
    ("words", "anchor", "edtf"),
    [
        ("one month later", "1648-03-10", "[1649-04-11..1649-05-10]"),
        ("one month later", "1648-02-10", "[1649-03-11..1649-04-10]"),
        ("one month ago", "1648-03-10", "[1649-02-11..1649-03-10]"),
        ("this month", "1648-03-10", "[1649-03-11..1649-04-10]"),
        ("within a month", "1648-03-10", "[1649-03-20..1649-04-20]"),
    ],
)
def test_months_follow_one_another_where_the_year_begins_in_march(words: str, anchor: str, edtf: str) -> None:
    date = reckon(words, parse_edtf(anchor, calendar="old-style"))
    assert f"[{date.earliest}..{date.latest}]" == edtf


@pytest.mark.parametrize("words", ["one month later", "next month", "tomorrow", "one year later"])
def test_nothing_is_counted_over_years_that_the_calendar_does_not_have(words: str) -> None:
    with pytest.raises(DateError):
        reckon(words, read_date("10 nivôse an XIV"))


@pytest.mark.parametrize(
    ("words", "anchor", "calendar", "numbers"),
    [
        ("one year later", "5711-13-10", "hebrew", "5712~"),
        ("next year", "5711-13-10", "hebrew", "5712"),
        ("one year later", "1711-05-01", "swedish", "1712~"),
        ("within a year", "5711-13-10", "hebrew", "[5711-13-10..5712-12-10]"),
    ],
)
def test_a_year_is_counted_whichever_months_it_has(words: str, anchor: str, calendar: Calendar, numbers: str) -> None:
    assert reckon(words, parse_edtf(anchor, calendar=calendar)).numbers == numbers


@pytest.mark.parametrize(
    ("words", "anchor", "calendar", "numbers"),
    [
        ("10 Ramadan", "0592-04-10", "islamic", "0592-09-10"),
        ("10 Ramadan", "0592-01-10", "islamic", "0591-09-10"),
        ("before 10 Ramadan", "0592-04-10", "islamic", "[..0592-09-09]"),
        ("8 or 9 Ramadan", "0592-04-10", "islamic", "[0592-09-08,0592-09-09]"),
        ("from 8 to 10 Ramadan", "0592-04-10", "islamic", "0592-09-08/0592-09-10"),
        ("Ramadan", "0592-08-10", "islamic", "0592-09"),
        ("last Ramadan", "1369-02-10", "umm-al-qura", "1368-09"),
        ("10 brumaire", "0008-02-18", "french-republican", "0008-02-10"),
        ("10 Tishri", "5711-02-10", "hebrew", "5712-07-10"),
    ],
)
def test_a_month_of_the_calendar_of_the_anchor_needs_no_year(
    words: str, anchor: str, calendar: Calendar, numbers: str
) -> None:
    assert reckon(words, parse_edtf(anchor, calendar=calendar)).numbers == numbers


def test_a_month_of_another_calendar_than_that_of_the_anchor_is_refused() -> None:
    with pytest.raises(DateError, match="is no phrase"):
        reckon("10 Ramadan", "1950-10-12")


@pytest.mark.parametrize(
    ("phrase", "calendar", "numbers"),
    [
        ("early Brumaire an VIII", "french-republican", "[0008-02-01..0008-02-10]"),
        ("mid Brumaire an VIII", "french-republican", "[0008-02-11..0008-02-20]"),
        ("late Fructidor an VIII", "french-republican", "[0008-12-21..0008-12-30]"),
        ("fin fructidor an VIII", "french-republican", "[0008-12-21..0008-12-30]"),
        ("Mitte Brumaire an VIII", "french-republican", "[0008-02-11..0008-02-20]"),
        ("the 6th century AH", "islamic", "05XX"),
        ("6. Jahrhundert der Hidschra", "islamic", "05XX"),
        ("le VIe siècle de l'Hégire", "islamic", "05XX"),
        ("the 1st century AH", "islamic", "[0001..0099]"),
        ("the beginning of the 6th century AH", "islamic", "[0500..0533]"),
        ("décadi 10 brumaire an VIII", "french-republican", "0008-02-10"),
        ("nonidi, 19 brumaire an VIII", "french-republican", "0008-02-19"),
    ],
)
def test_phrases_in_the_words_of_other_calendars(phrase: str, calendar: Calendar, numbers: str) -> None:
    date = read_date(phrase)
    assert (date.calendar, date.numbers) == (calendar, numbers)


@pytest.mark.parametrize(
    ("phrase", "calendar", "why", "fix"),
    [
        ("décadi 19 brumaire an VIII", None, "names a décadi, but 19 Brumaire an VIII was a nonidi", "Write nonidi"),
        ("décadi 10 novembre 1799", None, "names a day of the décade", "Leave décadi out"),
        ("the 6th century AH", "hebrew", "names a century of the Hijra", "Leave the calendar out"),
        ("2 September 1752", "old-style", "1751", "julian"),
        ("September 1752", "old-style", "1751", "julian"),
    ],
)
def test_what_a_calendar_does_not_have_is_refused(phrase: str, calendar: Calendar | None, why: str, fix: str) -> None:
    with pytest.raises(DateError) as refused:
        read_date(phrase, calendar=calendar)
    assert why in str(refused.value)
    assert fix in refused.value.fix


def test_what_lasts_is_in_each_part_of_the_year_from_march_into_which_it_falls() -> None:
    date = read_date("in Lent 1648", calendar="old-style")
    assert date.numbers == "[1648-03-25..1648-04-01,1648-02-07..1648-03-24]"
