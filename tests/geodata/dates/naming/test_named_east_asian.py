"""Dates by eras and reigns, against printed histories and the Japanese calendar of ICU."""

import csv
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import Calendar, DateError, Day, parse_edtf
from geodata.dates.calendars.counting import date_in
from geodata.dates.calendars.east_asian.eras import eras
from geodata.dates.calendars.east_asian.japanese import BEFORE_1873
from geodata.dates.calendars.east_asian.numerals import number
from geodata.dates.calendars.names import LEAP
from geodata.dates.naming.named_east_asian import read_named

TABLE = Path(__file__).parent / "named_east_asian.csv"
CASES = [tuple(row.values()) for row in csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines())]


@pytest.mark.parametrize(("typed", "calendar", "earliest", "latest", "source"), CASES)
def test_a_date_of_the_table_is_the_day_that_the_source_says(
    typed: str, calendar: Calendar, earliest: str, latest: str, source: str
) -> None:
    date = read_named(typed, calendar or None)
    assert date, typed
    assert [str(date.earliest), str(date.latest)] == [earliest, latest], source


@pytest.mark.parametrize(
    ("typed", "calendar", "why", "fix"),
    [
        ("乾隆61年", None, "whose year 61 would be 1796", "Write 嘉慶1年"),
        ("Qianlong 61", None, "whose year 61 would be 1796", "Write Jiaqing 1 "),
        ("순조 35년", None, "whose year 35 would be 1835", "Write 헌종1년"),
        ("宣統4年", None, "would be 1912", "Write 民國1年"),
        ("萬曆48年9月1日", None, "would be 1620", "Write 泰昌1年"),
        ("乾隆0年", None, "a year that it does not have", "from 1 on"),
        ("昭和九九九九年", None, "whose year 9999 would be 11924", "Write the year in numbers"),
        ("明治45年7月31日", None, "whose year 45 would be 1912", "Write 大正1年"),
        ("乾隆十十年", None, "has a number that is none", "such as 二十"),
        ("乾隆五五十年", None, "has a number that is none", "such as 二十"),
        ("乾隆十百年", None, "has a number that is none", "such as 二十"),
        ("昭和64年1月8日", None, "whose year 64 would be 1989", "Write 平成1年"),
        ("大正15年12月26日", None, "whose year 15 would be 1926", "Write 昭和1年"),
        ("S64.1.8", None, "whose year 64 would be 1989", "Write 平成1年"),
        ("明治5年12月2日", None, "Japanese date before 1873", BEFORE_1873),
        ("天保8年6月1日", None, "Japanese era before 1873", BEFORE_1873),
        ("Tenpō 8", None, "Japanese era before 1873", BEFORE_1873),
        ("旧暦1837年6月1日", None, "Japanese date of the Moon", BEFORE_1873),
        ("단기 3925년 4월 13일", None, "would be 1592", "Write the year in numbers"),
        ("고종 19년", None, "two rulers", "Write 고려 고종19년 (1232) or 조선 고종19년 (1882)"),
        ("성종 3년 1월", None, "two rulers", "Write 고려 성종3년 (984) or 조선 성종3년 (1472)"),
        ("고려 성종 3년 1월", None, "0984-01 in the calendar korean", "from 1000 to 2049"),
        ("헌종 즉위년 11월", None, "two rulers", "Write 고려 헌종 즉위년 (1094) or 조선 헌종 즉위년 (1834)"),
        ("Chia-ching 20", None, "two rulers or eras", "Write Ming Jiajing 20 (1541) or Qing Jiaqing 20 (1815)"),
        ("明乾隆58年", None, "of another state", "Leave out the state"),
        ("乾隆五十八年壬子八月十九日", None, "names the year 壬子, but 1793 was 癸丑", "Write 癸丑"),
        ("선조 25년 계사", None, "names the year 계사, but 1592 was 임진", "Write 임진"),
        ("순조 11년 12월 18일 갑자", None, "names the day 갑자, but it was 임술", "Write another day"),
        ("壬辰", None, "by the sexagenary term 壬辰 alone", "Write the year of the reign"),
        ("임진년 4월 13일", None, "by the sexagenary term 임진 alone", "Write the year of the reign"),
        ("19/8 Qianlong 58", None, "which number is the month", "Qianlong 58/8/19"),
        ("19-8 乾隆58年", None, "which number is the month", "Qianlong 58/8/19"),
        ("12 October Qianlong 58", None, "has a Roman month", "in the calendar chinese"),
        ("乾隆58年8月31日", None, "month 8, 1793 has 30 days", "with the calendar chinese"),
        ("순조 11년 0월 5일", None, "1811-00-05", "with the calendar korean"),
        ("순조 11년 12월 0일", None, "1811-12-00", "with the calendar korean"),
        ("순조 11년 101월 5일", None, "1811-101-05", "with the calendar korean"),
        ("乾隆58年閏8月", None, "names a month that does not exist", "with the calendar chinese"),
        ("昭和25年2月29日", None, "February Shōwa 25 has 28 days", "Write a day from 01 to 28"),
        ("元祐三年", None, "counts by 元祐, an era not known here", "the calendar chinese"),
        ("乾隆58年秋", None, "names 乾隆, but not", "Write 乾隆58年8月19日"),
        ("1592년 4월 13일", None, "does not say in which calendar", "with the calendar korean or chinese"),
        ("58年8月19日", "chinese", "names no era for its year", "Write the era"),
        ("元年正月", None, "names no era for its year", "Write the era"),
        ("즉위년 4월 13일", None, "names no era for its year", "Write the era"),
        ("1592년 계사 4월 13일", "korean", "names the year 계사, but 1592 was 임진", "Write 임진"),
        ("1592년 4월 13일", "islamic", "does not say in which calendar", "korean or chinese"),
        ("乾隆58年8月19日", "islamic", "is not a date of the calendar islamic", "in the calendar chinese"),
        ("昭和25年10月12日", "korean", "is not a date of the calendar korean", "in the calendar japanese"),
        ("양력 순조 11년 12월 18일", None, "is not reckoned as it says", "in the calendar korean"),
    ],
)
def test_what_is_no_such_date_is_refused_with_what_is(
    typed: str, calendar: Calendar | None, why: str, fix: str
) -> None:
    with pytest.raises(DateError) as caught:
        read_named(typed, calendar)
    assert why in caught.value.why
    assert fix in caught.value.fix
    assert caught.value.value == typed


@pytest.mark.parametrize(
    "typed",
    [
        "康熙字典",
        "Sejong City",
        "hello",
        "",
        "1592-04-13",
        "公元前218年",
        "約三年",
        "yesterday",
        "순조 11년" + " " * 100 + "12월",
        "一" * 10_000,
    ],
)
def test_other_texts_are_left_to_others(typed: str) -> None:
    assert read_named(typed) is None


@pytest.mark.parametrize(
    ("typed", "given", "calendar", "display"),
    [
        ("乾隆58年8月19日", None, "chinese", "day 19 of month 8, 1793 (Chinese calendar) [23 September 1793]"),
        ("乾隆58年8月19日", "korean", "korean", "day 19 of month 8, 1793 (Korean lunar calendar) [23 September 1793]"),
        ("건륭 58년 8월 19일", None, "korean", "day 19 of month 8, 1793 (Korean lunar calendar) [23 September 1793]"),
        ("1592년 4월 13일", "korean", "korean", "day 13 of month 4, 1592 (Korean lunar calendar) [23 May 1592] ±1 day"),
        (
            "1592년 임진 4월 13일",
            "korean",
            "korean",
            "day 13 of month 4, 1592 (Korean lunar calendar) [23 May 1592] ±1 day",
        ),
        ("昭和25年10月12日", None, "japanese", "12 October Shōwa 25 [12 October 1950]"),
        ("昭和25年10月12日", "gregorian", "gregorian", "12 October 1950"),
        ("民國39年10月12日", None, "gregorian", "12 October 1950"),
        ("農曆民國39年9月1日", None, "chinese", "day 1 of month 9, 1950 (Chinese calendar) [11 October 1950]"),
        ("광무 8년 2월 8일", None, "gregorian", "8 February 1904"),
        ("昭和元年", None, "japanese", "between 25 and 31 December Shōwa 1 [between 25 and 31 December 1926]"),
    ],
)
def test_the_era_tells_the_calendar(typed: str, given: Calendar | None, calendar: Calendar, display: str) -> None:
    date = read_named(typed, given)
    assert date
    assert [date.calendar, date.display] == [calendar, display]


@pytest.mark.parametrize("typed", ["선조 30년 9월 16일 갑진", "선조 30년 정유 9월 16일(甲辰)"])
def test_the_name_of_the_day_may_be_that_of_any_day_that_is_meant(typed: str) -> None:
    date = read_named(typed)
    assert date
    assert [str(date.earliest), str(date.latest)] == ["1597-10-24", "1597-10-26"]


# The first and the last day of the Qianlong era and of King Sunjo’s years, as `Day.number`.
QIANLONG = (int(Day.from_civil(1736, 2, 12)), int(Day.from_civil(1796, 2, 8)))
SUNJO = (int(Day.from_civil(1801, 2, 13)), int(Day.from_civil(1835, 1, 28)))


@given(st.integers(*QIANLONG), st.integers(*SUNJO))
def test_there_and_back_is_the_same_day(chinese: int, korean: int) -> None:
    year, month, day = date_in("chinese", Day(chinese))
    date = read_named(f"乾隆{year - 1735}年{'閏' * (month > LEAP)}{month % LEAP}月{day}日")
    assert date
    assert [date.earliest, date.latest] == [Day(chinese), Day(chinese)]
    year, month, day = date_in("korean", Day(korean))
    date = read_named(f"순조 {year - 1800}년 {'윤' * (month > LEAP)}{month % LEAP}월 {day}일")
    assert date
    assert [date.earliest, date.latest] == [Day(korean), Day(korean)]


ERAS = ("乾隆", "순조", "고종", "昭和", "明治", "泰昌", "Qianlong ", "Showa ")
WORDS = ("th day of the ", "month", "October ", "甲辰", "음력", "旧暦", "즉위")
PIECES = (*"年月日년월일閏윤元正初초十廿三五零영이0137.-/() LS", *ERAS, *WORDS)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=40))
def test_whatever_is_written_is_read_refused_or_left(text: str) -> None:
    with suppress(DateError):
        date = read_named(text)
        assert date is None or date.edtf


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *zip(("元", "正", "臘", "冬", "초하루"), (1, 1, 12, 11, 1), strict=True),
        *zip(
            ("初一", "初十", "十一", "二十", "廿一", "卅", "六十一", "一百二十"),
            (1, 10, 11, 20, 21, 30, 61, 120),
            strict=True,
        ),
        *zip(
            ("십", "십팔", "이십일", "유", "시", "사천이백팔십삼", "一九五〇"),
            (10, 18, 21, 6, 10, 4283, 1950),
            strict=True,
        ),
    ],
)
def test_numbers_are_read_as_they_are_written(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "初", "乾", "x", "十十", "廿廿", "五五十", "十百", "二廿", "十二三"])
def test_what_is_no_number_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        number(text)


@pytest.mark.parametrize("line", ["goryeo", "joseon"])
def test_a_king_comes_to_the_throne_in_the_last_year_of_the_king_before(line: str) -> None:
    # After 1330 some kings of Goryeo are wanting.
    kings = [era for era in eras() if era.line == line and era.native != "개국" and not 1330 < era.first[0] < 1392]
    for before, king in pairwise(kings):
        if before.native != king.native:
            assert before.last[0] == (king.accession or king.first[0]), king.name


def test_an_era_of_ming_and_qing_follows_the_era_before_it() -> None:
    usual = [era for era in eras() if era.line == "ming" and era.name not in {"Hongguang", "Longwu", "Yongli"}]
    usual += [era for era in eras() if era.line == "qing" and era.first[0] >= 1644]
    for before, era in pairwise(usual):
        assert era.first[0] - before.last[0] in {0, 1}, era.name
        assert era.year_one == era.first[0] or era.first == (1402, 7), era.name


def test_every_era_begins_before_it_ends_and_has_its_first_year() -> None:
    for era in eras():
        if era.calendars:
            assert not era.last or era.first[0] <= era.last[0], era.name
            assert era.names[0]
            assert era.line in {"ming", "qing", "goryeo", "joseon", "daehan", "dangi", "juche", "republic", "japan"}


@pytest.mark.parametrize(
    ("typed", "display"),
    [
        ("1950-10-12", "12 October Shōwa 25 [12 October 1950]"),
        ("1926", "Taishō 15/Shōwa 1 [1926]"),
        ("1912-07-29", "29 July Meiji 45 [29 July 1912]"),
        ("1912-07-30", "30 July Taishō 1 [30 July 1912]"),
        ("1912-07", "July Meiji 45/Taishō 1 [July 1912]"),
        ("1926-12-24", "24 December Taishō 15 [24 December 1926]"),
        ("1926-12-25", "25 December Shōwa 1 [25 December 1926]"),
        ("1950-10-12/1950-10-15", "12–15 October Shōwa 25 [12–15 October 1950]"),
    ],
)
def test_japanese_years_are_shown_by_their_eras(typed: str, display: str) -> None:
    date = parse_edtf(typed, calendar="japanese")
    assert [date.display, date.edtf] == [display, typed]


def test_japanese_dates_before_1873_are_not_counted() -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf("1872-12-31", calendar="japanese")
    assert caught.value.fix == BEFORE_1873
    assert str(parse_edtf("1873-01-01", calendar="japanese").earliest) == "1873-01-01"
