"""What the files of a dossier have in common for whoever changes them: rows with a key, and cells of text."""

from collections.abc import Mapping
from typing import Protocol, Self

from geodata.errors import Refusal, printable

Cells = Mapping[str, str]


class Rows(Protocol):
    """The text of a file as rows, none of which is altered: each change gives another text.

    A key is the id of a row; of a table without ids all its cells (see `key_of`); of dossier.toml the sheet of a workbook.
    """

    @property
    def rows(self) -> Mapping[str, Cells]:
        """The cells of every row, by its key; "" where nothing is said."""

    @property
    def data(self) -> bytes:
        """The file."""

    def number(self, key: str) -> int:
        """The number by which problems call a row: as a spreadsheet counts, or of a feature from 1."""

    def with_cell(self, key: str, column: str, value: str) -> Self:
        """The text with another cell."""

    def with_row(self, cells: Cells, *, after: str | None, raw: str = "") -> Self:
        """The text with one row more.

        Args:
            cells: What it says.
            after: Key of the row before it; at the end where there is none such.
            raw: How the row was written, if it was there before.
        """

    def without_row(self, key: str) -> Self:
        """The text without a row."""

    def raw(self, key: str) -> str:
        """How a row is written, for `with_row` to put it back."""

    def before(self, key: str) -> str | None:
        """The key of the row before another, None of the first."""


# Between the cells that together are the key of a row without an id: no cell holds it.
_BETWEEN = "\x1f"


def key_of(cells: Cells) -> str:
    """The key of a row: its id, or all that it says."""
    return cells["id"] if "id" in cells else _BETWEEN.join(f"{name}={cell}" for name, cell in cells.items() if cell)


def as_typed(value: str) -> str:
    """A cell as it is written: newlines as line ends, no blanks at either end.

    Raises:
        Refusal: It holds what no text file should: half a letter, or a control character.
    """
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    # What moves the letters of a line that follow is a matter of the text; what is no letter at all is not.
    wrong = next(
        (letter for letter in text if (letter < " " and letter not in "\n\t") or "\ud800" <= letter <= "\udfff"), ""
    )
    if wrong:
        raise Refusal(printable(text), why=f"holds the sign U+{ord(wrong):04X}, which is no letter", fix="Leave it out")
    return text
