"""Signs and themes: one table says how a mark is drawn; legend, map, timeline and print all read it.

Colour and marker shape say *who*, fill and dash say *how it is known* (the modality), hatching says that the place or line
is the editor's reading. Every difference in colour is repeated in a shape, so that the map survives colour-blindness and
a grey printer.
"""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["point", "arrow", "area", "line"]
Manner = Literal["done", "asked", "said"]

MANNER_OF_MODALITY: dict[str, Manner] = {
    "occurred": "done",
    "ordered": "asked",
    "recommended": "asked",
    "requested": "asked",
    "agreed": "asked",
    "judged": "said",
    "forecast": "said",
    "reported": "said",
}

# In the order of the dossier's actors. Names of plotly's symbols.
SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-down", "hexagon")


@dataclass(frozen=True)
class Sign:
    """How one kind of mark is drawn.

    Attributes:
        words: what it means, for the legend.
        hollow: whether a point is only outlined; dotted: whether it has a dot inside.
        fill: opacity of an area's or arrow's filling, 0 to 1.
        dash: dash of its outline, a plotly name.
        hatched: whether its filling is hatched (the editor's reading).
    """

    words: str
    hollow: bool = False
    dotted: bool = False
    fill: float = 1.0
    dash: str = "solid"
    hatched: bool = False

    @property
    def suffix(self) -> str:
        """What plotly's name of a marker shape ends in."""
        return "-dot" if self.dotted else ""


# mark × manner × editor's reading -> sign. What is missing here is not drawn: a judgement has no arrow.
SIGNS: dict[tuple[Mark, Manner, bool], Sign] = {
    ("point", "done", False): Sign("happened"),
    ("point", "asked", False): Sign("ordered, advised, agreed", hollow=True),
    ("point", "said", False): Sign("judged, forecast, reported", hollow=True, dotted=True),
    ("point", "done", True): Sign("happened"),
    ("point", "asked", True): Sign("ordered, advised, agreed", hollow=True),
    ("point", "said", True): Sign("judged, forecast, reported", hollow=True, dotted=True),
    ("arrow", "done", False): Sign("movement", fill=0.88),
    ("arrow", "asked", False): Sign("movement asked for", fill=0.12, dash="dash"),
    ("arrow", "done", True): Sign("movement, its line our reading", fill=0.55, hatched=True),
    ("arrow", "asked", True): Sign("movement asked for, its line our reading", fill=0.3, dash="dash", hatched=True),
    ("area", "done", False): Sign("soft edge: uncertain", fill=0.16),
    ("area", "asked", False): Sign("soft edge: uncertain", fill=0.16),
    ("area", "said", False): Sign("soft edge: uncertain", fill=0.16),
    ("area", "done", True): Sign("our reading", fill=0.10, hatched=True),
    ("area", "asked", True): Sign("our reading", fill=0.10, hatched=True),
    ("area", "said", True): Sign("our reading", fill=0.10, hatched=True),
}


def sign_of(mark: Mark, modality: str, basis: str) -> Sign | None:
    """The sign of a mark, from its event's modality and the basis of its place.

    Args:
        mark: what is drawn.
        modality: a modality of the format (see seeds/README.md).
        basis: `stated`, `computed`, `source` or `editor`.

    Returns:
        The sign, or None where such a mark must not be drawn.
    """
    return SIGNS.get((mark, MANNER_OF_MODALITY[modality], basis == "editor"))


@dataclass(frozen=True)
class Theme:
    """Colours, sizes and typefaces of one output. Sizes in px on screen.

    Attributes:
        paper, ink, quiet: ground, text, and secondary text.
        sea, coast, river, border: the base map.
        accent: belongs to the current event alone.
        mark: diameter of an event's mark.
        font: CSS font stack of the map's type.
    """

    paper: str = "#f6f3ea"
    ink: str = "#24282d"
    quiet: str = "#63676b"
    sea: str = "#d3dfe4"
    coast: str = "#7d98a3"
    river: str = "#9db9c4"
    border: str = "#8d7f74"
    accent: str = "#ffd21a"
    mark: float = 13
    font: str = "'Source Sans 3', 'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


SCREEN = Theme()
