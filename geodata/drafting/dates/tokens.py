"""A paragraph as the tokens by which dates are spotted: small letters, no commas, no points of abbreviations."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from geodata.dates.phrases.language import Language
from geodata.dates.phrases.spelling import plain
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


def tokens_of(
    words: tuple[Word, ...], known: AbstractSet[str], shortened: AbstractSet[str], language: Language
) -> list[Token]:
    """The tokens of words that follow one another.

    Args:
        words: Of one paragraph.
        known: Words of dates; one with hyphens that is not among them is cut at these.
        shortened: Words after which a point ends no sentence.
        language: In which they are read; one without blanks between its words is cut into its letters.
    """
    tokens: list[Token] = []
    is_apart = False
    for word in words:
        if word.text == "," or (
            word.text in {".", ":"} and tokens and _is_shortened(tokens[-1].plain, shortened, language)
        ):
            is_apart = True
            continue
        for start, end, text in _cut(word, known, language):
            tokens.append(Token(start, end, text, word.text[:1].isupper(), is_apart))
            is_apart = False
    return tokens


def _is_shortened(text: str, shortened: AbstractSet[str], language: Language) -> bool:
    is_number_of_day = language.marks_days_with_points and text.isdigit() and len(text) < 3  # noqa: PLR2004
    return text in shortened or (len(text) == 1 and text.isalpha()) or is_number_of_day


def _cut(word: Word, known: AbstractSet[str], language: Language) -> list[tuple[int, int, str]]:
    text = word.text
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
    if _DASH in folded and folded not in known:
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
