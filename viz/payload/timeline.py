"""The timeline for the script: what plotly draws it on, and its marks, bars and messages for the canvas."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from viz.drawing.outlines import dashes
from viz.drawing.pieces import Line
from viz.figures.row_names import row_names
from viz.figures.timelines import (
    AXIS_PX,
    BAR,
    LINK,
    LONGEST_NAME,
    MARK_PX,
    OPEN_BAR,
    SIGN_PX,
    Strip,
    darkest_ground,
    lane_px,
    row_ground,
    row_labels,
    timeline_layout,
    timeline_signs,
)
from viz.layers.colors import legible
from viz.layers.styles import Theme
from viz.payload.marks import Places
from viz.payload.packing import table
from viz.payload.time_axis import TimeAxis, opening_window, time_axis
from viz.stories.story import Story
from viz.stories.ticks import tiers, years
from viz.stories.timeline import Span, Timeline

# Letters of the names of rows, of which the script takes as many as there is room for.
LETTERS = (30, 24, 20, 16, 13, 10, 8, 6)
# What is not yet told is outlined thinly and as empty as the row: a little smaller than what is, in px, in a colour of so much
# contrast on its ground. WCAG 2.2 asks for 3; thin lines lose some of it where they fall between two pixels.
UNTOLD_PX, UNTOLD_RIM_PX, CONTRAST = 7, 1.5, 4.0
UNTOLD_BAR = Strip(1, 1, "solid")
# Lanes thinner than this are no lanes: marks of one time would lie on one another for the most part.
LEAST_LANE_PX = 3.5
# Rows of more lanes than these are not scrolled for the sake of their marks.
DEEPEST_LANES = 8


def timeline_payload(story: Story, places: Places) -> dict[str, Any]:
    """The timeline of a story.

    Args:
        story: whose chronology it is.
        places: takes texts and signs.

    Returns:
        JSON values; days are places on the axis, of whose scale `pieces` tell; in the tables `marks`, `bars` and `links` these
        and lanes are counted in thousandths.
    """
    linear, theme, narrative = story.chronology, story.theme, story.narrative
    axis = time_axis(linear)
    timeline = linear.drawn_along(axis.place) if axis.pieces else linear
    day = narrative.horizon
    horizon = None if day is None else (axis.place(day), axis.place(day + 1))
    language = story.wording.language
    ticks = tiers(*linear.limits, linear.calendar, language)
    ground = darkest_ground(theme)
    return {
        "layout": timeline_layout(timeline, horizon, theme),
        "slot": timeline.slot,
        # A slot beside the first mark and the last one, where these are in sight at once.
        "window": timeline.limits if narrative.opens_whole else opening_window(timeline, _known(story)),
        "whole": narrative.opens_whole,
        "limits": timeline.limits,
        "horizon": horizon,
        "pieces": axis.told(linear.calendar, story.wording),
        "rows": [
            {
                "top": row.top,
                "bottom": row.bottom,
                "color": color,
                "untold": legible(color, ground, theme.ink, CONTRAST),
            }
            for row, color in ((row, theme.paint(row.color)) for row in timeline.rows)
        ],
        "names": [row.label for row in timeline.rows],
        "names_of": _names(timeline, theme),
        "sign_px": SIGN_PX,
        "lane_px": round(page_lane_px(timeline), 2),
        "least_lane_px": round(least_lane_px(timeline), 2),
        "axis_px": AXIS_PX,
        "tiers": [_ticks(tier, axis) for tier in ticks],
        "years": [(axis.place(day), name) for day, name in years(*linear.limits, linear.calendar, language)],
        "marks": _timeline_marks(timeline, story, places),
        "bars": _bars(timeline, theme, places),
        "links": _links(timeline, theme, places),
        "strips": {"bar": _strip(BAR), "open": _strip(OPEN_BAR), "link": _strip(LINK), "untold": _strip(UNTOLD_BAR)},
    }


def _ticks(tier: dict[str, list[Any]], axis: TimeAxis) -> dict[str, Any]:
    """The ticks of a tier on the axis, and how far they lie `apart` at least where the scale is the common one."""
    days = tier["days"]
    apart = min(after - before for before, after in pairwise(days))
    return {"days": [axis.place(day) for day in days], "labels": tier["labels"], "apart": apart}


def least_lane_px(timeline: Timeline) -> float:
    """The height of a lane, in px, at which no mark of a row reaches into one of its neighbours."""
    lanes = {row.id: [math.inf, -math.inf] for row in timeline.rows}
    for span in timeline.spans:
        lanes[span.row] = [min(lanes[span.row][0], span.y), max(lanes[span.row][1], span.y)]
    apart = [below[0] - above[1] for above, below in pairwise(lanes[row.id] for row in timeline.rows)]
    return max([LEAST_LANE_PX, *(MARK_PX / lanes for lanes in apart)])


def page_lane_px(timeline: Timeline) -> float:
    """The height of a lane, in px, below which rows are scrolled.

    So the names of neighbouring rows lie apart, and their marks do, unless a row is so deep that its marks are rather counted.
    """
    deepest = max(row.bottom - row.top for row in timeline.rows)
    return max(lane_px(timeline), least_lane_px(timeline) if deepest <= DEEPEST_LANES else 0)


def _known(story: Story) -> list[str]:
    """The events that are told without hindsight."""
    return [card["id"] for card in story.narrative.cards if not card["after"]]


def _names(timeline: Timeline, theme: Theme) -> list[dict[str, Any]]:
    """The names of the rows in fewer and fewer letters, as they are measured and as plotly writes them."""
    longest = max(len(row.label) for row in timeline.rows)
    lengths = [LONGEST_NAME, *(most for most in LETTERS if most < longest)]
    return [{"texts": row_names(timeline.rows, most), "labels": row_labels(timeline, theme, most)} for most in lengths]


def _timeline_marks(timeline: Timeline, story: Story, places: Places) -> dict[str, Any]:
    spans, theme, ink = timeline.spans, story.theme, places.ink
    signs = timeline_signs(timeline, story.narrative, theme)
    row_of = {row.id: place for place, row in enumerate(timeline.rows)}
    shape_of = {row.id: row.shape for row in timeline.rows}
    size = [MARK_PX] * len(spans)
    outlines = _outlines(timeline, theme)
    columns: dict[str, list[Any]] = {
        "event": [places.cards[span.event] for span in spans],
        "row": [row_of[span.row] for span in spans],
        "at": _thousandths(span.at for span in spans),
        "y": _thousandths(span.y for span in spans),
        "alone": _thousandths(alone(spans)),
        "sign": [ink.sign(*sign) for sign in zip(signs.shapes, *signs.rimmed[:2], size, signs.rimmed[2], strict=True)],
        "untold": [
            ink.sign(shape_of[span.row], row_ground(theme), outlines[span.color], UNTOLD_PX, UNTOLD_RIM_PX)
            for span in spans
        ],
    }
    return table(columns, places.words)


def _outlines(timeline: Timeline, theme: Theme) -> dict[str, str]:
    """For each colour that in which what is not yet told is outlined."""
    ground = darkest_ground(theme)
    colors = {span.color for span in timeline.spans}
    return {color: legible(theme.paint(color), ground, theme.ink, CONTRAST) for color in colors}


def alone(spans: Sequence[Span]) -> list[float]:
    """Where the marks of a row stand if they had a single lane: those of the same date side by side, within that date.

    Args:
        spans: of a timeline.

    Returns:
        A day with a fraction for each.
    """
    dates = pd.DataFrame(
        {"row": [s.row for s in spans], "start": [s.start for s in spans], "end": [s.end for s in spans]}
    )
    same = dates.groupby(["row", "start", "end"], sort=False)
    share = (same.cumcount() + 0.5) / same["row"].transform("size")
    return list((dates["start"] + share * (dates["end"] - dates["start"])).tolist())


def _bars(timeline: Timeline, theme: Theme, places: Places) -> dict[str, Any]:
    wide = [span for span in timeline.spans if span.wide]
    outlines = _outlines(timeline, theme)
    columns: dict[str, list[Any]] = {
        "event": [places.cards[span.event] for span in wide],
        "start": [span.start for span in wide],
        "end": [span.end for span in wide],
        "y": _thousandths(span.y for span in wide),
        "color": [theme.paint(span.color) for span in wide],
        "untold": [outlines[span.color] for span in wide],
        "open": [span.open_start or span.open_end for span in wide],
    }
    return table(columns, places.words)


def _links(timeline: Timeline, theme: Theme, places: Places) -> dict[str, Any]:
    links = timeline.links
    colors = {span.event: theme.paint(span.color) for span in timeline.spans}
    columns: dict[str, list[Any]] = {
        "event": [places.cards[link.event] for link in links],
        "color": [colors[link.event] for link in links],
        "from": _thousandths(link.start[0] for link in links),
        "from_y": _thousandths(link.start[1] for link in links),
        "to": _thousandths(link.end[0] for link in links),
        "to_y": _thousandths(link.end[1] for link in links),
    }
    return table(columns, places.words)


def _thousandths(values: Iterable[float]) -> list[int]:
    return [round(1000 * value) for value in values]


def _strip(strip: Strip) -> dict[str, Any]:
    line = Line(color="", width=strip.width, dash=strip.dash)
    return {"opacity": strip.opacity, "width": strip.width, "dash": dashes(line)}
