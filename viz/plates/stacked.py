"""A plate from above: title, main map, scale bar and day, insets with their titles, legend, credits."""

from collections.abc import Sequence

from viz.plates.composing import Composition, Words, footed, headed, inset_lines, told_credits, under_the_map, wrapped
from viz.plates.plate import GAP_PT, Plate, Spot, steepness
from viz.printing.columns import arranged
from viz.printing.legend import Entry
from viz.stories.views import MapView

# Insets are no higher than this share of the figure's width. Where they are held to it, they take no more than the other share,
# and the legend stands beside them.
HIGHEST_INSET, INSETS_SHARE = 0.34, 0.56
# Of insets in a low figure.
LOW_INSET = 0.18


def stacked(plate: Plate, found: Sequence[Entry], height: float, *, highest: float = HIGHEST_INSET) -> Composition:
    """The main map above its insets; the legend beside these where they leave room, else below.

    Args:
        plate: what the figure is made with.
        found: entries of the legend.
        height: of the main map, in points.
        highest: of the insets, as a share of the figure's width.
    """
    small, views = plate.small, plate.shown.views
    title, top = headed(plate)
    main = Spot(x=plate.degrees_room, y=top, width=plate.width - plate.degrees_room, height=height)
    bar, day, below = under_the_map(plate, views[0], main, plate.shown.words)
    spots, beside = _insets(plate, views[1:], below, highest)
    titles, bars, below_insets = inset_lines(plate, list(zip(views[1:], spots, strict=True)))
    bottom = max((spot.bottom + below_insets for spot in spots), default=below)
    legend_y, legend_x = bottom + GAP_PT, 0.0
    if beside:
        legend_y, legend_x = below, spots[-1].x + spots[-1].width + 2 * GAP_PT
    room = spots[0].height if beside else 0.0
    placed, legend = arranged(
        found, plate.width - legend_x, room, px=plate.px, face=plate.words, typesetter=plate.typesetter
    )
    end = legend_y + legend + GAP_PT
    if beside and not plate.foot:
        # Beside the inset the credits end with it, under the legend, if there is room.
        text = wrapped(plate, told_credits(plate), small, plate.width - legend_x)
        credit_height = plate.typesetter.size(text, small)[1]
        credit = Words(text=text, x=legend_x, y=max(bottom - below_insets - credit_height, end), face=small)
        foot, total = end, max(bottom, credit.y + credit_height) + 1
    else:
        foot, credit, total = footed(plate, max(bottom, end))
    return Composition(
        maps=(main, *spots),
        bars=(bar, *bars),
        words=(*title, *day, *titles, credit),
        legend=(legend_x, legend_y, placed),
        height=total,
        foot=foot,
    )


def _insets(plate: Plate, views: Sequence[MapView], y: float, highest: float) -> tuple[list[Spot], bool]:
    """Where the insets stand, all of one height, and whether the legend stands beside them."""
    if not views:
        return [], False
    shares = [1 / steepness(view) for view in views]
    room = plate.width - GAP_PT * (len(views) - 1)
    beside = room / sum(shares) > highest * plate.width
    if beside:
        room = min(room - plate.width * (1 - INSETS_SHARE), highest * plate.width * sum(shares))
    height = room / sum(shares)
    spots, x = [], 0.0
    for share in shares:
        spots.append(Spot(x=x, y=y, width=share * height, height=height))
        x += share * height + GAP_PT
    return spots, beside
