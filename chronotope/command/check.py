"""`chronotope check`: every problem of a dossier, or of several, and remarks."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from chronotope.command.terminal.arguments import dossier_path, shown
from chronotope.command.terminal.reports import counted, report, report_remarks
from geodata import Dossier, Problem, read_dossier
from geodata.errors import ProblemsError
from geodata.formats.versions import LOOKED_THROUGH, news_since


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Enter the verb."""
    check = commands.add_parser("check", help="list every problem of a dossier, or of several, and remarks")
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
    """Tell the problems and the remarks; 1 where there are problems."""
    several = len(options.dossiers) > 1
    found: dict[str, dict[str, list[object]]] = {}
    for path in options.dossiers:
        try:
            dossier = read_dossier(path)
        except ProblemsError as error:
            found[_key(path)] = _lists(error.problems, error.remarks)
            if options.format == "text":
                heading = f"{shown(path)}:\n\n" if several else ""
                print(f"{heading}{report(error, sys.stderr)}", file=sys.stderr)
                _tell_remarks(error.remarks)
        else:
            found[_key(path)] = _lists((), dossier.remarks)
            if options.format == "text":
                remarks = f", {counted(len(dossier.remarks), 'remark')}" if dossier.remarks else ""
                print(f"{dossier.id}: {len(dossier.events)} events, no problems{remarks}")
                _tell_news(dossier)
                _tell_remarks(dossier.remarks)
    if options.format == "json":
        print(json.dumps(found if several else found[_key(options.dossiers[0])], indent=2))
    return int(any(lists["problems"] for lists in found.values()))


def _lists(problems: Sequence[Problem], remarks: Sequence[Problem]) -> dict[str, list[object]]:
    """Both lists as JSON has them."""
    return {"problems": [*map(asdict, problems)], "remarks": [*map(asdict, remarks)]}


def _tell_remarks(remarks: Sequence[Problem]) -> None:
    """Tell the remarks after all else."""
    if remarks:
        print(f"\n{report_remarks(remarks, sys.stderr)}", file=sys.stderr)


def _tell_news(dossier: Dossier) -> None:
    """Say what is new since the format of an older dossier; that is no problem."""
    if news := news_since(dossier.format):
        print(f"{dossier.id}: written in format {dossier.format}; {news}. {LOOKED_THROUGH}", file=sys.stderr)


def _key(path: Path) -> str:
    """A path as JSON has it: two that are no text stay two."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")
