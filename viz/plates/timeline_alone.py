"""A plate of the timeline alone: title, day, rows, legend and credits."""

import math
from collections.abc import Sequence
from dataclasses import replace

from viz.plates.composing import LINE_STEP, Composition, Words, footed, headed, wrapped
from viz.plates.plate import GAP_PT, Plate
from viz.plates.timelines import Strip
from viz.printing.columns import arranged
from viz.printing.legend import Entry
from viz.printing.typesetting import points


def alone(plate: Plate, strip: Strip, found: Sequence[Entry]) -> tuple[Composition, Strip]:
    """The timeline without maps; in a higher figure its lanes are higher.

    Args:
        plate: what the figure is made with.
        strip: as it is laid out.
        found: entries of the legend.

    Raises:
        ValueError: the height cannot be met; the message says the least that can.
    """
    words, top = headed(plate)
    face = replace(plate.words, bold=True)
    if day := wrapped(plate, plate.shown.words, face, plate.width):
        words.append(Words(text=day, x=0, y=top, face=face))
        top += plate.typesetter.size(day, face)[1] + LINE_STEP / 2 * face.size
    placed, legend = arranged(found, plate.width, 0, px=plate.px, face=plate.words, typesetter=plate.typesetter)
    _, _, natural = footed(plate, top + strip.height + legend + 2 * GAP_PT)
    asked = plate.options.height_mm
    more = 0.0 if asked is None else points(asked) - natural
    if more < 0:
        least = math.ceil(natural / points(1) - 1e-9)
        raise ValueError(
            f"height_mm is {asked:g}; at width_mm={plate.options.width_mm:g} the timeline is at least {least} mm high"
        )
    strip = replace(strip, lane=strip.lane + more / strip.timeline.rows[-1].bottom, height=strip.height + more)
    at = top + strip.height + GAP_PT
    _, credit, height = footed(plate, at + legend + GAP_PT)
    where = Composition(maps=(), bars=(), words=(*words, credit), legend=(0, at, placed), height=height, foot=top)
    return where, strip
