"""The events of a page as text in the HTML itself, for a browser that runs no scripts or is too old for those of the page."""

from html import escape
from typing import Any

from viz.languages.catalogues import Wording
from viz.languages.directions import direction
from viz.stories.story import Story
from viz.telling.narrative import Narrative

# Up to so many events all are listed; of more, the first ones.
MOST_LISTED, FIRST_LISTED = 1000, 200


def plain(story: Story, overview: dict[str, Any] | None) -> str:
    """The events in the order of the cards, each with its date, words and sources; what came after the document is left out.

    Args:
        story: what is shown.
        overview: what the page says of the rows of a table, if it does.

    Returns:
        HTML.
    """
    cards = [card for card in story.narrative.cards if not card["after"]]
    listed = cards if len(cards) <= MOST_LISTED else cards[:FIRST_LISTED]
    wording = story.wording
    rest = [wording.counted("plain_more", len(cards) - len(listed))] if len(cards) > len(listed) else []
    after = [wording.interface["plain_after"]] if len(cards) < len(story.narrative.cards) else []
    return "".join(
        [
            f"<h2>{escape(wording.of_page(is_timeless=story.narrative.is_timeless)['events'])}</h2>",
            *_paragraphs(overview["rows"] if overview else []),
            "<ol>",
            *(_listed(card, own_voice(story.narrative)) for card in listed),
            "</ol>",
            *_paragraphs([*rest, *after]),
        ]
    )


def notices(wording: Wording) -> str:
    """Why the page is told in words: the style sheet shows the one that holds."""
    return "".join(
        f'<p class="notice {name}">{escape(wording.interface[name])}</p>' for name in ("no_scripts", "too_old")
    )


def own_voice(narrative: Narrative) -> str:
    """In which language a dossier's own sentences are, as an attribute: "" where it is that of the page."""
    return f' lang="{escape(narrative.own_language)}"' if narrative.own_language else ""


def _listed(card: dict[str, Any], voice: str) -> str:
    quoted = card["quotation"]
    words = f' <q dir="{direction(quoted)}">{escape(quoted)}</q>' if quoted else ""
    passages = (f"{each['where']}: “{each['words']}”" for each in card["passages"])
    told = [card["summary"], *passages, *(source["citation"] for source in card["sources"])]
    said = " ".join(escape(part) for part in told if part)
    return f"<li><b>{escape(card['line'])}</b>{words} {f'<span{voice}>{said}</span>' if voice else said}</li>"


def _paragraphs(sentences: list[str]) -> list[str]:
    return [f"<p>{escape(sentence)}</p>" for sentence in sentences]
