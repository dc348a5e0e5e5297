"""Files that appear whole or not at all."""

import tempfile
from pathlib import Path


def write_whole(target: Path, content: bytes) -> Path:
    """Write a file; it appears whole or not at all.

    Args:
        target: folders are made as needed.
        content: all of it.

    Returns:
        The target.

    Raises:
        OSError: it cannot be written; the error names the target, not the temporary file beside it.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".chronotope-") as folder:
            part = Path(folder) / target.name
            part.write_bytes(content)
            part.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
    return target
