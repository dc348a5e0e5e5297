"""The `chronotope` command: its verbs, what it returns, and what becomes of its streams."""

import argparse
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from chronotope.command import (
    STOPPED,
    build,
    check,
    corpus,
    drafting,
    export,
    handout,
    importing,
    new,
    review,
    table_map,
)
from chronotope.command.terminal.arguments import shown
from chronotope.command.terminal.reports import report
from geodata.errors import ProblemsError
from geodata.version import program_version

VERBS = (new, drafting, importing, review, check, build, export, handout, table_map, corpus)


def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: without the program's name; default: the process's own.

    Returns:
        0 when all went well, 1 when the dossier or file has faults or a file cannot be written, 130 when stopped by Ctrl-C.
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
    except ProblemsError as error:
        print(report(error, sys.stderr), file=sys.stderr)
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"{shown(error.filename)}: " if error.filename else ""
        print(f"chronotope: {where}{error.strerror}", file=sys.stderr)
    return 1


def _let_go(*streams: TextIO) -> None:
    """Say nothing more where nobody reads it, not even when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(nowhere, stream.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="chronotope", description="Turn a dossier or a table into a map and a timeline."
    )
    parser.add_argument("--version", action="version", version=f"chronotope {program_version()}")
    commands = parser.add_subparsers(metavar="COMMAND")
    for verb in VERBS:
        verb.add(commands)
    return parser
