import base64
import io

import numpy as np
import pyproj
import pytest
from PIL import Image, ImageColor

from geodata.projections.choice import Bounds, bounds_of, extent_of, projection_for
from geodata.world.basemap import Extent, basemap
from viz.drawing.relief import encode, shade
from viz.layers.styles import SCREEN

SEA = ImageColor.getrgb(SCREEN.sea)

EXTENT = Extent(122, 37, 132, 43)
CRS = projection_for(EXTENT)
BOUNDS = bounds_of(EXTENT, CRS)
WIDTH = 400
Colour = tuple[int, int, int]


def paint(bounds: Bounds = BOUNDS, width: int = WIDTH) -> Image.Image:
    base = basemap(extent_of(bounds, CRS), tolerance_km=1)
    return shade(base.relief, CRS, bounds, width, base.land, sea=SCREEN.sea)


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    return paint()


def patch(image: Image.Image, lon: float, lat: float, reach: int = 6) -> np.ndarray:
    """The pixels around a place, as rows of RGB."""
    x, y = pyproj.Transformer.from_crs("EPSG:4326", CRS, always_xy=True).transform(lon, lat)
    pixel = (BOUNDS[2] - BOUNDS[0]) / image.width
    column, row = int((x - BOUNDS[0]) / pixel), int((BOUNDS[3] - y) / pixel)
    around = np.asarray(image)[row - reach : row + reach + 1, column - reach : column + reach + 1]
    return around.reshape(-1, 3).astype(int)


def test_the_picture_has_the_shape_of_its_bounds(picture: Image.Image) -> None:
    assert picture.mode == "RGB"
    assert picture.width == WIDTH
    assert picture.height == round(WIDTH * (BOUNDS[3] - BOUNDS[1]) / (BOUNDS[2] - BOUNDS[0]))


def test_the_sea_is_flat_and_the_land_is_not(picture: Image.Image) -> None:
    sea, plain, mountains = (patch(picture, *place) for place in ((130.5, 39), (123.2, 41.9), (127.5, 40.6)))
    assert (sea == SEA).all()
    assert not (plain == SEA).all(axis=1).any()
    assert plain.sum(axis=1).std() < 12  # calm enough to be read upon
    assert mountains.sum(axis=1).std() > 3 * plain.sum(axis=1).std()
    # The plain is a greyer green, the heights are warmer: more red over green.
    warmth = [float((pixels[:, 0] - pixels[:, 1]).mean()) for pixels in (plain, mountains)]
    assert warmth[0] < warmth[1]


def test_land_is_lighter_than_the_sea_and_nothing_is_dark(picture: Image.Image) -> None:
    grey = np.asarray(picture.convert("L")).astype(int)
    assert grey.min() > 120  # black marks and labels stand out everywhere
    assert patch(picture, 126.5, 37.0).mean() > np.mean(SEA)


def test_light_comes_from_the_north_west(picture: Image.Image) -> None:
    # The scarp of Hamgyong falls to the south-east, towards the sea; the plateau behind it faces the light.
    scarp, plateau = patch(picture, 129.2, 41.2, 3), patch(picture, 128.6, 41.5, 3)
    assert scarp.mean() < plateau.mean()


def test_the_coast_is_that_of_the_land_frame(picture: Image.Image) -> None:
    base = basemap(extent_of(BOUNDS, CRS), tolerance_km=1)
    drawn = (np.asarray(picture).astype(int) != SEA).any(axis=2).mean() * (picture.width * picture.height)
    pixel = (BOUNDS[2] - BOUNDS[0]) / WIDTH
    exact = base.land.to_crs(CRS).clip_by_rect(*BOUNDS).area.sum() / pixel**2
    assert drawn == pytest.approx(exact, rel=0.02)


def test_nothing_is_seen_of_180_degrees() -> None:
    """Where 180° runs through Chukotka, the picture changes from pixel to pixel as it does elsewhere."""
    extent = Extent(170, 65, -170, 69)
    crs = projection_for(extent)
    bounds = bounds_of(extent, crs)
    base = basemap(extent_of(bounds, crs), tolerance_km=1)
    painted = np.asarray(shade(base.relief, crs, bounds, 401, base.land, sea=SCREEN.sea)).astype(int)
    assert (painted[:, 195:206] != SEA).any(axis=2).mean() > 0.3  # land
    across = np.abs(np.diff(painted, axis=1)).mean(axis=(0, 2))
    assert across[198:202].max() < 2 * np.median(across[150:250])


def test_near_the_pole_the_relief_is_not_drawn_out_along_the_meridians() -> None:
    """In Svalbard the cells of the relief are five times as high as wide; its mountains are not."""
    extent = Extent(14, 77.5, 20, 80)
    crs = projection_for(extent)
    bounds = bounds_of(extent, crs)
    base = basemap(extent_of(bounds, crs), tolerance_km=1)
    painted = np.asarray(shade(base.relief, crs, bounds, 800, base.land, sea="#000000").convert("L")).astype(float)
    land = painted > 0
    across = np.abs(np.diff(painted, axis=1))[land[:, 1:] & land[:, :-1]].mean()
    upwards = np.abs(np.diff(painted, axis=0))[land[1:] & land[:-1]].mean()
    assert across < 1.65 * upwards


def test_the_same_picture_gives_the_same_text(picture: Image.Image) -> None:
    first, second = encode(picture), encode(paint())
    assert first == second
    head, body = first.split(",")
    assert head == "data:image/webp;base64"
    with Image.open(io.BytesIO(base64.b64decode(body))) as decoded:
        assert decoded.size == picture.size
        difference = np.asarray(decoded).astype(int) - np.asarray(picture).astype(int)
    assert np.abs(difference).mean() < 2


def test_a_picture_needs_a_size() -> None:
    base = basemap(EXTENT, tolerance_km=1)
    with pytest.raises(ValueError, match="width and height"):
        shade(base.relief, CRS, BOUNDS, 0, base.land, sea=SCREEN.sea)
    with pytest.raises(ValueError, match="width and height"):
        shade(base.relief, CRS, (0, 0, 0, 10), 100, base.land, sea=SCREEN.sea)
