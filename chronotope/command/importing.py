"""`chronotope import`: a file in a format of the field becomes a dossier."""

import argparse
import shlex
import sys
import textwrap
from pathlib import Path

from chronotope.command.terminal.arguments import shown
from chronotope.command.terminal.reports import counted, harmless
from geodata.errors import DossierError, Refusal
from geodata.exchange.forms import FORMS
from geodata.exchange.merging import fill_folder
from geodata.exchange.reading import read_dossier, read_tables
from geodata.exchange.tables import Tables
from geodata.progress import doing

_LONGEST_SHOWN = 400


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Enter the verb."""
    names = [form.name for form in FORMS if form.reads]
    verb = commands.add_parser("import", help="make a dossier of a file in a format of the field", allow_abbrev=False)
    verb.add_argument("file", metavar="FILE", type=Path, help="TimelineJS, TEI, Recogito, KML, GeoPackage, a table …")
    verb.add_argument(
        "-o", "--output", metavar="DIR", type=Path, required=True, help="new folder; its name becomes the dossier's id"
    )
    verb.add_argument("--form", choices=names, help="the format; default: as the ending and the content tell")
    verb.add_argument(
        "--merge",
        action="store_true",
        help="fill what is empty in a dossier that is there, and add rows that it lacks; what stands there stays",
    )
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the dossier, or fill it; 1 where the name of the folder is no id."""
    with doing("reading", sys.stderr):
        tables = read_tables(options.file, form=options.form)
    folder = shown(options.output)
    try:
        told = _filled(tables, options.output) if options.merge else _written(tables, options.output)
    except Refusal as refusal:
        print(f"chronotope: the folder's name becomes the dossier's id. {harmless(str(refusal))}", file=sys.stderr)
        return 1
    print(f"{folder}: {told}")
    if tables.left_out:
        names = textwrap.shorten(", ".join(tables.left_out), _LONGEST_SHOWN, placeholder=" …")
        print(f"Left out {counted(len(tables.left_out), 'column')} that a dossier has no place for: {harmless(names)}")
    print(f"{_work(options.output)} Next:\n  chronotope check {shlex.quote(folder)}")
    return 0


def _written(tables: Tables, folder: Path) -> str:
    tables.write(folder)
    counts = [f"{len(frame):,} {name}" for name, frame in tables.sheets.items() if len(frame)]
    return ", ".join(counts) or "no rows"


def _filled(tables: Tables, folder: Path) -> str:
    changes = fill_folder(tables, folder)
    told = [
        f"{name}: {counted(cells, 'cell')} filled, {counted(rows, 'row')} added"
        for name, (cells, rows) in changes.items()
    ]
    return "; ".join(told) or "nothing was empty that the file could fill"


def _work(folder: Path) -> str:
    """How much is left to do."""
    try:
        remarks = len(read_dossier(folder).remarks)
    except DossierError as error:
        left = len(error.problems)
        return f"What the file does not say is left empty: {counted(left, 'thing')} to fill in before it can be shown."
    return f"What the file does not say is left empty: {counted(remarks, 'remark')}."
