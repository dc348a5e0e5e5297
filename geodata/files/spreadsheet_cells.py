"""The cells of spreadsheets: what is text, and what a spreadsheet has put in the place of what was meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geodata.errors import Refusal
from geodata.files.records import column_letters

Kind = Literal["text", "number", "date", "zero", "time", "truth", "formula", "error"]

# The errors of Excel (ECMA-376, part 1, 18.17.2.7, and those added since) and of LibreOffice.
_ERROR = re.compile(
    r"#(?:REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|N/A|SPILL!|CALC!|FIELD!|BUSY!|GETTING_DATA)|Err:[0-9]{3}"
)
_TOO_NARROW = re.compile(r"#{3,}")
# A formula holds a cell (A2, $B$14), a range or a function; words after "=" alone are words. No function's name has more than
# some twenty letters.
_FORMULA = re.compile(r"=.*(?:\$?[A-Z]{1,3}\$?[0-9]|[A-Z][A-Z0-9.]{1,30}\().*", re.DOTALL)
# What each of these begins with.
_LEFTOVERS = ("#", "=", "Err:")

# The last row of a sheet (specifications of Excel; LibreOffice has as many).
LAST_ROW = 1_048_576
# How many elements of XML there may be for each cell that may hold something: its own, its text's, and some beside.
ELEMENTS_TO_A_CELL = 3

DAY_0 = "is day 0 of the spreadsheet, which is another day in each program"
_AS_TEXT = "Format the column as Text and type it again"


class TooLargeError(ValueError):
    """A workbook holds more than any dossier or table; read on, it would fill the memory."""

    def __init__(self) -> None:
        super().__init__("it is too large for a dossier")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell of a spreadsheet holds.

    Attributes:
        row: Its row, from 1.
        column: Its column, from 1.
        kind: What the spreadsheet takes it for; "zero" is a date of no day that programs agree on.
        text: Its text; of a number the digits, of a date ISO 8601, of a formula the formula.
    """

    row: int
    column: int
    kind: Kind
    text: str

    @property
    def refusal(self) -> Refusal | None:
        """Why a dossier cannot hold it; None if it is text or a number."""
        match self.kind:
            case "formula":
                return _formula(self.text)
            case "error":
                return _failure(self.text)
            case "date":
                fix = f"{_AS_TEXT}: {self.text}, or less of it if the source says less"
                why = "is a date of the spreadsheet, not text"
                return Refusal(self.text, why=why, fix=fix, nearest=self.text)
            case "zero":
                return Refusal(self.text, why=DAY_0, fix=f"{_AS_TEXT}, such as 1899-12-31")
            case "time" | "truth":
                kind = "time" if self.kind == "time" else "truth value"
                return Refusal(self.text, why=f"is a {kind} of the spreadsheet, not text", fix=_AS_TEXT)
            case _:
                return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A range of merged cells.

    Attributes:
        top: Its first row, from 1.
        left: Its first column, from 1.
        bottom: Its last row.
        right: Its last column.
    """

    top: int
    left: int
    bottom: int
    right: int

    @property
    def cells(self) -> str:
        """The range as spreadsheets call it, such as `A2:A4`."""
        return f"{column_letters(self.left)}{self.top}:{column_letters(self.right)}{self.bottom}"

    def refusal(self, text: str) -> Refusal:
        """Why a dossier cannot hold it.

        Args:
            text: What the range shows, which is the text of its first cell.
        """
        why = f"stands in merged cells, {self.cells}, and a dossier takes each cell for itself"
        return Refusal(text, why=why, fix="Unmerge them, and fill in each cell")


@dataclass(frozen=True, kw_only=True)
class Grid:
    """What a sheet holds.

    Attributes:
        cells: The cells that hold something.
        merged: The merged cells.
    """

    cells: Sequence[Cell]
    merged: Sequence[Span]


def refuse_leftover(cell: str) -> None:
    """Accept any text but what a spreadsheet left.

    Raises:
        Refusal: If the cell holds an error, a formula, or the signs for a column too narrow.
    """
    if not cell.startswith(_LEFTOVERS):
        return
    if _ERROR.fullmatch(cell):
        raise _failure(cell)
    if _TOO_NARROW.fullmatch(cell):
        raise Refusal(
            cell,
            why="is what a spreadsheet shows where the column is too narrow",
            fix="Widen the column in the spreadsheet, and save the table again",
        )
    if _FORMULA.fullmatch(cell):
        raise _formula(cell)


def _formula(cell: str) -> Refusal:
    """What to say of a formula."""
    return Refusal(cell, why="is a formula, and a dossier holds no formulas", fix="Type what it gives, as text")


def _failure(cell: str) -> Refusal:
    """What to say of an error of the spreadsheet."""
    why = "is what a spreadsheet writes where it cannot compute"
    return Refusal(cell, why=why, fix="Type the value itself, or leave the cell empty")
