"""Dates in words in the columns of tables and layers."""

import pandas as pd
import pytest

import chronotope as ct
import viz
from viz import LayerError
from viz.layers import dating

WORDS = ["Michaelmas 1422", "early October 1650", "Easter 1660", "before 1671", "10 March 1702", "about 1689", "1713~"]


def test_dates_in_words_are_read_in_tables_and_layers() -> None:
    table = pd.DataFrame({"dated": [*WORDS, None], "lon": range(8), "lat": 50})
    story = viz.quick_map(table, date="dated")
    assert {card["date"] for card in story.narrative.cards} == {ct.read_date(words).display for words in WORDS}
    assert story.left_out.to_list() == ["no date"]
    lasting = viz.quick_map(table.assign(until="Christmas 1720"), date=("dated", "until"))
    assert len(lasting["events"].data) == len(WORDS) + 1
    for words in ("20/06/1622", "Easter", "the day before yesterday"):
        with pytest.raises(LayerError, match=f"column 'dated', row 0: \"{words}\""):
            viz.quick_map(table.head(1).assign(dated=words), date="dated")


def test_a_column_of_other_words_is_not_tried_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    monkeypatch.setattr(dating, "read_date", lambda text, **how: tried.append(text) or ct.read_date(text, **how))
    table = pd.DataFrame({"what": [f"siege {number} of Visby" for number in range(5000)], "lon": 1, "lat": 2})
    with pytest.raises(LayerError, match="column 'what': more than 100 cells are no dates, such as\n  row 0:"):
        viz.quick_map(table, date="what")
    assert len(tried) == dating.MOST_TRIED + 1
