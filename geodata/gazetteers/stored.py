"""Arrays that take long to make, kept in the cache folder of this machine."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from platformdirs import user_cache_path

Arrays = dict[str, npt.NDArray[Any]]


def stored(folder_name: str, names: Iterable[str], make: Callable[[], Arrays]) -> Arrays:
    """Arrays that were kept under a name, mapped from their files; else made, and kept if the folder can be written.

    Args:
        folder_name: In the user's cache folder: what is in it, its version and that of its format.
        names: Of the arrays.
        make: Makes them. Two programs that make them at once do not harm each other; what is kept is whole.
    """
    try:
        folder = user_cache_path("chronotope", appauthor=False) / folder_name
    except RuntimeError:  # a user without a home, as in many a container
        return make()
    try:
        return _mapped(folder, names)
    except (OSError, ValueError):
        arrays = make()
    try:
        _keep(arrays, folder)
        return _mapped(folder, names)
    except (OSError, ValueError):
        return arrays


def _mapped(folder: Path, names: Iterable[str]) -> Arrays:
    """The arrays of a folder.

    Raises:
        OSError: A file is not there, or may not be read.
        ValueError: A file of it is damaged.
    """
    try:
        # Plain arrays: numpy takes much longer over each slice of a memmap.
        return {name: np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)) for name in names}
    except EOFError as error:
        raise ValueError(f"{folder} is damaged") from error


def _keep(arrays: Arrays, folder: Path) -> None:
    """Writes a folder beside the one wanted, and gives it its name when it is whole.

    Raises:
        OSError: It cannot be written.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f"{folder.name}-", ignore_cleanup_errors=True) as made:
        whole = Path(made) / "whole"
        whole.mkdir()
        for name, array in arrays.items():
            np.save(whole / f"{name}.npy", array, allow_pickle=False)
        try:
            os.rename(whole, folder)  # noqa: PTH104 - fails where the folder is there, on every system
        except OSError:
            _replace(folder, whole, arrays)


def _replace(folder: Path, whole: Path, names: Iterable[str]) -> None:
    """Puts a whole folder in the place of a damaged one; one that another program has just finished stays."""
    try:
        _mapped(folder, names)
    except (OSError, ValueError):
        shutil.rmtree(folder)
        whole.rename(folder)
