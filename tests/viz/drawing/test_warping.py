"""Where pixels lie on the Earth: what a net of them says of the others is nearly what the projection says."""

import numpy as np
import pyproj
import pytest

from viz.drawing.warping import Warp

TOLERANCE = 0.01
PICTURES = {
    "a region": ("+proj=lcc +lat_1=38 +lat_2=42 +lon_0=127 +datum=WGS84", (-5e5, -5e5, 5e5, 6e5), 127.0),
    "across 180°": ("+proj=laea +lat_0=10 +lon_0=180 +datum=WGS84", (-4e6, -3e6, 4e6, 3e6), 180.0),
    "around a pole": ("+proj=laea +lat_0=90 +lon_0=0 +datum=WGS84", (-3e6, -3e6, 3e6, 3e6), 0.0),
    "the whole Earth": ("+proj=robin +lon_0=0 +datum=WGS84", (-1.7e7, -8.6e6, 1.7e7, 8.6e6), 0.0),
}


@pytest.mark.parametrize(("crs", "bounds", "middle"), PICTURES.values(), ids=PICTURES)
@pytest.mark.parametrize("shape", [(150, 240), (1, 40), (40, 2)])
def test_pixels_lie_where_the_projection_puts_them(
    crs: str, bounds: tuple[float, float, float, float], middle: float, shape: tuple[int, int]
) -> None:
    rows, columns = shape
    x, y = np.linspace(bounds[0], bounds[2], columns), np.linspace(bounds[3], bounds[1], rows)
    warp = Warp.of(pyproj.CRS.from_user_input(crs), x, y, middle, TOLERANCE)
    seen = range(rows // 3, rows)
    wanted = np.ones((len(seen), columns), dtype=bool)
    lon, lat = warp.on_earth(seen, wanted)
    to_degrees = pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    there = np.array(to_degrees.transform(*np.meshgrid(x, y[seen.start :]))).reshape(2, -1)
    on_it = np.isfinite(there).all(axis=0)
    assert on_it.any()
    off = (lon[on_it] - there[0, on_it] + 180) % 360 - 180
    assert np.abs(off).max() <= 2 * TOLERANCE
    assert np.abs(lat[on_it] - there[1, on_it]).max() <= 2 * TOLERANCE
    assert (np.abs(lon[on_it] - middle) <= 180 + TOLERANCE).all()


def test_few_points_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    crs, bounds, middle = PICTURES["a region"]
    asked: list[int] = []
    degrees = Warp._degrees  # noqa: SLF001 - to count what it is asked for

    def counted(self: Warp, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        asked.append(np.size(x))
        return degrees(self, x, y)

    monkeypatch.setattr(Warp, "_degrees", counted)
    x, y = np.linspace(bounds[0], bounds[2], 400), np.linspace(bounds[3], bounds[1], 400)
    warp = Warp.of(pyproj.CRS.from_user_input(crs), x, y, middle, TOLERANCE)
    warp.on_earth(range(400), np.ones((400, 400), dtype=bool))
    assert sum(asked) < 400 * 400 / 50
