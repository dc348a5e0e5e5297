import re
from datetime import date, timedelta

import pytest

from geodata import DateError, Day, parse_edtf
from geodata.dates.days import month_length
from geodata.dates.remedies import recommended

DATES = [
    # EDTF, earliest, latest, start, end, display
    ("1950-10-12", "1950-10-12", "1950-10-12", "known", "known", "12 October 1950"),
    ("1950-10", "1950-10-01", "1950-10-31", "known", "known", "October 1950"),
    ("1950", "1950-01-01", "1950-12-31", "known", "known", "1950"),
    ("2000-02", "2000-02-01", "2000-02-29", "known", "known", "February 2000"),
    ("1951-04~", "1951-04-01", "1951-04-30", "known", "known", "about April 1951"),
    ("1950-10-08?", "1950-10-08", "1950-10-08", "known", "known", "perhaps 8 October 1950"),
    ("1950%", "1950-01-01", "1950-12-31", "known", "known", "perhaps about 1950"),
    ("1950-10-10/1950-10-11", "1950-10-10", "1950-10-11", "known", "known", "10–11 October 1950"),
    ("1950-09-29/1950-10-01", "1950-09-29", "1950-10-01", "known", "known", "29 September – 1 October 1950"),
    (
        "1950-12-31/1951-01-01",
        "1950-12-31",
        "1951-01-01",
        "known",
        "known",
        "31 December 1950 – 1 January 1951",
    ),
    ("1950-10/1950-11", "1950-10-01", "1950-11-30", "known", "known", "October–November 1950"),
    ("1950/1953", "1950-01-01", "1953-12-31", "known", "known", "1950–1953"),
    ("1950-10-12/1950-11", "1950-10-12", "1950-11-30", "known", "known", "12 October 1950 – November 1950"),
    ("1950-10-10~/1950-10-11~", "1950-10-10", "1950-10-11", "known", "known", "about 10–11 October 1950"),
    ("1984~/2004-06", "1984-01-01", "2004-06-30", "known", "known", "about 1984 – June 2004"),
    ("1950-10/1950-10-05", "1950-10-01", "1950-10-05", "known", "known", "October 1950 – 5 October 1950"),
    ("1950/1950", "1950-01-01", "1950-12-31", "known", "known", "1950"),
    ("1950-12-11/..", "1950-12-11", None, "known", "open", "from 11 December 1950 on"),
    ("../1950-11-11", None, "1950-11-11", "open", "known", "until 11 November 1950"),
    ("1950-12-11/", "1950-12-11", None, "known", "unknown", "from 11 December 1950, end not known"),
    ("/1950-11", None, "1950-11-30", "unknown", "known", "until November 1950, start not known"),
    ("-0217", "-0217-01-01", "-0217-12-31", "known", "known", "218 BCE"),
    ("-0217/-0200", "-0217-01-01", "-0200-12-31", "known", "known", "218–201 BCE"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15", "known", "known", "15 March 44 BCE"),
    ("-0004/0003", "-0004-01-01", "0003-12-31", "known", "known", "5 BCE – 3 CE"),
    ("0000", "0000-01-01", "0000-12-31", "known", "known", "1 BCE"),
    ("0843-08", "0843-08-01", "0843-08-31", "known", "known", "August 843 CE"),
    ("Y170000002", "Y170000002-01-01", "Y170000002-12-31", "known", "known", "170,000,002"),
    ("Y-170000002", "Y-170000002-01-01", "Y-170000002-12-31", "known", "known", "170,000,003 BCE"),
]


@pytest.mark.parametrize("expected", DATES, ids=lambda expected: expected[0])
def test_a_date_has_the_bounds_it_states_and_no_others(expected: tuple[str | None, ...]) -> None:
    read = parse_edtf(str(expected[0]))
    bounds = [day and str(day) for day in (read.earliest, read.latest)]
    assert (read.edtf, *bounds, read.start_is, read.end_is, read.display) == expected


@pytest.mark.parametrize(
    ("edtf", "uncertain", "approximate"),
    [
        ("1950", set(), set()),
        ("1950~", set(), {"year"}),
        ("1950?", {"year"}, set()),
        ("1950%", {"year"}, {"year"}),
        ("1950~/1951?", {"year"}, {"year"}),
        ("../1951?", {"year"}, set()),
        ("2004-06-11%", {"year", "month", "day"}, {"year", "month", "day"}),
        ("2004-06~-11", set(), {"year", "month"}),
        ("2004?-06-11", {"year"}, set()),
        ("?2004-06-~11", {"year"}, {"day"}),
        ("2004-%06-11", {"month"}, {"month"}),
        ("2004?-06~-11", {"year"}, {"year", "month"}),
        ("2001-21~", set(), {"year", "season"}),
        ("[1950~,1951-04?]", {"year", "month"}, {"year"}),
    ],
)
def test_qualifiers_are_kept_for_each_part_and_do_not_widen_the_bounds(
    edtf: str, uncertain: set[str], approximate: set[str]
) -> None:
    read, plain = parse_edtf(edtf), parse_edtf(re.sub("[~?%]", "", edtf))
    assert (read.uncertain, read.approximate) == (uncertain, approximate)
    assert (read.earliest, read.latest) == (plain.earliest, plain.latest)


REFUSED = [
    # as typed, a part of the reason, a part of the remedy
    ("", "no date", "1950-10-12/.."),
    ("/", "no date", "at least one end"),
    (" 1950", "blanks", "Write 1950 without"),
    ("1950-10-10 / 1950-10-11", "blanks", "Write 1950-10-10/1950-10-11 without"),
    ("1950\n", "blanks", "Write 1950 without"),
    ("12/10/50", "not in the order year, month, day", "four digits"),
    ("12/10/1950", "not in the order", "1950-10-12 or 1950-12-10, whichever"),
    ("12.10.1950", "not in the order", "1950-10-12 or 1950-12-10, whichever"),
    ("13/10/1950", "not in the order", "Write 1950-10-13."),
    ("99/99/1950", "not in the order", "such as"),
    ("10/1950", "begin with the year", "Write 1950-10."),
    ("1950/10/12", "no hyphens", "Write 1950-10-12."),
    ("19501012", "no hyphens", "Write 1950-10-12."),
    ("1950–10–12", "no hyphens", "Write 1950-10-12."),
    ("1950-10-10–1950-10-11", "dash", "Write 1950-10-10/1950-10-11."),
    ("1950-1-5", "one digit", "Write 1950-01-05."),
    ("1950-13", "month that does not exist", "01 to 12"),
    ("1950-00-12", "month that does not exist", "01 to 12"),
    ("1950-02-30", "February 1950 has 28 days", "01 to 28, or 1950-02"),
    ("1900-02-29", "February 1900 has 28 days", "01 to 28"),
    ("1950-10-00", "October 1950 has 31 days", "01 to 31"),
    ("1950-10-11/1950-10-10", "runs backwards", "1950-10-10/1950-10-11"),
    ("-0200/-0217", "runs backwards", "-0217/-0200"),
    ("1950/1951/1952", "not an EDTF date", "1950-10-10/1950-10-11"),
    ("1950-10-12~?", "signs of a draft", "Write 1950-10-12%."),
    ("198u", "signs of a draft", "Write 198X."),
    ("2004-01-01/open", "signs of a draft", "Write 2004-01-01/..."),
    ("unknown/2006", "signs of a draft", "Write /2006."),
    ("y-17e7", "signs of a draft", "Write Y-17E7."),
    ("1984-?06?", "a qualifier where EDTF has none", "1950-10-~12"),
    ("1950-10-12 00:00:00", "a time of day that says nothing", "Write 1950-10-12."),
    ("1950-10-12T03:15", "a time of day that EDTF writes otherwise", "1950-10-12T03:15:00"),
    ("1950-10-12T03:15:00/1950-10-13", "a time of day in an interval", "the days alone"),
    ("[1950, 1951]", "blanks", "Write [1950,1951] without"),
    ("[1950", "not a set", "[1667,1668]"),
    ("[1667,..1984]", "an open end in the middle", "before the first date"),
    ("[1670..1672-03]", "from a year to a month", "alike"),
    ("[1672..1670]", "runs backwards", "1670..1672"),
    ("2004-06-11/2004-06", "begins within 2004-06", "as exactly as the start, or 2004-06-XX for any day"),
    ("1950-10-12/1950", "begins within 1950", "or 1950-XX-XX for any day"),
    ("1985-02-3X", "no day that exists", "another digit open"),
    ("1985-W15", "names a week", "Write 1985-04-08/1985-04-14."),
    ("1985-102", "counts the days of a year", "Write 1985-04-12."),
    ("1985-04-12/P1M", "a duration", "first day and the last"),
    ("18548", "not a year", "write 1950-10-12; if it is a year, write Y18548"),
    ("#REF!", "spreadsheet shows for an error", "as text"),
    ("Y12E99", "more than 12 digits", "fewer digits"),
    ("spring 1378", "not an EDTF date", "Write 1378-21."),
    ("the 1950s", "not an EDTF date", "Write 195X."),
    ("18th century", "not an EDTF date", "Write 17XX."),
    ("before 1745", "not an EDTF date", "Write [..1744]."),
    ("after 1745", "not an EDTF date", "Write [1746..]."),
    ("until 1745-03", "not an EDTF date", "Write ../1745-03."),
    ("12 Feb 1697/8", "not an EDTF date", "Write 1698-02-12 if the year is counted from January, else 1697-02-12."),
    ("1697/8", "two years", "Write 1698 if it is counted from January, else 1697."),
    ("17/18 June 1698", "not an EDTF date", "Write [1698-06-17..1698-06-18] for one"),
    ("12/22 September 1698", "not an EDTF date", "or 1698-09-12 with julian"),
    ("1698-06-17/18", "an end that is not a whole date", "Write 1698-06-17/1698-06-18."),
    ("1698-09-12–14", "an end that is not a whole date", "Write 1698-09-12/1698-09-14."),
    ("1698-06/07", "an end that is not a whole date", "Write 1698-06/1698-07."),
    ("1698/99", "an end that is not a whole date", "Write 1698/1699."),
    ("1698-9/10", "an end that is not a whole date", "Write 1698-09/1698-10."),
    ("1698-1699", "a hyphen where EDTF has a stroke", "Write 1698/1699."),
    ("1698, 1699", "several dates", "Write {1698,1699} for both."),
    ("1698-13-09", "month that does not exist", "Write 1698-09-13 if the month is 9."),
    ("1698 09 12", "no hyphens", "Write 1698-09-12."),
    ("'1698-09-12", "signs around it", "Write 1698-09-12."),
    ("(1698)", "signs around it", "Write 1698."),
    ("1698.0", "not an EDTF date", "Write 1698."),
    ("September 12th, 1698", "not an EDTF date", "Write 1698-09-12."),
    ("12th of September 1698", "not an EDTF date", "Write 1698-09-12."),
    ("Mon 12 Sep 1698", "not an EDTF date", "Write 1698-09-12."),
    ("1698 September 12", "not an EDTF date", "Write 1698-09-12."),
    ("30 February 1698", "not an EDTF date", "such as 1950-10-12"),
    ("32.1.1698", "not in the order", "such as 1950-10-12"),
    ("AD 1698", "not an EDTF date", "Write 1698."),
    ("1698 AD", "not an EDTF date", "Write 1698."),
    ("1698-06-17 or 1698-06-18", "not an EDTF date", "Write [1698-06-17,1698-06-18]."),
    ("1698-09-12 to 1698-09-14", "not an EDTF date", "Write 1698-09-12/1698-09-14."),
    ("unknown", "not an EDTF date", "narrowest interval"),
    ("n.d.", "not an EDTF date", "narrowest interval"),
    (" ", "holds no date", "at least one end"),
    ("٢٠٠٤", "digits of another script", "Write 2004 with plain digits"),
    ("since 1745", "not an EDTF date", "Write 1745/..."),
    ("1861 or 1862", "not an EDTF date", "Write [1861,1862]."),
    ("between 8 and 10 October 1950", "not an EDTF date", "Write [1950-10-08..1950-10-10] for one"),
    ("14 October 1066 O.S.", "not an EDTF date", "julian into the column calendar"),
    ("-0000", "minus zero", "Write 0000"),
    ("843", "not a year", "Write 0843."),
    ("-44", "not a year", "Write -0044, which is 45 BCE."),
    ("170000002", "not a year", "Write Y170000002."),
    ("Y1950", "not a year", "Write 1950."),
    ("Y" + "9" * 5000, "more than 12 digits", "fewer"),
    ("44 BC", "not an EDTF date", "Write -0043"),
    ("1 BCE", "not an EDTF date", "Write 0000"),
    ("c. 1950", "not an EDTF date", "Write 1950~."),
    ("12 October 1950", "not an EDTF date", "Write 1950-10-12."),
    ("October 12, 1950", "not an EDTF date", "Write 1950-10-12."),
    ("Sept. 1950", "not an EDTF date", "Write 1950-09."),
    ("tomorrow", "not an EDTF date", "such as"),
    ("１９５０", "digits of another script", "Write 1950 with"),
]


@pytest.mark.parametrize(("text", "why", "fix"), REFUSED)
def test_what_is_not_a_date_is_refused_with_what_would_be_right(text: str, why: str, fix: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_edtf(text)
    assert why in refused.value.why
    assert fix in f"{refused.value.fix}."
    assert str(refused.value).startswith(f'"{text}" ')


@pytest.mark.parametrize("text", [text for text, _, _ in REFUSED])
def test_a_date_that_is_recommended_can_be_read(text: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_edtf(text)
    for text_of_date in recommended(refused.value.fix):
        assert parse_edtf(text_of_date).edtf == text_of_date


def test_remedies_are_recognised_so_that_they_can_be_tried() -> None:
    assert recommended("Write 1698/..") == ["1698/.."]
    assert recommended("Write 1950-10-12 or 1950-12-10, whichever is meant") == ["1950-10-12", "1950-12-10"]
    assert recommended("Write [..1744]") == ["[..1744]"]
    assert recommended("Shorten it") == []


@pytest.mark.parametrize("number", [1985, 1985.0, None, float("nan"), b"1985"])
def test_what_is_no_text_is_refused_as_such(number: object) -> None:
    with pytest.raises(DateError, match="is no text"):
        parse_edtf(number)  # type: ignore[arg-type]


def test_a_calendar_must_be_one() -> None:
    with pytest.raises(ValueError, match="there is no calendar 'Julian'; there are gregorian, julian, old-style"):
        parse_edtf("1698-09-12", calendar="Julian")  # type: ignore[arg-type]


def test_days_are_those_of_datetime_where_it_reaches() -> None:
    epoch = date(1970, 1, 1)
    for number in range((date(1, 1, 1) - epoch).days, (date(9999, 12, 31) - epoch).days, 997):
        expected = epoch + timedelta(days=number)
        day = Day.from_civil(expected.year, expected.month, expected.day)
        assert (int(day), str(day)) == (number, expected.isoformat())


def test_every_day_of_400_years_around_the_year_zero_follows_the_one_before() -> None:
    number = int(Day.from_civil(-200, 1, 1))
    for year in range(-200, 200):
        for month in range(1, 13):
            for day in range(1, month_length(year, month) + 1):
                assert int(Day.from_civil(year, month, day)) == number
                assert Day(number).civil == (year, month, day)
                number += 1


def test_the_julian_day_number_of_the_ides_of_march() -> None:
    # 15 March -0043 is 17 March in the Julian calendar, JDN 1705428; 1970-01-01 is JDN 2440588.
    assert int(Day.from_civil(-43, 3, 15)) + 2_440_588 == 1_705_428


def test_days_are_ordered_and_hashable() -> None:
    days = [parse_edtf(text).earliest for text in ("1950-10-12", "-0043-03-15", "Y170000002", "0000")]
    assert [str(day) for day in sorted(days)] == [
        "-0043-03-15",
        "0000-01-01",
        "1950-10-12",
        "Y170000002-01-01",
    ]
    assert len({*days, Day.from_civil(1950, 10, 12)}) == len(days)


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (2, 30), (10, 0), (10, 32)])
def test_no_day_is_made_of_an_impossible_date(month: int, day: int) -> None:
    with pytest.raises(ValueError, match="there is no day"):
        Day.from_civil(1950, month, day)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1951-01/1950-24", "January 1951 – winter 1950/51"),
        ("1950/19XX", "1950 – between 1900 and 1999"),
        ("1985-04-3X", "30 April 1985"),
        ("1985S5", "1985"),
        ("1698-09-XX~", "a day in September 1698, approximately"),
        ("[1698~..1700~]", "between about 1698 and about 1700"),
        ("[-0217-09-26,-0217-09-27]", "26 or 27 September 218 BCE"),
        ("-0217-24", "winter 218/217 BCE"),
        ("2004-%06-11", "11 June 2004 (the month uncertain and approximate)"),
        ("1950-10-12T03:15:00+09:00", "12 October 1950, 03:15 UTC+09:00"),
    ],
)
def test_dates_are_worded_as_a_reader_writes_them(edtf: str, words: str) -> None:
    assert parse_edtf(edtf).display == words


@pytest.mark.parametrize(
    ("edtf", "german", "french", "korean"),
    [
        ("1950-10-11~", "um den 11. Oktober 1950", "vers le 11 octobre 1950", "1950년 10월 11일경"),
        ("../1985-04", "bis April 1985", "jusqu’en avril 1985", "1985년 4월까지"),
        ("-0217", "218 v. Chr.", "218 av. J.-C.", "기원전 218년"),
        ("1378-21", "Frühling 1378", "printemps 1378", "1378년 봄"),
        (
            "[1950-10-08..1950-10-10]",
            "zwischen 8. und 10. Oktober 1950",
            "entre 8 et 10 octobre 1950",
            "1950년 10월 8일에서 10일 사이",
        ),
    ],
)
def test_other_languages_have_words_of_their_own(edtf: str, german: str, french: str, korean: str) -> None:
    date = parse_edtf(edtf)
    assert [date.in_words(language) for language in ("de", "fr", "ko")] == [german, french, korean]
    assert date.in_words("la") == date.display


def test_a_date_shows_itself_in_a_line() -> None:
    assert repr(parse_edtf("1951-04~")) == "<HistoricalDate 1951-04~>"
    assert repr(parse_edtf("1917-10-25", calendar="julian")) == "<HistoricalDate 1917-10-25 julian>"


@pytest.mark.parametrize("number", [0, -719_528, 2_932_897, 3_000_000, -5_000_000, 10**11, -(10**11)])
def test_what_a_day_writes_is_read_again(number: int) -> None:
    date = parse_edtf(str(Day(number)))
    assert date.earliest == date.latest == Day(number)
    assert date.precision == "day"


def test_a_day_of_a_long_year_exists_or_is_refused() -> None:
    assert parse_edtf("Y-12000-12-31").display == "31 December 12,001 BCE"
    with pytest.raises(DateError, match="February 12,001 has 28 days"):
        parse_edtf("Y12001-02-29")
