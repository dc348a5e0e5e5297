"""A still of a story map for notebooks: a small SVG that needs no script, no network and no fonts."""

import base64
import io
import re

from matplotlib import style
from matplotlib.artist import Artist
from matplotlib.spines import Spine
from matplotlib.text import Text
from PIL import Image

from viz.plates.plates import story_plate, width_of_a_still
from viz.printing.files import SETTINGS
from viz.stories.story import Story

# The width of a notebook's column.
STILL_MM = 183.0
# Pixels per inch of the ground and the marks, more than one for each pixel of a screen; their quality as WebP, out of 100.
STILL_DPI, QUALITY = 120, 77


def still(story: Story) -> str:
    """A story's map with its insets as SVG: type and frames as outlines, all else on the maps as pictures.

    Args:
        story: shown as it stands.

    Returns:
        The `svg` element.
    """
    figure = story_plate(story, width_mm=width_of_a_still(story.views[0], STILL_MM), relief_dpi=STILL_DPI)
    for axes in figure.axes:
        if axes.images:
            for artist in axes.get_children():
                artist.set_rasterized(not (isinstance(artist, Spine) or _is_plain_type(artist)))
    drawn = io.StringIO()
    # Type becomes outlines: whoever opens an exported notebook may not have its fonts.
    with style.context(["default", SETTINGS, {"svg.fonttype": "path"}]):
        figure.savefig(drawn, format="svg", dpi=STILL_DPI, metadata={"Date": None})
    # Remarks and the blanks between elements are a tenth of it; type is outlines, so that no blank is a word's.
    whole = re.sub(r">\s+<", "><", re.sub(r"<!--.*?-->", "", drawn.getvalue(), flags=re.DOTALL))
    return re.sub(r"data:image/png;base64,([^\"]+)", _as_webp, whole[whole.index("<svg") :])


def _is_plain_type(artist: Artist) -> bool:
    """Whether it is a label itself, neither its halo nor a number on a ground."""
    return isinstance(artist, Text) and not artist.get_path_effects() and artist.get_bbox_patch() is None


def _as_webp(png: re.Match[str]) -> str:
    """A picture inside an SVG, several times smaller."""
    packed = io.BytesIO()
    Image.open(io.BytesIO(base64.b64decode(png[1]))).save(packed, "WEBP", quality=QUALITY)
    return f"data:image/webp;base64,{base64.b64encode(packed.getvalue()).decode()}"
