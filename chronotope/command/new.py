"""`chronotope new`: a dossier to fill in."""

import argparse
import shlex
import sys
from pathlib import Path

from chronotope.command.terminal.arguments import shown
from geodata.errors import Refusal
from geodata.templates.new import EXAMPLES, TEMPLATE, example, new_dossier


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Enter the verb."""
    new = commands.add_parser("new", help="write a dossier to fill in, with a small example")
    new.add_argument("folder", metavar="DIR", type=Path, help="new folder; its name becomes the dossier's id")
    new.add_argument("--workbook", action="store_true", help="write one workbook, dossier.xlsx, instead of text files")
    new.add_argument("--example", choices=EXAMPLES, help="write a copy of a larger example instead")
    new.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the dossier; 1 where its name is no id."""
    try:
        source = example(options.example) if options.example else TEMPLATE
        names = new_dossier(options.folder, source=source, workbook=options.workbook)
    except Refusal as refusal:
        print(f"chronotope: the folder's name becomes the dossier's id. {refusal}", file=sys.stderr)
        return 1
    folder = shlex.quote(shown(options.folder))
    print(f"{shown(options.folder)}: {', '.join(names)}")
    print("This is a small invented example that builds as it stands. Overwrite it with your own. Next:")
    print(f"  chronotope check {folder}\n  chronotope build {folder}")
    return 0
