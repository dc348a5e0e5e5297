"""geometries.geojson, changed where it was changed and nowhere else."""

import pytest

from geodata.editing.feature_rows import feature_rows
from geodata.errors import Refusal

FEATURES = b"""{"type": "FeatureCollection", "features": [
{"type": "Feature", "id": "sea", "properties": {}, "geometry": null},
{"type": "Feature", "id": "road", "properties": {}, "geometry": null}
]}
"""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        '"text"',
        "[1, 2]",
        '{"features": null}',
        '{"features": [1]}',
        '{"features": [{"properties": 5}]}',
        '{"features": [{"id": "sea", "properties": {"label": "\\ud800"}}]}',
        "[" * 100_000,
    ],
)
def test_what_holds_no_features_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="cannot be changed, for it cannot be read"):
        feature_rows(text.encode())


@pytest.mark.parametrize("key", ["sea", "road"])
def test_a_feature_is_put_back_where_it_was(key: str) -> None:
    rows = feature_rows(FEATURES)
    back = rows.without_row(key).with_row({"id": key}, after=rows.before(key), raw=rows.raw(key))
    assert back.data == FEATURES


def test_a_feature_whose_neighbour_is_gone_comes_last() -> None:
    rows = feature_rows(FEATURES)
    back = rows.without_row("sea").with_row({"id": "sea"}, after="gone", raw=rows.raw("sea"))
    assert list(back.rows) == ["road", "sea"]
