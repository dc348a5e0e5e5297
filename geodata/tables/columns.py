"""The columns of a table, and a row checked against them cell by cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geodata.errors import Problem, Problems, Refusal
from geodata.files.spreadsheet_cells import refuse_leftover
from geodata.tables.cells import Check

# What `checked` says of a row that the program found or imported, until somebody reviews it.
DRAFT = "draft"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        name: Its header.
        check: What its cells may hold, see `cells`.
        required: Whether the header must be there and no cell may be empty.
        computable: Whether an empty cell of a required column may be computed from others.
        awaits_review: Whether a cell of a required column may be empty in a draft, to be filled in by whoever reviews it.
        refers_to: File whose ids the cells name; empty if they name none.
        numeric: Whether the frame holds numbers instead of text.
        words: The fixed words that its cells may hold; empty where there are none.
        means: What it says, as seeds/README.md puts it.
        by_language: Whether it may stand again in other languages, as `quotation@en` beside `quotation`.
    """

    name: str
    check: Check
    required: bool = False
    computable: bool = False
    awaits_review: bool = False
    refers_to: str = ""
    numeric: bool = False
    by_language: bool = False
    words: tuple[str, ...] = ()
    means: str = ""

    @property
    def explanation(self) -> str:
        """What to type, in one line: `required: what sort of place (capital, town, …)`."""
        return f"{'required' if self.required else 'optional'}: {self.meaning}"

    @property
    def meaning(self) -> str:
        """What it says, with the fixed words: `what sort of place (capital, town, …)`."""
        return f"{self.means} ({', '.join(self.words)})" if self.words else self.means

    def refusal(self, cell: str) -> Refusal | None:
        """What to say of a cell that will not do; None if it will, or is empty."""
        if cell:
            try:
                refuse_leftover(cell)
                self.check(cell)
            except Refusal as refusal:
                return refusal
        return None


@dataclass(frozen=True)
class Row:
    """One row with something in it.

    Attributes:
        number: Row as the spreadsheet counts it; the header is 1.
        cells: Text of every column of the format, "" where nothing is said.
        unread: Columns of which nothing can be said, because the cell was refused as a whole, or because the header
            holds names nobody understands; their cells are "".
    """

    number: int
    cells: Mapping[str, str]
    unread: frozenset[str] = frozenset()


def check_row(file: str, row: Row, columns: Iterable[Column], problems: Problems, *, missing: str) -> frozenset[str]:
    """Check every cell for itself, but those that hold ids of other tables (see `references.check_references`).

    Args:
        file: Name of the file.
        row: The row, or the feature, or the table of a TOML file.
        columns: What its cells may hold.
        problems: Takes what is wrong, and as remarks what is left to do in a draft.
        missing: What to say of a required cell that is empty.

    Returns:
        The columns whose cells were refused.
    """
    refused = set()
    for column in columns:
        cell = row.cells[column.name]
        if not column.refers_to and (refusal := column.refusal(cell)):
            problems.refuse(refusal, file, row=row.number, column=column.name)
            refused.add(column.name)
        elif column.required and not column.computable and not cell:
            is_remark = column.awaits_review and is_draft(row)
            fix = f"Fill it in: {column.meaning}" if is_remark else f"Give the {column.name}"
            empty = Problem(file=file, row=row.number, column=column.name, why=missing, fix=fix)
            problems.note(empty, is_remark=is_remark)
    return frozenset(refused)


def is_draft(row: Row) -> bool:
    """Whether a row says in `checked` that nobody has reviewed it."""
    return row.cells.get("checked") == DRAFT


def language_of(header: str, name: str) -> str:
    """The language in which a header repeats the column `name`: `en` of `quotation@en`; "" if it does not."""
    base, _, language = header.partition("@")
    return language if base == name else ""


def in_languages(
    columns: tuple[Column, ...], header: Sequence[str], languages: Iterable[str] = ()
) -> tuple[Column, ...]:
    """The columns, each followed by those that repeat it: in languages that the header names, and in `languages`."""
    again = (f"{column.name}@{language}" for column in columns if column.by_language for language in languages)
    names = dict.fromkeys([*header, *again])
    found: list[Column] = []
    for column in columns:
        repeated = [name for name in names if column.by_language and language_of(name, column.name)]
        found += [column, *(replace(column, name=name, required=False, by_language=False) for name in repeated)]
    return tuple(found)
