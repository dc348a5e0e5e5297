"""What the toponyms of a clause are to its event: where it happens, from where it goes, and to where; and by what."""

import re
from dataclasses import dataclass

from geodata.drafting.clauses.cutting import Clause
from geodata.drafting.findings import ToponymFinding

_FROM = frozenset(("from", "of", "out"))
_TO = frozenset(("to", "into", "for", "towards", "toward", "unto", "reach", "upon"))
# Their object is where a movement begins, or ends.
_LEAVING = frozenset(("leave", "evacuate", "quit", "abandon"))
_REACHING = frozenset(("reach", "enter", "approach", "visit", "arrive", "land"))
# Words before a name that belong to it: to *the mouth of the* Rhône.
_REACH = 40
_MEANS = re.compile(
    r"\b(?:by (?:sea|land|water|rail|railway|railroad|train|road|air|ships?|boats?|steamer|steamboat|canoe|wagons?|coach)"
    r"|on (?:foot|horseback|board)"
    r"|(?:in|aboard|with|on) (?:the |a |an |our |his |their |her |my |two |three |small |large |open |[a-z]{2,12} ){1,3}"
    r"(?:ships?|boats?|canoes?|vessels?|steamers?|transports?|trains?|wagons?|galleys?|brig|sloop|schooner|frigate|barges?|groups|detachments))\b"
)


@dataclass(frozen=True)
class Whereabouts:
    """The places of an event.

    Attributes:
        places: Where it happens; all toponyms of the clause.
        place_from: From where a movement goes.
        place_to: To where it goes.
        means: By what it is made, in the words of the text, or "".
    """

    places: tuple[ToponymFinding, ...]
    place_from: ToponymFinding | None
    place_to: ToponymFinding | None
    means: str


def whereabouts(text: str, clause: Clause, toponyms: tuple[ToponymFinding, ...], *, moves: bool) -> Whereabouts:
    """The places of the event of a clause.

    Args:
        text: The document.
        clause: The clause.
        toponyms: Those in the clause, in their order.
        moves: Whether something goes from one place to another; else all are where it happens.
    """
    if not moves:
        return Whereabouts(toponyms, None, None, "")
    roles = [(_role(text, clause, toponym), toponym) for toponym in toponyms]
    origin = next((toponym for role, toponym in roles if role == "from"), None)
    goal = next((toponym for role, toponym in roles if role == "to"), None)
    means = _MEANS.search(text, clause.verb_span.start, clause.end)
    return Whereabouts(toponyms, origin, goal, means.group() if means else "")


def _role(text: str, clause: Clause, toponym: ToponymFinding) -> str:
    """from, to, or "": by the nearest preposition before the name, or by a verb right before it."""
    before = text[max(clause.start, toponym.start - _REACH) : toponym.start].casefold().split()
    if (
        clause.verb.verb in _LEAVING
        and clause.verb_span.end <= toponym.start
        and not {"for", "to", "in"} & {*before[-2:]}
    ):
        return "from"
    for word in reversed(before):
        if word in _FROM and not (word == "of" and clause.verb.verb not in ("begin", "order")):
            return "from"
        if word in _TO:
            return "to"
        if word in ("at", "in", "near", "on", "by", "off", "north", "south", "east", "west"):
            return "to" if clause.verb.verb in _REACHING else ""
    near = 0 <= toponym.start - clause.verb_span.end <= len(" the town of ")
    return "to" if clause.verb.verb in _REACHING and near else ""
