"""The page of a march: its bands stand from their arrival on, and the legend shows them as wide as the map does."""

from pathlib import Path

import pandas as pd
import pytest
from conftest import Opener, go, on_map, silent

import viz

pytestmark = pytest.mark.browser

WIDTHS = """[...document.querySelectorAll('.legend .sign-size-band path')].map((n) => [
    Number(n.getAttribute('stroke-width')), n.closest('li').hidden])"""
# The width in px of the first leg, which runs due east, in the middle of the map.
STOPS = pd.DataFrame(
    {
        "name": ["a", "b", "c"],
        "when": ["1812-06-24", "1812-06-28", "1812-07-28"],
        "men": [400, 100, 50],
        "lon": [24, 28, 30],
        "lat": [55, 55, 55.5],
    }
)


def test_the_legend_grows_with_the_bands(opened: Opener, tmp_path: Path) -> None:
    layer = viz.RouteLayer(STOPS, id="march", size="men", date="when", label="name")
    story = viz.StoryMap((*viz.base_layers(), layer), views=(viz.map_view(layer.data),))
    it = opened(story.save(tmp_path / "march.html"))
    page = it.page
    with silent(it):
        go(page, "march/1")
        assert [uid for uid in on_map(page)["features"] if uid.startswith("march")] == ["march__0", "march__1"]
        wide = page.evaluate(WIDTHS)
        assert len(wide) == 2
        assert wide[0][0] == pytest.approx(2 * wide[1][0])
        assert [hidden for _, hidden in wide] == [False, False]
        metres = page.evaluate("document.querySelector('.main-map canvas.marks').clientWidth")
        shown = story.views[0].bounds[2] - story.views[0].bounds[0]
        # As wide as 100 men on the map: a quarter of the widest band, 32 px in a frame of usual width.
        assert wide[0][0] == pytest.approx(8 * story.views[0].km_per_px * 1000 / (shown / metres), rel=0.35)
        page.click(".zoom button:first-child")
        grown = page.evaluate(WIDTHS)
        assert grown[1][0] > 1.2 * wide[1][0]
        for _ in range(6):
            page.click(".zoom button:first-child")
        assert page.evaluate(WIDTHS)[0][1] is True
