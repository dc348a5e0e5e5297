"""The version of the program. Nobody else asks for it, so that all who tell it tell the same."""

from importlib.metadata import version


def program_version() -> str:
    """That which was installed, such as `0.1.0`."""
    return version("chronotope")
