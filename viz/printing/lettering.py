"""Labels are written onto a printed map: level beside their points, or letter by letter along a line; text stays text."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patheffects import Stroke as Outline
from matplotlib.text import Annotation

from viz.drawing.badges import is_led
from viz.drawing.label_paths import Arc
from viz.drawing.label_positions import Box, Room
from viz.layers.labels import HALF_CAPITAL
from viz.layers.styles import Theme
from viz.printing.curved_names import CurvedName, baseline
from viz.printing.front_labels import number_mark, number_size
from viz.printing.labels import COUNT_GROUND, HALO_PX, Wanted, count_face
from viz.printing.pieces import Scale, annotation, draw, line_width
from viz.printing.typesetting import upright

# Of a line from a mark or a front to what stands far from it.
LEADER_PT = 0.5


def draw_labels(
    axes: Axes, placed: Iterable[tuple[Wanted, Room]], scale: Scale, theme: Theme, *, prefix: str = ""
) -> None:
    """Write labels onto a map: under each a halo, which is a drawing; the text itself stays text.

    A level label is one artist, `label__` and the uid of its feature; along a line each letter is one, `letter__`, the uid and
    the number of the letter, and the whole, which is not seen, another: `name__` and the uid.

    Args:
        axes: of the map.
        placed: as `Labelling.placed` gives them.
        scale: of the map.
        theme: for the colour of the halo.
        prefix: put before the names of the artists.
    """
    top = len(axes.get_children())
    for number, (each, room) in enumerate(placed):
        seeker, [box, *_] = each.seeker, room.boxes
        at = (seeker.x * scale.metres + scale.bounds[0], seeker.y * scale.metres + scale.bounds[1])
        if not each.feature:
            offset = (box.left + box.right) / 2 - seeker.x, (box.bottom + box.top) / 2 - seeker.y
            count = badge(each.text, at, offset, scale.pt, theme)
            count.set(gid=f"{prefix}count__{number}", zorder=top)
            if is_led(seeker, room, scale.pt):
                leader = _leader(each, box, at, scale, theme)
                leader.set(gid=f"{prefix}leader__{number}", zorder=top)
                axes.add_artist(leader)
            axes.add_artist(count)
            continue
        if each.color:
            _draw_number(axes, each, box, scale, theme, prefix)
            continue
        if room.leader:
            tie = _tie(room.leader, box, scale, theme)
            tie.set(gid=f"{prefix}leader__{each.feature}", zorder=top)
            axes.add_artist(tie)
        if seeker.dot:
            dot = Line2D([at[0]], [at[1]], marker="o", markersize=2 * seeker.dot, color=theme.ink)
            dot.set(markeredgecolor=theme.paper, markeredgewidth=line_width(0.7, scale.pt))
            dot.set(gid=f"{prefix}dot__{each.feature}", zorder=top)
            axes.add_artist(dot)
        for name, halo in _texts(each, room, at) if each.halo else ():
            halo.set(color=theme.paper, alpha=0.8, gid=f"{prefix}halo__{name}", zorder=top + 1)
            halo.set_path_effects([Outline(linewidth=HALO_PX * scale.pt, foreground=theme.paper, joinstyle="round")])
            axes.add_artist(halo)
        drawn = list(_texts(each, room, at))
        for name, text in drawn:
            text.set(gid=f"{prefix}{'letter' if room.arc else 'label'}__{name}", zorder=top + 2)
            axes.add_artist(text)
        if room.arc:
            whole = _whole(each, room.arc, at, tuple(text for _, text in drawn))
            whole.set(gid=f"{prefix}name__{each.feature}", zorder=top + 2)
            axes.add_artist(whole)


def _draw_number(axes: Axes, each: Wanted, box: Box, scale: Scale, theme: Theme, prefix: str) -> None:  # noqa: PLR0913, PLR0917
    """The number of a front, on it."""
    middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    x, y = (middle[side] * scale.metres + scale.bounds[side] for side in (0, 1))
    draw(axes, (number_mark(each.text, each.color, theme, number_size(scale.pt), (x, y)),), scale, prefix=prefix)


def _leader(each: Wanted, box: Box, at: tuple[float, float], scale: Scale, theme: Theme) -> Line2D:
    """A line from the edge of a mark to what stands far from it."""
    across, upwards = (box.left + box.right) / 2 - each.seeker.x, (box.bottom + box.top) / 2 - each.seeker.y
    shares = (each.seeker.mark / math.hypot(across, upwards), 1.0)
    xs = [at[0] + share * across * scale.metres for share in shares]
    ys = [at[1] + share * upwards * scale.metres for share in shares]
    return Line2D(xs, ys, linewidth=LEADER_PT, color=theme.paint(COUNT_GROUND))


def _tie(start: tuple[float, float], box: Box, scale: Scale, theme: Theme) -> Line2D:
    """A line from a point of a front to its date."""
    x, y = start
    end = min(max(x, box.left), box.right), min(max(y, box.bottom), box.top)
    across, up = ([point[side] * scale.metres + scale.bounds[side] for point in (start, end)] for side in (0, 1))
    return Line2D(across, up, linewidth=LEADER_PT, color=theme.ink)


def badge(number: str, at: tuple[float, float], offset: tuple[float, float], px: float, theme: Theme) -> Annotation:
    """What stands beside a mark, on a dark ground: how many events are there, their numbers, or the letter of a stack.

    Args:
        number: its figures or letter.
        at: the spot, in data coordinates.
        offset: from there to the middle of the number, in points.
        px: points for each px.
        theme: for the colours.
    """
    written = annotation(number, at, offset, count_face(px, theme))
    written.set(horizontalalignment="center", verticalalignment="center")
    ground = theme.paint(COUNT_GROUND)
    written.set_bbox({"boxstyle": "round,pad=0.12,rounding_size=0.45", "facecolor": ground, "edgecolor": "none"})
    return written


def _texts(each: Wanted, room: Room, at: tuple[float, float]) -> Iterator[tuple[str, Annotation]]:
    """The artists of a label, each with its name."""
    if room.arc is None:
        yield each.feature, _level(each, room.boxes[0], at)
    else:
        yield from _letters(each, room.arc, at)


def _level(each: Wanted, box: Box, at: tuple[float, float]) -> Annotation:
    """The text in its box, held at the side that faces its point: a viewer's own font may be wider or narrower."""
    seeker = each.seeker
    if box.left >= seeker.x:
        side, x = "left", box.left
    elif box.right <= seeker.x:
        side, x = "right", box.right
    else:
        side, x = "center", (box.left + box.right) / 2
    alignment, above = upright(each.text, each.face)
    offset = x - seeker.x, (box.bottom + box.top) / 2 + above - seeker.y
    written = annotation(each.text, at, offset, each.face)
    written.set(horizontalalignment=side, verticalalignment=alignment, multialignment="center")
    return written


def _letters(each: Wanted, arc: Arc, at: tuple[float, float]) -> Iterator[tuple[str, Annotation]]:
    """The letters along an arc, as far apart as it is longer than the text."""
    gap = (arc.width - each.width) / max(1, len(each.letters) - 1)
    below = HALF_CAPITAL * each.face.size
    for number, (letter, middle) in enumerate(each.letters):
        if not letter.isspace():
            x, y, angle = arc.at(middle + number * gap - arc.width / 2)
            offset = x + below * math.sin(angle) - each.seeker.x, y - below * math.cos(angle) - each.seeker.y
            written = annotation(letter, at, offset, each.face)
            written.set(horizontalalignment="center", verticalalignment="baseline")
            written.set(rotation=math.degrees(angle), rotation_mode="anchor")
            yield f"{each.feature}__{number}", written


def _whole(each: Wanted, arc: Arc, at: tuple[float, float], letters: tuple[Annotation, ...]) -> CurvedName:
    """The whole of a name along an arc."""
    name = "".join(letter for letter, _ in each.letters)
    arc = replace(arc, x=arc.x - each.seeker.x, y=arc.y - each.seeker.y)
    line = baseline(arc, each.face.size, len(name), each.width)
    return CurvedName(
        name,
        xy=at,
        xytext=line.middle,
        textcoords="offset points",
        fontproperties=each.face.font_for(name),
        color=each.face.color,
        parse_math=False,
        annotation_clip=False,
        baseline=line,
        letters=letters,
    )
