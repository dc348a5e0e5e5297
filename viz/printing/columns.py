"""The legend in columns: where each entry stands, and how it is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations, compress

from matplotlib.axes import Axes
from shapely.affinity import affine_transform

from viz.drawing.pieces import Fill, Piece, Points, Stroke
from viz.fonts.own_fonts import own_faces
from viz.layers.styles import Theme
from viz.printing.front_labels import NUMBER
from viz.printing.legend import SIGN_PX, Entry
from viz.printing.lettering import badge
from viz.printing.margin import line_of_text
from viz.printing.pieces import Scale, draw
from viz.printing.typesetting import LINE_HEIGHT, Face, Typesetter

# A row is so high; between sign and words, and between columns, so many px are empty.
ROW_PX, GAP_PX, COLUMN_GAP_PX = 18, 6, 18
# Of entries, in sizes of their type: longer ones are broken, or one would take the whole width of a figure.
LONGEST = 20
# Columns are no narrower than so many sizes.
SHORTEST = 9
# Fewer columns, in which fewer words are broken, may be so many times as high as others.
LITTLE_HIGHER = 1.15


@dataclass(frozen=True)
class Placed:
    """An entry in its place: the middle of the left edge of its sign, in points from the upper left corner of the legend."""

    entry: Entry
    x: float
    y: float
    words: str


def with_numbers(placed: Iterable[Placed], artists: Iterable[str]) -> list[Placed]:
    """Entries in their places, of fronts with their number where that is on a map: else their name is.

    Args:
        placed: all entries.
        artists: the names of all that is drawn on the maps.
    """
    drawn = {f"{NUMBER}{number}" for _, found, number in (name.partition(NUMBER) for name in artists) if found}
    found = []
    for each in placed:
        names = (piece.about.uid for piece in each.entry.pieces)
        kept = [name in drawn or not name.startswith(NUMBER) for name in names]
        found.append(replace(each, entry=replace(each.entry, pieces=tuple(compress(each.entry.pieces, kept)))))
    return found


def arranged(  # noqa: PLR0913 - where, how large and in which type
    found: Sequence[Entry], width: float, height: float, *, px: float, face: Face, typesetter: Typesetter
) -> tuple[list[Placed], float]:
    """Entries in the fewest columns that are no higher than asked for, or hardly higher than the lowest.

    Args:
        found: the entries.
        width: of the legend, in points.
        height: that it should not exceed, in points.
        px: points for each px.
        face: of the words.
        typesetter: measures and breaks them.

    Returns:
        The entries in their places, and the height that they take, in points.
    """
    tried = [
        _columns(found, count, width, px=px, face=face, typesetter=typesetter)
        for count in range(1, len(found) + 1)
        if count == 1 or width >= count * ((SIGN_PX[0] + GAP_PX) * px + SHORTEST * face.size)
    ]
    fitting = [each for each in tried if each.width <= width] or tried[:1]
    if not fitting:
        return [], 0.0
    enough = max(height, LITTLE_HIGHER * min(each.height for each in fitting))
    best = next(each for each in fitting if each.height <= enough)
    return best.placed, best.height


@dataclass(frozen=True)
class _Columns:
    """Entries in so many columns, and how wide and high these are."""

    placed: list[Placed]
    width: float
    height: float


def _columns(  # noqa: PLR0913 - where, how large and in which type
    found: Sequence[Entry], count: int, width: float, *, px: float, face: Face, typesetter: Typesetter
) -> _Columns:
    """Entries in so many columns; words that are too long for one are broken."""
    indent, gap = (SIGN_PX[0] + GAP_PX) * px, COLUMN_GAP_PX * px
    longest = min((width - gap * (count - 1)) / count - indent, LONGEST * face.size)
    words = [typesetter.wrapped(typesetter.settable(entry.words, face), face, longest) for entry in found]
    sizes = [typesetter.size(text, face) for text in words]
    row = max(ROW_PX * px, 1.35 * face.size)
    high = [(entry.height + ROW_PX - SIGN_PX[1]) * px for entry in found]
    # What is broken keeps a little away from its neighbours.
    heights = [
        max(row, text + row - LINE_HEIGHT * face.size, sign) for (_, text), sign in zip(sizes, high, strict=True)
    ]
    placed: list[Placed] = []
    x = lowest = 0.0
    for column in _shared_out(heights, count):
        y = 0.0
        for at in column:
            placed.append(Placed(found[at], x, y + heights[at] / 2, words[at]))
            y += heights[at]
        lowest = max(lowest, y)
        x += indent + max(sizes[at][0] for at in column) + gap
    return _Columns(placed, x - gap, lowest)


def _shared_out(heights: Sequence[float], count: int) -> list[range]:
    """The positions of entries in so many columns or fewer, so that the highest is as low as can be."""
    ends = list(accumulate(heights, initial=0.0))
    for limit in sorted({after - before for before, after in combinations(ends, 2)}):
        columns, first = [], 0
        for at in range(1, len(heights) + 1):
            if ends[at] - ends[first] > limit:
                columns.append(range(first, at - 1))
                first = at - 1
        columns.append(range(first, len(heights)))
        if len(columns) <= count and all(columns):
            return columns
    return []


def moved(piece: Piece, x: float, y: float, px: float) -> Piece:
    """A piece of a sign in its place.

    Args:
        piece: around (0, 0), in px.
        x: the left edge of its sign, in points.
        y: its middle, likewise.
        px: points for each px.
    """
    middle = x + SIGN_PX[0] / 2 * px
    if isinstance(piece, Points):
        return replace(piece, x=piece.x * px + middle, y=piece.y * px + y)
    if isinstance(piece, Fill | Stroke):
        return replace(piece, shape=affine_transform(piece.shape, [px, 0, 0, px, middle, y]))
    raise TypeError(f"{type(piece).__name__} is no piece of a sign")


def draw_legend(  # noqa: PLR0913 - where and how
    axes: Axes, placed: Iterable[Placed], corner: tuple[float, float], *, px: float, theme: Theme, face: Face
) -> None:
    """Draw the signs and their words.

    Args:
        axes: whose data coordinates are points of the paper.
        placed: as `arranged` gives them.
        corner: the upper left one.
        px: points for each px.
        theme: for the colours of numbers.
        face: of the words.
    """
    scale = Scale(
        pt=px,
        metres=1.0,
        bounds=(0, 0, axes.get_xlim()[1], axes.get_ylim()[1]),
        ink=theme.ink,
        own=own_faces(theme.font),
    )
    for each in placed:
        x, y = corner[0] + each.x, corner[1] - each.y
        draw(axes, (moved(piece, x, y, px) for piece in each.entry.pieces), scale)
        if each.entry.number:
            axes.add_artist(badge(each.entry.number, (x + SIGN_PX[0] / 2 * px, y), (0, 0), px, theme))
        axes.add_artist(line_of_text(each.words, (x + (SIGN_PX[0] + GAP_PX) * px, y), face))
