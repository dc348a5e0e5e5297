"""The description becomes a matplotlib figure: a plate with the map, its insets, a legend and the credits, for print."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from geodata.projections.distortion import distortion_of
from geodata.projections.map_sizes import width_in_pixels
from viz.drawing.ground import ground
from viz.drawing.layer_pieces import scene_pieces
from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.kinds import has_relief
from viz.layers.styles import Theme
from viz.printing.labels import Labelling
from viz.printing.legend import GAP_PX, SIGN_PX, Entry, Placed, arranged, entries, moved
from viz.printing.lettering import badge, draw_labels
from viz.printing.margin import line_of_text, north_arrow, scale_bar
from viz.printing.pieces import Scale, draw
from viz.printing.sizes import DPI
from viz.printing.typesetting import LEAST_PT, POINTS_PER_INCH, Face, Typesetter, points
from viz.stories.citation import made_with
from viz.stories.shown import Scene, Shown
from viz.stories.story import Story
from viz.stories.timeline import Row
from viz.stories.view_layers import map_credits
from viz.stories.views import MAIN_PX, MapView

# A map of this width, that of a page's two columns, is the map of MAIN_PX px made smaller: a mark of 13 px is 2.6 mm wide.
# On a narrower one signs and type shrink with the square root of the width only, so that they stay legible: 2.1 mm at 114 mm.
FULL_MM = 183.0
LEAST_MM, MOST_MM = 60.0, 1500.0
# On a screen a map is no more than so many times as high as other figures are wide.
HIGH_SHARE = 3.0
# Distances on the paper, in points.
GAP_PT, FRAME_PT = 6.0, 0.6
# Insets are no higher than this share of the figure's width. Where they are held to it, they take no more than the other share,
# and the legend stands beside them.
HIGHEST_INSET, INSETS_SHARE = 0.34, 0.56
TYPE_PX, SMALL_PX = 12.5, 11.0
# Few pixels set type a little wider than it is measured: credits leave so much room.
SET_WIDER = 0.96
# The frame of a map lies above all that is on it.
ON_TOP = 10**6


@dataclass(frozen=True, kw_only=True)
class Plate:
    """What a figure is made with: the story, its theme, the width of the figure in points, points for each px."""

    shown: Shown
    theme: Theme
    width: float
    px: float
    relief_dpi: int
    remark: str
    typesetter: Typesetter
    wording: Wording

    def face(self, size_px: float, color: str) -> Face:
        """Type of the margin."""
        return Face(size=max(size_px * self.px, LEAST_PT), color=color, language=self.typesetter.language)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where a view or the legend stands: its upper left corner and its size, in points from the upper left of the figure."""

    x: float
    y: float
    width: float
    height: float


def story_plate(story: Story, *, width_mm: float, relief_dpi: int = DPI) -> Figure:
    """A story as it stands; see `static_story`.

    Args:
        story: what is shown.
        width_mm: of the figure.
        relief_dpi: pixels per inch of the relief; fewer are drawn faster.
    """
    return static_story(
        story.shown,
        story.theme,
        width_mm=width_mm,
        actors=story.actors,
        relief_dpi=relief_dpi,
        remark=story.narrative.badge,
        wording=story.wording,
    )


def static_story(  # noqa: PLR0913 - what a plate is made of
    shown: Shown,
    theme: Theme,
    *,
    width_mm: float,
    actors: Sequence[Row] = (),
    relief_dpi: int = DPI,
    remark: str = "",
    wording: Wording = ENGLISH,
) -> Figure:
    """The main map with its insets below it, each with its frame; then the legend and the credits.

    Args:
        shown: the layers as they are to be drawn, such as those of a day, and the views; labels of features that are not drawn
            are left out.
        theme: colours and sizes.
        width_mm: of the figure; its height follows from the views and from what stands below them.
        actors: rows of the timeline, for the legend.
        relief_dpi: pixels per inch of the relief; fewer are drawn faster.
        remark: stands before the credits, such as that a text is invented.
        wording: of which language.

    Returns:
        The figure. Its first axes are those of the main map, in its projected metres; each piece is an artist whose `get_gid` is
        the uid of the piece. Then come the axes of the insets, in whose artists the uid has the view's id and a full stop before
        it. The id of each view is the gid of its axes.

    Raises:
        ValueError: the width is less than 60 mm or more than 1500 mm.

    Warns:
        MissingGlyphs: no installed font has the letters of a text, which is left out.
    """
    if not LEAST_MM <= width_mm <= MOST_MM:
        raise ValueError(f"width_mm is {width_mm:g}; a map is from {LEAST_MM:g} to {MOST_MM:g} mm wide")
    plate = Plate(
        shown=shown,
        theme=theme,
        width=points(width_mm),
        px=points(FULL_MM) / MAIN_PX * math.sqrt(width_mm / FULL_MM),
        relief_dpi=relief_dpi,
        remark=remark,
        typesetter=Typesetter(language=shown.language),
        wording=wording,
    )
    # The reader's own settings of matplotlib would make another figure.
    with style.context("default"):
        visible = [layer for layer in shown.layers if layer.visible]
        return _assembled(plate, entries(visible, actors, theme, plate.width / MAIN_PX / plate.px, wording))


def _assembled(plate: Plate, found: list[Entry]) -> Figure:
    """The figure, from above: main map, scale bar, insets with their titles, legend, credits."""
    theme, px, views = plate.theme, plate.px, plate.shown.views
    words, small = plate.face(TYPE_PX, theme.ink), plate.face(SMALL_PX, theme.quiet)
    main = Spot(x=0, y=0, width=plate.width, height=plate.width * _steepness(views[0]))
    bar = main.height + GAP_PT
    below = bar + 2.4 * words.size
    spots, beside = _insets(plate, views[1:], below)
    title = 1.5 * small.size if spots else 0.0
    bottom = max((spot.y + spot.height + title for spot in spots), default=below)
    legend_y, legend_x = bottom + GAP_PT, 0.0
    if beside:
        legend_y, legend_x = below, spots[-1].x + spots[-1].width + 2 * GAP_PT
    room = spots[0].height if beside else 0.0
    placed, height = arranged(found, plate.width - legend_x, room, px=px, face=words, typesetter=plate.typesetter)
    wording = plate.wording
    sources = map_credits(views[0], plate.shown.layers, wording)
    told = (plate.shown.words, plate.remark, *sources, made_with(wording))
    credit = plate.typesetter.wrapped(
        " · ".join(filter(None, told)),
        small,
        SET_WIDER * (plate.width - legend_x),
    )
    credit_height = plate.typesetter.size(credit, small)[1]
    # Beside the inset the credits end with it, under the legend, if there is room.
    credits_y = max(bottom - title - credit_height, legend_y + height + GAP_PT)
    total = max(bottom, credits_y + credit_height) + 1
    _ensure_not_too_high(plate, views[0], total)

    figure = Figure(figsize=(plate.width / POINTS_PER_INCH, total / POINTS_PER_INCH), dpi=DPI, facecolor=theme.paper)
    for scene, spot in zip(plate.shown.scenes, (main, *spots), strict=True):
        _draw_view(_axes(figure, spot, total), plate, scene, spot)
    margin = _axes(figure, Spot(x=0, y=0, width=plate.width, height=total), total)
    margin.set(xlim=(0, plate.width), ylim=(0, total), gid="margin", zorder=-1)
    margin.set_axis_off()
    main_scale = _scale(plate, views[0], main)
    distortion = distortion_of(views[0].crs, views[0].bounds)
    at = total - bar - 0.6 * words.size
    end = scale_bar(margin, (FRAME_PT, at), main_scale, words, plate.typesetter, ground=distortion, wording=wording)
    if distortion.north is not None:
        north_arrow(margin, (end + 2 * GAP_PT, at), words, north=distortion.north, wording=wording)
    for view, spot in zip(views[1:], spots, strict=True):
        text = plate.typesetter.settable(view.title, small)
        margin.add_artist(line_of_text(text, (spot.x, total - spot.y - spot.height - 2), small, top=True))
    _draw_legend(margin, placed, (legend_x, total - legend_y), plate, words)
    margin.add_artist(line_of_text(credit, (legend_x, total - credits_y), small, top=True))
    plate.typesetter.warn()
    return figure


def _ensure_not_too_high(plate: Plate, view: MapView, total: float) -> None:
    """Refuse a figure that is higher than it may be wide."""
    if total <= points(MOST_MM):
        return
    height, width = (size / points(1) for size in (total, plate.width))
    below = height - width * _steepness(view)
    fitting = math.floor((MOST_MM - below) / _steepness(view))
    remedy = f"give width_mm={fitting} or less" if fitting >= LEAST_MM else "take an extent that is less high"
    raise ValueError(
        f"at width_mm={width:g} the figure is {height:.0f} mm high; a map is at most {MOST_MM:g} mm high: {remedy}"
    )


def width_of_a_still(view: MapView, most_mm: float) -> float:
    """How wide a figure of a view is that is to be seen on a screen: narrower where the map is high.

    Args:
        view: the main map.
        most_mm: the width of other figures.
    """
    return max(LEAST_MM, min(most_mm, HIGH_SHARE * most_mm / _steepness(view)))


def _steepness(view: MapView) -> float:
    """Height by width of a view."""
    return (view.bounds[3] - view.bounds[1]) / (view.bounds[2] - view.bounds[0])


def _insets(plate: Plate, views: Sequence[MapView], y: float) -> tuple[list[Spot], bool]:
    """Where the insets stand, all of one height, and whether the legend stands beside them."""
    if not views:
        return [], False
    shares = [1 / _steepness(view) for view in views]
    room = plate.width - GAP_PT * (len(views) - 1)
    beside = room / sum(shares) > HIGHEST_INSET * plate.width
    if beside:
        room = min(room - plate.width * (1 - INSETS_SHARE), HIGHEST_INSET * plate.width * sum(shares))
    height = room / sum(shares)
    spots, x = [], 0.0
    for share in shares:
        spots.append(Spot(x=x, y=y, width=share * height, height=height))
        x += share * height + GAP_PT
    return spots, beside


def _axes(figure: Figure, spot: Spot, total: float) -> Axes:
    width = figure.get_figwidth() * POINTS_PER_INCH
    place = (spot.x / width, 1 - (spot.y + spot.height) / total, spot.width / width, spot.height / total)
    return figure.add_axes(place)


def _scale(plate: Plate, view: MapView, spot: Spot) -> Scale:
    metres = (view.bounds[2] - view.bounds[0]) / spot.width
    return Scale(pt=plate.px, metres=metres, bounds=view.bounds, ink=plate.theme.ink)


def _draw_view(axes: Axes, plate: Plate, scene: Scene, spot: Spot) -> None:
    """Relief, pieces, frames of the other views, and labels."""
    view, theme = scene.view, plate.theme
    scale = _scale(plate, view, spot)
    prefix = f"{view.id}." if view.inset else ""
    xmin, ymin, xmax, ymax = view.bounds
    for spine in axes.spines.values():
        spine.set(linewidth=FRAME_PT, edgecolor=theme.ink, zorder=ON_TOP)
    if has_relief(scene.layers):
        width_px = width_in_pixels(view.bounds, math.ceil(spot.width / POINTS_PER_INCH * plate.relief_dpi))
        picture = ground(view, view.bounds, width_px, theme)
        axes.imshow(
            picture, extent=(xmin, xmax, ymin, ymax), interpolation="none", zorder=-1, gid=f"{prefix}base-relief"
        )
    axes.set(xlim=(xmin, xmax), ylim=(ymin, ymax), xticks=[], yticks=[], facecolor=theme.paper, gid=view.id)
    pieces = scene_pieces(scene, theme)
    draw(axes, pieces, scale, prefix=prefix)
    for other in plate.shown.views:
        if other is not view and (corners := view.corners_of(other)):
            frame = Polygon(corners, fill=False, edgecolor=theme.ink, linewidth=FRAME_PT, alpha=0.7)
            frame.set(gid=f"{prefix}frame__{other.id}", zorder=len(axes.get_children()))
            axes.add_patch(frame)
    labelling = Labelling(
        view=view, theme=theme, scale=scale, pieces=pieces, layers=scene.layers, typesetter=plate.typesetter
    )
    placed = labelling.placed(scene.labels)
    draw_labels(axes, placed, scale, theme, prefix=prefix)


def _draw_legend(axes: Axes, placed: list[Placed], corner: tuple[float, float], plate: Plate, face: Face) -> None:
    """The signs and their words, from an upper left corner on."""
    px = plate.px
    scale = Scale(pt=px, metres=1.0, bounds=(0, 0, axes.get_xlim()[1], axes.get_ylim()[1]), ink=plate.theme.ink)
    for each in placed:
        x, y = corner[0] + each.x, corner[1] - each.y
        draw(axes, (moved(piece, x, y, px) for piece in each.entry.pieces), scale)
        if each.entry.number:
            axes.add_artist(badge(each.entry.number, (x + SIGN_PX[0] / 2 * px, y), (0, 0), px, plate.theme))
        axes.add_artist(line_of_text(each.words, (x + (SIGN_PX[0] + GAP_PX) * px, y), face))
