"""How an event is told and who says so, in words: `Recommended by Joseph Stalin, for the meeting`."""

from collections.abc import Mapping, Sequence
from typing import Any

from viz.languages.catalogues import ENGLISH, Wording
from viz.languages.directions import isolated
from viz.languages.event_words import ARTICLE, IN_THE_NAME_OF


def manner(modality: str, voices: Sequence[str], people: Mapping[str, Any], wording: Wording = ENGLISH) -> str:
    """Modality and voice of an event, in words.

    Args:
        modality: one of the format's; "" where a draft has none.
        voices: ids of people, who says so; the outermost first, as in `events.csv`.
        people: the rows of `people.csv` by id.
        wording: of which language.
    """
    said = voice(modality, voices, people, wording)
    if not modality:
        return said
    return wording.group("by")[modality].format(voice=said) if said else wording.group("modality")[modality]


def voice(modality: str, voices: Sequence[str], people: Mapping[str, Any], wording: Wording = ENGLISH) -> str:
    """Who says so, such as `Joseph Stalin, for the meeting`; "" where nobody does. See `manner`."""
    if not voices:
        return ""
    *tellers, speaker = (people[each] for each in voices)
    said = _named(speaker)
    # What a body asks for is asked in its name by whoever speaks for it; what it finds is only told by others.
    if tellers and speaker.body and modality in IN_THE_NAME_OF:
        said = wording.interface["voice_for"].format(voice=_named(tellers.pop()), body=said)
    for teller in reversed(tellers):
        said = wording.interface["voice_told"].format(voice=said, teller=_named(teller))
    return said


def _named(person: Any) -> str:
    """The name as it stands within a sentence."""
    name: str = person.name
    within = f"{ARTICLE.lower()}{name.removeprefix(ARTICLE)}" if name.startswith(ARTICLE) else name
    return isolated(within)
