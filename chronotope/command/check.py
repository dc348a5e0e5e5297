"""`chronotope check`: every problem of a dossier, or of several."""

import argparse
import json
import os
import sys
from pathlib import Path

from chronotope.command.arguments import dossier_path, shown
from chronotope.command.reports import report
from geodata import Dossier, DossierError, read_dossier
from geodata.formats.versions import LOOKED_THROUGH, news_since


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Enter the verb."""
    check = commands.add_parser("check", help="list every problem of a dossier, or of several")
    check.add_argument(
        "dossiers",
        metavar="DIR",
        nargs="+",
        type=dossier_path,
        help="folder of the dossier, or its workbook; or several",
    )
    check.add_argument("--format", choices=("text", "json"), default="text", help="how problems are written")
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Tell the problems; 1 where there are any."""
    several = len(options.dossiers) > 1
    found: dict[str, list[object]] = {}
    for path in options.dossiers:
        try:
            dossier = read_dossier(path)
        except DossierError as error:
            found[_key(path)] = json.loads(error.to_json())
            if options.format == "text":
                heading = f"{shown(path)}:\n\n" if several else ""
                print(f"{heading}{report(error, sys.stderr)}", file=sys.stderr)
        else:
            found[_key(path)] = []
            if options.format == "text":
                print(f"{dossier.id}: {len(dossier.events)} events, no problems")
                _tell_news(dossier)
    if options.format == "json":
        print(json.dumps(found if several else found[_key(options.dossiers[0])], indent=2))
    return int(any(found.values()))


def _tell_news(dossier: Dossier) -> None:
    """Say what is new since the format of an older dossier; that is no problem."""
    if news := news_since(dossier.format):
        print(f"{dossier.id}: written in format {dossier.format}; {news}. {LOOKED_THROUGH}", file=sys.stderr)


def _key(path: Path) -> str:
    """A path as JSON has it: two that are no text stay two."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")
