"""Translations of the document: what must hold between a text and its translation, paragraph by paragraph."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from geodata.dossiers.documents import in_language, paragraphs, text_file
from geodata.dossiers.quotations import Quotation
from geodata.errors import Problems, nearest
from geodata.tables.columns import Row, language_of
from geodata.tables.reading import Table

# A paragraph without its like, or two that stand beside one, count as much as one that is e times too long.
_ODD = 1.0
# How many paragraphs of each text one step of an alignment takes.
_MOVES = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))
_SHOWN = 40

Located = Mapping[int, Quotation]


def check_paragraphs(text: str | None, translations: Mapping[str, str | None], problems: Problems) -> None:
    """Check that every translation has as many paragraphs as the document.

    Args:
        text: The document; None if it could not be read.
        translations: The translations by language; None for one that could not be read.
        problems: Takes a translation with more or fewer, and the lines where the two likely part.
    """
    for language, translation in translations.items():
        if text is None or translation is None:
            continue
        theirs, ours = paragraphs(text), paragraphs(translation)
        if len(theirs) == len(ours):
            continue
        first, second = _parting([end - start for start, end in theirs], [end - start for start, end in ours])
        row, passage = _shown(translation, ours[second])
        line, beside = _shown(text, theirs[first])
        problems.add(
            text_file(language),
            row=row,
            value=passage,
            why=f"stands beside “{beside}”, line {line} of {text_file()}, and from here on the two texts probably part: "
            f"{text_file(language)} has {_counted(ours)}, {text_file()} {len(theirs)}",
            fix="Divide both texts into the same paragraphs, with one empty line between two of them",
        )


def check_translated(
    table: Table,
    texts: Mapping[str, str | None],
    quotations: Mapping[str, Located],
    problems: Problems,
) -> None:
    """Check the columns of events.csv that quote a translation.

    Args:
        table: events.csv.
        texts: The document ("") and its translations by language; None for one that could not be read.
        quotations: Of each of them, the quotations found in it by the number of their row.
        problems: Takes columns without a translation, and words of it that answer no quotation.
    """
    for column in table.columns:
        language = language_of(column.name, "quotation") or language_of(column.name, "quotation_context")
        if language and language not in texts:
            problems.add(table.file, row=1, column=column.name, **_unknown(column.name, language, texts))
    for language, translation in texts.items():
        if language:
            for row in table.rows:
                _check_pair(table.file, row, language, problems)
            if translation is not None and (text := texts[""]) is not None:
                _check_places(
                    table.file, (text, quotations[""]), (translation, quotations[language]), language, problems
                )


def _unknown(column: str, language: str, texts: Mapping[str, str | None]) -> dict[str, str]:
    meant = nearest(language, [known for known in texts if known])
    add = f"Add {text_file(language)}, or delete the column"
    return {
        "why": f"quotes a translation that is not there: the dossier has no {text_file(language)}",
        "fix": f"Write {column.partition('@')[0]}@{meant}. Or: {add}" if meant else add,
    }


def _check_pair(file: str, row: Row, language: str, problems: Problems) -> None:
    """Note words of a translation without the words they translate, and a context without them."""
    quotation, context = in_language("quotation", language), in_language("quotation_context", language)
    words = row.cells.get(quotation, "")
    if words and not row.cells["quotation"]:
        why, fix = "translates no quotation", f"Give the words of {text_file()} as quotation, or leave this cell empty"
        problems.add(file, row=row.number, column=quotation, value=words, why=why, fix=fix)
    if row.cells.get(context, "") and not words:
        why, fix = "is the context of no quotation", f"Give {quotation}, or leave both empty"
        problems.add(file, row=row.number, column=context, value=row.cells[context], why=why, fix=fix)


def _check_places(
    file: str, original: tuple[str, Located], translation: tuple[str, Located], language: str, problems: Problems
) -> None:
    """Note words of a translation that stand in other paragraphs than the quotation they answer."""
    (text, quoted), (other, answers) = original, translation
    theirs, ours = paragraphs(text), paragraphs(other)
    if len(theirs) != len(ours):
        return
    for number, answer in answers.items():
        if number not in quoted:
            continue
        there, here = _held(theirs, quoted[number]), _held(ours, answer)
        if there.isdisjoint(here):
            problems.add(
                file,
                row=number,
                column=in_language("quotation", language),
                value=answer.exact,
                why=f"stands in paragraph {min(here)} of {text_file(language)}, "
                f"but the quotation in paragraph {min(there)} of {text_file()}",
                fix="Quote the words that correspond",
            )


def _held(spans: list[tuple[int, int]], quotation: Quotation) -> set[int]:
    """The numbers, from 1, of the paragraphs in which a quotation stands."""
    first = bisect_right(spans, quotation.start, key=itemgetter(1))
    last = bisect_left(spans, quotation.end, key=itemgetter(0))
    return set(range(first + 1, last + 1))


def _parting(first: list[int], second: list[int]) -> tuple[int, int]:
    """Where two texts with different numbers of paragraphs probably begin to differ.

    The paragraphs are aligned by their lengths, as Gale and Church do with sentences ("A program for aligning
    sentences in bilingual corpora", Computational Linguistics 19, 1993), with a plain measure of unlikeness.

    Args:
        first: Lengths of the paragraphs of one text.
        second: Of the other.

    Returns:
        The index of the paragraph in each text with which the first pair begins that is not one beside one.
    """
    steps = _steps(np.array(first) * sum(second) / sum(first), np.array(second, dtype=float))
    end, parting = (len(first), len(second)), (0, 0)
    while end != (0, 0):
        step = _MOVES[steps[end]]
        end = end[0] - step[0], end[1] - step[1]
        if step != (1, 1):
            parting = end
    return min(parting[0], len(first) - 1), min(parting[1], len(second) - 1)


def _steps(first: npt.NDArray[np.float64], second: npt.NDArray[np.float64]) -> npt.NDArray[np.int8]:
    """By which step the cheapest alignment of the first i paragraphs of one text with the first j of the other ends.

    Args:
        first: Lengths of the paragraphs of one text, as long as the other as a whole.
        second: Of the other.

    Returns:
        Indices of `_MOVES`, by i and j.
    """
    steps = np.full((len(first) + 1, len(second) + 1), _MOVES.index((0, 1)), dtype=np.int8)
    # Each paragraph that has no like costs the same.
    left_out = (_ODD + _ODD) * np.arange(len(second) + 1)
    costs = [left_out]
    twos = second[:-1] + second[1:]
    for i in range(1, len(first) + 1):
        ends = np.full((len(_MOVES) - 1, len(second) + 1), np.inf)
        ends[0, 1:] = costs[-1][:-1] + _unlike(first[i - 1], second)
        ends[1, 2:] = costs[-1][:-2] + _unlike(first[i - 1], twos) + _ODD
        if i > 1:
            ends[2, 1:] = costs[-2][:-1] + _unlike(first[i - 2] + first[i - 1], second) + _ODD
        ends[3] = costs[-1] + _ODD + _ODD
        reached = ends.min(axis=0) - left_out
        cheapest = np.minimum.accumulate(reached)
        steps[i] = np.where(cheapest < reached, steps[0], ends.argmin(axis=0))
        costs = [costs[-1], cheapest + left_out]
    return steps


def _unlike(length: float, others: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """How unlike a paragraph is to others, by their lengths."""
    return np.abs(np.log(length / others))


def _counted(spans: list[tuple[int, int]]) -> str:
    return f"{len(spans)} paragraph{'' if len(spans) == 1 else 's'}"


def _shown(text: str, span: tuple[int, int]) -> tuple[int, str]:
    """The line on which a paragraph begins, and its first words."""
    line = text.count("\n", 0, span[0]) + 1
    words = " ".join(text[slice(*span)].split())
    return line, words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
