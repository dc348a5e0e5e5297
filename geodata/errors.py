"""What is wrong with a dossier or a file: every problem with its place, its cause and its remedy, all at once."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

_LONGEST_SHOWN = 160
_LIKENESS = 75
# So many of the names that are known stand in an error.
MOST_NAMED = 10


def stopped(sentence: str) -> str:
    """A sentence with its full stop; not after the dots of a date such as 1698/.., which it would seem to belong to."""
    return sentence if sentence.endswith("..") else f"{sentence}."


def printable(text: str) -> str:
    """A text with halves of letters as escapes; no file takes them, and few terminals do."""
    return text.encode("utf-8", "backslashreplace").decode()


class Refusal(ValueError):  # noqa: N818 - it is what the reader says to one value, not a failure of the program
    """One value that cannot be accepted.

    Attributes:
        value: The value as typed.
        why: What is wrong, as a predicate of the value ("is not a date").
        fix: What would be right, as a sentence without its full stop.
        nearest: What was probably meant, see `Problem`.
    """

    def __init__(self, value: str, *, why: str, fix: str, nearest: str | None = None) -> None:
        super().__init__(printable(f'"{value}" {why}. {stopped(fix)}'))
        self.value = value
        self.why = why
        self.fix = fix
        self.nearest = nearest


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One fault of a dossier or of another file; or a remark on a dossier, which has the same fields (`Dossier.remarks`).

    Attributes:
        file: Name of the file inside the dossier, or of the workbook.
        sheet: Sheet of the workbook; None in a dossier of text files.
        row: Row as the spreadsheet counts it (the header is 1), line of a text or TOML file, number of a
            GeoJSON feature from 1; None if the file or sheet as a whole is at fault.
        column: Column, key or property.
        value: The value as typed; None where there is none.
        why: What is wrong.
        fix: What would be right.
        nearest: The id, word, passage, column or file that was probably meant; None if nothing is near.

    Example:
        >>> print(ct.Problem(file="events.csv", row=14, column="date", value="1950-13", why="is no date", fix="Write 1950-12"))
        events.csv, row 14, date: "1950-13" is no date. Write 1950-12.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    why: str
    fix: str
    nearest: str | None = None

    @property
    def where(self) -> str:
        """Place in words: `events.csv, row 14, quotation` or `dossier.xlsx, sheet events, row 14, quotation`.

        Example:
            >>> ct.Problem(file="events.csv", row=14, column="date", why="is empty", fix="Write a date").where
            'events.csv, row 14, date'
        """
        return place_in_words(self, "" if self.row is None else f" {self.row}")

    def __str__(self) -> str:
        """Where, the value as typed, why and fix in one paragraph."""
        return paragraph(self, self.where)


class ProblemsError(Exception):
    """Something cannot be read; holds every problem found, in the order in which they are told.

    Attributes:
        problems: What is wrong.
        remarks: What else there is to say of as much of a dossier as could be read, see `Dossier.remarks`.
    """

    # What cannot be read, as the report calls it.
    _what = "file"

    def __init__(self, problems: Iterable[Problem], remarks: Iterable[Problem] = ()) -> None:
        self.problems = tuple(problems)
        self.remarks = tuple(remarks)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """The report: how many problems, then one paragraph for each."""
        count = len(self.problems)
        heading = f"{count} problem{'' if count == 1 else 's'} in the {self._what}"
        return "\n\n".join([heading, *map(str, self.problems)])

    def to_json(self) -> str:
        """The problems as a JSON list of objects with the fields of `Problem`.

        Example:
            >>> problem = ct.Problem(file="events.csv", row=14, why="names no place", fix="Name one")
            >>> print(ct.DossierError([problem]).to_json())
            [
              {
                "file": "events.csv",
            ...
        """
        return json.dumps([asdict(problem) for problem in self.problems], ensure_ascii=True, indent=2)


class DossierError(ProblemsError):
    """A dossier cannot be read; holds every problem found, in the order in which they are told.

    Example:
        >>> try:
        ...     ct.read_dossier("seeds/no-such-folder")
        ... except ct.DossierError as error:
        ...     print(len(error.problems), error.problems[0].file)
        1 seeds/no-such-folder
    """

    _what = "dossier"


class FileError(ProblemsError):
    """A table or a file of shapes cannot be read; holds every problem found, in the order in which they are told.

    Example:
        >>> try:
        ...     ct.read_file("battles.docx")
        ... except ct.FileError as error:
        ...     print(error.problems[0].why)
        the file is of no kind that is read
    """


class Problems:
    """Gathers problems while something is read, so that its author learns of all of them at once, as they were noted.

    Remarks are gathered beside them: what is no fault, but whoever signs the dossier should know.
    """

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._remarks: list[Problem] = []

    def add(  # noqa: PLR0913 - the fields of a problem
        self,
        file: str,
        *,
        sheet: str | None = None,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        why: str,
        fix: str,
        nearest: str | None = None,
    ) -> None:
        """Note one problem; the arguments are the fields of `Problem`."""
        problem = Problem(
            file=file, sheet=sheet, row=row, column=column, value=value, why=why, fix=fix, nearest=nearest
        )
        self._found.append(problem)

    def remark(self, remark: Problem) -> None:
        """Note one remark. Those of one kind have the same `why` and `fix` in every row: they are told together."""
        self._remarks.append(remark)

    def note(self, problem: Problem, *, is_remark: bool) -> None:
        """Note what is a problem here, and a remark there."""
        (self._remarks if is_remark else self._found).append(problem)

    def refuse(self, refusal: Refusal, file: str, *, row: int | None, column: str) -> None:
        """Note that a value was refused, and where it stands."""
        self.add(
            file,
            row=row,
            column=column,
            value=refusal.value or None,
            why=refusal.why,
            fix=refusal.fix,
            nearest=refusal.nearest,
        )

    @contextmanager
    def noting(self, file: str, *, row: int | None, column: str) -> Iterator[None]:
        """Note a refusal that ends the block, and go on after it."""
        try:
            yield
        except Refusal as refusal:
            self.refuse(refusal, file, row=row, column=column)

    def unit(self, file: str) -> str:
        """What the numbers of a file count: `row`, `line` or `feature`."""
        return _unit(file)

    def in_order(self) -> list[Problem]:
        """The problems as they are told."""
        return self._found

    def remarks_in_order(self) -> list[Problem]:
        """The remarks as they are told."""
        return self._remarks

    def raise_any(self, kind: type[ProblemsError] = DossierError) -> None:
        """End the reading if there is any problem.

        Args:
            kind: Of the error.

        Raises:
            ProblemsError: With all problems noted so far.
        """
        if self._found:
            raise kind(self.in_order(), self.remarks_in_order())


def paragraph(problem: Problem, where: str) -> str:
    """A problem in one paragraph: where, the value as typed, why and fix."""
    shown = "" if problem.value is None else f'"{_shortened(problem.value)}" '
    return printable(f"{where}: {shown}{problem.why}. {stopped(problem.fix)}")


def place_in_words(problem: Problem, rows: str, *, several: bool = False) -> str:
    """Where a problem stands, or several that differ by their row only: `events.csv, rows 4–7, 9, checked`.

    Args:
        problem: One of them.
        rows: Their numbers with a blank before; "" where they have none.
        several: Whether it is more than one row.
    """
    sheet = None if problem.sheet is None else f"sheet {problem.sheet}"
    unit = f"{'row' if sheet else _unit(problem.file)}{'s' if several else ''}"
    return ", ".join(part for part in (problem.file, sheet, rows and f"{unit}{rows}", problem.column) if part)


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that `word` was probably meant to be, or None if nothing is like it."""
    found = alike(word, choices, most=1)
    return found[0] if found else None


def instead(word: str, choices: Iterable[str]) -> str:
    """What there is instead of a word that is unknown: `did you mean 'events/2'? There are events/2, events/1 …`.

    Args:
        word: As it was given.
        choices: Those that are known; of many the nearest ten are named, and how many more there are.
    """
    known = list(dict.fromkeys(choices))
    meant = nearest(word, known)
    told = known
    if len(known) > MOST_NAMED:
        told = list(dict.fromkeys([*alike(word, known, most=MOST_NAMED), *known[:MOST_NAMED]]))[:MOST_NAMED]
    more = len(known) - len(told)
    there = ", ".join(told) + (f" and {more:,} more" if more else "")
    return f"did you mean {meant!r}? There are {there}" if meant else f"there are {there}"


def alike(word: str, choices: Iterable[str], *, most: int) -> list[str]:
    """The choices that `word` may have been meant to be, the likeliest first, but not more than so many."""
    ordered, plain = _plain(frozenset(choices))
    found = process.extract(word.casefold(), plain, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=most)
    return [ordered[index] for _, _, index in found]


@lru_cache(maxsize=8)  # in a large table many words may be looked for among the same choices
def _plain(choices: frozenset[str]) -> tuple[list[str], list[str]]:
    """Choices in order, and in small letters."""
    ordered = sorted(choices)
    return ordered, [choice.casefold() for choice in ordered]


def _unit(file: str) -> str:
    rows, features = ("csv", "tsv", "parquet", "geoparquet"), ("geojson", "json", "gpkg", "fgb")
    units = {**dict.fromkeys(rows, "row"), **dict.fromkeys(features, "feature")}
    return units.get(file.rpartition(".")[2].casefold(), "line")


def _shortened(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
