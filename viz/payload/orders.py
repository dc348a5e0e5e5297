"""The orders that the reader may choose: every path, then as the document argues, then as the dates run."""

from typing import Any

from viz.languages.catalogues import ENGLISH, Wording
from viz.payload.marks import Places
from viz.payload.packing import whole
from viz.telling.narrative import Narrative

# What the words of any path begin with; at the head of its name it need not be said again.
LESSON = "lesson"


def orders(narrative: Narrative, places: Places, wording: Wording = ENGLISH) -> dict[str, Any]:
    """Every order of steps: `path` for the path that the page opens with, `path:` with its name for any other.

    Returns:
        `orders`: places of cards; `order_words`: how the page calls each; `steps`: the questions and answers of the paths.
    """
    own = narrative.orders
    paths = {f"path:{name}": steps for name, steps in narrative.paths.items() if name != narrative.path}
    if "path" in own:
        paths = {"path": (own["path"], narrative.steps), **paths}
    events = {name: order for name, (order, _) in paths.items()}
    events |= {name: own[name] for name in ("document", "dates") if name in own}
    words = {name: wording.interface[f"order_{name}"] for name in ("document", "dates")}
    words |= {
        name: path_words(name.partition(":")[2] or narrative.path, wording, is_alone=len(paths) == 1) for name in paths
    }
    return {
        "orders": {name: whole([places.cards[event] for event in order]) for name, order in events.items()},
        "order_words": {name: words[name] for name in events},
        "steps": {name: steps for name, (_, steps) in paths.items()},
    }


def path_words(name: str, wording: Wording = ENGLISH, *, is_alone: bool) -> str:
    """How the page calls a path: `as a lesson: full` for `lesson-full`, `as a lesson` for `lesson` or where there is no other."""
    first, *others = name.split("-")
    rest = others if first == LESSON else [first, *others]
    if is_alone or not rest:
        return wording.interface["order_path"]
    return wording.interface["order_other_path"].format(path=" ".join(rest))
