"""A text set in numbered lines, as it is cited in class: broken here, since no style sheet can count the lines of a paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from viz.printing.typesetting import Face, Typesetter

# Letters of the text are as large, in points.
TEXT_PT = 11.0
INK = "#000000"
# Where type is set for the reader it may run a little wider than it is measured.
SET_WIDER = 0.97


@dataclass(frozen=True)
class Line:
    """A line of a text: its number, from 1 on, its words, and whether it opens a paragraph."""

    number: int
    text: str
    opens: bool


@dataclass(frozen=True)
class NumberedText:
    """A text in numbered lines.

    Attributes:
        language: BCP 47.
        direction: `ltr` or `rtl`.
        lines: in order.
        quoted: for each event whose quotation is in the text, the numbers of its first and last line.
    """

    language: str
    direction: str
    lines: tuple[Line, ...]
    quoted: dict[str, tuple[int, int]]


def numbered(text: dict[str, Any], width: float) -> NumberedText:
    """A text broken into lines.

    Args:
        text: as `viz.telling.texts.texts` gives it.
        width: of a line, in points.
    """
    face = Face(size=TEXT_PT, color=INK, book=True, language=text["language"])
    typesetter = Typesetter(language=text["language"])
    lines: list[Line] = []
    quoted: dict[str, tuple[int, int]] = {}
    for paragraph in text["paragraphs"]:
        words = "".join(segment["text"] for segment in paragraph)
        # Where the document itself begins a new line, in a list or an address, so does the sheet.
        written = (typesetter.wrapped(part, face, width * SET_WIDER) for part in words.splitlines() if part.strip())
        broken = "\n".join(written).split("\n")
        first = len(lines) + 1
        for event, (start, end) in _lines_of(paragraph, broken):
            earlier = quoted.get(event, (first + start, 0))
            quoted[event] = (earlier[0], first + end)
        lines += [Line(first + place, line, place == 0) for place, line in enumerate(broken)]
    return NumberedText(text["language"], text["direction"], tuple(lines), quoted)


def _lines_of(paragraph: Sequence[dict[str, Any]], broken: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """For each event that a segment of a paragraph belongs to, the lines of the segment, counted within the paragraph."""
    # Breaking changes blanks alone, so that the other letters tell where a segment stands.
    ends = list(accumulate(map(_letters, broken)))
    stands = 0
    for segment in paragraph:
        begins, stands = stands, stands + _letters(segment["text"])
        if stands > begins:
            lines = (_line_at(begins, ends), _line_at(stands - 1, ends))
            yield from ((event, lines) for event in segment["events"])


def _letters(text: str) -> int:
    return sum(not letter.isspace() for letter in text)


def _line_at(letter: int, ends: Sequence[int]) -> int:
    return next(line for line, end in enumerate(ends) if letter < end)
