"""A file in a format of the field becomes the tables of a dossier, or a dossier."""

from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from geodata.dossiers import reading as dossiers
from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.folders import write_files
from geodata.exchange.forms import FORMS, Form, form_named, forms_to_read
from geodata.exchange.samples import sample
from geodata.exchange.tables import Tables
from geodata.files.plain_files import as_text
from geodata.formats.parts import FILES, WORKBOOKS
from geodata.tables.columns import DRAFT

# Sheets whose rows say whether somebody opened their source.
_CHECKED = ("places", "events", "geometries")


def read_tables(path: str | PathLike[str], *, form: str | None = None) -> Tables:
    """Read a file in a format of the field.

    What it does not say is left empty. A row of which it does not say whether somebody opened the source is a draft
    (`checked`), until somebody has looked it through.

    Args:
        path: The file.
        form: Name of its format; None: told by its ending and what it holds.

    Returns:
        The sheets of a dossier, unchecked.

    Raises:
        FileError: If it cannot be read, or is of no format that is read; with every problem.
        ValueError: If there is no format of that name.

    Example:
        >>> lost = ct.write(dossier, "build/cable.csv", form="flat")
        >>> tables = ct.read_tables("build/cable.csv")
        >>> print(tables.sheets["events"].loc[0, ["id", "date", "places"]].tolist())
        ['inchon-landing', '1950-09-15', 'inchon']
    """
    path = Path(path)
    chosen = recognised(path) if form is None else form_named(form)
    if not chosen.reads:
        _refuse(path, f"is to be read as {chosen.title}, which is only written", _readable())
    tables = chosen.load().read(path)
    for name in _CHECKED:
        frame = tables.sheets[name]
        frame["checked"] = frame["checked"].mask(frame["checked"] == "", DRAFT)
    return tables


def read_dossier(path: str | PathLike[str]) -> Dossier:
    """Read a dossier and check all of it.

    Args:
        path: The folder with its text files, or with a workbook called dossier.xlsx or dossier.ods; or a workbook; or a file in
            one of the formats that `chronotope import` reads, but a workbook in another form, which is imported first.

    Raises:
        DossierError: With every problem of every part, if there is any.
        FileError: If a file of another format cannot be read.

    Example:
        >>> ct.read_dossier("seeds/cable-75511").id
        'cable-75511'
    """
    path = Path(path)
    # A file of a dossier is told to give its folder.
    is_part = path.name in FILES or path.suffix.casefold() in WORKBOOKS
    if is_part or not path.is_file() or not forms_to_read(path):
        return dossiers.read_dossier(path)
    tables = read_tables(path)
    with TemporaryDirectory(prefix="chronotope-") as folder:
        write_files(tables, Path(folder))
        return dossiers.read_dossier(Path(folder), source=path)


def recognised(path: Path) -> Form:
    """The format of a file, by its ending and by what it holds.

    Raises:
        FileError: It cannot be read, or is of no format that is read.
    """
    found = forms_to_read(path)
    if len(found) == 1:
        return found[0]
    if not found:
        _refuse(path, "is of no format that is read", _readable())
    inside = sample(path)
    for form in found:
        if form.load().recognises(inside):
            return form
    names = ", ".join(f"{form.name} ({form.title})" for form in found)
    return _refuse(path, "looks like none of the formats that end so", f"Name its format: {names}")


def _readable() -> str:
    named = ", ".join(f"{form.name} ({', '.join(form.suffixes)})" for form in FORMS if form.reads)
    return f"Give a file in one of these: {named}"


def _refuse(path: Path, why: str, fix: str) -> NoReturn:
    problems = Problems()
    problems.add(as_text(path), why=why, fix=fix)
    problems.raise_any(FileError)
    raise AssertionError("a problem was noted")
