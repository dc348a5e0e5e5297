"""The `chronotope` command."""

import argparse
import sys
from pathlib import Path

from geodata import DossierError, read_dossier
from viz.page import plotly_bundle
from viz.storymap import story_map


def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: without the program's name; default: the process's own.

    Returns:
        0 when all went well, 1 when the dossier has faults or a file cannot be written.
    """
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DossierError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"chronotope: {where}{error.strerror}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="chronotope", description="Turn a dossier into a map and a timeline.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="write the page, one HTML file")
    build.add_argument("dossier", type=Path, help="folder of the dossier")
    build.add_argument("-o", "--output", type=_page_file, help="default: build/<dossier>.html")
    build.set_defaults(run=_build)
    check = commands.add_parser("check", help="list every problem of a dossier")
    check.add_argument("dossier", type=Path, help="folder of the dossier")
    check.add_argument("--format", choices=("text", "json"), default="text", help="how problems are written")
    check.set_defaults(run=_check)
    return parser


def _page_file(name: str) -> Path:
    path = Path(name)
    if path.suffix != ".html":
        raise argparse.ArgumentTypeError(f"{name}: the page is a .html file")
    return path


def _build(options: argparse.Namespace) -> int:
    dossier = read_dossier(options.dossier)
    target = options.output or Path("build") / f"{dossier.id}.html"
    story_map(dossier).save(target)
    if dossier.kind == "source" and not dossier.document.archive_reference:
        print(
            f"{dossier.id}: the document's archive reference is not known; see its rights before you publish",
            file=sys.stderr,
        )
    print(f"{target}: {target.stat().st_size / 1e6:.2f} MB, with {plotly_bundle().name}")
    return 0


def _check(options: argparse.Namespace) -> int:
    try:
        dossier = read_dossier(options.dossier)
    except DossierError as error:
        if options.format == "text":
            raise
        print(error.to_json())
        return 1
    if options.format == "json":
        print("[]")
    else:
        print(f"{dossier.id}: {len(dossier.events)} events, no problems")
    return 0
