"""The map of one view on a plate: its ground, what is drawn on it, the frames of other views, and its labels."""

import math

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon
from PIL import Image

from geodata.projections.map_sizes import width_in_pixels
from viz.drawing.ground import ground
from viz.drawing.spots import topmost
from viz.fonts.own_fonts import own_faces
from viz.layers.kinds import has_relief
from viz.plates.plate import FRAME_PT, Plate, Sheet, Spot
from viz.printing.front_labels import front_dates
from viz.printing.labels import Labelling
from viz.printing.lettering import draw_labels
from viz.printing.pieces import Scale, draw
from viz.printing.typesetting import POINTS_PER_INCH
from viz.stories.views import MapView

# The frame of a map lies above all that is on it.
ON_TOP = 10**6


def axes_at(figure: Figure, spot: Spot) -> Axes:
    """New axes where a spot of the figure is."""
    across, up = figure.get_size_inches() * POINTS_PER_INCH
    return figure.add_axes((spot.x / across, 1 - spot.bottom / up, spot.width / across, spot.height / up))


def scale_of(plate: Plate, view: MapView, spot: Spot) -> Scale:
    """How large a view is drawn there."""
    metres = (view.bounds[2] - view.bounds[0]) / spot.width
    return Scale(pt=plate.px, metres=metres, bounds=view.bounds, ink=plate.theme.ink, own=own_faces(plate.theme.font))


def draw_map(axes: Axes, plate: Plate, sheet: Sheet, spot: Spot) -> None:
    """Relief, pieces, frames of the other views, and labels.

    Args:
        axes: new ones, at the spot.
        plate: what the figure is made with.
        sheet: the map.
        spot: where it stands.
    """
    scene, prefix, theme = sheet.scene, sheet.prefix, plate.theme
    view = scene.view
    scale = scale_of(plate, view, spot)
    xmin, ymin, xmax, ymax = view.bounds
    for spine in axes.spines.values():
        spine.set(linewidth=FRAME_PT, edgecolor=theme.ink, zorder=ON_TOP)
    if has_relief(scene.layers):
        width_px = width_in_pixels(view.bounds, math.ceil(spot.width / POINTS_PER_INCH * plate.options.relief_dpi))
        # No form of the relief is so small: worked out at every other pixel it is the same, in a quarter of the time.
        coarse = ground(view, view.bounds, math.ceil(width_px / 2), theme)
        axes.imshow(
            _enlarged(coarse, width_px),
            extent=(xmin, xmax, ymin, ymax),
            interpolation="none",
            zorder=-1,
            gid=f"{prefix}base-relief",
        )
    axes.set(
        xlim=(xmin, xmax),
        ylim=(ymin, ymax),
        xticks=[],
        yticks=[],
        facecolor=theme.paper,
        gid=sheet.name,
    )
    pieces = sheet.engraver.pieces(scene, scale)
    draw(axes, topmost(pieces, scale), scale, prefix=prefix)
    for other in sheet.others:
        if other is not view and (corners := view.corners_of(other)):
            frame = Polygon(corners, fill=False, edgecolor=theme.ink, linewidth=FRAME_PT, alpha=0.7)
            frame.set(gid=f"{prefix}frame__{other.id}", zorder=len(axes.get_children()))
            axes.add_patch(frame)
    labelling = Labelling(
        view=view,
        theme=theme,
        scale=scale,
        pieces=pieces,
        layers=scene.layers,
        typesetter=plate.typesetter,
        badging=plate.badging,
    )
    dates = front_dates(sheet.engraver.fronts, pieces, scale, plate.typesetter, theme, inset=view.inset)
    draw_labels(axes, labelling.placed(scene.labels, dates), scale, theme, prefix=prefix)


def _enlarged(coarse: Image.Image, width_px: int) -> npt.NDArray[np.uint8]:
    """The pixels of a picture at another width, with the transparency that matplotlib would add in one more copy."""
    size = width_px, round(width_px * coarse.height / coarse.width)
    picture = coarse.resize(size, Image.Resampling.BICUBIC)
    pixels = np.full((*size[::-1], 4), 255, np.uint8)
    pixels[..., :3] = np.asarray(picture)
    return pixels
