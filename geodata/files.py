"""Reading the text files of a dossier."""

from pathlib import Path

from geodata.errors import Problems


def read_text(path: Path, problems: Problems) -> str | None:
    """The text of a UTF-8 file, without a byte order mark and with its line ends as they are.

    Args:
        path: The file; it is named in problems by its last part.
        problems: Takes what keeps the file from being read.

    Returns:
        None if the file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.add(path.name, why=f"the file cannot be read ({error.strerror})", fix="Check the file and its rights")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        why = f"the file is not UTF-8: byte 0x{data[error.start]:02x} near line {line} is no letter in it"
        problems.add(path.name, why=why, fix='Save the file as "CSV UTF-8" or with the encoding UTF-8')
        return None
    # UTF-16 without a mark decodes as UTF-8 with a NUL beside every letter.
    if "\0" in text:
        problems.add(path.name, why="the file is not UTF-8 text", fix="Save the file with the encoding UTF-8")
        return None
    return text
