"""A dossier to fill in: a small invented example in which every key and column is explained where it is typed.

Or a copy of a larger example, as it is.
"""

import csv
import io
import re
import textwrap
from pathlib import Path

from geodata.files.atomic_writing import new_folder
from geodata.formats.keys import ACTOR_KEYS, DOCUMENT_KEYS, DOSSIER_KEYS, TIMELINE_KEYS, VIEW_KEYS
from geodata.formats.parts import FILES, is_translation
from geodata.formats.tables import TABLES
from geodata.tables.cells import identifier
from geodata.tables.columns import Column

# The example itself, a dossier without faults. The explanations are those of the columns in `formats`.
TEMPLATE = Path(__file__).parent / "template"
# Dossiers of this project that may be copied freely: their texts are invented and under its licence.
EXAMPLES = ("whaler-1837",)

_WORKBOOK = "dossier.xlsx"
_SECTIONS = {
    "": DOSSIER_KEYS,
    "document": DOCUMENT_KEYS,
    "actors": ACTOR_KEYS,
    "views": VIEW_KEYS,
    "timeline": TIMELINE_KEYS,
}
_WIDTH = 110


def example(name: str) -> Path:
    """The folder of one of `EXAMPLES`: the copy in an installed package, or else the seed of the source tree."""
    packaged = Path(__file__).parent / "examples" / name
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "seeds" / name


def new_dossier(folder: Path, *, source: Path = TEMPLATE, workbook: bool = False) -> tuple[str, ...]:
    """Write a dossier to fill in. It is without faults as it stands.

    Args:
        folder: Where it goes: a folder that is not there yet or is empty. Its name becomes the dossier's id.
        source: What is written: the template, with its explanations, or an example (see `example`), as it is.
        workbook: Whether it is written as one workbook instead of text files.

    Returns:
        The names of the files, sorted.

    Raises:
        Refusal: The name of the folder is not an id.
        FileExistsError: There is a file of this name, or a folder that is not empty.
        FileNotFoundError: The folder it should go into is not there.
        OSError: It cannot be written. The folder appears whole or not at all.
    """
    identifier(folder.name or str(folder))
    with new_folder(folder) as part:
        if workbook:
            from geodata.templates.workbooks import write_workbook  # noqa: PLC0415 - takes openpyxl, which text does not need

            write_workbook(source, part / _WORKBOOK)
        elif source == TEMPLATE:
            _write_files(part)
        else:
            _copy_files(source, part)
        return tuple(sorted(path.name for path in part.iterdir()))


def _write_files(folder: Path) -> None:
    for source in sorted(TEMPLATE.iterdir()):
        text = source.read_text(encoding="utf-8")
        if source.name in TABLES:
            text = _explained_table(text, TABLES[source.name])
        elif source.suffix == ".toml":
            text = _explained_toml(text)
        (folder / source.name).write_text(text, encoding="utf-8", newline="\n")


def _copy_files(source: Path, folder: Path) -> None:
    """Copy the files of the format; what an editor has left beside them stays there."""
    for path in source.iterdir():
        if path.name in FILES or is_translation(path.name):
            (folder / path.name).write_bytes(path.read_bytes())


def _explained_table(text: str, columns: tuple[Column, ...]) -> str:
    """A CSV table with a remark under the header that says what each column holds."""
    header, rows = text.split("\n", 1)
    explanations = {column.name: column.explanation for column in columns}
    first, *others = (explanations[name] for name in header.split(","))
    remark = io.StringIO()
    csv.writer(remark, lineterminator="\n").writerow([f"# {first}", *others])
    return f"{header}\n{remark.getvalue()}{rows}"


def _explained_toml(text: str) -> str:
    """dossier.toml with a comment above each key, where it stands for the first time."""
    explanations = {
        (section, column.name): column.explanation for section, columns in _SECTIONS.items() for column in columns
    }
    lines: list[str] = []
    section = ""
    for line in text.splitlines():
        if heading := re.match(r"\[+(\w+)\]+$", line):
            section = heading[1]
        elif key := re.match(r"(\w+) = ", line):
            explanation = explanations.pop((section, key[1]), "")
            lines += textwrap.wrap(explanation, _WIDTH, initial_indent="# ", subsequent_indent="# ")
        lines.append(line)
    return "\n".join(lines) + "\n"
