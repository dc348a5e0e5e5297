"""On which side of its point a name stands where another point is close by: of two towns on one river each keeps its bank."""

import math

import numpy as np

from viz.layers.labels import Anchor, Metres

# Points farther apart are told apart anyhow; nearer ones are one. In points of the paper.
HERE_PT, CLOSE_PT = 0.05, 9.0
# How much a side may lead towards the other point: a little, of -1 for straight towards it and 1 for straight away.
ASIDE = -0.1


def facing_away(anchors: tuple[Anchor, ...], at: tuple[float, float], pins: Metres) -> tuple[Anchor, ...]:
    """The sides of a point from which a close neighbour cannot be taken for it: of two on one river each keeps its bank.

    Args:
        anchors: on which side of the point its label may stand, best first.
        at: the point.
        pins: it and its neighbours, shape (n, 2).
    """
    apart = pins - at
    distances = np.hypot(*apart.T)
    others = np.flatnonzero((distances > HERE_PT) & (distances < CLOSE_PT))
    if not len(others):
        return anchors
    nearest = others[np.argmin(distances[others])]
    across, up = -apart[nearest] / distances[nearest]
    turned = {}
    for anchor in anchors:
        x, y = ("e" in anchor) - ("w" in anchor), ("n" in anchor) - ("s" in anchor)
        turned[anchor] = (across * x + up * y) / max(math.hypot(x, y), 1)
    best_first = sorted(anchors, key=lambda anchor: -round(turned[anchor], 1))
    return tuple(anchor for anchor in best_first if turned[anchor] > ASIDE)
