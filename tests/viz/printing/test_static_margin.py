"""The scale bar and the arrow to the north as they are drawn, against geodesics on the ellipsoid."""

import math

import numpy as np
import pyproj
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text

from geodata.projections.choice import as_projection, bounds_of, projection_for
from geodata.projections.distortion import Distortion, distortion_of
from geodata.projections.extents import Extent
from viz.printing.margin import north_arrow, scale_bar
from viz.printing.pieces import Scale
from viz.printing.typesetting import Face, Typesetter

pytestmark = pytest.mark.thorough

WIDTH_PT = 500.0
FACE = Face(size=8, color="#222222")
THEATRE, PACIFIC = Extent(117.5, 32.5, 137.5, 46.5), Extent(110, -45, -70, 45)


def drawn_bar(extent: Extent, crs: pyproj.CRS) -> tuple[Axes, Distortion]:
    """A bar under a map of the extent; the data coordinates of the axes are points."""
    bounds = bounds_of(extent, crs)
    ground = distortion_of(crs, bounds)
    axes = Figure().add_subplot(xlim=(0, WIDTH_PT), ylim=(0, 40))
    scale = Scale(pt=1.0, metres=(bounds[2] - bounds[0]) / WIDTH_PT, bounds=bounds, ink="#222222")
    scale_bar(axes, (10.0, 20.0), scale, FACE, Typesetter(), ground=ground)
    return axes, ground


def words_of(axes: Axes) -> str:
    (text,) = (artist for artist in axes.get_children() if isinstance(artist, Text) and artist.get_text())
    return text.get_text()


@pytest.mark.parametrize(
    ("extent", "projection", "words"),
    [
        (THEATRE, None, "200 km"),
        (Extent(124, 33, 132, 43), "EPSG:5179", "100 km"),
        (Extent(125.6, 38.9, 125.9, 39.15), None, "5 km"),
        (Extent(27, 40, 42, 47), None, "200 km"),
        (Extent(-6, 30, 37, 46), None, "500 km"),
        (PACIFIC, None, "2 000 km at the equator"),
        (Extent(5, 74, 35, 82), None, "200 km"),
        (Extent(-180, -90, 180, -60), None, "1 000 km"),
        (Extent(-17, 15, 40, 35), None, "1 000 km"),
        (Extent(95, -11, 141, 6), None, "1 000 km"),
        (Extent(-180, -90, 180, 90), None, "5 000 km at the equator"),
        # Where a kilometre is drawn two kilometres long.
        (Extent(5, 55, 30, 65), "EPSG:3857", "200 km at 60° N"),
        (Extent(-10, 35, 40, 70), "EPSG:3035", "500 km"),
    ],
)
def test_a_bar_is_as_long_as_its_kilometres_on_the_ground(extent: Extent, projection: str | None, words: str) -> None:
    crs = projection_for(extent) if projection is None else as_projection(projection)
    axes, _ = drawn_bar(extent, crs)
    text = words_of(axes)
    assert text.replace("\u2009", " ").replace("\u202f", " ") == words
    km = float("".join(letter for letter in text.split("km")[0] if letter.isdigit()))

    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    length_pt = max(bar.get_x() + bar.get_width() for bar in bars) - min(bar.get_x() for bar in bars)
    # The same length of paper, laid across the middle of the map.
    xmin, ymin, xmax, ymax = bounds_of(extent, crs)
    half = length_pt * (xmax - xmin) / WIDTH_PT / 2
    x, y = np.array([(xmin + xmax) / 2 - half, (xmin + xmax) / 2 + half]), np.full(2, (ymin + ymax) / 2)
    lon, lat = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(x, y, direction="INVERSE")
    metres = pyproj.Geod(ellps="WGS84").line_length(lon, lat)
    assert metres == pytest.approx(km * 1000, rel=0.01)


def test_the_bar_stays_within_its_share_of_the_map() -> None:
    for extent in (THEATRE, PACIFIC, Extent(-180, -90, 180, 90)):
        axes, _ = drawn_bar(extent, projection_for(extent))
        length = sum(patch.get_width() for patch in axes.patches if isinstance(patch, Rectangle))
        assert 0.08 * WIDTH_PT < length <= 0.22 * WIDTH_PT + 1e-6


@pytest.mark.parametrize(
    ("extent", "projection"),
    [
        (THEATRE, None),
        (Extent(-10, 36, 4, 44), "EPSG:3035"),
        (Extent(80, 60, 110, 75), "EPSG:3413"),
        (Extent(124, 33, 132, 43), "+proj=omerc +lat_0=38 +lonc=126 +alpha=30"),
    ],
)
def test_the_arrow_points_along_the_meridian_in_the_middle(extent: Extent, projection: str | None) -> None:
    crs = projection_for(extent) if projection is None else as_projection(projection)
    _, ground = drawn_bar(extent, crs)
    assert ground.north is not None
    axes = Figure().add_subplot()
    north_arrow(axes, (100.0, 50.0), FACE, north=ground.north)
    left, right = (patch.get_xy() for patch in axes.patches if isinstance(patch, Polygon))
    tip, foot = left[0], (left[1] + right[1]) / 2

    xmin, ymin, xmax, ymax = bounds_of(extent, crs)
    to_metres = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    lon, lat = to_metres.transform((xmin + xmax) / 2, (ymin + ymax) / 2, direction="INVERSE")
    south, north = (np.array(to_metres.transform(lon, lat + away)) for away in (-0.1, 0.1))
    drawn, true = (math.degrees(math.atan2(*(end - start))) for start, end in ((foot, tip), (south, north)))
    assert drawn == pytest.approx(true, abs=0.1)
    assert np.hypot(*(tip - foot)) == pytest.approx(9)


def test_the_letter_stands_clear_of_a_turned_arrow() -> None:
    axes = Figure().add_subplot()
    north_arrow(axes, (100.0, 50.0), FACE, north=90)
    (letter,) = (artist for artist in axes.get_children() if isinstance(artist, Text) and artist.get_text() == "N")
    assert letter.get_position()[0] > max(
        patch.get_xy()[:, 0].max() for patch in axes.patches if isinstance(patch, Polygon)
    )
