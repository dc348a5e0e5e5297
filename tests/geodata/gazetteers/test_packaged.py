"""The packaged tables: whole, plausible, and known by the names that texts use."""

import csv
from importlib.resources import files

import pytest

from geodata.drafting.places.resolving.kinds import kinds
from geodata.gazetteers.packaged import packaged

DATA = files("geodata.gazetteers") / "data"
TABLES = ["historical", "landmarks", "regions", "waters", "us_counties", "reports_1861_1865"]


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_whole(table: str) -> None:
    wrong = [
        row
        for row in rows(table)
        if not row["name"].strip()
        or row["kind"] not in kinds()
        or not -90 <= float(row["lat"]) <= 90
        or not -180 <= float(row["lon"]) <= 180
        or not 0 < float(row["precision_km"]) < 6000
        or any(name != name.strip() for name in row["alternative"].split(" | "))
    ]
    assert wrong == []


@pytest.mark.parametrize("table", ["historical", "landmarks", "reports_1861_1865"])
def test_no_row_is_written_twice(table: str) -> None:
    told = [(row["name"], row["kind"], row["country"]) for row in rows(table)]
    assert len(told) == len(set(told))


def test_what_is_shortened_is_a_state_or_a_country() -> None:
    known = {(row["name"], row["country"]) for row in rows("regions")}
    assert [row for row in rows("abbreviations") if (row["name"], row["country"]) not in known] == []


@pytest.mark.parametrize(
    ("toponym", "name", "kind"),
    [
        ("S. C.", "South Carolina", "region"),
        ("S.C.", "South Carolina", "region"),
        ("Ga.", "Georgia", "region"),
        ("Corée du Sud", "South Korea", "country"),
        ("Bavaria", "Bayern", "region"),
        ("USSR", "Soviet Union", "country"),
        ("Manchuria", "Manchuria", "region"),
        ("Rhine", "Rhine", "river"),
        ("Rhein", "Rhine", "river"),
        ("Lake Victoria", "Lake Victoria", "lake"),
        ("Orleans Parish", "Orleans Parish", "region"),
        ("Fort Sumter", "Fort Sumter", "site"),
    ],
)
def test_names_that_are_no_towns(toponym: str, name: str, kind: str) -> None:
    found = [(place.name, place.kind) for gazetteer in packaged() for place in gazetteer.places(toponym)]
    assert (name, kind) in found


def test_a_shortened_state_is_no_country_of_the_same_name() -> None:
    assert {place.country for gazetteer in packaged() for place in gazetteer.places("Ga.")} == {"United States"}
