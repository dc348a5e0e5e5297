"""OpenHistoricalMap: elements as public repositories hold and describe them, in small ones of our own."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from geodata import Tables, read_tables


def read(tmp_path: Path, *elements: dict[str, Any]) -> Tables:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"version": 0.6, "elements": elements}), encoding="utf-8")
    return read_tables(path)


def way(role: str, *points: tuple[int, int]) -> dict[str, Any]:
    return {"type": "way", "ref": 1, "role": role, "geometry": [{"lat": lat, "lon": lon} for lon, lat in points]}


# Two ways that run against each other, and one that lies within; a node is where the label stands.
WAYS = [
    {"type": "node", "ref": 9, "role": "label", "lat": 1, "lon": 1},
    way("outer", (0, 0), (4, 0), (4, 4)),
    way("outer", (0, 0), (0, 4), (4, 4)),
    way("inner", (1, 1), (2, 1), (2, 2), (1, 1)),
]


@pytest.mark.parametrize(
    ("type_", "members", "kind", "area"),
    [
        ("boundary", WAYS, "Polygon", 15.5),
        ("multipolygon", [*WAYS, way("outer", (9, 9), (9, 8), (8, 8), (9, 9))], "MultiPolygon", 16),
        ("boundary", WAYS[:2], "LineString", 0),
        ("route", WAYS[:3], "LineString", 0),
    ],
)
def test_a_relation_is_drawn_by_its_ways(
    tmp_path: Path, type_: str, members: list[dict[str, Any]], kind: str, area: float
) -> None:
    """As relation 2691969 of OpenHistoricalMap, as `out geom` gives it: a boundary of many ways, with no shape of its own."""
    tags = {"type": type_, "name": "Schleswig", "start_date": "1864-10-30", "end_date": "1867"}
    tables = read(tmp_path, {"type": "relation", "id": 2691969, "bounds": {}, "members": members, "tags": tags})
    [geometry], [place] = tables.rows("geometries"), tables.rows("places")
    shape = shapely.from_wkt(geometry["wkt"])
    assert (shape.geom_type, shape.area) == (kind, area)
    assert geometry["valid"] == "1864-10-30/1867"
    assert (place["geometry"], place["external_ids"]) == (geometry["id"], "ohm:relation/2691969")


@pytest.mark.parametrize("members", [[], [{"type": "relation", "ref": 2, "role": ""}], [way("outer", (0, 0))], [7]])
def test_a_relation_without_ways_is_a_place_without_a_shape(tmp_path: Path, members: list[Any]) -> None:
    """As the chronologies of OpenHistoricalMap, whose members are relations; and what is damaged."""
    tables = read(tmp_path, {"type": "relation", "id": 3, "members": members, "tags": {"name": "Sindh"}})
    assert tables.rows("geometries") == []
    assert [row["name"] for row in tables.rows("places")] == ["Sindh"]


@pytest.mark.parametrize(
    ("tags", "period", "told"),
    [
        # OpenHistoricalMap/iD, test/spec/validations/mismatched_dates.js: EDTF with times without seconds, beside plain days.
        ({"start_date": "1988-07-11", "start_date:edtf": "1988-07-11T10:00", "end_date": "2003-06-10",
          "end_date:edtf": "2003-06-10T08:00/2003-06-10T21:00"}, "1988-07-11/2003-06-10", "start_date:edtf is 1988-07-11T10:00"),
        # PickleSoda/history-mapped, tests of pipeline/ohm_borders: a year of 489 before year 0, and one of three figures.
        ({"start_date": "-0489", "end_date": "0712"}, "-0489/0712", ""),
        # The same: the end lies before the start.
        ({"start_date": "1390", "end_date": "1363"}, None, "from 1390 to 1363, which runs backwards"),
        # OpenHistoricalMap/ohm-josm-tag-validator, docs/MESSAGES.md: what people write instead of no end.
        ({"start_date": "1815", "end_date": "present"}, "1815/", "end_date is present"),
    ],
)  # fmt: skip
def test_dates_as_they_are_tagged(tmp_path: Path, tags: dict[str, str], period: str | None, told: str) -> None:
    tables = read(tmp_path, {"type": "node", "id": 1, "lat": 1, "lon": 2, "tags": {"name": "A", **tags}})
    assert [row.get("period") for row in tables.rows("toponyms")] == [period]
    assert told in tables.rows("places")[0].get("note", "")
