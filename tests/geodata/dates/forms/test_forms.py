"""The forms in which others write dates: a table of cases for each with its source, and the way there and back."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geodata import Calendar, DateError, HistoricalDate, parse_edtf, read_date
from geodata.dates.forms.registry import FORMS

HERE = Path(__file__).parent
OF_OTHERS = ("osm", "ohm", "gedcom", "tei", "wikidata")


def table(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CASES = [(form, row) for form in OF_OTHERS for row in table(form)]
READ = [(form, row) for form, row in CASES if not row["refused"]]
REFUSED = [(form, row) for form, row in CASES if row["refused"]]


def named(part: object) -> str:
    return part["text"] if isinstance(part, dict) else str(part)


def essence(date: HistoricalDate) -> tuple[object, ...]:
    """What must not be lost on the way to another form and back."""
    bounds = (date.earliest, date.latest, date.start_is, date.end_is)
    return (date.kind, *bounds, date.approximate, date.uncertain)


def test_every_form_has_its_table() -> None:
    assert set(FORMS) == {"edtf", *OF_OTHERS}
    for form in OF_OTHERS:
        rows = table(form)
        assert len({row["text"] for row in rows}) == len(rows) >= 25
        assert all(row["source"] for row in rows)
        assert sum(bool(row["refused"]) for row in rows) >= 10


@pytest.mark.parametrize(("form", "row"), READ, ids=named)
def test_a_text_is_read_and_written_again(form: str, row: dict[str, str]) -> None:
    date = read_date(row["text"], form=form)
    bounds = [str(day) if day else "" for day in (date.earliest, date.latest)]
    assert [date.calendar, date.numbers, *bounds] == [row[key] for key in ("calendar", "numbers", "earliest", "latest")]
    assert date.as_written or date.numbers == row["text"]
    if not row["back"]:
        with pytest.raises(DateError):
            date.to(form)
        return
    assert date.to(form) == row["back"]
    assert essence(read_date(row["back"], form=form)) == essence(date)


@pytest.mark.parametrize(("form", "row"), REFUSED, ids=named)
def test_a_text_that_means_nothing_certain_is_refused_with_its_remedy(form: str, row: dict[str, str]) -> None:
    with pytest.raises(DateError) as refused:
        read_date(row["text"], form=form)
    assert refused.value.value == row["text"]
    assert row["refused"] in refused.value.fix
    assert not refused.value.fix.endswith(".")


@pytest.mark.parametrize("row", table("unsaid"), ids=lambda row: f"{row['form']} {row['numbers']}")
def test_what_a_form_cannot_say_is_refused_with_its_remedy(row: dict[str, str]) -> None:
    calendar: Calendar = row["calendar"]  # type: ignore[assignment]
    with pytest.raises(DateError) as refused:
        parse_edtf(row["numbers"], calendar=calendar).to(row["form"])
    assert row["refused"] in refused.value.fix


DIGITS = "XXXX"
QUALIFIERS = ["", "", "", "?", "~", "%"]


def written(year: int, fineness: int, day: tuple[int, int], opened: int, marks: list[str]) -> str:
    """A date of some precision, with digits left open from the right of the year and with qualifiers."""
    digits = f"{abs(year):04}"
    parts = [f"{digits[: 4 - opened]}{DIGITS[:opened]}", f"{day[0]:02}", f"{day[1]:02}"][:fineness]
    sign = "-" if year < 0 and digits[: 4 - opened].strip("0") else ""
    return sign + "-".join(f"{part}{mark}" for part, mark in zip(parts, marks, strict=False))


SINGLE = st.builds(
    written,
    st.integers(-700, 2100) | st.sampled_from([0, 1, -1, 100, 1000, 1800, 1801, 1900, 9999, -9999]),
    st.integers(1, 3),
    st.tuples(st.integers(1, 12), st.integers(1, 28)),
    st.sampled_from([0, 0, 0, 0, 1, 2]),
    st.lists(st.sampled_from(QUALIFIERS), min_size=3, max_size=3) | st.just(["", "", ""]),
)
CENTURIES = (
    st.integers(-9, 20)
    .map(lambda number: f"[{number * 100 + 1:05}..{number * 100 + 100:05}]")
    .map(lambda text: re.sub(r"(?<![-\d])0(\d{4})", r"\1", text))
)
TEXTS = st.one_of(
    SINGLE,
    st.tuples(SINGLE, SINGLE).map("/".join),
    st.tuples(SINGLE, SINGLE).map(lambda ends: f"[{ends[0]}..{ends[1]}]"),
    st.tuples(SINGLE, SINGLE).map(lambda ends: f"{{{ends[0]},{ends[1]}}}"),
    SINGLE.map(lambda date: f"[..{date}]"),
    SINGLE.map(lambda date: f"[{date}..]"),
    SINGLE.map(lambda date: f"{date}/.."),
    SINGLE.map(lambda date: f"/{date}"),
    SINGLE.map(lambda date: f"[{date}]"),
    CENTURIES,
    st.sampled_from(["1950-21", "1950-10-12T23:20:30-04", "1950S2", "Y-17E7", "1985-04-XX", "2004-06~-11"]),
)


@pytest.mark.parametrize("form", OF_OTHERS)
@given(text=TEXTS)
@settings(max_examples=150, derandomize=True, deadline=None)
@example(text="[1701?..1800?]")
@example(text="[..0000]")
@example(text="[1001..2000]")
@example(text="[-0048..-0039]")
def test_a_date_comes_back_from_a_form_as_it_was_or_is_refused(form: str, text: str) -> None:
    try:
        date = parse_edtf(text)
    except DateError:
        return
    try:
        said = date.to(form)
    except DateError as error:
        assert error.fix  # noqa: PT017 - it comes back or is refused
        return
    assert essence(read_date(said, form=form)) == essence(date)


@pytest.mark.parametrize("form", FORMS)
@given(text=TEXTS)
@settings(max_examples=100, derandomize=True, deadline=None)
def test_a_julian_date_comes_back_on_its_days_or_is_refused(form: str, text: str) -> None:
    try:
        date = parse_edtf(text, calendar="julian")
        said = date.to(form)
    except DateError:
        return
    back = read_date(said, form=form)
    assert (back.earliest, back.latest) == (date.earliest, date.latest)
    assert bool(back.approximate) == bool(date.approximate)
    assert bool(back.uncertain) == bool(date.uncertain)


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text(max_size=40) | st.text("ABCDEFOMRTY 0123456789./=-+~\"[]{}:sj#'", max_size=30))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_any_text_is_a_date_or_is_refused(form: str, text: str) -> None:
    try:
        read_date(text, form=form)
    except DateError as error:
        assert error.fix  # noqa: PT017 - that it is refused is one of the two right answers


def test_a_date_of_another_calendar_is_written_on_its_days() -> None:
    date = parse_edtf("0592-04-10", calendar="islamic")
    assert date.to("edtf") == "[1196-03-19..1196-03-21]"
    assert date.to("osm") == "1196-03-19..1196-03-21"
    assert date.to("gedcom") == "BET 19 MAR 1196 AND 21 MAR 1196"
    assert date.to("tei") == 'when-custom="0592-04-10" datingMethod="#islamic"'
    assert read_date(date.to("tei"), form="tei").numbers == "0592-04-10"


def test_edtf_is_gregorian_whatever_the_calendar_of_the_date() -> None:
    assert parse_edtf("1917-10-25", calendar="julian").to("edtf") == "1917-11-07"
    assert parse_edtf("1917-10~", calendar="julian").to("edtf") == "[1917-10-14~..1917-11-13~]"


def test_the_calendar_that_is_given_is_that_of_a_text_which_names_none() -> None:
    assert read_date("12 OCT 1700", form="gedcom", calendar="julian").calendar == "julian"
    assert read_date("10 FEB 1731/32", form="gedcom", calendar="julian").numbers == "1732-02-10"
    assert read_date('when-custom="1598"', form="tei", calendar="julian").calendar == "julian"
    assert read_date("1917-10-25", form="edtf", calendar="julian").calendar == "julian"
    for form, text in [("osm", "1950"), ("ohm", "1950"), ("tei", "1950"), ("wikidata", "+1950-00-00T00:00:00Z/9")]:
        with pytest.raises(DateError, match="is Gregorian in this form"):
            read_date(text, form=form, calendar="julian")
    with pytest.raises(DateError, match="GEDCOM does not have"):
        read_date("1369", form="gedcom", calendar="islamic")


def test_what_was_calculated_stays_so() -> None:
    assert read_date("CAL 1950", form="gedcom").rule == "calculated from other data"
    assert read_date("ABT 1950", form="gedcom").rule == ""
    assert read_date("INT 1950 (the year of the landing)", form="gedcom").as_written == "the year of the landing"


def test_the_table_of_the_guide_is_true() -> None:
    page = (HERE.parents[3] / "docs" / "date-forms.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if re.match(r"\| (?:EDTF|`[-\[{0-9])", line)]
    forms, *rows = rows
    assert forms == ["EDTF", *OF_OTHERS]
    assert len(rows) > 15
    for numbers, *cells in rows:
        text, _, calendar = numbers.replace("`", "").partition(", ")
        date = parse_edtf(text, calendar="julian" if calendar == "Julian" else "gregorian")
        for form, cell in zip(OF_OTHERS, cells, strict=True):
            if cell == "–":
                with pytest.raises(DateError):
                    date.to(form)
            else:
                assert cell == f"`{date.to(form)}`"


def test_a_form_that_is_not_there_is_told_of() -> None:
    with pytest.raises(ValueError, match="there are edtf, osm, ohm, gedcom, tei, wikidata"):
        read_date("1950", form="ged")
