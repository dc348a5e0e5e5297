"""A plate for low figures: the main map with insets and legend in a column beside it, and the credits below both."""

import math
from collections.abc import Sequence

from viz.plates.composing import Composition, footed, headed, inset_lines, under_the_map
from viz.plates.plate import GAP_PT, Plate, Spot, steepness
from viz.printing.columns import arranged
from viz.printing.legend import Entry

# Of the width of the figure, for the column; an inset is no higher than so many times its width.
COLUMN, HIGHEST_INSET = 0.34, 0.8


def beside(plate: Plate, found: Sequence[Entry], height: float) -> Composition:
    """The main map at the left, all else in a column at its right.

    Args:
        plate: what the figure is made with.
        found: entries of the legend.
        height: of the main map, in points.
    """
    views = plate.shown.views
    title, top = headed(plate)
    column = COLUMN * plate.width
    x, y = plate.width - column, top
    left = plate.degrees_room
    main = Spot(x=left, y=top, width=x - 2 * GAP_PT - left, height=height)
    bar, day, below = under_the_map(plate, views[0], main, plate.shown.words)
    spots, words, bars = [main], [*title, *day], [bar]
    for view in views[1:]:
        wide = min(column, HIGHEST_INSET * column / steepness(view))
        spots.append(Spot(x=x, y=y, width=wide, height=wide * steepness(view)))
        titles, below_inset, high = inset_lines(plate, [(view, spots[-1])])
        words += titles
        bars += below_inset
        y = spots[-1].bottom + high + GAP_PT
    placed, legend = arranged(found, column, math.inf, px=plate.px, face=plate.words, typesetter=plate.typesetter)
    foot, credit, total = footed(plate, max(below, y + legend + GAP_PT))
    words.append(credit)
    return Composition(
        maps=tuple(spots),
        bars=tuple(bars),
        words=tuple(words),
        legend=(x, y, placed),
        height=total,
        foot=foot,
    )
