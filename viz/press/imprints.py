"""What the file of a figure says of itself: title, author, subject, keywords, sources. No clock: the same story says the same."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from geodata.version import program_version
from viz.languages.directions import FIRST_STRONG_ISOLATE, POP_ISOLATE
from viz.languages.plate_words import SVG_LAYERS
from viz.stories.story import Story
from viz.stories.view_layers import scenes_credits

# Keywords at most: catalogues cut off longer lists.
MOST_KEYWORDS = 40
# What XML and strings of PDF cannot hold: control characters and halves of letters.
_UNPRINTABLE = {"Cc", "Cs"}


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What a file says of itself. What is empty is not said.

    Attributes:
        title: of the story.
        author: of the figure; the author of its document stands among the sources.
        subject: what is shown, and its day or span.
        keywords: who acts, and the places that are named, the most important first.
        alternative: what is shown, in sentences, for those who cannot see it.
        sources: the document, and what the map was made from.
        language: of these words (BCP 47).
        layers: the names of the layers by their ids, for an SVG; `paper`, `labels`, `frame` and `margin` are other parts of it.
        views: the names of the maps, likewise.
    """

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    alternative: str = ""
    sources: tuple[str, ...] = ()
    language: str = ""
    layers: Mapping[str, str] = field(default_factory=lambda: dict(SVG_LAYERS))
    views: Mapping[str, str] = field(default_factory=dict)

    @property
    def program(self) -> str:
        """What made the file."""
        return f"chronotope {program_version()}"


def imprint(stories: Sequence[Story], *, author: str = "", title: str = "", alternative: str = "") -> Imprint:
    """What the file of a figure says of the story that it shows.

    Args:
        stories: as it stands; on several days, where there is a map of each.
        author: of the figure; a dossier does not say who draws it.
        title: in the place of the story's own.
        alternative: what is shown, in sentences.
    """
    first = stories[0]
    narrative, views, wording = first.narrative, first.shown.views, first.wording
    subject = (narrative.badge, views[0].title, *(story.shown.words for story in stories))
    parts = wording.group("svg_layers")
    drawn = [(story.shown.views[0], story.shown.layers) for story in stories]
    return Imprint(
        title=_plain(title or narrative.title),
        author=_plain(author),
        subject=" · ".join(_several(subject)),
        alternative=_plain(alternative),
        keywords=tuple(_several(_keywords(stories)))[:MOST_KEYWORDS],
        sources=tuple(_several((*narrative.cited, *scenes_credits(drawn, wording)))),
        language=wording.language,
        layers={**parts, **{layer.id: _plain(layer.name) or parts.get(layer.id, layer.id) for layer in first.layers}},
        views={view.id: _plain(view.title) for view in views},
    )


def _keywords(stories: Sequence[Story]) -> Iterator[str]:
    yield from (row.label for story in stories for row in story.actors if row.id)
    labels = (located.label for story in stories for scene in story.shown.scenes for located in scene.labels)
    yield from (label.text for label in labels if label.place)


def _several(texts: Iterable[str]) -> Iterator[str]:
    """The texts that say something, each once."""
    yield from dict.fromkeys(plain for text in texts if (plain := _plain(text)))


def _plain(text: str) -> str:
    """A text in one line, without what no file can hold, and without the isolates that a sentence around it needs."""
    lines = " ".join(text.split())
    return "".join(
        letter
        for letter in lines
        if letter not in {FIRST_STRONG_ISOLATE, POP_ISOLATE} and unicodedata.category(letter) not in _UNPRINTABLE
    )
