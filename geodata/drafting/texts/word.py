"""The text of a file of Word, with its paragraphs, lists and tables, as HTML."""

import io
import zipfile
import zlib
from pathlib import Path
from xml.parsers.expat import ExpatError

import mammoth

from geodata.drafting.texts.word_markup import readable
from geodata.errors import Problems
from geodata.files.plain_files import MOST_BYTES, read_noted

# What is raised where a part of the file is missing, is no XML, or not that of Word.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ExpatError, OSError, ValueError, LookupError, AttributeError, TypeError),
    *(NotImplementedError, RecursionError, EOFError, RuntimeError),
)
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


def read_word(path: Path, name: str, problems: Problems) -> str | None:
    """Read a file of Word.

    Args:
        path: The file.
        name: By which problems call it.
        problems: Takes what keeps it from being read.

    Returns:
        HTML, without pictures; None if the file cannot be read.
    """
    data = read_noted(path, name, problems, "Check the file and its rights")
    if data is None:
        return None
    if data.startswith(_OLD_OR_LOCKED):
        fix = "Open it in a word processor and save it as DOCX, without a password"
        problems.add(name, why="the file is locked by a password, or one of an old Word", fix=fix)
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_BYTES:
                problems.add(
                    name, why="the file would fill the memory when unpacked", fix="Save its text as a text file"
                )
                return None
            words = readable(packed)
        said = mammoth.convert_to_html(words, convert_image=_no_picture)
    except _BROKEN as error:
        fix = "Open it in a word processor and save it as DOCX again"
        problems.add(name, why=f"the file is no file of Word that can be read: {' '.join(str(error).split())}", fix=fix)
        return None
    return str(said.value)


def _no_picture(_picture: object) -> list[object]:
    return []
