"""By what the reader may filter the events: who acts, what sort of event it is, whether it was done or said, what it rests on."""

from collections.abc import Mapping
from typing import Any

from viz.languages.catalogues import ENGLISH, Wording
from viz.telling.narrative import Narrative


def filters(narrative: Narrative, wording: Wording = ENGLISH) -> list[dict[str, Any]]:
    """The filters that part the events of a narrative.

    Args:
        narrative: what is told.
        wording: of which language.

    Returns:
        For each its `name` in the address, the `column` of the cards that it looks at, which has one value or several, its
        `words`, and its `values`, those that occur, each as `value` and `words`. One by which all events are the same is left
        out.
    """
    offered = (
        ("actor", "actors", wording.interface["filter_actor"], narrative.actors),
        ("kind", "kind", wording.interface["filter_kind"], wording.group("kind")),
        ("modality", "modality", wording.interface["filter_modality"], wording.group("modality")),
        ("rests-on", "rests_on", wording.interface["rests_on"], wording.group("rests_on")),
    )
    return [
        {"name": name, "column": column, "words": words, "values": values}
        for name, column, words, known in offered
        if len(values := _occurring(narrative, column, known)) > 1
    ]


def _occurring(narrative: Narrative, column: str, known: Mapping[str, str]) -> list[dict[str, str]]:
    cells = [card[column] for card in narrative.cards]
    there = {value for cell in cells for value in (cell if isinstance(cell, list) else [cell])}
    return [{"value": value, "words": words} for value, words in known.items() if value in there]
