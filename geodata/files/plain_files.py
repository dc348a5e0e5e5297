"""One door to the files that somebody else names: what is no plain file, or too large, is refused before it is opened."""

import stat
from pathlib import Path
from typing import BinaryIO

from geodata.errors import Problems

# Bytes of one file. The text of a dossier of 20,000 events has some ten million; what has more would fill the memory.
MOST_BYTES = 100_000_000
_MEGABYTE = 1_000_000

# Whoever opens a pipe waits for its other end, and a device may never come to an end.
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class NotPlainError(Exception):
    """A path leads to no plain file, or to one that is too large.

    Attributes:
        why: What is wrong, as a predicate of the file.
        fix: What would be right, as a sentence without its full stop.
    """

    def __init__(self, why: str, fix: str) -> None:
        super().__init__(why)
        self.why = why
        self.fix = fix


def as_text(name: str | Path) -> str:
    """A path as text: read as UTF-8 whatever the system is set to, with � for what is none."""
    try:
        data = str(name).encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = str(name).encode("utf-8", "replace")
    return data.decode("utf-8", "replace")


def kind_of(mode: int) -> str | None:
    """What the mode of a path (`stat.st_mode`) says that it is: `a folder`, `a pipe` …; None for a plain file."""
    return None if stat.S_ISREG(mode) else next((name for is_kind, name in _KINDS if is_kind(mode)), "another thing")


def open_plain(path: Path, most: int = MOST_BYTES) -> BinaryIO:
    """Open a plain file to read its bytes.

    Args:
        path: The file, or a link to it.
        most: How many bytes it may have.

    Raises:
        NotPlainError: If it is something else, has more bytes, or is named as no file can be.
        OSError: If it is not there or cannot be opened.
    """
    try:
        found = path.stat()
    except ValueError as error:
        # A NUL, or half a letter.
        raise NotPlainError(
            "cannot be read: its name is none that a file can have", "Write the path of a file"
        ) from error
    if kind := kind_of(found.st_mode):
        raise NotPlainError(f"cannot be read: it is no plain file, but {kind}", "Put the file itself in its place")
    if found.st_size > most:
        raise _too_large(f"it has {found.st_size / _MEGABYTE:.0f} MB", most)
    return path.open("rb")


def read_plain(path: Path, most: int = MOST_BYTES) -> bytes:
    """All bytes of a plain file; arguments and errors are those of `open_plain`."""
    with open_plain(path, most) as file:
        # It may have grown since, and some files of the system do not tell their size.
        data = file.read(most + 1)
    if len(data) > most:
        raise _too_large("it has more than it says", most)
    return data


def read_noted(path: Path, name: str, problems: Problems, remedy: str, most: int = MOST_BYTES) -> bytes | None:
    """All bytes of a plain file; None where it cannot be read, which is noted.

    Args:
        path: The file.
        name: By which problems call it.
        problems: Takes what keeps it from being read.
        remedy: What to do where the system refuses it.
        most: How many bytes it may have.
    """
    try:
        return read_plain(path, most)
    except NotPlainError as error:
        problems.add(name, why=f"the file {error.why}", fix=error.fix)
    except OSError as error:
        problems.add(name, why=f"the file cannot be read ({error.strerror})", fix=remedy)
    return None


def _too_large(what: str, most: int) -> NotPlainError:
    why = f"cannot be read: {what}, and {most / _MEGABYTE:g} MB is the most that is read"
    return NotPlainError(why, "Leave out what does not belong to it, or divide it")
