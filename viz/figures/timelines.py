"""The timeline as a plotly figure: x counts days, y counts lanes downwards."""

import math
from typing import Any, NamedTuple

import plotly.graph_objects as go

from viz.figures.row_names import row_names
from viz.figures.traces import escaped, ground_layout, rgba
from viz.layers.colors import mixed
from viz.layers.layer import LayerError
from viz.layers.styles import MANNER_OF_MODALITY, SIGNS, Rimmed, Theme, rimmed
from viz.stories.ticks import tiers
from viz.stories.timeline import ROW_GAP, Row, Span, Timeline
from viz.telling.narrative import Narrative

GLYPHS = {
    "circle": "●",
    "square": "■",
    "diamond": "◆",
    "triangle-up": "▲",
    "triangle-down": "▼",
    "hexagon": "⬢",
}
MARK_PX = 9


class Strip(NamedTuple):
    """How a line of the timeline is drawn: opacity, width in px, dash."""

    opacity: float
    width: float
    dash: str


# A date as wide as it is; one with an open end; and a message on its way.
BAR, OPEN_BAR, LINK = Strip(0.35, 5, "solid"), Strip(0.35, 5, "2px,3px"), Strip(0.7, 1, "2px,2px")
# A letter of the row labels is about this wide; the sign and the gaps beside it take the rest.
LETTER_PX, SIGN_PX = 7, 30
# The sign, in sizes of the label's type.
GLYPH_EM = 1.08
# Longer names would take the room of the time itself; they stand shortened.
LONGEST_NAME = 36
AXIS_PX = 24
# Of the bands of rows and of the document's day, above the paper.
ROW_OPACITY, DOCUMENT_OPACITY = 0.07, 0.09
# A row is at least so high, with the gap below it: its name is set in 13 px.
ROW_PX = 17
# What plotly gives a figure that asks for no height.
FIGURE_PX = 450
# The key of colours stands above the rows, in a strip of this height.
KEY_PX = 30
KEY = {"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "font": {"size": 12}}
# Ticks in the opening window of a figure of its own; the page chooses for its frame.
MOST_TICKS = 16


def timeline_figure(timeline: Timeline, narrative: Narrative, theme: Theme) -> go.Figure:
    """The timeline with all its events; colours that are not those of the rows are explained above it.

    It is as high as the names of its rows ask for.

    Args:
        timeline: laid out rows and spans.
        narrative: for titles, and the document's day.
        theme: colours.

    Raises:
        LayerError: there is nothing on the timeline.
    """
    colors = {span.event: theme.paint(span.color) for span in timeline.spans}
    day = narrative.horizon
    layout = timeline_layout(timeline, None if day is None else (day, day + 1), theme)
    ticks = _ticks(timeline)
    layout["xaxis"] |= {"tickvals": ticks["days"], "ticktext": ticks["labels"]}
    if narrative.opens_whole:
        # A slot beside the first mark and the last one, which would be cut in half at the edge.
        layout["xaxis"]["range"] = list(timeline.limits)
    traces = [_link(link.event, link.start, link.end, colors[link.event]) for link in timeline.links]
    traces += [_bar(span, colors[span.event]) for span in timeline.spans if span.wide]
    traces.append(_marks(timeline, narrative, theme))
    if timeline.key:
        traces = [trace | {"showlegend": False} for trace in traces]
        traces += [_keyed(word, theme.paint(color)) for word, color in timeline.key]
        layout |= {"showlegend": True, "legend": KEY, "margin": {**layout["margin"], "t": KEY_PX}}
    bottom, top = layout["yaxis"]["range"]
    needed = math.ceil((bottom - top) * lane_px(timeline)) + layout["margin"]["t"] + AXIS_PX
    if needed > FIGURE_PX:
        layout |= {"height": needed}
    return go.Figure(data=traces, layout=layout)


def timeline_layout(timeline: Timeline, document: tuple[float, float] | None, theme: Theme) -> dict[str, Any]:
    """What a timeline stands on: the axes, a band for each row with its name, and one for the document's day; no ticks of days.

    Args:
        timeline: laid out rows and spans.
        document: where its day begins and ends; None without one.
        theme: colours.

    Raises:
        LayerError: there is nothing on the timeline.
    """
    if not timeline.spans:
        raise LayerError("there is no event: no layer has rows with a date; name their column with date=…")
    return {
        **ground_layout(theme, theme.paper),
        "xaxis": {
            "range": list(timeline.window),
            "tickangle": 0,
            "automargin": False,
            "showgrid": True,
            "gridcolor": rgba(theme.quiet, 0.18),
            "zeroline": False,
            "ticks": "",
        },
        "yaxis": {
            "range": [timeline.rows[-1].bottom + 0.2, -0.35],
            "fixedrange": True,
            "automargin": False,
            "showgrid": False,
            "zeroline": False,
            "tickvals": [(row.top + row.bottom) / 2 for row in timeline.rows],
            "ticktext": row_labels(timeline, theme),
        },
        "shapes": [*_bands(timeline, theme), *_document_line(document, theme)],
        "margin": {"l": label_px(timeline), "r": 0, "t": 0, "b": AXIS_PX},
    }


def _keyed(word: str, color: str) -> dict[str, Any]:
    """A line of the key: a mark that stands nowhere else."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": escaped(word),
        "x": [None],
        "y": [None],
        "showlegend": True,
        "marker": {"color": color, "size": MARK_PX},
    }


def _ticks(timeline: Timeline) -> dict[str, list[Any]]:
    """The densest ticks of which not too many lie in the opening window."""
    first, end = timeline.window
    every = tiers(*timeline.limits, timeline.calendar)
    return next((tier for tier in every if sum(first <= day < end for day in tier["days"]) <= MOST_TICKS), every[-1])


def label_px(timeline: Timeline) -> int:
    """The width of the column of row labels, in px."""
    return SIGN_PX + LETTER_PX * max(map(len, row_names(timeline.rows, LONGEST_NAME)))


def lane_px(timeline: Timeline) -> float:
    """The least height of a lane at which the names of neighbouring rows lie apart, in px."""
    return ROW_PX / (min(row.bottom - row.top for row in timeline.rows) + ROW_GAP)


def row_labels(timeline: Timeline, theme: Theme, most: int = LONGEST_NAME) -> list[str]:
    """The rows' names with their sign, each name of so many letters at most."""
    names = row_names(timeline.rows, most)
    return [_row_label(row, name, theme.paint(row.color)) for row, name in zip(timeline.rows, names, strict=True)]


def _row_label(row: Row, name: str, color: str) -> str:
    return f'{escaped(name)} <span style="color:{color};font-size:{GLYPH_EM}em">{GLYPHS[row.shape]}</span>'


def _bands(timeline: Timeline, theme: Theme) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": row.top - 0.1,
            "y1": row.bottom + 0.1,
            "fillcolor": rgba(theme.quiet, ROW_OPACITY),
            "line": {"width": 0},
            "layer": "below",
        }
        for row in timeline.rows
    ]


def _document_line(day: tuple[float, float] | None, theme: Theme) -> list[dict[str, Any]]:
    """The document's own day, a band across all rows; nothing without a document."""
    if day is None:
        return []
    band = {
        "type": "rect",
        "x0": day[0],
        "x1": day[1],
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "fillcolor": rgba(theme.ink, DOCUMENT_OPACITY),
        "line": {"width": 0},
        "layer": "below",
    }
    return [band]


def _link(event: str, start: tuple[float, float], end: tuple[float, float], color: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "uid": f"link__{event}",
        "meta": "messages",
        "customdata": [event],
        "x": [start[0], end[0]],
        "y": [start[1], end[1]],
        "line": {"color": rgba(color, LINK.opacity), "width": LINK.width, "dash": LINK.dash},
        "hoverinfo": "skip",
    }


def _bar(span: Span, color: str) -> dict[str, Any]:
    """A date as wide as it is; an open end is dotted."""
    bar = OPEN_BAR if span.open_start or span.open_end else BAR
    return {
        "type": "scatter",
        "mode": "lines",
        "uid": f"bar__{span.event}",
        "meta": "dates",
        "customdata": [span.event],
        "x": [span.start, span.end],
        "y": [span.y, span.y],
        "line": {"color": rgba(color, bar.opacity), "width": bar.width, "dash": bar.dash},
        "hoverinfo": "skip",
    }


def _marks(timeline: Timeline, narrative: Narrative, theme: Theme) -> dict[str, Any]:
    told = {card["id"]: card["line"] for card in narrative.cards}
    signs = timeline_signs(timeline, narrative, theme)
    return {
        "type": "scatter",
        "mode": "markers",
        "uid": "events",
        "meta": "events",
        "customdata": [span.event for span in timeline.spans],
        "x": [span.at for span in timeline.spans],
        "y": [span.y for span in timeline.spans],
        "hoverinfo": "text",
        "hovertext": [escaped(told[span.event]) for span in timeline.spans],
        "marker": {
            "size": MARK_PX,
            "symbol": signs.shapes,
            "color": signs.rimmed.fills,
            "line": {"color": signs.rimmed.rims, "width": signs.rimmed.rim_widths},
        },
    }


def row_ground(theme: Theme) -> str:
    """The colour of a row."""
    return mixed(theme.paper, theme.quiet, ROW_OPACITY)


def darkest_ground(theme: Theme) -> str:
    """The darkest colour that marks stand on: the document's day in a row."""
    return mixed(row_ground(theme), theme.ink, DOCUMENT_OPACITY)


class Signs(NamedTuple):
    """The marks of a timeline, one value for each span: names of signs and of shapes, colours and rims."""

    names: list[str]
    shapes: list[str]
    rimmed: Rimmed


def timeline_signs(timeline: Timeline, narrative: Narrative, theme: Theme) -> Signs:
    """The sign of each span: colour and shape of its row, filled as the modality of its event asks.

    A draft is drawn as what is only reported.

    Args:
        timeline: laid out rows and spans.
        narrative: for modalities and drafts.
        theme: colours.
    """
    told = {card["id"]: card for card in narrative.cards}
    cards = [told[span.event] for span in timeline.spans]
    manners = ["said" if card["draft"] else MANNER_OF_MODALITY[card["modality"]] for card in cards]
    shapes = {row.id: row.shape for row in timeline.rows}
    signs = [SIGNS["point", manner, False] for manner in manners]
    colors = [theme.paint(span.color) for span in timeline.spans]
    return Signs(
        [f"point-{'draft' if card['draft'] else manner}" for card, manner in zip(cards, manners, strict=True)],
        [shapes[span.row] + sign.suffix for span, sign in zip(timeline.spans, signs, strict=True)],
        rimmed(colors, [sign.hollow for sign in signs], [MARK_PX] * len(signs), theme.paper),
    )
