"""What several verbs take and say: the paths of dossiers and pages, and paths as they can be printed."""

import argparse
from pathlib import Path

from chronotope.command.reports import harmless
from geodata.files.plain_files import as_text

# For whom a page or a handout is: the student's has none of what the class is to find out.
EDITIONS = ("teacher", "student")


def dossier_path(name: str) -> Path:
    """The path of a dossier, as an argument gives it.

    Raises:
        argparse.ArgumentTypeError: It is empty.
    """
    # An empty path, as an unset variable of the shell leaves it, would be the current folder.
    if not name:
        raise argparse.ArgumentTypeError("the name of the dossier is empty")
    return Path(name)


def page_file(name: str) -> Path:
    """The path of a page, as an argument gives it.

    Raises:
        argparse.ArgumentTypeError: It is no .html file.
    """
    path = Path(name)
    if path.suffix != ".html":
        raise argparse.ArgumentTypeError(f"{name}: the page is a .html file")
    return path


def shown(path: str | Path) -> str:
    """A path as it can be printed: without what would steer the terminal."""
    return harmless(as_text(path))
