"""The `chronotope` command in its first moment, before all that it needs is there: Ctrl-C ends it in one line at any time."""

import os
import signal
import sys
from contextlib import suppress

from chronotope.command import STOPPED


def main() -> int:
    """Run the command with the arguments of the process; see `main.main`."""
    # Who starts the command in the background may want it to go on.
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _stop)
    from chronotope.command.main import main as command  # noqa: PLC0415 - takes seconds, in which Ctrl-C is to be heard

    return command()


def _stop(*_: object) -> None:
    """End the process. An exception would be lost where a library that is being imported, or a destructor, catches them all."""
    # It may be stopped while this is being imported.
    abandon = getattr(sys.modules.get("geodata.files.atomic_writing"), "abandon", None)
    with suppress(Exception):
        if abandon:
            abandon()
        if sys.__stderr__ is not None:
            # Of what is being done, a terminal shows the words without an end of the line.
            break_ = "\n" if sys.__stderr__.isatty() else ""
            os.write(sys.__stderr__.fileno(), f"{break_}chronotope: stopped\n".encode())
    os._exit(STOPPED)
