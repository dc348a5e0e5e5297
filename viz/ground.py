"""The relief of a view, painted once: a notebook draws the same ground again and again."""

from functools import lru_cache

from PIL import Image

from geodata.projections import Bounds
from viz.relief import shade
from viz.styles import Theme
from viz.views import MapView

# A picture takes some 10 MB; a story has a few views, drawn as a figure and as a still.
REMEMBERED = 8


def ground(view: MapView, bounds: Bounds, width_px: int, theme: Theme) -> Image.Image:
    """The shaded relief of a part of a view; see `relief.shade`. Not to be altered: others get the same picture.

    Args:
        view: whose base map is painted.
        bounds: xmin, ymin, xmax, ymax in its metres.
        width_px: of the picture.
        theme: for the colour of the sea, and whether there is any colour.
    """
    return _ground(view, bounds, width_px, theme.sea, grey=theme.grey)


@lru_cache(maxsize=REMEMBERED)
def _ground(view: MapView, bounds: Bounds, width_px: int, sea: str, *, grey: bool) -> Image.Image:
    return shade(view.base.relief, view.crs, bounds, width_px, view.base.land, sea=sea, grey=grey)
