"""A timeline is drawn on the margin of a plate: rows, dates as wide as they are uncertain, messages, marks, and the axis."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from shapely.geometry import LineString

from viz.drawing.pieces import About, Line, Piece, Points, Stroke
from viz.figures.timelines import BAR, DOCUMENT_OPACITY, LINK, MARK_PX, OPEN_BAR, ROW_OPACITY
from viz.fonts.own_fonts import own_faces
from viz.layers.colors import mixed
from viz.plates.plate import GAP_PT, Plate
from viz.plates.timelines import APART, AXIS_LINE, Strip
from viz.printing.legend import SMALLER
from viz.printing.margin import line_of_text
from viz.printing.pieces import Scale, draw

# The axis, its ticks, and the days that the map shows, in points.
AXIS_PT, TICK_PT, SHOWN_PT, HAIR_PT = 0.4, 2.0, 2.2, 0.1


def draw_timeline(axes: Axes, plate: Plate, strip: Strip, top: float) -> None:
    """Draw a timeline.

    Args:
        axes: whose data coordinates are points of the paper.
        plate: for colours and type.
        strip: as `laid_strip` gives it.
        top: its upper edge, in points from the lower edge of the figure.
    """
    theme = plate.theme
    bottom = top - strip.rows_height
    for row, name in zip(strip.timeline.rows, strip.names, strict=True):
        y, high = top - row.bottom * strip.lane, (row.bottom - row.top) * strip.lane
        _band(axes, (strip.left, y), (strip.right - strip.left, high), plate.theme.quiet, ROW_OPACITY)
        edge = strip.left - strip.mark - 1.5 * GAP_PT
        axes.add_artist(line_of_text(name, (edge, y + high / 2), plate.words, side="right"))
    if strip.told.document is not None:
        start, end = (strip.x(strip.place(strip.told.document + after)) for after in (0, 1))
        _band(axes, (start, bottom), (end - start, strip.rows_height), theme.ink, DOCUMENT_OPACITY)
    bounds, own = (0, 0, axes.get_xlim()[1], axes.get_ylim()[1]), own_faces(theme.font)
    scale = Scale(pt=plate.px, metres=1.0, bounds=bounds, ink=theme.ink, own=own)
    draw(axes, (*_lines(plate, strip, top), *_marks(plate, strip, top)), scale)
    _draw_axis(axes, plate, strip, bottom)


def _band(axes: Axes, corner: tuple[float, float], size: tuple[float, float], color: str, opacity: float) -> None:
    axes.add_patch(Rectangle(corner, *size, facecolor=color, alpha=opacity, edgecolor="none"))


def _lines(plate: Plate, strip: Strip, top: float) -> Iterator[Piece]:
    """Messages on their way, and dates of several days."""
    colors = {span.event: plate.theme.paint(span.color) for span in strip.timeline.spans}
    for link in strip.timeline.links:
        ends = [(strip.x(x), top - y * strip.lane) for x, y in (link.start, link.end)]
        line = Line(color=colors[link.event], width=LINK.width, dash=LINK.dash)
        yield Stroke(about=About(uid=f"timeline__link__{link.event}"), shape=LineString(ends), line=line)
    for span in strip.timeline.spans:
        start, end = strip.x(span.start), strip.x(span.end)
        if span.wide and start < end:
            bar = OPEN_BAR if span.open_start or span.open_end else BAR
            y = top - span.y * strip.lane
            pale = mixed(plate.theme.paper, colors[span.event], bar.opacity)
            line = Line(color=pale, width=bar.width * SMALLER, dash=bar.dash)
            yield Stroke(
                about=About(uid=f"timeline__bar__{span.event}"), shape=LineString([(start, y), (end, y)]), line=line
            )


def _marks(plate: Plate, strip: Strip, top: float) -> Iterator[Piece]:
    """The events within the axis, and the sign of each row beside its name."""
    theme, signs = plate.theme, strip.told.signs
    inside = [at for at, span in enumerate(strip.timeline.spans) if strip.first <= span.at <= strip.end]
    spans = [strip.timeline.spans[at] for at in inside]
    size = SMALLER * theme.mark
    yield _points(
        "timeline__events",
        [strip.x(span.at) for span in spans],
        [top - span.y * strip.lane for span in spans],
        size=size,
        of=[span.event for span in spans],
        shapes=[signs.shapes[at] for at in inside],
        fills=[signs.rimmed.fills[at] for at in inside],
        rims=[signs.rimmed.rims[at] for at in inside],
        rim_widths=[signs.rimmed.rim_widths[at] * size / MARK_PX for at in inside],
    )
    rows = strip.timeline.rows
    yield _points(
        "timeline__rows",
        [strip.left - strip.mark / 2 - GAP_PT] * len(rows),
        [top - (row.top + row.bottom) / 2 * strip.lane for row in rows],
        size=size,
        of=[""] * len(rows),
        shapes=[row.shape for row in rows],
        fills=[theme.paint(row.color) for row in rows],
        rims=[theme.paper] * len(rows),
        rim_widths=[0.0] * len(rows),
    )


def _points(name: str, x: list[float], y: list[float], *, size: float, of: list[str], **signs: Any) -> Points:
    """Marks of one size, in px."""
    count = len(x)
    return Points(
        about=About(uid=name),
        x=np.asarray(x),
        y=np.asarray(y),
        of=of,
        first=[0] * count,
        hovers=[""] * count,
        sizes=[size] * count,
        **signs,
    )


def _draw_axis(axes: Axes, plate: Plate, strip: Strip, bottom: float) -> None:
    """The axis under the rows: ticks with their days, years, the days that the map shows, and the document's day."""
    theme, face = plate.theme, plate.small
    step = AXIS_LINE * face.size
    hair: dict[str, Any] = {"color": theme.quiet, "linewidth": AXIS_PT, "solid_capstyle": "butt"}
    axes.add_artist(Line2D([strip.left, strip.right], [bottom, bottom], **hair))
    end = strip.left
    for place, label in strip.ticks:
        x = strip.x(strip.units * place)
        axes.add_artist(Line2D([x, x], [bottom, bottom - TICK_PT], **hair))
        width = plate.typesetter.size(label, face)[0]
        at = min(max(x - width / 2, strip.left), strip.right - width)
        if at >= end:
            axes.add_artist(line_of_text(label, (at, bottom - TICK_PT - step / 2), face))
            end = at + width + APART * face.size
    y = bottom - TICK_PT - 1.5 * step
    _write_years(axes, plate, strip, y)
    for number, (first, last) in enumerate(strip.told.shown):
        ends = [strip.x(strip.place(first)), strip.x(strip.place(last + 1))]
        shown = Line2D(ends, [bottom, bottom], color=theme.ink, linewidth=SHOWN_PT, solid_capstyle="butt")
        shown.set_gid(f"timeline__shown__{number}")
        axes.add_artist(shown)
    if strip.notes:
        axes.add_artist(line_of_text(strip.notes, (strip.left, y - step / 2), face, top=True))


def _write_years(axes: Axes, plate: Plate, strip: Strip, y: float) -> None:
    """The years in a line, and in it the name of the document's day: each year where it begins, if it has room there."""
    face = plate.small
    taken: list[tuple[float, float]] = []

    def write(text: str, at: float) -> None:
        width = plate.typesetter.size(text, face)[0]
        if at + width <= strip.right and all(at + width < left or at > right for left, right in taken):
            axes.add_artist(line_of_text(text, (at, y), face))
            taken.append((at - GAP_PT, at + width + GAP_PT))

    first, *others = strip.years
    write(first[1], strip.x(strip.units * first[0]))
    if strip.told.document is not None:
        text = plate.typesetter.settable(plate.wording.interface["document_date"], face)
        width = plate.typesetter.size(text, face)[0]
        middle = strip.x(strip.place(strip.told.document + 0.5))
        write(text, min(max(middle - width / 2, taken[0][1] + HAIR_PT), strip.right - width))
    for place, label in others:
        write(label, strip.x(strip.units * place))
