"""What the command says: the problems of a dossier or file, remarks on it, and what is being done."""

import os
import re
import shutil
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TextIO

from geodata import Problem
from geodata.errors import ProblemsError, paragraph, place_in_words, stopped

# Escape sequences of terminals (ECMA-48, select graphic rendition).
_BOLD, _TYPED, _REMEDY, _PLAIN = "\033[1m", "\033[31m", "\033[32m", "\033[0m"
_NARROWEST = 40
_LONGEST_SHOWN = 300
# A cell may hold characters that would steer the terminal.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


# A problem, or several remarks as one; and where it stands, in words.
_Told = tuple[str, Problem]


def report(error: ProblemsError, stream: TextIO) -> str:
    """Every problem, and how many there are.

    Args:
        error: Holds the problems.
        stream: Where the report goes. On a terminal it is grouped by file, wrapped to the width and coloured (unless
            `NO_COLOR` is set, see no-color.org); elsewhere each problem is one line.
    """
    told = [(problem.where, problem) for problem in error.problems]
    return "\n\n".join([*_blocks(told, stream), _count(error.problems, "problem")])


def report_remarks(remarks: Sequence[Problem], stream: TextIO) -> str:
    """Every remark, and how many there are; those that say the same of several rows are told together.

    Args:
        remarks: In the order in which they are told.
        stream: Where the report goes, see `report`.
    """
    return "\n\n".join([*_blocks(_together(remarks), stream), _count(remarks, "remark")])


def _together(remarks: Sequence[Problem]) -> list[_Told]:
    """The remarks, those of a column that say the same as one: with the value, if it is that of all of them."""
    alike: dict[tuple[str | None, ...], list[Problem]] = {}
    for remark in remarks:
        key = (remark.file, remark.sheet, remark.column, remark.why, remark.fix)
        alike.setdefault(key, []).append(remark)
    told = []
    for group in alike.values():
        rows = sorted({remark.row for remark in group if remark.row is not None})
        value = group[0].value if len({remark.value for remark in group}) == 1 else None
        numbers = f" {_ranges(rows)}" if rows else ""
        place = place_in_words(group[0], numbers, several=len(rows) > 1)
        told.append((place, replace(group[0], value=value)))
    return told


def _ranges(numbers: Sequence[int]) -> str:
    """Whole numbers in their order, those that follow one another as a range: `2, 4–7`."""
    runs = groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    ends = [(run[0][1], run[-1][1]) for run in (list(run) for _, run in runs)]
    return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in ends)


def _blocks(told: Sequence[_Told], stream: TextIO) -> list[str]:
    if not stream.isatty():
        return [harmless(paragraph(problem, place)) for place, problem in told]
    width = max(shutil.get_terminal_size().columns, _NARROWEST)
    return [*_grouped(told, width, coloured=not os.environ.get("NO_COLOR"))]


def _grouped(told: Sequence[_Told], width: int, *, coloured: bool) -> Iterator[str]:
    """One block for each problem, the first of a file with its name above."""
    for part, group in groupby(told, lambda each: _part(each[1])):
        heading = _painted(part, _BOLD, width, indent=0, coloured=coloured)
        for where, problem in group:
            place = where.removeprefix(part).removeprefix(", ")
            typed = "" if problem.value is None else f'"{_shortened(problem.value)}"'
            pieces = (
                (place, _BOLD, 2),
                (typed, _TYPED, 4),
                (f"{problem.why}.", "", 4),
                (stopped(problem.fix), _REMEDY, 4),
            )
            lines = [
                _painted(text, style, width, indent=indent, coloured=coloured) for text, style, indent in pieces if text
            ]
            yield "\n".join([heading, *lines] if heading else lines)
            heading = ""


def _part(problem: Problem) -> str:
    """The file, or the sheet of a workbook."""
    return problem.file if problem.sheet is None else f"{problem.file}, sheet {problem.sheet}"


def _painted(text: str, style: str, width: int, *, indent: int, coloured: bool) -> str:
    """A text wrapped to the width behind its indent, each line in its colour."""
    lines = textwrap.wrap(harmless(text), width - indent, break_on_hyphens=False)
    start, end = (style, _PLAIN) if coloured and style else ("", "")
    return "\n".join(f"{' ' * indent}{start}{line}{end}" for line in lines)


def harmless(text: str) -> str:
    """A text without what would steer the terminal, and without halves of letters, which it may not take."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def _shortened(value: str) -> str:
    return textwrap.shorten(value, _LONGEST_SHOWN, placeholder=" …")


def _count(problems: Sequence[Problem], noun: str) -> str:
    parts = {_part(problem) for problem in problems}
    unit = "file" if all(problem.sheet is None for problem in problems) else "sheet"
    return f"{counted(len(problems), noun)} in {counted(len(parts), unit)}"


def counted(number: int, noun: str) -> str:
    """How many of something: `1 remark`, `2 remarks`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
