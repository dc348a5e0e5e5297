"""Signs and themes: one table says how a mark is drawn; legend, map, timeline and print all read it.

Colour and marker shape say *who*, fill and dash say *how it is known* (the modality), hatching says that the place or line
is the editor's reading. Every difference in colour is repeated in a shape, so that the map survives colour-blindness and
a grey printer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from shapely.geometry import MultiPoint

from viz.layers import style_values
from viz.layers.labels import LabelClass

Mark = Literal["point", "arrow", "area", "line"]
Manner = Literal["done", "asked", "said"]
# The keys of THEMES.
ThemeName = Literal["screen", "projector", "print", "greyscale"]

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

# The rim of a filled mark, as a share of its diameter; that of a hollow one is twice as wide.
RIM = 0.1


class Rimmed(NamedTuple):
    """The colours and rims of points, one value for each; widths in px."""

    fills: list[str]
    rims: list[str]
    rim_widths: list[float]


def rimmed(colors: Iterable[str], hollow: Iterable[bool], sizes: Iterable[float], paper: str) -> Rimmed:
    """Points filled in their colour with a light rim, or hollow with a rim in that colour.

    Args:
        colors: `#rrggbb`.
        hollow: whether a point is only outlined.
        sizes: diameters in px.
        paper: the light colour.
    """
    signs = list(zip(colors, hollow, sizes, strict=True))
    return Rimmed(
        fills=[paper if empty else color for color, empty, _ in signs],
        rims=[color if empty else paper for color, empty, _ in signs],
        rim_widths=[(2 if empty else 1) * RIM * size for _, empty, size in signs],
    )


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


@dataclass(frozen=True, kw_only=True)
class Style:
    """What a layer's marks have in common. What is None is left to the kind of the layer and the theme.

    Attributes:
        color: `#rrggbb`.
        size: diameter of points, in px of the screen.
        width: of lines, and of an arrow at its head, in px.
        dash: `solid`, `dash`, `dot`, or lengths in px such as `8px,3px`.
        fill: opacity of the filling of areas and arrows, 0 to 1.
        hatched: whether the filling is hatched, which means the editor's reading.
        shape: of points: `circle`, `square`, `diamond`, `triangle-up`, `triangle-down` or `hexagon`; with `-dot` for a dot
            inside.
        hollow: whether points are only outlined.
        precision_km: half the width of a soft edge.
        letter: written inside a rival place.
        ticks: MultiPoint (EPSG:4326) of the places where a front was checked.
        rank: of a name: 1 is placed first and shown at every scale, 5 last and on large scales alone.
        lettering: the class of a name, which gives its type: `capital`, `town`, `region`, `country`, `sea`, `river`, `mountains`,
            `island`, `area`, `front` or `message`.
        label_dx_mm: in print, how far a name stands to the right of where it would, in mm of the paper; negative: to the left. A
            name that is moved, be it by 0, is never left out, and the others make room for it.
        label_dy_mm: likewise upwards; negative: down.

    Example:
        >>> story.replace_layer("fronts", style=ct.Style(width=3, dash="dash"))["fronts"].style.width
        3
    """

    color: str | None = None
    size: float | None = None
    width: float | None = None
    dash: str | None = None
    fill: float | None = None
    hatched: bool | None = None
    shape: str | None = None
    hollow: bool | None = None
    precision_km: float | None = None
    letter: str | None = None
    ticks: MultiPoint | None = None
    rank: int | None = None
    lettering: LabelClass | None = None
    label_dx_mm: float | None = None
    label_dy_mm: float | None = None

    def __post_init__(self) -> None:
        """Check each field.

        Raises:
            TypeError: if one is of another type; the message names the field, and what would be right.
            ValueError: if one has a value that cannot be drawn; likewise.
        """
        said = {name: value for name, value in vars(self).items() if value is not None}
        style_values.ensure("Style", style_values.STYLE, said)


@dataclass(frozen=True, kw_only=True)
class Theme:
    """Colours, sizes and typefaces of one output. Sizes in px on screen.

    There are `screen`, `projector`, `print` and `greyscale`; where a theme is asked for, their names will do.

    Attributes:
        name: by which it is chosen.
        paper, ink, quiet: ground, text, and secondary text.
        sea, coast, river, border, graticule: the base map.
        accent: belongs to the current event alone.
        mark: diameter of an event's mark.
        strokes: widths of lines and arrows, as a share of those on the screen.
        grey: whether every colour becomes the grey of the same lightness.
        font: CSS font stack of the map's type. In print the families that are installed go before the usual ones; where the
            stack ends in `serif`, for regions and waters as well.

    Example:
        >>> story.replace(theme=ct.Theme(name="mine", paper="#ffffff", sea="#e8eef2")).theme.paper
        '#ffffff'
    """

    name: str = "screen"
    paper: str = "#f6f3ea"
    ink: str = "#24282d"
    quiet: str = "#63676b"
    sea: str = "#d3dfe4"
    coast: str = "#7d98a3"
    river: str = "#9db9c4"
    border: str = "#8d7f74"
    graticule: str = "#b9bfba"
    accent: str = "#ffd21a"
    mark: float = 13
    strokes: float = 1.0
    grey: bool = False
    font: str = "'Source Sans 3', 'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"

    def __post_init__(self) -> None:
        """Check each field.

        Raises:
            TypeError: if one is of another type; the message names the field, and what would be right.
            ValueError: if one has a value that cannot be drawn; likewise.
        """
        style_values.ensure("Theme", style_values.THEME, vars(self))

    def paint(self, color: str) -> str:
        """A colour `#rrggbb` as the theme has it: itself, or the grey that is as light (ITU-R BT.709, on linear light).

        Example:
            >>> ct.Theme(grey=True).paint("#1b6ca8")
            '#686868'
        """
        if not self.grey:
            return color
        level = round(255 * _encoded(luminance(color)))
        return f"#{level:02x}{level:02x}{level:02x}"


def luminance(color: str) -> float:
    """How light a colour `#rrggbb` is, 0 to 1 (ITU-R BT.709, on linear light; the relative luminance of WCAG 2.2)."""
    linear = [_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _linear(part: float) -> float:
    """Linear light of a part of an sRGB colour (IEC 61966-2-1), both 0 to 1."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004


def _encoded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)  # noqa: PLR2004


SCREEN = Theme()
# A weak projector washes pale colours out and shows thin lines badly.
PROJECTOR = Theme(
    name="projector",
    paper="#ffffff",
    ink="#000000",
    quiet="#3d4146",
    sea="#c3d8e2",
    coast="#4f7484",
    mark=16,
    strokes=1.3,
)
PRINT = Theme(name="print", paper="#ffffff", ink="#1a1a1a", quiet="#4d4d4d", sea="#dde8ec", mark=11, strokes=0.85)
GREYSCALE = Theme(
    name="greyscale",
    paper="#ffffff",
    ink="#000000",
    quiet="#4d4d4d",
    sea="#e6e6e6",
    coast="#7a7a7a",
    river="#a8a8a8",
    border="#707070",
    graticule="#c6c6c6",
    accent="#bdbdbd",
    mark=11,
    strokes=0.85,
    grey=True,
)
THEMES = {theme.name: theme for theme in (SCREEN, PROJECTOR, PRINT, GREYSCALE)}
