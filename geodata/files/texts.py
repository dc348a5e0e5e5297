"""Reading text files of a dossier: what is no text, or in another encoding, is told as such."""

import re
from pathlib import Path

from geodata.errors import Problems
from geodata.files.encodings import damage, likely
from geodata.files.plain_files import read_noted

# What other files begin with, and what they are.
_OTHER_FILES = (
    (b"PK\x03\x04", "a workbook, a word processor's file or a zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Word file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a word processor's file (RTF)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_WEB_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|body|table)\b", re.IGNORECASE)


def read_text(path: Path, file: str, problems: Problems) -> str | None:
    """The text of a UTF-8 file, without a byte order mark and with its line ends as they are.

    Args:
        path: The file.
        file: Its name in the format, which problems give.
        problems: Takes what keeps the file from being read.

    Returns:
        None if the file cannot be read.
    """
    data = read_noted(path, file, problems, "Check the file and its rights")
    if data is None:
        return None
    for beginning, kind in _OTHER_FILES:
        if data.startswith(beginning):
            problems.add(file, why=f"the file is no text, but {kind}", fix=_save_as(file))
            return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        why = f"the file is not UTF-8: byte 0x{data[error.start]:02x} near line {line} is no letter in it"
        problems.add(file, why=f"{why}; it {likely(data, error.start)}", fix=_save_as(file))
        return None
    if fault := _fault(text, file):
        why, fix = fault
        problems.add(file, why=why, fix=fix)
        return None
    return text


def _fault(text: str, file: str) -> tuple[str, str] | None:
    """Why a text that was read as UTF-8 will not do, and what would be right."""
    # UTF-16 without a mark decodes as UTF-8 with a NUL beside every letter.
    if "\0" in text:
        return "the file is not UTF-8 text; it seems to be UTF-16", _save_as(file)
    if _WEB_PAGE.match(text):
        return "the file is a web page (HTML)", _save_as(file)
    if how := damage(text):
        return f"the file is damaged: {how}", "Save the original again, with the encoding UTF-8"
    return None


def _save_as(file: str) -> str:
    if file.endswith(".csv"):
        return 'Open it in a spreadsheet and save it as "CSV UTF-8 (comma delimited)"'
    return "Save it as plain text with the encoding UTF-8"
