"""The documents of a folder: which there are, and what becomes of each."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from geodata.corpus.mentions import mentions
from geodata.corpus.parts import Parts, key_of
from geodata.drafting.draft import draft
from geodata.errors import FileError, Problems, stopped
from geodata.files.plain_files import as_text, read_noted

# Bytes of one document. The longest books have five million letters; what has more is a whole archive in one file.
MOST_BYTES = 20_000_000
_LONGEST_ERROR = 300


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document.

    Attributes:
        key: Of its part (`parts.Parts`); "" where there is none.
        status: `drafted`; `unreadable`, its file is at fault; or `failed`, the program is.
        error: What is wrong and what would be right, in one line.
    """

    key: str = ""
    status: str = "drafted"
    error: str = ""


def listed(folder: Path, *, without: Iterable[Path]) -> list[str]:
    """The files of a folder and of those within it, relative to it, in the order of their names.

    Files and folders whose names begin with a point are passed over, and what a run writes.

    Args:
        folder: No link to another folder is followed.
        without: Files and folders that are none of the documents.

    Raises:
        OSError: The folder, or one within it, cannot be read.
    """
    passed = {os.path.realpath(each) for each in without}
    names = []
    for parent, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = [each for each in folders if _is_meant(parent, each, passed)]
        names += [os.path.relpath(Path(parent, each), folder) for each in files if _is_meant(parent, each, passed)]
    return sorted(names, key=name_of)


def _raise(error: OSError) -> None:
    raise error


def _is_meant(parent: str, name: str, passed: set[str]) -> bool:
    return not name.startswith(".") and os.path.realpath(Path(parent, name)) not in passed


def name_of(path: str) -> str:
    """What the document is called in every table: its path below the folder, with / on every system."""
    return as_text(PurePath(path).as_posix())


def draft_documents(paths: Iterable[str], *, folder: str, parts: str) -> list[Outcome]:
    """Draft documents one after another, and keep what is found in each. This is what a worker does.

    Args:
        paths: Below the folder.
        folder: Of the documents.
        parts: Where the parts go.

    Raises:
        OSError: A part cannot be written; what is wrong with a document is its outcome.
    """
    return [_drafted(Path(folder), path, Parts(Path(parts))) for path in paths]


def _drafted(folder: Path, path: str, parts: Parts) -> Outcome:
    file = folder / path
    try:
        key = _key(file)
        if parts.has(key):
            return Outcome(key)
        start = time.perf_counter()
        rows = mentions(draft(file))
    except FileError as error:
        problem = error.problems[0]
        return Outcome(status="unreadable", error=f"{problem.why}. {stopped(problem.fix)}")
    except Exception as error:  # noqa: BLE001 - whatever one document does to the program, the others are drafted
        words = " ".join(f"{type(error).__name__}: {error}".split())
        return Outcome(status="failed", error=words[:_LONGEST_ERROR])
    parts.write(key, rows, time.perf_counter() - start)
    return Outcome(key)


def _key(file: Path) -> str:
    """The key of a document's part.

    Raises:
        FileError: The file cannot be read, or has too many bytes.
    """
    problems = Problems()
    content = read_noted(file, as_text(file), problems, "Check its rights", MOST_BYTES)
    problems.raise_any(FileError)
    return key_of(file.suffix.casefold(), content or b"")
