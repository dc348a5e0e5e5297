"""A table of events: its columns, and the ids that its rows get."""

import pandas as pd

from geodata.exchange.event_rows import from_event_rows, unique


def test_an_id_that_is_one_stays_as_it_is() -> None:
    ids = ["a--b", "c-", "x" * 70, "x" * 70]
    rows = pd.DataFrame({"id": ids, "title": ["A", "B", "C", "D"], "part_of": ["", *ids[:3]]}, dtype="str")
    events = from_event_rows(rows).sheets["events"]
    assert events["id"].tolist() == [*ids[:3], f"{'x' * 70}-2"]


def test_ten_thousand_rows_of_one_title_are_numbered_at_once() -> None:
    taken = {"battle", "battle-3"}
    found = [unique("Battle", taken, "event") for _ in range(10_000)]
    assert len({*found, "battle", "battle-3"}) == 10_002
    assert found[0] == "battle-2"
    assert unique("平壤", taken, "place-1") == "place-1"


def test_a_language_is_known_only_where_a_column_has_one() -> None:
    frame = pd.DataFrame({"title": ["x"], "quotation@ko": ["말"], "basis@en": ["source"], "actors@places": ["y"]})
    tables = from_event_rows(frame)
    assert tables.left_out == ["basis@en", "actors@places"]
    [event] = tables.rows("events")
    assert event == {"id": "x", "title": "x", "quotation@ko": "말"}


def test_many_places_without_ids_are_told_apart_and_the_same_ones_are_one() -> None:
    places = ["Susa", "Babylon", "Susa", ""]
    frame = pd.DataFrame({"title": list("abcd"), "place": places, "lat": ["32", "32.5", "32", "1"], "lon": ["48"] * 4})
    tables = from_event_rows(frame)
    assert tables.sheets["events"]["places"].tolist() == ["susa", "babylon", "susa", "place-3"]


def test_a_column_is_known_in_any_case() -> None:
    frame = pd.DataFrame({"Title": ["x"], "DATE": ["1950"], "Longitude": ["1"]})
    tables = from_event_rows(frame)
    assert tables.left_out == []
    assert tables.rows("events") == [{"id": "x", "date": "1950", "title": "x", "places": "place-1"}]
