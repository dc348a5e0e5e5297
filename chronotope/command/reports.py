"""What the command says: the problems of a dossier, and what is being done."""

import os
import re
import shutil
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import TextIO

from geodata import DossierError, Problem
from geodata.errors import stopped

# Escape sequences of terminals (ECMA-48, select graphic rendition).
_BOLD, _TYPED, _REMEDY, _PLAIN = "\033[1m", "\033[31m", "\033[32m", "\033[0m"
_NARROWEST = 40
_LONGEST_SHOWN = 300
# A cell may hold characters that would steer the terminal.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def report(error: DossierError, stream: TextIO) -> str:
    """Every problem, and how many there are.

    Args:
        error: Holds the problems.
        stream: Where the report goes. On a terminal it is grouped by file, wrapped to the width and coloured (unless
            `NO_COLOR` is set, see no-color.org); elsewhere each problem is one line.
    """
    if stream.isatty():
        width = max(shutil.get_terminal_size().columns, _NARROWEST)
        blocks = [*_grouped(error.problems, width, coloured=not os.environ.get("NO_COLOR"))]
    else:
        blocks = [harmless(str(problem)) for problem in error.problems]
    return "\n\n".join([*blocks, _count(error.problems)])


def _grouped(problems: tuple[Problem, ...], width: int, *, coloured: bool) -> Iterator[str]:
    """One block for each problem, the first of a file with its name above."""
    for part, group in groupby(problems, _part):
        heading = _painted(part, _BOLD, width, indent=0, coloured=coloured)
        for problem in group:
            place = problem.where.removeprefix(part).removeprefix(", ")
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


def _count(problems: tuple[Problem, ...]) -> str:
    parts = {_part(problem) for problem in problems}
    unit = "file" if all(problem.sheet is None for problem in problems) else "sheet"
    return f"{_several(len(problems), 'problem')} in {_several(len(parts), unit)}"


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


@contextmanager
def doing(what: str, stream: TextIO) -> Iterator[None]:
    """Say on a terminal what is being done, for as long as it lasts; elsewhere say nothing."""
    words = f"{what}{_dots(stream)}" if stream.isatty() else ""
    stream.write(words)
    stream.flush()
    try:
        yield
    finally:
        if words:
            stream.write(f"\r{' ' * len(words)}\r")
            stream.flush()


def _dots(stream: TextIO) -> str:
    """What a terminal does not know is written as an escape, which would be longer than what is wiped off."""
    try:
        "…".encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return "..."
    return "…"
