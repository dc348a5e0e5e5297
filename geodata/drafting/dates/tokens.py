"""A paragraph as the tokens by which dates are spotted: small letters, no commas, no points of abbreviations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geodata.dates.phrases.spelling import plain
from geodata.drafting.dates.forms import Forms
from geodata.drafting.dates.wording import Wording
from geodata.drafting.prose import Span, Word

_DASHES = frozenset("-‐‑–—−~")
_DASH = "-"
_LETTERS_AND_DASH = re.compile(r"[^\W_]+(?:['’ʻʼ][^\W\d_]+)*|\S")
_SIGNS = re.compile(r"\d+|\S")


@dataclass(frozen=True, slots=True)
class Token(Span):
    """A word, number or sign of a paragraph.

    Attributes:
        plain: As phrases are compared; a dash of any kind is "-".
        is_capital: Whether it begins with a capital letter.
        is_apart: Whether a comma or a point of an abbreviation stands before it, which are no tokens.
    """

    plain: str
    is_capital: bool
    is_apart: bool


def tokens_of(words: Sequence[Word], forms: Forms, wording: Wording) -> list[Token]:
    """The tokens of words that follow one another, all of one paragraph.

    A word with hyphens that no phrase has is cut at these. A language without blanks between its words is cut into its letters.
    """
    tokens: list[Token] = []
    is_apart = False
    for word, following in zip(words, [*words[1:], None], strict=True):
        is_point = word.text in {".", ":"} and bool(tokens)
        if word.text == "," or (is_point and _is_shortened(tokens[-1].plain, following, forms, wording)):
            is_apart = True
            continue
        for start, end, text in _cut(word, forms):
            tokens.append(Token(start, end, text, word.text[:1].isupper(), is_apart))
            is_apart = False
    return tokens


def _is_shortened(text: str, following: Word | None, forms: Forms, wording: Wording) -> bool:
    """Whether a point belongs to what stands before it: to an abbreviation, an initial or the number of a day."""
    if text in wording.shortened or (len(text) == 1 and text.isalpha()):
        return True
    if not forms.language.marks_days_with_points or not text.isdigit() or len(text) > 2:  # noqa: PLR2004
        return False
    return not wording.after_day_points or (following is not None and following.text in wording.after_day_points)


def _cut(word: Word, forms: Forms) -> list[tuple[int, int, str]]:
    text, language = word.text, forms.language
    if not language.has_blanks:
        return [
            (word.start + each.start(), word.start + each.end(), language.plain(each.group()) or each.group())
            for each in _SIGNS.finditer(text)
        ]
    if text in _DASHES:
        return [(word.start, word.end, _DASH)]
    folded = language.plain(text) if len(text) > 1 or text.isalnum() else text
    if not folded:
        return [(word.start, word.end, text)]
    if _DASH in folded and folded not in forms.known:
        return [
            (
                word.start + each.start(),
                word.start + each.end(),
                _DASH if each.group() in _DASHES else plain(each.group()) or each.group(),
            )
            for each in _LETTERS_AND_DASH.finditer(text)
        ]
    # "A.D." is one word of the text, and two of a phrase.
    return [(word.start, word.end, part) for part in folded.split()]
