"""Every cell of the table of signs, as the page paints it and plotly draws it in the browser, beside the same as it is printed."""

import io
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from conftest import Opener, picture
from PIL import Image
from playwright.sync_api import Browser
from shapely.geometry import Point
from sign_sheet import CELLS, WIDTH_PX, cut, sheet

import viz
from viz.layers.styles import Manner, Mark

pytestmark = pytest.mark.browser

Cell = tuple[Mark, Manner, bool]
Cells = dict[Cell, np.ndarray]


# The map leaves so much room around its extent; see assets/map/map.js.
PAD_PX = 14
# What lies over the marks.
ABOVE = ".main-map .above, .main-map > .over, .map-box > .over, .scale-bar { visibility: hidden !important; }"
WIDE = "document.querySelector('.main-map').clientWidth"


@pytest.fixture(scope="module")
def story() -> viz.StoryMap:
    return sheet()


@pytest.fixture(scope="module")
def height(story: viz.StoryMap) -> int:
    xmin, ymin, xmax, ymax = story.views[0].bounds
    return round(WIDTH_PX * (ymax - ymin) / (xmax - xmin))


@pytest.fixture(scope="module")
def printed(story: viz.StoryMap) -> Cells:
    plate, axes = story.static(width_mm=183)
    seen = axes.get_window_extent().transformed(plate.dpi_scale_trans.inverted())
    picture = io.BytesIO()
    plate.savefig(picture, format="png", bbox_inches=seen, dpi=WIDTH_PX / seen.width)
    return cut(np.asarray(Image.open(picture).convert("RGB")), story)


@pytest.fixture(scope="module")
def plotted(browser: Browser, story: viz.StoryMap, height: int, tmp_path_factory: pytest.TempPathFactory) -> Cells:
    path = tmp_path_factory.mktemp("signs") / "sheet.html"
    xmin, ymin, xmax, ymax = story.views[0].bounds
    figure = story.figure(words=False).update_layout(width=WIDTH_PX, height=height)
    figure.update_xaxes(range=[xmin, xmax], constrain=None)
    figure.update_yaxes(range=[ymin, ymax], constrain=None)
    figure.write_html(path, include_plotlyjs=True, config={"displayModeBar": False})
    context = browser.new_context(viewport={"width": WIDTH_PX, "height": height + 40}, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector(".trace")
    drawn = cut(np.asarray(Image.open(io.BytesIO(page.locator(".main-svg").first.screenshot())).convert("RGB")), story)
    context.close()
    return drawn


@pytest.fixture
def painted(opened: Opener, story: viz.StoryMap, height: int, tmp_path: Path) -> Cells:
    """The cells on the page, in a window in which the sheet is as wide as on the figure."""
    # What the steps of the page are made of lies far off, so that no sign of the sheet is a quiet one.
    told = gpd.GeoDataFrame({"when": ["1950"]}, geometry=[Point(-40, -40)], crs="EPSG:4326")
    told_of = story.add(viz.EventLayer(told, id="told", date="when"))
    page = opened(told_of.save(tmp_path / "page.html"), width=1300).page
    page.add_style_tag(content=ABOVE)
    size = page.viewport_size
    assert size
    for _ in range(5):
        size["width"] += WIDTH_PX + 2 * PAD_PX - page.evaluate(WIDE)
        page.set_viewport_size(size)
        page.wait_for_timeout(300)
    assert page.evaluate(WIDE) == WIDTH_PX + 2 * PAD_PX
    seen = picture(page)
    top = (seen.shape[0] - height) // 2
    assert top >= PAD_PX
    return cut(seen[top : top + height, PAD_PX : PAD_PX + WIDTH_PX], story)


@pytest.mark.parametrize("cell", CELLS, ids=["-".join(map(str, cell)) for cell in CELLS])
def test_signs_are_as_dark_on_the_screen_as_in_print(cell: Cell, plotted: Cells, printed: Cells) -> None:
    assert plotted[cell].mean() == pytest.approx(printed[cell].mean(), abs=6)


def test_signs_are_as_dark_on_the_page_as_on_the_figure_and_in_print(
    painted: Cells, plotted: Cells, printed: Cells
) -> None:
    for cell in CELLS:
        assert painted[cell].mean() == pytest.approx(plotted[cell].mean(), abs=6), cell
        assert painted[cell].mean() == pytest.approx(printed[cell].mean(), abs=6), cell
        assert painted[cell].min() < painted[cell].max(), cell
