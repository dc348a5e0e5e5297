"""A dossier becomes a file in a format of the field, and what the format could not hold is said."""

import os
from os import PathLike
from pathlib import Path

from geodata.dossiers.reading import Dossier
from geodata.exchange.forms import FORMS, Form, Loss, form_named, forms_to_write, losses
from geodata.exchange.tables import tables_of
from geodata.files.atomic_writing import workshop


def write(dossier: Dossier, path: str | PathLike[str], *, form: str | None = None) -> list[Loss]:
    """Write a dossier as a file in a format of the field.

    Args:
        dossier: The dossier.
        path: The file; folders are made as needed. It appears whole or not at all.
        form: Name of the format; None: told by the ending, where that is of one only.

    Returns:
        What the format could not hold, by kind of row and column.

    Raises:
        ValueError: If there is no such format, it is only read, or the ending does not tell which.
        OSError: If it cannot be written.

    Example:
        >>> lost = ct.write(ct.read_dossier("seeds/whaler-1837"), "build/whaler-1837.csv", form="flat")
        >>> print(lost[4])
        9 toponyms
    """
    path = Path(path)
    chosen = form_to_write(path, form)
    place = Path(os.path.realpath(path))
    tables = tables_of(dossier)
    left_out = losses(tables, chosen)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with workshop(place.parent) as folder:
            part = folder / place.name
            found = chosen.load().write(dossier, tables, part)
            part.replace(place)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    return [*left_out, *found]


def form_to_write(path: Path, form: str | None) -> Form:
    """The format of a file to be written.

    Raises:
        ValueError: If there is none, it is only read, or the ending does not tell which.
    """
    if form is not None:
        chosen = form_named(form)
        if not chosen.writes:
            raise ValueError(f"{chosen.title} is only read; formats that are written are {_names(FORMS)}")
        return chosen
    found = forms_to_write(path)
    if not found:
        raise ValueError(f"{path.name}: no format that is written ends so; give its name: {_names(FORMS)}")
    if len(found) > 1:
        raise ValueError(f"{path.name}: several formats end so; give the name of one: {_names(found)}")
    return found[0]


def _names(forms: "tuple[Form, ...] | list[Form]") -> str:
    return ", ".join(each.name for each in forms if each.writes)
