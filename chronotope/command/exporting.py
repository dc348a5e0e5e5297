"""`chronotope export` to a format of the field: the file, and what it could not hold."""

import sys
from collections.abc import Sequence
from pathlib import Path

from chronotope.command.terminal.arguments import shown
from chronotope.command.terminal.reports import harmless
from geodata import Dossier
from geodata.exchange.forms import FORMS, Form, forms_to_write
from geodata.exchange.writing import form_to_write, write
from geodata.progress import doing
from viz.press.sizes import ENDINGS, ending_of

WRITTEN = tuple(form.name for form in FORMS if form.writes)


def form_of_data(path: Path | None, form: str | None, given: Sequence[str]) -> Form | None:
    """The format of the field that an export goes into: it is named, or the ending is none of a figure; None for a figure.

    Args:
        path: The file; None for the usual one, a figure.
        form: Name of the format, if one was given.
        given: Options of figures that were given.

    Raises:
        ValueError: The ending, the format and the options do not go together.
    """
    ending = path.suffix.casefold() if path else ENDINGS[0]
    if path is None and form is not None:
        raise ValueError(f"--form {form}: name the file, with -o")
    if path is None or ending in {*ENDINGS, ".eps", ".ps"}:
        if form is not None:
            raise ValueError(f"{path} is the file of a figure, and --form {form} a format for data; leave out one")
        ending_of(str(path or ending))
        return None
    if form is None and ending in {".html", ".htm"}:
        raise ValueError(f"{path.name}: pages are written by the command: chronotope build")
    if form is None and not forms_to_write(path):
        names = ", ".join(WRITTEN)
        raise ValueError(
            f"{path.name}: a figure ends in {', '.join(ENDINGS)}; of data, give the format: --form {names}"
        )
    chosen = form_to_write(path, form)
    if given:
        raise ValueError(f"{', '.join(given)}: only for figures ({', '.join(ENDINGS)}); {path.name} is a file of data")
    return chosen


def export(dossier: Dossier, path: Path, form: Form) -> int:
    """Write the file, and say on the error stream what was lost."""
    with doing("writing", sys.stderr):
        lost = write(dossier, path, form=form.name)
    print(f"{shown(path)}: {path.stat().st_size / 1e6:.2f} MB, {form.title}")
    if lost:
        print("What the format has no place for:", file=sys.stderr)
        for loss in lost:
            print(f"  {harmless(str(loss))}", file=sys.stderr)
    return 0
