"""Files of geographical programs, as `ogrinfo` of the system lists them: an older GDAL than ours, and no part of Python."""

import re
import shutil
from pathlib import Path

import pytest
from other_programs import told

from geodata import Dossier, write
from geodata.exchange.tables import tables_of

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(not shutil.which("ogrinfo"), reason="needs ogrinfo: apt install gdal-bin"),
]


def layers(path: Path) -> dict[str, int]:
    """How many features each layer of a file has."""
    said = told("ogrinfo", "-ro", "-so", "-al", path)
    return {name: int(count) for name, count in re.findall(r"Layer name: (.+)\n(?:.*\n)*?Feature Count: (\d+)", said)}


def test_each_has_a_feature_for_each_row(cable: Dossier, tmp_path: Path) -> None:
    counts = {name: len(frame) for name, frame in tables_of(cable).sheets.items()}
    for ending in ("gpkg", "fgb", "geojson", "kml"):
        write(cable, tmp_path / f"cable.{ending}")
    assert layers(tmp_path / "cable.fgb") == {"events": counts["events"]}
    assert layers(tmp_path / "cable.geojson") == {
        "cable": sum(counts[each] for each in ("events", "places", "geometries"))
    }
    assert layers(tmp_path / "cable.kml") == {
        "Events": counts["events"],
        "Places": counts["places"],
        "Lines and areas": counts["geometries"],
    }
    found = layers(tmp_path / "cable.gpkg")
    assert {name: found[name] for name in counts} == counts
