"""From which day words count: that of the document, of a letter within it, of a speaker, or the one last told of."""

from itertools import pairwise

import pytest

from geodata import parse_edtf
from geodata.drafting.dates.finding import find_dates
from geodata.drafting.findings import DateFinding
from geodata.drafting.prose import Prose


def found(text: str, anchor: str = "") -> list[DateFinding]:
    return list(find_dates(Prose(text), anchor=parse_edtf(anchor) if anchor else None))


def values(text: str, anchor: str = "") -> list[tuple[str, str, str]]:
    return [(each.text, each.edtf, each.anchor) for each in found(text, anchor)]


def test_words_count_from_the_head_of_a_letter_where_no_day_is_given() -> None:
    text = (
        "FORT GASTON , May 5 , 1863 . SIR : The attack was made yesterday , and on the 2nd instant the train was lost ."
    )
    assert values(text) == [
        ("May 5 , 1863", "1863-05-05", ""),
        ("yesterday", "1863-05-04", "1863-05-05"),
        ("the 2nd instant", "1863-05-02", "1863-05-05"),
    ]


def test_words_of_an_enclosed_letter_count_from_its_own_head() -> None:
    text = (
        "Fort Humboldt, June 11, 1863.\n\nYesterday I had the letter that I enclose.\n\n"
        "Fort Gaston, June 3, 1863.\n\nWe were attacked yesterday. The enemy left this morning.\n"
    )
    assert [each[1] for each in values(text)] == ["1863-06-11", "1863-06-10", "1863-06-03", "1863-06-02", "1863-06-03"]


def test_the_day_that_is_given_is_kept_where_the_head_has_another() -> None:
    text = "Printed at London, 3 May 1801.\n\nThe fleet came in yesterday.\n"
    assert values(text, "1801-04-30")[-1] == ("yesterday", "1801-04-29", "1801-04-30")


def test_words_in_a_quotation_count_from_the_day_of_the_speaker() -> None:
    text = "On the 5th of June 1801 he wrote: “I march to-morrow, and was ill yesterday.” I had it yesterday."
    assert values(text, "1801-06-20")[1:] == [
        ("to-morrow", "1801-06-06", "1801-06-05"),
        ("yesterday", "1801-06-04", "1801-06-05"),
        ("yesterday", "1801-06-19", "1801-06-20"),
    ]


def test_entries_of_a_diary_have_their_own_day() -> None:
    text = "June 14, 1801. Rain. Yesterday we lay off the cape.\n\nJune 16, 1801. Fair. Yesterday we saw a sail.\n"
    assert [each[1] for each in values(text)] == ["1801-06-14", "1801-06-13", "1801-06-16", "1801-06-15"]


def test_what_nobody_anchors_is_found_without_a_value() -> None:
    (finding,) = found("I leave here to-morrow.")
    assert (finding.text, finding.edtf, finding.anchor) == ("to-morrow", "", "")
    assert finding.score < 0.5


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("We went on board on the 12th and were sick.", "1862-06-12"),
        ("We shall go on board on the 12th.", "1862-07-12"),
        ("The river rose in December.", "1861-12"),
        ("The river will rise in December.", "1862-12"),
        ("He called on Friday.", "1862-06-27"),
        ("He will call on Friday.", "1862-07-04"),
    ],
)
def test_a_report_tells_of_the_past_and_a_promise_of_the_future(text: str, edtf: str) -> None:
    assert [each.edtf for each in found(text, "1862-06-28")] == [edtf]


def test_a_story_goes_on_from_day_to_day() -> None:
    text = (
        "We left on the 28th of March 1801. The next day it blew. On the 31st we lay to, and two days later we made land. "
        "That night the boats went in. On Sunday we buried him."
    )
    assert [each[1] for each in values(text)] == [
        "1801-03-28",
        "1801-03-29",
        "1801-03-31",
        "1801-04-02",
        "[1801-04-02..1801-04-03]",
        "1801-04-05",
    ]


def test_a_year_named_in_passing_does_not_move_the_story() -> None:
    text = (
        "On the 5th of May 1809 they met under the treaty of 1768. On the 7th they parted, and in June they met again."
    )
    assert [each[1] for each in values(text)] == ["1809-05-05", "1768", "1809-05-07", "1809-06"]


def test_the_calendar_is_told_by_the_day_of_the_week() -> None:
    (finding,) = found("It was read on Monday the 4th of June 1649 in the church.")
    assert (finding.edtf, finding.calendar) == ("1649-06-04", "julian")


def test_a_day_of_the_week_that_cannot_be_is_told_in_the_rule() -> None:
    (finding,) = found("It was read on Monday the 12th of October 1950 in the church.")
    assert finding.edtf == "1950-10-12"
    assert "does not agree" in finding.rule
    assert finding.score < 0.95


def test_no_two_findings_share_a_word() -> None:
    dates = found(
        "From the 3rd to the 9th of May 1809, and on 12/10/1950 or 12.10.1950, in October 1950; the log has 1950-10-12."
    )
    assert len(dates) == 5
    assert all(one.end <= other.start for one, other in pairwise(dates))
