"""Pictures that rows show: files of the folder `images` beside the tables, opened to see that they are pictures."""

import io
import re
import warnings
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from geodata.errors import Problems, Refusal
from geodata.files.plain_files import NotPlainError, as_text, read_plain
from geodata.tables.reading import Table

FOLDER = "images"
# What browsers show and what holds one still picture, by the ending of the name.
_FORMS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
# Larger ones come from scanners; a page shows a thousandth of them.
_MOST_BYTES, _MOST_PIXELS = 50_000_000, 100_000_000
_NAME = re.compile(r"[^\s./\\:*?\"<>|\x00-\x1f][^/\\:*?\"<>|\x00-\x1f]*")
# What is said of a picture besides, and what where it is missing.
_WORDS = {
    "image_alt": ("does not say what it shows", "Say what the picture shows, for those who cannot see it"),
    "image_credit": ("does not say whose it is", "Say who made the picture, and under which licence"),
}
_SMALLER = "Save the picture smaller; a page shows 1600 pixels"
_FIX = f"Write the name of a PNG, JPEG or WebP file in the folder {FOLDER}, such as bridge.jpg"


def image_name(cell: str) -> None:
    """Accept the name of a picture's file, without a folder."""
    if not _NAME.fullmatch(cell) or Path(cell).suffix.casefold() not in _FORMS:
        raise Refusal(cell, why="is not the name of a picture", fix=_FIX)


def read_images(table: Table, folder: Path, problems: Problems) -> Mapping[str, bytes]:
    """Read the pictures that the rows of a table name.

    Args:
        table: With the columns `image`, `image_alt` and `image_credit`.
        folder: Of the dossier, or of its workbook.
        problems: Takes what is no picture, and what lacks words or a credit.

    Returns:
        The files as they are, by their names.
    """
    found: dict[str, bytes] = {}
    for row in table.rows:
        if "image" in row.unread:
            continue
        name = row.cells["image"]
        _check_words(row.cells, row.number, table.file, problems)
        if not name or name in found:
            continue
        try:
            found[name] = _read(name, folder / FOLDER)
        except Refusal as refusal:
            problems.refuse(refusal, table.file, row=row.number, column="image")
    return found


def _check_words(cells: Mapping[str, str], number: int, file: str, problems: Problems) -> None:
    """Note pictures without words, and words without a picture."""
    for column, (lack, fix) in _WORDS.items():
        if cells["image"] and not cells[column]:
            problems.add(file, row=number, column=column, why=f"the picture {lack}", fix=fix)
        elif cells[column] and not cells["image"]:
            alone = "speaks of a picture, but none is named"
            remedy = "Name its file in image, or leave it empty"
            problems.add(file, row=number, column=column, value=cells[column], why=alone, fix=remedy)


def _read(name: str, folder: Path) -> bytes:
    """The file of a picture that can be opened, and is what its name says."""
    try:
        if (folder / name).stat().st_size > _MOST_BYTES:
            raise Refusal(name, why="is larger than 50 MB", fix=_SMALLER)
        content = read_plain(folder / name, _MOST_BYTES)
    except (OSError, NotPlainError):
        there = ", ".join(sorted(as_text(path.name) for path in folder.iterdir())) if folder.is_dir() else ""
        fix = f"Put it there, or name one of these: {there}" if there else "Put the picture there"
        raise Refusal(name, why=f"is not in the folder {FOLDER}", fix=fix) from None
    form = _FORMS[Path(name).suffix.casefold()]
    try:
        is_small = _opened(content, form)
        is_whole = _is_whole(content, form)
    except Image.DecompressionBombError:
        is_small, is_whole = False, True
    # Pillow raises what the readers of each form happen to.
    except Exception:  # noqa: BLE001
        is_small, is_whole = True, False
    if not is_whole:
        raise Refusal(name, why=f"cannot be opened as {form}", fix="Save the picture anew")
    if not is_small:
        raise Refusal(name, why=f"has more than {_MOST_PIXELS // 10**6} million pixels", fix=_SMALLER)
    return content


def _opened(content: bytes, form: str) -> bool:
    """Whether a picture has no more pixels than are read; it is then read to its end."""
    with warnings.catch_warnings():
        # Pillow warns of what takes much memory; that is refused here.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(content), formats=[form]) as picture:
            width, height = picture.size
            if is_small := width * height <= _MOST_PIXELS:
                picture.load()
    return is_small


def _is_whole(content: bytes, form: str) -> bool:
    """Whether a picture has its end. Pillow itself fills up what is missing once another library has asked it to, for all."""
    if form == "PNG":
        return b"IEND" in content
    if form == "JPEG":
        # The end of the picture (ITU-T T.81, B.1.1.3) comes after the last scan; before it a thumbnail may have ended.
        return content.rfind(b"\xff\xd9") > content.rfind(b"\xff\xda")
    # The length of a RIFF file stands in its head.
    return int.from_bytes(content[4:8], "little") + 8 <= len(content)
