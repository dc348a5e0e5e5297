"""What lies on one spot, under the legend: the letter of each stack in its ground, and behind it the place and the events."""

from collections.abc import Iterable
from dataclasses import dataclass

from viz.captions.callouts import Callouts
from viz.captions.stacks import Stacks
from viz.drawing.badges import Badging
from viz.languages.catalogues import Wording
from viz.printing.columns import COLUMN_GAP_PX, GAP_PX, Placed
from viz.printing.legend import SIGN_PX, Entry
from viz.printing.typesetting import LINE_HEIGHT, Face, Typesetter

# A column is at least so many sizes of its type wide: about ten words.
COLUMN_SIZES = 38
# Between two stacks so much room is left, in sizes of the type.
APART = 0.35


@dataclass(frozen=True)
class Listing:
    """A list: the stacks that it tells of, its letters and words in their places, and its height in points."""

    stacks: Stacks
    placed: tuple[Placed, ...]
    height: float


def listing_of(  # noqa: PLR0913 - what it says, where, how large and in which type
    stacks: Stacks, lines: Iterable[tuple[str, str]], width: float, *, px: float, face: Face, typesetter: Typesetter
) -> Listing:
    """The lines of stacks in columns, filled one after the other.

    Args:
        stacks: that it tells of.
        lines: their letters and words, see `Stacks.lines`.
        width: of all columns, in points.
        px: points for each px.
        face: of the words.
        typesetter: measures and breaks them.
    """
    count = max(1, int(width // (COLUMN_SIZES * face.size)))
    indent, gap = (SIGN_PX[0] + GAP_PX) * px, COLUMN_GAP_PX * px
    column = (width - gap * (count - 1)) / count
    told = [
        (letter, typesetter.wrapped(typesetter.settable(words, face), face, column - indent)) for letter, words in lines
    ]
    heights = [typesetter.size(words, face)[1] + APART * face.size for _, words in told]
    placed: list[Placed] = []
    x = y = highest = 0.0
    for (letter, words), height in zip(told, heights, strict=True):
        # A stack that would stand mostly below the middle line begins the next column.
        if y + height / 2 > sum(heights) / count and x + column < width - 1:
            x, y = x + column + gap, 0.0
        # The letter stands before the first line.
        placed.append(Placed(Entry("", number=letter), x, y + LINE_HEIGHT * face.size / 2, ""))
        placed.append(Placed(Entry(words), x, y + (height - APART * face.size) / 2, words))
        y += height
        highest = max(highest, y)
    return Listing(stacks, tuple(placed), highest)


def keyed(found: Iterable[Entry], badging: Badging, wording: Wording) -> list[Entry]:
    """The entries of a legend with what its badges mean: numbers stand for the caption, and letters for their own list.

    Args:
        found: entries, in which a number is the sign of how many marks lie on one spot; none where no legend is wanted.
        badging: what stands beside marks.
        wording: of which language.
    """
    found = list(found)
    others = [entry for entry in found if not entry.number]
    if isinstance(badging, Callouts):
        return [*others, Entry(wording.group("caption")["number"], number="1")] if found else []
    return others if isinstance(badging, Stacks) else found
