"""The legend: the signs in use, in words. Who acts is shown by the timeline's row labels; here stands how it is known."""

from collections.abc import Iterable

from viz.layers import (
    AreaLayer,
    CandidateLayer,
    EventLayer,
    FrontLayer,
    Layer,
    MessageLayer,
    MovementLayer,
)
from viz.styles import SIGNS


def legend(layers: Iterable[Layer]) -> list[dict[str, str]]:
    """What the map's signs mean.

    Args:
        layers: of the story map; only signs that they use are listed.

    Returns:
        Dicts of `sign` (its name in the page's style sheet) and `words`, in a fixed order.
    """
    used: dict[str, str] = {}
    for layer in layers:
        match layer:
            case EventLayer(data=data):
                for manner, mine in (
                    ("done", data[~data["hollow"].astype(bool)]),
                    ("asked", data[data["hollow"].astype(bool) & ~data["shape"].str.endswith("-dot")]),
                    ("said", data[data["shape"].str.endswith("-dot")]),
                ):
                    if len(mine):
                        used[f"point-{manner}"] = SIGNS["point", manner, False].words  # type: ignore[index]
            case MovementLayer(id="movements", data=data):
                for dash, manner in (("solid", "done"), ("dash", "asked")):
                    if (data["dash"] == dash).any():
                        used[f"arrow-{manner}"] = SIGNS["arrow", manner, False].words  # type: ignore[index]
                if data["hatched"].any():
                    used["hatched"] = "our reading"
            case AreaLayer():
                used["area"] = "edge as wide as it is uncertain"
            case MessageLayer():
                used["message"] = "message"
            case FrontLayer():
                used["front"] = "front; strokes: checked places"
            case CandidateLayer():
                used["candidate"] = "rival places"
    return [{"sign": sign, "words": used[sign]} for sign in ORDER if sign in used]


ORDER = (
    "point-done",
    "point-asked",
    "point-said",
    "arrow-done",
    "arrow-asked",
    "area",
    "hatched",
    "front",
    "message",
    "candidate",
)
