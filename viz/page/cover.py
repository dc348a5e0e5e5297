"""The first screen of a lesson: its question large, the document's opening words, and one button that goes on.

It stands in the page's HTML beside the map of the day, and is read before any script has run.
"""

from html import escape
from typing import Any

from viz.languages.catalogues import ENGLISH, Wording
from viz.page.plain import own_voice
from viz.telling.extracts import extract
from viz.telling.narrative import Narrative

# So many words of the document: its head and the beginning of what it says.
MOST_WORDS = 60


def cover(narrative: Narrative, opening: str, wording: Wording = ENGLISH) -> str:
    """The first screen as HTML.

    Args:
        narrative: what is told.
        opening: the event that the page opens with; "" for the first one of its order.
        wording: of which language.

    Returns:
        "" where the page opens otherwise: with an event, with a table, or with a path that asks nothing at its first step.
    """
    if opening or narrative.order != "path" or narrative.opens_whole or not narrative.steps:
        return ""
    question = narrative.steps[0]["question"]
    if not question:
        return ""
    return (
        f'<section class="cover"><p class="question"{own_voice(narrative)}>{escape(question)}</p>{_opening_words(narrative)}'
        f'<button type="button">{escape(wording.interface["begin"])}</button></section>'
    )


def _opening_words(narrative: Narrative) -> str:
    """The beginning of the document; where a class reads a translation, half of it in each."""
    read = next((text for text in narrative.texts if not text["quiet"]), narrative.texts[0])
    texts = [narrative.texts[0]] if read is narrative.texts[0] else [narrative.texts[0], read]
    return "".join(_beginning(text, MOST_WORDS // len(texts)) for text in texts)


def _beginning(text: dict[str, Any], most: int) -> str:
    whole = "\n".join("".join(part["text"] for part in paragraph) for paragraph in text["paragraphs"])
    lines = [line for line in extract(whole.strip(), most).split("\n") if line.strip()]
    voice = f'lang="{escape(text["language"])}" dir="{escape(text["direction"])}"'
    return f"<blockquote {voice}>{''.join(f'<p>{escape(line)}</p>' for line in lines)}</blockquote>"
