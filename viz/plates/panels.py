"""Several days in one plate: a map each at one scale, each with its letter and day; one legend, and the credits once."""

import math
from collections.abc import Sequence
from dataclasses import replace

from viz.plates.composing import Composition, Words, footed, headed, under_the_map, wrapped
from viz.plates.plate import GAP_PT, GUTTER_PT, Panel, Plate, Spot
from viz.printing.columns import Placed, arranged
from viz.printing.legend import Entry
from viz.stories.story import Story
from viz.telling.register import letter

# Maps in a row at most; none is narrower than so many mm, or no name would find room.
MOST_ABREAST, LEAST_PANEL_MM = 3, 42.0
# From line to line over a map, and from the last one to the map, in sizes of its type.
CAPTION_STEP, CAPTION_END = 1.25, 0.2


def abreast(count: int, width_mm: float) -> int:
    """How many of several maps stand side by side: no row has far fewer than the others."""
    most = max(1, min(MOST_ABREAST, math.floor(width_mm / LEAST_PANEL_MM)))
    return math.ceil(count / math.ceil(count / most))


def panels_of(stories: Sequence[Story]) -> tuple[Panel, ...]:
    """The panels of stories, each as it stands on its day: its main map, its letter, and how many days later it is.

    Args:
        stories: in reading order.
    """
    found = []
    for number, story in enumerate(stories):
        shown, before = story.shown, stories[number - 1].day if number else None
        days = 0 if before is None or story.day is None else int(story.day) - int(before)
        found.append(
            Panel(
                shown=replace(shown, views=shown.views[:1]),
                letter=letter(number),
                since=story.wording.counted("days_later", days) if days > 0 else "",
            )
        )
    return tuple(found)


def panelled(plate: Plate, found: Sequence[Entry], height: float) -> Composition:
    """Maps side by side and one below the other, in reading order; then scale bar, legend and credits.

    Args:
        plate: with several panels.
        found: entries of the legend.
        height: of each map, in points.
    """
    view = plate.panels[0].shown.views[0]
    title, top = headed(plate)
    left = plate.degrees_room
    across = plate.map_width - left
    captions, head = _captions(plate)
    spots, words = [], [*title]
    for number, caption in enumerate(captions):
        row, column = divmod(number, plate.abreast)
        x, y = column * (plate.map_width + GUTTER_PT) + left, top + row * (head + height + left + 2 * GAP_PT)
        spots.append(Spot(x=x, y=y + head, width=across, height=height))
        words += [replace(each, x=each.x + x, y=each.y + y) for each in caption]
    # Under the first map of the last row.
    bar, _, below = under_the_map(plate, view, spots[(len(spots) - 1) // plate.abreast * plate.abreast], "")
    x, y, placed, end = _legend(plate, found, spots, head, below)
    foot, credit, total = footed(plate, end + GAP_PT)
    words.append(credit)
    return Composition(
        maps=tuple(spots),
        bars=(bar,),
        words=tuple(words),
        legend=(x, y, placed),
        height=total,
        foot=foot,
    )


def _legend(
    plate: Plate, found: Sequence[Entry], spots: Sequence[Spot], head: float, below: float
) -> tuple[float, float, list[Placed], float]:
    """The legend beside the last map where its row has room, else below all.

    Returns:
        Its upper left corner, its entries, and where what follows may begin.
    """
    px, face, typesetter, last = plate.px, plate.words, plate.typesetter, spots[-1]
    x = last.x + last.width + GUTTER_PT
    if len(spots) % plate.abreast:
        placed, height = arranged(found, plate.width - x, last.height, px=px, face=face, typesetter=typesetter)
        if height <= last.height:
            return x, last.y - head / 2, placed, below
    placed, height = arranged(found, plate.width, 0, px=px, face=face, typesetter=typesetter)
    return 0.0, below, placed, below + height


def _captions(plate: Plate) -> tuple[list[list[Words]], float]:
    """The words over each map, from its upper left corner, and how high they are: letter, day, and how many days later it is."""
    face, small, measure = plate.words, plate.small, plate.typesetter.size
    bold = replace(face, bold=True)
    indent = max(measure(panel.letter, bold)[0] for panel in plate.panels) + GAP_PT
    room = plate.map_width - plate.degrees_room - indent
    days = [wrapped(plate, panel.shown.words, bold, room).split("\n") for panel in plate.panels]
    since = [wrapped(plate, panel.since, small, room) for panel in plate.panels]
    # All alike: beside the day where all find room there, else below it.
    is_beside = all(
        len(lines) == 1 and measure(lines[0], bold)[0] + 2 * GAP_PT + measure(later, small)[0] <= room
        for lines, later in zip(days, since, strict=True)
    )
    step = CAPTION_STEP * face.size
    captions = []
    for panel, lines, later in zip(plate.panels, days, since, strict=True):
        caption = [Words(text=panel.letter, x=0, y=step / 2, face=bold, middle=True)]
        caption += [
            Words(text=line, x=indent, y=(at + 0.5) * step, face=bold, middle=True) for at, line in enumerate(lines)
        ]
        if later and is_beside:
            caption.append(
                Words(
                    text=later, x=plate.map_width - plate.degrees_room, y=step / 2, face=small, middle=True, right=True
                )
            )
        elif later:
            caption.append(Words(text=later, x=indent, y=(len(lines) + 0.5) * step, face=small, middle=True))
        captions.append(caption)
    deepest = max(len(lines) for lines in days) + (0 if is_beside or not any(since) else 1)
    return captions, (deepest + CAPTION_END) * step
