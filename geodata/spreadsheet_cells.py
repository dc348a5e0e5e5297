"""The cells of spreadsheets: what is text, and what a spreadsheet has put in the place of what was meant."""

import re
from dataclasses import dataclass
from typing import Literal

from geodata.errors import Refusal

Kind = Literal["text", "number", "date", "time", "truth", "formula", "error"]

# The errors of Excel (ECMA-376, part 1, 18.17.2.7, and those added since) and of LibreOffice.
_ERROR = re.compile(
    r"#(?:REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|N/A|SPILL!|CALC!|FIELD!|BUSY!|GETTING_DATA)|Err:[0-9]{3}"
)
_TOO_NARROW = re.compile(r"#{3,}")
# A formula holds a cell (A2, $B$14), a range or a function; words after "=" alone are words.
_FORMULA = re.compile(r"=.*(?:\$?[A-Z]{1,3}\$?[0-9]+|[A-Z][A-Z0-9.]+\().*", re.DOTALL)


_AS_TEXT = "Format the column as Text and type it again"


@dataclass(frozen=True)
class Cell:
    """What a cell of a spreadsheet holds.

    Attributes:
        row: Its row, from 1.
        column: Its column, from 1.
        kind: What the spreadsheet takes it for.
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
            case "time" | "truth":
                kind = "time" if self.kind == "time" else "truth value"
                return Refusal(self.text, why=f"is a {kind} of the spreadsheet, not text", fix=_AS_TEXT)
            case _:
                return None


def refuse_leftover(cell: str) -> None:
    """Accept any text but what a spreadsheet left.

    Raises:
        Refusal: If the cell holds an error, a formula, or the signs for a column too narrow.
    """
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
