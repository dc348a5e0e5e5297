"""The caption of a figure: its title and day, what it shows in a sentence or two, what each number stands for. Never markup."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from geodata.evidence.corroboration import DOCUMENT
from viz.captions.callouts import Callouts
from viz.languages.catalogues import Wording
from viz.languages.directions import isolated
from viz.layers.features import features
from viz.layers.rows import rows
from viz.layers.styles import Theme
from viz.stories.citation import made_with
from viz.stories.story import Story
from viz.stories.view_layers import map_credits
from viz.telling.narrative import Narrative
from viz.telling.spoken import sentence


@dataclass(frozen=True)
class Told:
    """What is told of an event.

    Attributes:
        number: on the map; 0 for an event that has none.
        title: what happened, or what is claimed, as a sentence.
        sentences: when, in which words, who says so and how, and on what it rests.
    """

    number: int
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Caption:
    """A caption.

    Attributes:
        title: of the figure.
        subtitle: "" for none.
        day: the day or span that is shown, "" where nothing has a date.
        alternative: for those who cannot see the figure.
        numbered: the events with a number, in order.
        unplaced: those without a mark.
        sources: the document, the credits of the map, and what it was made with, each a sentence.
        wording: of which language.
    """

    title: str
    subtitle: str
    day: str
    alternative: str
    numbered: tuple[Told, ...]
    unplaced: tuple[Told, ...]
    sources: tuple[str, ...]
    wording: Wording


def caption_of(story: Story, callouts: Callouts) -> Caption:
    """The caption of the figure that shows a story as it stands.

    Args:
        story: with or without a document.
        callouts: its numbers, see `called_out`.
    """
    narrative, shown, wording = story.narrative, story.shown, story.wording
    cards = {card["id"]: card for card in narrative.cards}
    told = [_told(cards[event], number, narrative, wording) for event, number in callouts.numbers.items()]
    credit = (
        narrative.badge,
        *narrative.cited,
        *map_credits(shown.views[0], shown.layers, wording),
        made_with(wording),
    )
    return Caption(
        title=narrative.title,
        subtitle=narrative.subtitle,
        day=shown.words,
        alternative=" ".join(_alternative(story, [cards[event] for event in callouts.numbers])),
        numbered=tuple(told),
        unplaced=tuple(_told(cards[event], 0, narrative, wording) for event in callouts.unplaced),
        sources=tuple(sentence(words, wording) for words in credit if words),
        wording=wording,
    )


def _alternative(story: Story, numbered: list[dict[str, Any]]) -> Iterator[str]:
    """What the figure shows, in sentences: of what it is a map, on which day, how the front runs, which events have numbers."""
    wording, shown = story.wording, story.shown
    said = wording.group("caption")
    is_named = story.document is not None or bool(story.title)
    what = shown.views[0].title or (story.narrative.title if is_named else "")
    yield sentence(said["map"].format(what=isolated(what)) if what else wording.interface["map"], wording)
    if shown.words:
        yield sentence(shown.words, wording)
    yield from _front(story, story.theme)
    if numbered:
        yield sentence(wording.counted("callouts", len(numbered)), wording)
        first, last = (isolated(numbered[at]["line"]) for at in (0, -1))
        if len(numbered) > 1:
            yield wording.interface["overview_from"].format(first=first, last=last)
        else:
            yield sentence(first, wording)


def _front(story: Story, theme: Theme) -> Iterator[str]:
    """How the last of the fronts runs that are shown."""
    fronts = [features(layer, theme) for layer in story.shown.layers if layer.kind == "front" and layer.visible]
    known = [(row.first, row.id) for drawn in fronts for row in rows(drawn) if row.id in story.narrative.fronts]
    if known:
        yield story.narrative.fronts[max(known)[1]]


def _told(card: dict[str, Any], number: int, narrative: Narrative, wording: Wording) -> Told:
    """An event as its card has it."""
    said = wording.group("caption")
    sources = "; ".join(isolated(each["citation"].rstrip(".")) for each in card["sources"])
    parts = (
        f"{card['date'][:1].upper()}{card['date'][1:]}",
        *_quoted(card, narrative, wording),
        card["manner"] or card["summary"],
        said["sources"].format(sources=sources) if sources else "",
        card["evidence"],
    )
    return Told(number, sentence(card["title"], wording), tuple(sentence(words, wording) for words in parts if words))


def _quoted(card: dict[str, Any], narrative: Narrative, wording: Wording) -> Iterable[str]:
    """The words of the document, and their translation where a class reads that, with what they are taken from."""
    if not card["quotation"]:
        return ()
    said = wording.group("caption")
    reading = card["extract_of"]
    translated = card["translated"][reading - 1] if reading else ""
    words = " ".join(said["quotation"].format(words=isolated(each)) for each in (card["quotation"], translated) if each)
    return (said["quoted"].format(quotation=words, document=isolated(_document(narrative, wording))),)


def _document(narrative: Narrative, wording: Wording) -> str:
    """What quotations are taken from: the document by the name that cards call it, or by its title."""
    document = next((each for each in narrative.witnesses if each.id == DOCUMENT), None)
    if document is None:
        return narrative.title
    return document.citation if document.name == wording.interface["this_document"] else document.name
