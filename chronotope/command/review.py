"""`chronotope review`: the drafts of a dossier are accepted, mended or refused in a page on this machine."""

import argparse
import sys
import webbrowser
from pathlib import Path

from chronotope.command.terminal.arguments import dossier_path
from geodata.errors import Refusal

_HIGHEST_PORT = 65535


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Enter the verb."""
    review = commands.add_parser("review", help="accept, mend and refuse drafts, in a page on this machine")
    review.add_argument("dossier", metavar="DIR", type=dossier_path, help="folder of the dossier")
    review.add_argument("--port", type=_port, default=0, help="default: any that is free")
    review.add_argument("--no-browser", action="store_true", help="only print the address")
    review.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve the page until Ctrl-C; 1 where a library is missing, or the folder holds no dossier of text files."""
    # It takes Starlette, which no other verb needs.
    try:
        from viz.review.server import serve  # noqa: PLC0415
    except ImportError as error:
        print(f"chronotope: {error}", file=sys.stderr)
        return 1

    def started(address: str) -> None:
        print(f"{address}\nCtrl-C ends the review.", flush=True)
        if not options.no_browser:
            webbrowser.open(address)

    try:
        serve(Path(options.dossier), port=options.port, started=started)
    except Refusal as error:
        print(f"chronotope: {error}", file=sys.stderr)
        return 1
    return 0


def _port(text: str) -> int:
    """A port, as an argument gives it.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    if not text.isdecimal() or not 0 <= int(text) <= _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port; give a number from 1024 to {_HIGHEST_PORT}")
    return int(text)
