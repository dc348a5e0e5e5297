"""What a plate is composed of: where its maps, texts, scale bars and legend stand, and the parts that every plate has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata.projections.distortion import Distortion, distortion_of
from viz.plates.credits import plate_credits
from viz.plates.maps import scale_of
from viz.plates.plate import FRAME_PT, GAP_PT, Plate, Spot
from viz.printing.columns import Placed
from viz.printing.margin import north_arrow_width, scale_bar_width
from viz.printing.typesetting import Face
from viz.stories.citation import made_with
from viz.stories.views import MapView

# The strip of the scale bar, from the map to what follows; the middle of the bar in it; from line to line; and the strip of an
# inset's title: in sizes of their type.
BAR_ROOM, BAR_MIDDLE, LINE_STEP, TITLE_ROOM = 2.4, 0.6, 1.35, 1.5
# Of the title, as a share of the type of the legend.
TITLE_SIZE = 1.3
# Few pixels set type a little wider than it is measured: what is broken into lines leaves so much room.
SET_WIDER = 0.96


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text in its place: its upper left corner in points from the upper left of the figure, or the `middle` of an edge."""

    text: str
    x: float
    y: float
    face: Face
    middle: bool = False
    right: bool = False


@dataclass(frozen=True, kw_only=True)
class Bar:
    """Where a scale bar begins, half-way up, in points from the upper left of the figure, and what it needs to know.

    That of the main map has the arrow to the north behind it.
    """

    view: MapView
    map: Spot
    x: float
    y: float
    face: Face
    ground: Distortion


@dataclass(frozen=True, kw_only=True)
class Composition:
    """Where everything stands, in points from the upper left of the figure.

    Attributes:
        maps: a place for each map.
        bars: the scale bars.
        words: the texts around the maps.
        legend: the upper left corner of the legend, and its entries.
        height: of the figure.
        foot: where the timeline begins.
    """

    maps: tuple[Spot, ...]
    bars: tuple[Bar, ...]
    words: tuple[Words, ...]
    legend: tuple[float, float, list[Placed]]
    height: float
    foot: float = 0.0


def headed(plate: Plate) -> tuple[list[Words], float]:
    """The title above the map, and where the map begins."""
    face = replace(plate.words, size=TITLE_SIZE * plate.words.size, bold=True)
    title = plate.options.title
    text = wrapped(plate, title, face, plate.width) if isinstance(title, str) else ""
    if not text:
        return [], 0.0
    return [Words(text=text, x=0, y=0, face=face)], plate.typesetter.size(text, face)[1] + GAP_PT


def under_the_map(plate: Plate, view: MapView, spot: Spot, said: str) -> tuple[Bar, list[Words], float]:
    """The scale bar under a map and the day that it shows: at the right where there is room, else in a line below.

    Args:
        plate: what the figure is made with.
        view: of the map.
        spot: where it stands.
        said: the day; "" for none.

    Returns:
        Bar, day, and where what follows begins.
    """
    words, typesetter, wording = plate.words, plate.typesetter, plate.wording
    ground = distortion_of(view.crs, view.bounds, plate.wording.group("projection"))
    bottom = spot.bottom + plate.degrees_room
    middle = bottom + GAP_PT + BAR_MIDDLE * words.size
    bar = Bar(view=view, map=spot, x=spot.x + FRAME_PT, y=middle, face=words, ground=ground)
    below = bottom + GAP_PT + BAR_ROOM * words.size
    face = replace(words, bold=True)
    day = typesetter.settable(said, face)
    if not day:
        return bar, [], below
    end = bar.x + scale_bar_width(scale_of(plate, view, spot), words, typesetter, ground=ground, wording=wording)
    if ground.north is not None:
        end += 2 * GAP_PT + north_arrow_width(words, typesetter, wording=wording)
    right = spot.x + spot.width
    if end + 2 * GAP_PT + typesetter.size(day, face)[0] <= right:
        return bar, [Words(text=day, x=right - 1, y=middle, face=face, middle=True, right=True)], below
    text = wrapped(plate, day, face, spot.width)
    y = middle + (LINE_STEP - BAR_MIDDLE) * face.size
    height = typesetter.size(text, face)[1]
    return bar, [Words(text=text, x=spot.x, y=y, face=face)], y + height + LINE_STEP / 2 * face.size


def inset_lines(plate: Plate, insets: Sequence[tuple[MapView, Spot]]) -> tuple[list[Words], list[Bar], float]:
    """The titles of insets with their scale bars: at the right of the titles where all find room, else below them.

    Returns:
        Titles, bars, and how high these lines are below an inset.
    """
    face, typesetter, wording = plate.small, plate.typesetter, plate.wording
    step = TITLE_ROOM * face.size
    lines = []
    for view, spot in insets:
        ground = distortion_of(view.crs, view.bounds, plate.wording.group("projection"))
        scale = scale_of(plate, view, spot)
        width = scale_bar_width(scale, face, typesetter, ground=ground, wording=wording)
        lines.append((view, spot, typesetter.settable(view.title, face), ground, width))
    is_beside = all(
        typesetter.size(title, face)[0] + 2 * GAP_PT + width <= spot.width for _, spot, title, _, width in lines
    )
    texts = [title if is_beside else wrapped(plate, title, face, spot.width) for _, spot, title, _, _ in lines]
    deepest = max((text.count("\n") + bool(text) for text in texts), default=0)
    words, bars = [], []
    for text, (view, spot, _, ground, width) in zip(texts, lines, strict=True):
        words += [
            Words(text=line, x=spot.x, y=spot.bottom + (at + 0.5) * step, face=face, middle=True)
            for at, line in enumerate(text.split("\n"))
        ]
        is_right = is_beside and bool(text)
        x = spot.x + spot.width - width if is_right else spot.x + FRAME_PT
        y = spot.bottom + step * (0.5 if is_beside else deepest + 0.5)
        bars.append(Bar(view=view, map=spot, x=x, y=y, face=face, ground=ground))
    rows = (1 if is_beside else deepest + 1) if lines else 0
    return words, bars, rows * step


def footed(plate: Plate, y: float) -> tuple[float, Words, float]:
    """What stands below all else, across the whole width: the timeline, if there is one, and the credits.

    Args:
        plate: what the figure is made with.
        y: where it may begin.

    Returns:
        Where the timeline begins, the credits, and how high the figure is.
    """
    at = y + plate.foot + 2 * GAP_PT if plate.foot else y
    credit = wrapped(plate, told_credits(plate), plate.small, plate.width)
    height = at + plate.typesetter.size(credit, plate.small)[1] + 1
    return y + GAP_PT, Words(text=credit, x=0, y=at, face=plate.small), height


def wrapped(plate: Plate, text: str, face: Face, width: float) -> str:
    """A text broken into lines that fit a width, as far as it can be set."""
    return plate.typesetter.wrapped(plate.typesetter.settable(text, face), face, SET_WIDER * width)


def told_credits(plate: Plate) -> str:
    """The credits of a plate, in one line."""
    maps = ((view, shown.layers) for shown in plate.every_shown for view in shown.views)
    sources = [] if plate.options.timeline == "alone" else plate_credits(maps, plate.wording)
    return " · ".join(filter(None, (plate.remark, *sources, made_with(plate.wording))))
