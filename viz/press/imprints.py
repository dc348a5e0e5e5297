"""What the file of a figure says of itself: title, author, subject, keywords, sources. No clock: the same story says the same."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from geodata.version import program_version
from viz.languages.directions import FIRST_STRONG_ISOLATE, POP_ISOLATE
from viz.languages.plate_words import SVG_LAYERS
from viz.stories.story import Story
from viz.stories.view_layers import map_credits

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
        sources: the document, and what the map was made from.
        language: of these words (BCP 47).
        layers: the names of the layers by their ids, for an SVG; `paper`, `labels`, `frame` and `margin` are other parts of it.
        views: the names of the maps, likewise.
    """

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    language: str = ""
    layers: Mapping[str, str] = field(default_factory=lambda: dict(SVG_LAYERS))
    views: Mapping[str, str] = field(default_factory=dict)

    @property
    def program(self) -> str:
        """What made the file."""
        return f"chronotope {program_version()}"


def imprint(story: Story, author: str = "") -> Imprint:
    """What the file of a figure says of a story as it stands.

    Args:
        story: what is shown.
        author: of the figure; a dossier does not say who draws it.
    """
    narrative, shown = story.narrative, story.shown
    main = shown.views[0]
    subject = (narrative.badge, main.title, shown.words)
    parts = story.wording.group("svg_layers")
    sources = (*narrative.cited, *map_credits(main, shown.layers, story.wording))
    return Imprint(
        title=_plain(narrative.title),
        author=_plain(author),
        subject=" · ".join(_several(subject)),
        keywords=tuple(_several(_keywords(story)))[:MOST_KEYWORDS],
        sources=tuple(_several(sources)),
        language=story.wording.language,
        layers={**parts, **{layer.id: _plain(layer.name) or parts.get(layer.id, layer.id) for layer in story.layers}},
        views={view.id: _plain(view.title) for view in story.views},
    )


def _keywords(story: Story) -> Iterator[str]:
    yield from (row.label for row in story.actors)
    yield from (located.label.text for scene in story.shown.scenes for located in scene.labels if located.label.place)


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
