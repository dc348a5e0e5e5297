"""A table of events: the ids that its rows get."""

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
