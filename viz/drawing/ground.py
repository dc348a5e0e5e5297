"""The relief of a view, painted once: a notebook draws the same ground again and again."""

from functools import lru_cache

import shapely
from PIL import Image, ImageDraw
from shapely.geometry import box

from geodata.projections.choice import Bounds
from viz.drawing.relief import shade
from viz.layers.styles import Theme
from viz.stories.views import MapView

# A picture takes some 10 MB; a story has a few views, drawn as a figure and as a still.
REMEMBERED = 8


def ground(view: MapView, bounds: Bounds, width_px: int, theme: Theme) -> Image.Image:
    """The shaded relief of a part of a view; see `relief.shade`. Not to be altered: others get the same picture.

    Args:
        view: whose base map is painted.
        bounds: xmin, ymin, xmax, ymax in its metres.
        width_px: of the picture.
        theme: for the colours of the sea and of the paper around a map of the whole Earth, and whether there is any colour.
    """
    return _ground(view, bounds, width_px, (theme.sea, theme.paper), grey=theme.grey)


@lru_cache(maxsize=REMEMBERED)
def _ground(view: MapView, bounds: Bounds, width_px: int, colors: tuple[str, str], *, grey: bool) -> Image.Image:
    sea, paper = colors
    picture = shade(view.base.relief, view.crs, bounds, width_px, view.base.land, sea=sea, grey=grey)
    if view.globe.covers(box(*bounds)):
        return picture
    earth = Image.new("L", picture.size, 0)
    xmin, _, xmax, ymax = bounds
    scale = picture.width / (xmax - xmin)
    for part in shapely.get_parts(view.globe):
        corners = (shapely.get_coordinates(part.exterior) - (xmin, ymax)) * (scale, -scale)
        ImageDraw.Draw(earth).polygon(corners.ravel().tolist(), fill=255)
    return Image.composite(picture, Image.new("RGB", picture.size, paper), earth)
