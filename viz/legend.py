"""The legend: the signs in use, in words. Who acts is shown by the timeline's row labels; here stands how it is known."""

from collections.abc import Iterable, Iterator

from viz.features import features
from viz.layers import AreaLayer, CandidateLayer, EventLayer, FrontLayer, Layer, LineLayer, MessageLayer, MovementLayer
from viz.styles import SCREEN, SIGNS
from viz.wording import INTERFACE

WORDS = {
    "point-done": SIGNS["point", "done", False].words,
    "point-asked": SIGNS["point", "asked", False].words,
    "point-said": SIGNS["point", "said", False].words,
    "arrow-done": SIGNS["arrow", "done", False].words,
    "arrow-asked": SIGNS["arrow", "asked", False].words,
    "area": SIGNS["area", "done", False].words,
    "hatched": SIGNS["area", "done", True].words,
    "front": "front, with checked places",
    "border": INTERFACE["border_sign"],
    "message": "message",
    "candidate": "rival places",
    "step": INTERFACE["step_sign"],
    "stack": INTERFACE["stack_sign"],
}
PLAIN: dict[type[Layer], str] = {
    AreaLayer: "area",
    FrontLayer: "front",
    LineLayer: "border",
    MessageLayer: "message",
    CandidateLayer: "candidate",
}


def legend(layers: Iterable[Layer]) -> list[dict[str, str]]:
    """What the map's signs mean.

    Args:
        layers: of the story map; only signs that they use are listed.

    Returns:
        Dicts of `sign` (its name in the page's style sheet) and `words`, in a fixed order.
    """
    used = {sign for layer in layers for sign in _signs(layer)}
    return [{"sign": sign, "words": words} for sign, words in WORDS.items() if sign in used]


def _signs(layer: Layer) -> Iterator[str]:
    """The names of the signs that a layer uses."""
    data = features(layer, SCREEN)
    if isinstance(layer, EventLayer):
        dotted, hollow = data["shape"].str.endswith("-dot"), data["hollow"].astype(bool)
        counts = {"done": ~hollow, "asked": hollow & ~dotted, "said": dotted}
        yield from (f"point-{manner}" for manner, mine in counts.items() if mine.any())
        yield "step"
        if data.geometry.duplicated().any():
            yield "stack"
    elif isinstance(layer, MovementLayer):
        yield from (
            name for name, dash in (("arrow-done", "solid"), ("arrow-asked", "dash")) if (data["dash"] == dash).any()
        )
    elif type(layer) in PLAIN:
        yield PLAIN[type(layer)]
    if isinstance(layer, AreaLayer | MovementLayer) and data["hatched"].any():
        yield "hatched"
