"""Columns of one name in a file are refused as those of a frame are, where one of them is asked for."""

from pathlib import Path

import pandas as pd
import pytest

import viz
from viz import LayerError


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("when,lon,lat,lat", "there are 2 columns 'lat'"),
        ("when,lon,lat,when", "there are 2 columns 'when'"),
        ("when,lon,lat,other", None),
        ("when,other,lat,other,lon", None),
    ],
)
@pytest.mark.parametrize("as_frame", [False, True])
def test_a_column_that_is_there_twice_is_refused_where_it_is_asked_for(
    header: str,
    words: str | None,
    as_frame: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
) -> None:
    names = header.split(",")
    cells = ["1950", *["1"] * (len(names) - 1)]
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n{','.join(cells)}\n", encoding="utf-8")
    table = pd.DataFrame([[cells[0], *map(int, cells[1:])]], columns=names) if as_frame else path
    if words is None:
        assert len(viz.quick_map(table, date="when")["events"].data) == 1
        return
    with pytest.raises(LayerError, match=words):
        viz.quick_map(table, date="when")
