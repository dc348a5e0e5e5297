import re
from itertools import pairwise

import pytest

from geodata import Day
from viz.stories.ticks import DAY_STEPS, MONTH_STEPS, MOST_TICKS, YEAR_STEPS, tiers

SPANS = {
    "three days": ((1950, 10, 11), (1950, 10, 14)),
    "the cable's months": ((1950, 9, 14), (1951, 5, 2)),
    "three years": ((1950, 6, 25), (1953, 7, 28)),
    "a century": ((1801, 1, 1), (1901, 1, 1)),
    "the Second Punic War": ((-217, 3, 1), (-200, 10, 20)),
    "the turn of the era": ((-29, 8, 1), (15, 8, 20)),
    "all of writing": ((-3300, 1, 1), (2030, 1, 1)),
    "the age of the dinosaurs": ((-252_000_000, 1, 1), (-66_000_000, 1, 1)),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
Tier = dict[str, list]


@pytest.fixture(params=SPANS)
def span(request: pytest.FixtureRequest) -> tuple[int, int]:
    first, end = SPANS[request.param]
    return int(Day.from_civil(*first)), int(Day.from_civil(*end))


def kind_of(tier: Tier) -> str:
    shapes = {"day": r"\d+ [A-Z][a-z]{2}", "month": r"[A-Z][a-z]{2} \d+( BCE)?", "year": r"\d+( BCE)?"}
    return next(kind for kind, shape in shapes.items() if all(re.fullmatch(shape, label) for label in tier["labels"]))


def test_tiers_run_from_dense_to_sparse(span: tuple[int, int]) -> None:
    found = tiers(*span, "gregorian")
    assert found
    widest = [max(later - earlier for earlier, later in pairwise(tier["days"])) for tier in found]
    narrowest = [min(later - earlier for earlier, later in pairwise(tier["days"])) for tier in found]
    assert all(wide < narrow for wide, narrow in zip(widest, narrowest[1:], strict=False))


def test_ticks_ascend_within_the_span(span: tuple[int, int]) -> None:
    for tier in tiers(*span, "gregorian"):
        assert tier["days"] == sorted(set(tier["days"]))
        assert span[0] <= tier["days"][0] < tier["days"][-1] < span[1]
        assert 2 <= len(tier["days"]) == len(tier["labels"]) <= MOST_TICKS


def test_a_label_says_the_day_it_stands_at(span: tuple[int, int]) -> None:
    for tier in tiers(*span, "gregorian"):
        kind = kind_of(tier)
        for at, label in zip(tier["days"], tier["labels"], strict=True):
            year, month, day = Day(int(at // 1)).civil
            shown = f"{year}" if year > 0 else f"{1 - year} BCE"
            expected = {"day": f"{day} {MONTHS[month - 1]}", "month": f"{MONTHS[month - 1]} {shown}", "year": shown}
            assert label == expected[kind]
            # A day's name stands at noon; a month's and a year's where it begins.
            assert at % 1 == (0.5 if kind == "day" else 0)
            assert kind != "month" or day == 1
            assert kind != "year" or (month, day) == (1, 1)


def test_there_is_no_year_nought() -> None:
    years = next(
        tier
        for tier in tiers(*(int(Day.from_civil(year, 1, 1)) for year in (-3, 4)), "gregorian")
        if kind_of(tier) == "year"
    )
    assert years["labels"] == ["4 BCE", "3 BCE", "2 BCE", "1 BCE", "1", "2", "3"]


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (-9500, -5200, ["9000 BCE", "8000 BCE", "7000 BCE", "6000 BCE"]),
        (-2500, 2500, ["2000 BCE", "1000 BCE", "1000", "2000"]),
        (-998, 2500, ["1000", "2000"]),
        (-999, 2500, ["1000 BCE", "1000", "2000"]),
    ],
)
def test_ticks_stand_at_round_years_as_historians_count(first: int, last: int, labels: list[str]) -> None:
    days = [int(Day.from_civil(year, 1, 1)) for year in (first, last)]
    assert labels in [tier["labels"] for tier in tiers(*days, "gregorian")]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("three days", ["day"] * 2),
        ("the cable's months", ["day"] * len(DAY_STEPS) + ["month"] * 2),
        ("a century", ["month"] * len(MONTH_STEPS[1:]) + ["year"] * len(YEAR_STEPS[:6])),
        ("all of writing", ["year"] * len(YEAR_STEPS[4:11])),
    ],
)
def test_which_tiers_suit_a_span(name: str, kinds: list[str]) -> None:
    first, end = (int(Day.from_civil(*day)) for day in SPANS[name])
    assert [kind_of(tier) for tier in tiers(first, end, "gregorian")] == kinds


def test_the_days_of_the_cable() -> None:
    days = tiers(int(Day.from_civil(1950, 10, 11)), int(Day.from_civil(1950, 10, 14)), "gregorian")[0]
    assert days["labels"] == ["11 Oct", "12 Oct", "13 Oct"]
