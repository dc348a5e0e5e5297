"""`make data-check`: which differences between the committed and the rebuilt world it tells."""

from pathlib import Path
from types import ModuleType

import geopandas as gpd
import numpy as np
import pytest
from PIL import Image
from shapely.geometry import LineString

TOOLS = Path(__file__).parents[3] / "tools"


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    import check_basemap  # noqa: PLC0415

    return check_basemap


def layer(*, east: float = 2.0, name: str = "Rhone", rows: int = 2) -> gpd.GeoDataFrame:
    lines = [LineString([(0, 0), (1, 1), (east, 1)]), LineString([(5, 5), (6, 6)])][:rows]
    return gpd.GeoDataFrame({"name": [name, "Po"][:rows]}, geometry=lines, crs="EPSG:4326")


@pytest.mark.parametrize(
    ("rebuilt", "told"),
    [
        (layer(), ""),
        (layer().iloc[::-1], ""),  # another order is no difference
        (layer(east=2.00005), ""),
        (layer(east=2.001), "1 rows are not among the rebuilt"),
        (layer(name="Rhône"), "1 rows are not among the rebuilt"),
        (layer(rows=1), "2 rows, rebuilt 1"),
        (layer().rename(columns={"name": "river"}), "columns"),
    ],
)
def test_layers(tool: ModuleType, rebuilt: gpd.GeoDataFrame, told: str) -> None:
    found = tool.layers_compared(layer(), rebuilt)
    assert found.startswith(told)
    assert bool(found) is bool(told)


@pytest.mark.parametrize(("lighter", "told"), [(0, ""), (2, ""), (9, "9 greys apart")])
def test_relief(tool: ModuleType, tmp_path: Path, lighter: int, told: str) -> None:
    for name, grey in (("old.webp", 120), ("new.webp", 120 + lighter)):
        Image.fromarray(np.full((20, 30), grey, dtype=np.uint8)).save(tmp_path / name, lossless=True)
    assert tool.greys_compared(tmp_path / "old.webp", tmp_path / "new.webp").endswith(told)


def test_missing_files(tool: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "surplus.fgb").touch()
    found = tool.differences(tmp_path)
    assert "land.fgb: no recipe makes it" in found
    assert "surplus.fgb: not committed" in found
    assert not any("physical_names.csv" in line for line in found)
