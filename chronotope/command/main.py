"""The `chronotope` command."""

import argparse
import json
import os
import shlex
import sys
from contextlib import suppress
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from chronotope.command.reports import doing, harmless, report
from chronotope.command.start import STOPPED
from geodata import DossierError, read_dossier
from geodata.errors import Refusal
from geodata.files.plain_files import as_text
from geodata.templates.new import new_dossier
from viz.page.page import plotly_bundle
from viz.storymap import story_map


def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: without the program's name; default: the process's own.

    Returns:
        0 when all went well, 1 when the dossier has faults or a file cannot be written, 130 when stopped by Ctrl-C.
    """
    _make_ready()
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()  # here a closed pipe or a full disk can still be dealt with
    except BrokenPipeError:
        _let_go(sys.stdout, sys.stderr)
        return 1
    except OSError as error:
        with suppress(OSError):
            print(f"chronotope: what it says cannot be written: {error.strerror}", file=sys.stderr)
        _let_go(sys.stdout)
        return 1
    except KeyboardInterrupt:
        print("chronotope: stopped", file=sys.stderr)
        return STOPPED


def _make_ready() -> None:
    """Let the streams take whatever is said, also where they are closed, or know few letters."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # It must not be closed before the process ends.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _run(arguments: list[str] | None) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    if "run" not in options:
        parser.print_help()
        return 0
    try:
        return int(options.run(options))
    except DossierError as error:
        print(report(error, sys.stderr), file=sys.stderr)
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"{_shown(error.filename)}: " if error.filename else ""
        print(f"chronotope: {where}{error.strerror}", file=sys.stderr)
    return 1


def _let_go(*streams: TextIO) -> None:
    """Say nothing more where nobody reads it, not even when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(nowhere, stream.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="chronotope", description="Turn a dossier into a map and a timeline.")
    parser.add_argument("--version", action="version", version=f"chronotope {version('chronotope')}")
    commands = parser.add_subparsers(metavar="COMMAND")
    new = commands.add_parser("new", help="write a dossier to fill in, with a small example")
    new.add_argument("folder", metavar="DIR", type=Path, help="new folder; its name becomes the dossier's id")
    new.add_argument("--workbook", action="store_true", help="write one workbook, dossier.xlsx, instead of text files")
    new.set_defaults(run=_new)
    check = commands.add_parser("check", help="list every problem of a dossier, or of several")
    check.add_argument(
        "dossiers", metavar="DIR", nargs="+", type=_dossier, help="folder of the dossier, or its workbook; or several"
    )
    check.add_argument("--format", choices=("text", "json"), default="text", help="how problems are written")
    check.set_defaults(run=_check)
    build = commands.add_parser("build", help="write the page, one HTML file")
    build.add_argument("dossier", metavar="DIR", type=_dossier, help="folder of the dossier, or its workbook")
    build.add_argument("-o", "--output", type=_page_file, help="default: build/<dossier>.html")
    build.set_defaults(run=_build)
    return parser


def _dossier(name: str) -> Path:
    # An empty path, as an unset variable of the shell leaves it, would be the current folder.
    if not name:
        raise argparse.ArgumentTypeError("the name of the dossier is empty")
    return Path(name)


def _page_file(name: str) -> Path:
    path = Path(name)
    if path.suffix != ".html":
        raise argparse.ArgumentTypeError(f"{name}: the page is a .html file")
    return path


def _new(options: argparse.Namespace) -> int:
    try:
        names = new_dossier(options.folder, workbook=options.workbook)
    except Refusal as refusal:
        print(f"chronotope: the folder's name becomes the dossier's id. {refusal}", file=sys.stderr)
        return 1
    folder = shlex.quote(_shown(options.folder))
    print(f"{_shown(options.folder)}: {', '.join(names)}")
    print("This is a small invented example that builds as it stands. Overwrite it with your own. Next:")
    print(f"  chronotope check {folder}\n  chronotope build {folder}")
    return 0


def _build(options: argparse.Namespace) -> int:
    with doing("reading", sys.stderr):
        dossier = read_dossier(options.dossier)
    # The name as the system has it, whatever its letters.
    target = options.output or Path("build") / os.fsdecode(f"{dossier.id}.html".encode())
    with doing("drawing", sys.stderr):
        story = story_map(dossier)
    with doing("writing", sys.stderr):
        story.save(target)
    if dossier.kind == "source" and not dossier.document.archive_reference:
        print(
            f"{dossier.id}: the document's archive reference is not known; see its rights before you publish",
            file=sys.stderr,
        )
    print(f"{_shown(target)}: {target.stat().st_size / 1e6:.2f} MB, with {plotly_bundle().name}")
    return 0


def _shown(path: str | Path) -> str:
    """A path as it can be printed: without what would steer the terminal."""
    return harmless(as_text(path))


def _key(path: Path) -> str:
    """A path as JSON has it: two that are no text stay two."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")


def _check(options: argparse.Namespace) -> int:
    several = len(options.dossiers) > 1
    found: dict[str, list[object]] = {}
    for path in options.dossiers:
        try:
            dossier = read_dossier(path)
        except DossierError as error:
            found[_key(path)] = json.loads(error.to_json())
            if options.format == "text":
                heading = f"{_shown(path)}:\n\n" if several else ""
                print(f"{heading}{report(error, sys.stderr)}", file=sys.stderr)
        else:
            found[_key(path)] = []
            if options.format == "text":
                print(f"{dossier.id}: {len(dossier.events)} events, no problems")
    if options.format == "json":
        print(json.dumps(found if several else found[_key(options.dossiers[0])], indent=2))
    return int(any(found.values()))
