"""Every cell of the table of signs, as plotly draws it in the browser, beside the same as it is printed."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser
from sign_sheet import CELLS, WIDTH_PX, cut, sheet

pytestmark = pytest.mark.browser


def test_signs_are_as_dark_on_the_screen_as_in_print(browser: Browser, tmp_path: Path) -> None:
    story = sheet()
    xmin, ymin, xmax, ymax = story.views[0].bounds
    height = round(WIDTH_PX * (ymax - ymin) / (xmax - xmin))
    figure = story.figure().update_layout(width=WIDTH_PX, height=height)
    figure.update_xaxes(range=[xmin, xmax], constrain=None)
    figure.update_yaxes(range=[ymin, ymax], constrain=None)
    figure.write_html(tmp_path / "sheet.html", include_plotlyjs=True, config={"displayModeBar": False})
    context = browser.new_context(viewport={"width": WIDTH_PX, "height": height + 40}, offline=True)
    page = context.new_page()
    page.goto((tmp_path / "sheet.html").as_uri())
    page.wait_for_selector(".trace")
    drawn = cut(np.asarray(Image.open(io.BytesIO(page.locator(".main-svg").first.screenshot())).convert("RGB")), story)
    context.close()

    plate, axes = story.static(width_mm=183)
    seen = axes.get_window_extent().transformed(plate.dpi_scale_trans.inverted())
    picture = io.BytesIO()
    plate.savefig(picture, format="png", bbox_inches=seen, dpi=WIDTH_PX / seen.width)
    printed = cut(np.asarray(Image.open(picture).convert("RGB")), story)
    for cell in CELLS:
        assert drawn[cell].mean() == pytest.approx(printed[cell].mean(), abs=6), cell
