"""The problems of a dossier: told in the order of the format, and those of a workbook with its sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geodata.errors import Problem, Problems
from geodata.formats.parts import place_in_order, sheet_of, with_sheets


class DossierProblems(Problems):
    """Gathers the problems of a dossier.

    Args:
        workbook: Name of the workbook that is read, "" for a folder. Whoever notes a problem names the file of the
            format (`events.csv`); the author of a workbook is told its sheet instead.
        columns: The columns of each file in order; problems of one row are listed in it.
    """

    def __init__(self, *, workbook: str = "", columns: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__()
        self._workbook = workbook
        self._columns = columns or {}

    def unit(self, file: str) -> str:
        """What the numbers of a file count: those of a workbook count rows."""
        return "row" if self._workbook else super().unit(file)

    def in_order(self) -> list[Problem]:
        """The problems by file or sheet, in the order of the format, then by row and column."""
        return self._ordered(self._found)

    def remarks_in_order(self) -> list[Problem]:
        """The remarks, likewise."""
        return self._ordered(self._remarks)

    def _ordered(self, found: list[Problem]) -> list[Problem]:
        numbered = sorted(found, key=self._column)
        told = map(self._told, numbered)
        return sorted(told, key=lambda problem: (place_in_order(problem.file, problem.sheet), problem.row or 0))

    def _column(self, problem: Problem) -> int:
        order = self._columns.get(problem.file, ())
        return order.index(problem.column) if problem.column in order else len(order)

    def _told(self, problem: Problem) -> Problem:
        if self._workbook in {"", problem.file}:
            return problem
        return replace(
            problem,
            file=self._workbook,
            sheet=sheet_of(problem.file),
            why=with_sheets(problem.why),
            fix=with_sheets(problem.fix),
        )
