"""Files and folders that appear whole or not at all, and what a run leaves behind that is ended while it writes."""

import errno
import hashlib
import os
import platform
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from geodata.files.plain_files import kind_of

# Beside what is written lies a folder in which it is made: `.chronotope-<machine>-<process>-<random>`.
_PREFIX = ".chronotope"
_WORKSHOP = re.compile(rf"\{_PREFIX}-(?P<machine>[0-9a-f]{{8}})-(?P<process>[1-9][0-9]{{0,8}})-\w+")
# Nobody writes for so many seconds. Of another machine, which shares the disk, only the time tells that a run has ended.
_LONGEST_RUN = 24 * 60 * 60
# Whether signal 0 only asks whether a process is there; on Windows it ends it.
SIGNALS_ASK = os.name == "posix"

# Linux makes files without a name; some disks do not (open(2)), and before Linux 3.11 it is a folder that cannot be written.
_UNNAMED: int | None = getattr(os, "O_TMPFILE", None)
_NO_UNNAMED = {errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL}
# Some make them and cannot name them; nor can a system without /proc.
_NO_LINK = {errno.EOPNOTSUPP, errno.ENOENT, errno.EINVAL, errno.EXDEV, errno.EPERM}

# Those of this process that are there now.
_open: set[str] = set()


def write_whole(target: Path, content: bytes) -> Path:
    """Write a file; it appears whole or not at all. A link stays, and what it leads to is written.

    Args:
        target: Folders are made as needed.
        content: All of it.

    Returns:
        The target.

    Raises:
        OSError: It cannot be written; the error names the target, not the temporary file beside it.
    """
    try:
        file = Path(os.path.realpath(target))
        _refuse_other(file)
        file.parent.mkdir(parents=True, exist_ok=True)
        if not _written_unnamed({file: content}):
            with workshop(file.parent) as folder:
                part = folder / file.name
                part.write_bytes(content)
                part.replace(file)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
    return target


def write_together(contents: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write several files of one folder; all of them appear whole, or none does.

    Args:
        contents: All of each file, by its path. The folder is made as needed.

    Returns:
        The paths.

    Raises:
        OSError: One cannot be written; the error names it.
    """
    files = {each: Path(os.path.realpath(each)) for each in contents}
    target = next(iter(files))
    try:
        for target, file in files.items():
            _refuse_other(file)
            if file.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        files[target].parent.mkdir(parents=True, exist_ok=True)
        if not _written_unnamed({file: contents[each] for each, file in files.items()}):
            with workshop(files[target].parent) as folder:
                for target in files:
                    (folder / target.name).write_bytes(contents[target])
                for target, file in files.items():
                    (folder / target.name).replace(file)
    except OSError as error:
        target = next((each for each, file in files.items() if str(file) == error.filename), target)
        raise OSError(error.errno, error.strerror, str(target)) from error
    return tuple(contents)


def _written_unnamed(contents: Mapping[Path, bytes]) -> bool:
    """Write files of one folder that have no names before all are whole: of a run that is killed nothing is left.

    Where there is a file already, the new one has a name of its own for the moment in which it takes the other's place.

    Returns:
        False where the system or the disk knows no such files: then they are still to be written.
    """
    if _UNNAMED is None:
        return False
    _sweep(next(iter(contents)).parent)
    with ExitStack() as opened:
        parts = {}
        for file, content in contents.items():
            try:
                parts[file] = os.open(file.parent, _UNNAMED | os.O_WRONLY, 0o666)
                part = opened.enter_context(os.fdopen(parts[file], "wb", buffering=0))
                left = memoryview(content)
                while left:
                    left = left[part.write(left) :]
            except OSError as error:
                if error.errno in _NO_UNNAMED:
                    return False
                raise OSError(error.errno, error.strerror, str(file)) from error
        for file, unnamed in parts.items():
            try:
                _name(unnamed, file)
            except OSError as error:
                if error.errno in _NO_LINK:
                    return False
                raise OSError(error.errno, error.strerror, str(file)) from error
    return True


def _name(unnamed: int, file: Path) -> None:
    """Give a file without a name, which is open, its name."""
    try:
        _link(unnamed, file)
    except FileExistsError:
        with workshop(file.parent) as folder:
            named = folder / file.name
            _link(unnamed, named)
            named.replace(file)


def _link(unnamed: int, file: Path) -> None:
    """Give a file without a name, which is open, its name; without `src_dir_fd` Python would not follow the link to it."""
    os.link(f"/proc/self/fd/{unnamed}", file, src_dir_fd=unnamed, follow_symlinks=True)


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A temporary folder within another, in which something is made that is then moved to its place.

    Before it is made, those are swept away that were left by runs that are over.

    Raises:
        OSError: It cannot be made.
    """
    _sweep(folder)
    with tempfile.TemporaryDirectory(dir=folder, prefix=f"{_PREFIX}-{_machine()}-{os.getpid()}-") as temporary:
        _open.add(temporary)
        try:
            yield Path(temporary)
        finally:
            _open.discard(temporary)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """An empty folder to be filled, which then takes the place of one that is not there yet or is empty: whole or not at all.

    Raises:
        FileExistsError: There is a file of this name, or a folder that is not empty.
        FileNotFoundError: The folder it should go into is not there.
        OSError: It cannot be written; the error names the folder.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        why = "is there already and not empty; give the name of a new folder"
        raise FileExistsError(errno.EEXIST, why, str(folder))
    if not folder.parent.exists():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder to put it in", str(folder))
    try:
        place = Path(os.path.realpath(folder))
        with workshop(place.parent) as temporary:
            part = temporary / place.name
            part.mkdir()
            yield part
            if place.exists():
                place.rmdir()  # Windows moves no folder to the place of another
            part.replace(place)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error


def abandon() -> None:
    """Sweep away what this process is making; for one that is about to end at once."""
    for temporary in tuple(_open):
        shutil.rmtree(temporary, ignore_errors=True)


def _refuse_other(file: Path) -> None:
    """Refuse to put a file in the place of a pipe, a device or a link that leads to itself; a folder refuses by itself."""
    try:
        mode = file.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISLNK(mode):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(file))
    if (kind := kind_of(mode)) and not stat.S_ISDIR(mode):
        raise FileExistsError(errno.EEXIST, f"is {kind}, which no file should replace", str(file))


def _sweep(folder: Path) -> None:
    """Take away what was left by runs that are over."""
    for entry in folder.glob(f"{_PREFIX}-*"):
        match = _WORKSHOP.fullmatch(entry.name)
        if match and _is_over(entry, match["machine"], int(match["process"])):
            # Another run may be sweeping, too; and what cannot be taken away does no harm.
            shutil.rmtree(entry, ignore_errors=True)


def _is_over(entry: Path, machine: str, process: int) -> bool:
    """Whether the run has ended that made a temporary folder."""
    if machine == _machine() and _has_ended(process):
        return True
    try:
        found = entry.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and time.time() - found.st_mtime > _LONGEST_RUN


def _has_ended(process: int) -> bool:
    """Whether no process of this machine has a number; False where that is not known."""
    if not SIGNALS_ASK:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False  # it is somebody else's
    return False


def _machine() -> str:
    """A short sign of this machine."""
    return hashlib.sha256(platform.node().encode(errors="replace")).hexdigest()[:8]
