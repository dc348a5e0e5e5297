"""How a map is cited: what it is, what it shows, and what it was made from and with. No day on which it was made or seen."""

from geodata.version import program_version
from viz.languages.catalogues import ENGLISH, Wording
from viz.languages.directions import isolated
from viz.stories.story import Story
from viz.stories.view_layers import base_credits, layer_credits

_STOPS = (".", "!", "?", "…")


def made_with(wording: Wording = ENGLISH) -> str:
    """The program and its version, in words."""
    return wording.interface["made_with"].format(version=program_version())


def citation(story: Story) -> str:
    """How the page of a story is cited, in sentences.

    Args:
        story: Its day or span is named if one was chosen.
    """
    main, narrative = story.told.views[0], story.narrative
    is_named = story.document is not None or bool(story.title)
    is_of_a_day = story.day is not None or story.span is not None
    words = story.wording.of_page(is_timeless=narrative.is_timeless)
    sentences = [
        isolated(narrative.title) if is_named else "",
        isolated(narrative.subtitle),
        narrative.badge,
        words["shows"].format(what=isolated(main.title)) if main.title else words["map_and_timeline"],
        story.told.words if is_of_a_day else "",
        *narrative.cited,
        *base_credits(main, story.told.layers, story.wording),
        *layer_credits(story.told.layers),
        made_with(story.wording),
    ]
    return " ".join(words if words.endswith(_STOPS) else f"{words}." for words in sentences if words)
