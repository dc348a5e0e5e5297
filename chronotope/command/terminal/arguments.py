"""What several verbs take and say: the paths of dossiers and pages, and paths as they can be printed."""

import argparse
import os
from pathlib import Path

from chronotope.command.terminal.reports import harmless
from geodata import Dossier
from geodata.files.plain_files import as_text

# For whom a page or a handout is: the student's has none of what the class is to find out.
EDITIONS = ("teacher", "student")
LANGUAGE_HELP = "of the words around what the dossier says; default: the first of its languages, or English"


def languages_of(dossier: Dossier, chosen: str | None) -> list[str | None]:
    """The languages of a page: the one that was chosen before those that the dossier names; None for English as it always was."""
    named = [language for language in dossier.languages if language != chosen]
    return [*([chosen] if chosen else []), *named] or [None]


def dossier_path(name: str) -> Path:
    """The path of a dossier, as an argument gives it.

    Raises:
        argparse.ArgumentTypeError: It is empty.
    """
    # An empty path, as an unset variable of the shell leaves it, would be the current folder.
    if not name:
        raise argparse.ArgumentTypeError("the name of the dossier is empty")
    return Path(name)


def written_file(name: str, what: str, suffix: str) -> Path:
    """The path of what is written, as an argument gives it.

    Raises:
        argparse.ArgumentTypeError: It has another ending.
    """
    path = Path(name)
    if path.suffix != suffix:
        raise argparse.ArgumentTypeError(f"{name}: {what} is a {suffix} file")
    return path


def page_file(name: str) -> Path:
    """The path of a page, as an argument gives it.

    Raises:
        argparse.ArgumentTypeError: It is no .html file.
    """
    return written_file(name, "the page", ".html")


def built_file(dossier: str, suffix: str) -> Path:
    """Where what is made of a dossier is written unless told otherwise; its name as the system has it, whatever its letters."""
    return Path("build") / os.fsdecode(f"{dossier}{suffix}".encode())


def shown(path: str | Path) -> str:
    """A path as it can be printed: without what would steer the terminal."""
    return harmless(as_text(path))
