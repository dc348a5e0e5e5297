"""The timeline for the script: what plotly draws it on, and its marks, bars and messages for the canvas."""

from collections.abc import Iterable, Sequence
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
    lane_px,
    row_labels,
    timeline_layout,
    timeline_signs,
)
from viz.layers.styles import Theme
from viz.page.marks import Places
from viz.page.packing import table
from viz.stories.story import Story
from viz.stories.ticks import tiers, years
from viz.stories.timeline import Span, Timeline

# Letters of the names of rows, of which the script takes as many as there is room for.
LETTERS = (30, 24, 20, 16, 13, 10, 8, 6)


def timeline_payload(story: Story, places: Places) -> dict[str, Any]:
    """The timeline of a story.

    Args:
        story: whose chronology it is.
        places: takes texts and signs.

    Returns:
        JSON values; in the tables `marks`, `bars` and `links` days and lanes are counted in thousandths.
    """
    timeline, theme = story.chronology, story.theme
    opens_whole = story.narrative.opens_whole
    return {
        "layout": timeline_layout(timeline, story.narrative.horizon, theme),
        "slot": timeline.slot,
        # A slot beside the first mark and the last one, where these are in sight at once.
        "window": timeline.limits if opens_whole else timeline.window,
        "whole": opens_whole,
        "limits": timeline.limits,
        "rows": [{"top": row.top, "bottom": row.bottom, "color": theme.paint(row.color)} for row in timeline.rows],
        "names": [row.label for row in timeline.rows],
        "names_of": _names(timeline, theme),
        "sign_px": SIGN_PX,
        "lane_px": round(lane_px(timeline), 2),
        "axis_px": AXIS_PX,
        "tiers": tiers(*timeline.limits, timeline.calendar),
        "years": years(*timeline.limits, timeline.calendar),
        "marks": _timeline_marks(story, places),
        "bars": _bars(story, places),
        "links": _links(story, places),
        "strips": {"bar": _strip(BAR), "open": _strip(OPEN_BAR), "link": _strip(LINK)},
    }


def _names(timeline: Timeline, theme: Theme) -> list[dict[str, Any]]:
    """The names of the rows in fewer and fewer letters, as they are measured and as plotly writes them."""
    longest = max(len(row.label) for row in timeline.rows)
    lengths = [LONGEST_NAME, *(most for most in LETTERS if most < longest)]
    return [{"texts": row_names(timeline.rows, most), "labels": row_labels(timeline, theme, most)} for most in lengths]


def _timeline_marks(story: Story, places: Places) -> dict[str, Any]:
    spans = story.chronology.spans
    signs = timeline_signs(story.chronology, story.narrative, story.theme)
    row_of = {row.id: place for place, row in enumerate(story.chronology.rows)}
    size = [MARK_PX] * len(spans)
    columns: dict[str, list[Any]] = {
        "event": [places.cards[span.event] for span in spans],
        "row": [row_of[span.row] for span in spans],
        "at": _thousandths(span.at for span in spans),
        "y": _thousandths(span.y for span in spans),
        "alone": _thousandths(alone(spans)),
        "sign": [
            places.ink.sign(*sign) for sign in zip(signs.shapes, *signs.rimmed[:2], size, signs.rimmed[2], strict=True)
        ],
    }
    return table(columns, places.words)


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


def _bars(story: Story, places: Places) -> dict[str, Any]:
    wide = [span for span in story.chronology.spans if span.wide]
    columns: dict[str, list[Any]] = {
        "event": [places.cards[span.event] for span in wide],
        "start": [span.start for span in wide],
        "end": [span.end for span in wide],
        "y": _thousandths(span.y for span in wide),
        "color": [story.theme.paint(span.color) for span in wide],
        "open": [span.open_start or span.open_end for span in wide],
    }
    return table(columns, places.words)


def _links(story: Story, places: Places) -> dict[str, Any]:
    links = story.chronology.links
    colors = {span.event: story.theme.paint(span.color) for span in story.chronology.spans}
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
