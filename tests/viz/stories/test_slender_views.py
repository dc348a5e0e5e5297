"""Maps of slender extents: widened where nobody chose them, refused in words where somebody did, and bounded in print."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from PIL import Image
from shapely.geometry import Point, box

import viz
from geodata.projections.choice import bounds_of, projection_for
from geodata.projections.extents import Extent
from geodata.projections.map_sizes import MOST_PIXELS
from geodata.world.basemap import basemap
from viz.drawing.base_pieces import base_pieces
from viz.drawing.pieces import Fill, Stroke
from viz.drawing.relief import shade
from viz.figures.maps import map_figure
from viz.layers.styles import SCREEN
from viz.plates.stills import still
from viz.printing.files import MOST_PIXELS as MOST_OF_A_FILE
from viz.printing.files import write_figure
from viz.stories.surroundings import SLENDER, extent_around
from viz.stories.views import MapView

pytestmark = pytest.mark.thorough

EMPTY_SEA = (-150.0, -40.0, -149.0, -28.0)


def plain(view: MapView) -> viz.StoryMap:
    """A story without relief, names and rows, which is drawn at once."""
    return viz.StoryMap(layers=(viz.BaseLayer(id="base-sea"),), views=[view])


def points(*places: tuple[float, float]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=[Point(place) for place in places], crs="EPSG:4326")


@pytest.mark.parametrize("extent", [(0, 0, 180, 1e-4), (127, -80, 127.01, 80), (0, 37, 180, 37.1), (0, -90, 1e-6, 90)])
@pytest.mark.parametrize("inset", [False, True])
def test_a_slender_view_is_refused_in_words(extent: tuple[float, ...], inset: bool) -> None:  # noqa: FBT001
    with pytest.raises(ValueError, match=r"would be a map .*Take a (wider|higher|larger) extent, such as \[") as error:
        viz.map_view(extent, inset=inset)
    assert f"[{extent[0]:g}, " in str(error.value)


def test_a_view_that_its_projection_draws_out_is_refused_too() -> None:
    with pytest.raises(ValueError, match="times as high as it is wide"):
        viz.map_view((0, -80, 30, 80), projection="+proj=cea +lat_ts=75")


@pytest.mark.parametrize(
    "places",
    [
        [(0, -80), (0, 80)],
        [(0, 0), (0, 10)],
        [(20, 60), (20, 70)],
        [(10, 0), (170, 0)],
        [(179, 52), (-179, 71)],
        [(5, 0), (5, 89.9)],
    ],
)
def test_around_places_one_behind_the_other_there_is_a_map_of_a_sensible_shape(
    places: list[tuple[float, float]],
) -> None:
    extent = extent_around(points(*places))
    bounds = bounds_of(extent, projection_for(extent))
    steepness = (bounds[3] - bounds[1]) / (bounds[2] - bounds[0])
    assert 1 / SLENDER / 1.4 < steepness < SLENDER * 1.4
    there = points(*places).to_crs(projection_for(extent)).geometry
    assert all(box(*bounds).contains(point) for point in there)


@pytest.mark.parametrize("latitude", [90, 89.9, -89.99])
def test_around_a_pole_the_map_goes_all_around(latitude: float) -> None:
    extent = extent_around(points((30, latitude)))
    bounds = bounds_of(extent, projection_for(extent))
    middle = Point((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
    there = points((30, latitude)).to_crs(projection_for(extent)).geometry.iloc[0]
    assert there.distance(middle) < (bounds[2] - bounds[0]) / 4
    assert bounds[3] - bounds[1] == pytest.approx(bounds[2] - bounds[0], rel=0.01)


def test_a_dossier_at_a_pole_has_a_map_of_usual_shape() -> None:
    frame = pd.DataFrame({"lon": [30.0], "lat": [-90.0], "when": ["1911-12-14"]})
    view = viz.quick_map(frame, date="when").views[0]
    width, height = view.bounds[2] - view.bounds[0], view.bounds[3] - view.bounds[1]
    assert height / width == pytest.approx(1, rel=0.1)


def test_a_figure_is_no_higher_than_it_may_be_wide() -> None:
    story = plain(viz.map_view(EMPTY_SEA))
    with pytest.raises(
        ValueError, match=r"at width_mm=183 the figure is \d{4} mm high; a map is at most 1500 mm high: give"
    ) as error:
        story.static()
    width = int(str(error.value).split("width_mm=")[2].split()[0])
    figure, _ = story.static(width_mm=width)
    assert 1300 < figure.get_figheight() * 25.4 <= 1500
    assert still(story).startswith("<svg")


def test_the_relief_of_a_high_map_is_bounded_on_page_and_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[tuple[int, int]] = []

    def painted(_view: MapView, bounds: tuple[float, ...], width_px: int, _theme: object) -> Image.Image:
        sizes.append((width_px, round(width_px * (bounds[3] - bounds[1]) / (bounds[2] - bounds[0]))))
        return Image.new("RGB", (1, 1))

    monkeypatch.setattr("viz.plates.maps.ground", painted)
    monkeypatch.setattr("viz.figures.maps.ground", painted)
    view = viz.map_view(EMPTY_SEA)
    story = viz.StoryMap(layers=(viz.BaseLayer(id="base-relief"),), views=[view])
    map_figure(story.told.scenes[0], SCREEN)
    story.static(width_mm=100)
    wide = viz.map_view((-150, -36, -140, -28))
    story.replace(views=[wide]).static(width_mm=1500)
    assert len(sizes) == 3
    assert all(width * height < 1.01 * MOST_PIXELS for width, height in sizes)


def test_a_large_png_has_fewer_pixels_to_an_inch(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []
    monkeypatch.setattr("viz.printing.files._pixels", lambda _figure, _ending, dpi, *_, **__: asked.append(dpi) or b"")
    folder = tmp_path_factory.mktemp("large")
    for size in ((1500 / 25.4, 1500 / 25.4), (183 / 25.4, 200 / 25.4)):
        write_figure(Figure(figsize=size), folder / "x.png")
    assert (1500 / 25.4 * asked[0]) ** 2 == pytest.approx(MOST_OF_A_FILE)
    assert asked[1] == 300


@pytest.mark.parametrize("width", [1, 2, 300])
def test_a_picture_of_a_single_row_or_column_is_painted(width: int) -> None:
    extent = Extent(122, 37, 132, 43)
    crs = projection_for(extent)
    xmin, ymin, xmax, ymax = bounds_of(extent, crs)
    base = basemap(extent, tolerance_km=5)
    flat = (xmin, ymin, xmax, ymin + (xmax - xmin) / 300)
    assert shade(base.relief, crs, flat, width, base.land, sea=SCREEN.sea).size == (width, 1)
    upright = (xmin, ymin, xmin + (ymax - ymin) / 300, ymax)
    assert shade(base.relief, crs, upright, 1, base.land, sea=SCREEN.sea).size == (1, 300)


def test_a_picture_painted_in_strips_is_that_painted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    extent = Extent(122, 37, 132, 43)
    crs = projection_for(extent)
    base = basemap(extent, tolerance_km=5)
    pictures = []
    for pixels in (10**9, 5000, 1):
        monkeypatch.setattr("viz.drawing.relief.STRIP_PIXELS", pixels)
        pictures.append(np.asarray(shade(base.relief, crs, bounds_of(extent, crs), 90, base.land, sea=SCREEN.sea)))
    assert all((picture == pictures[0]).all() for picture in pictures[1:])


def test_land_that_only_touches_the_frame_is_no_land() -> None:
    view = viz.map_view((-180, -60, 180, 60), projection="+proj=eqc")
    xmin, ymin, xmax, ymax = view.globe.bounds
    island, beside = box(xmin + 1e6, ymin + 1e6, xmin + 2e6, ymin + 2e6), box(xmax, ymin, xmax + 1e5, ymax)
    land = gpd.GeoDataFrame(geometry=[island, beside], crs=view.crs)
    vars(view)["base"] = replace(view.base, land=land)
    sea, coast = base_pieces(viz.BaseLayer(id="base-sea"), view, SCREEN)
    assert isinstance(sea, Fill)
    assert isinstance(coast, Stroke)
    assert sea.shape.area == pytest.approx(view.globe.area - island.area)
    assert coast.shape.length == pytest.approx(island.length)
