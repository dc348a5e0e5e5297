"""What those who cannot see the map are told of it: at each step who says what and how, where, and how the front runs."""

from typing import Any

from geodata import Dossier, values
from viz.languages.catalogues import Wording
from viz.layers.rows import by_id, rows
from viz.telling.register import is_draft

# What a sentence may end with, also of Arabic and of East Asian scripts.
STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔")


def event_sentences(manner: str, places: list[str], wording: Wording) -> str:
    """How an event is told and where it is, as in `Recommended by Joseph Stalin. Pyongyang.` (two sentences).

    Args:
        manner: modality and voice, see `voices.manner`; "" where a draft has neither.
        places: what its places are called, without how exactly they are known; none where nobody names any.
        wording: the words of the page.
    """
    said = wording.group("spoken")
    told = (manner, said["between_places"].join(places) or wording.interface["nowhere"])
    return " ".join(sentence(words, wording) for words in told if words)


def line_sentences(dossier: Dossier, wording: Wording) -> dict[str, str]:
    """How each front runs along its checked places, by its id, such as `Front about 1 October 1950: Yangpyong to Kisamun`.

    Returns:
        Those alone that name at least two places.
    """
    places = by_id(dossier.places)
    fronts = [feature for feature in rows(dossier.geometries) if feature.kind == "front" and not is_draft(feature)]
    checked = [(front, [places[place] for place in values(front.waypoints)]) for front in fronts]
    return {front.id: sentence(_along(front, passed, wording), wording) for front, passed in checked if len(passed) > 1}


def _along(front: Any, passed: list[Any], wording: Wording) -> str:
    """A front with its places in the order in which it comes to them."""
    line = front.geometry
    if line.geom_type == "LineString" and all(place.geometry is not None for place in passed):
        passed = sorted(passed, key=lambda place: line.project(place.geometry))
    first, *between, last = (place.name for place in passed)
    said = wording.group("spoken")
    through = said["front_through"].format(places=said["between_names"].join(between)) if between else ""
    return said["front"].format(front=front.label, first=first, last=last, through=through)


def sentence(words: str, wording: Wording) -> str:
    """Words with a full stop, unless they end with one."""
    return words if not words or words.endswith(STOPS) else f"{words}{wording.group('spoken')['stop']}"
