"""What is being done, said on a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


@contextmanager
def doing(what: str, stream: TextIO) -> Iterator[None]:
    """Say on a terminal what is being done, for as long as it lasts; elsewhere say nothing."""
    words = f"{what}{_dots(stream)}" if stream.isatty() else ""
    # From the edge: what is done within something else takes its line.
    stream.write(f"\r{words}" if words else "")
    stream.flush()
    try:
        yield
    finally:
        if words:
            stream.write(f"\r{' ' * len(words)}\r")
            stream.flush()


def _dots(stream: TextIO) -> str:
    """What a terminal does not know is written as an escape, which would be longer than what is wiped off."""
    try:
        "…".encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return "..."
    return "…"
