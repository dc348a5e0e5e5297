"""Shapefiles, as they lie beside each other or in a zip archive."""

import io
import re
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pandas as pd

from geodata.errors import Problems
from geodata.files.encodings import likely
from geodata.files.plain_files import MOST_BYTES, as_text, read_noted
from geodata.frames.archives import BROKEN
from geodata.frames.layers import chosen
from geodata.frames.shapes import Frame, Kind, read_layer
from geodata.frames.times import as_days

# The file code, 9994, of the shapes (ESRI, Shapefile Technical Description, 1998).
SHAPEFILE = Kind(name="Shapefile", magic=b"\x00\x00\x27\x0a")
# The parts that are read, and those without which nothing can be.
_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_NEEDED = {".shx": "in which its shapes are found", ".dbf": "which holds its columns"}
_ZIP = b"PK\x03\x04"
# Where a DBF says how long its header is, and in which encoding its texts are (dBASE IV).
_HEADER_LENGTH, _LANGUAGE = 8, 29
# What GDAL writes where a DBF cannot hold a time.
_TIME = re.compile(r"(\d{4})/(\d\d)/(\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)?(?::?(\d\d))?")


def read_shapefile(path: Path, layer: str | None, problems: Problems) -> Frame | None:
    """Read a Shapefile.

    Args:
        path: Its .shp; the other parts lie beside it.
        layer: None, or the name of the file.
        problems: Takes what keeps it from being read.
    """
    name = as_text(path.name)
    found = {part: _beside(path, part) for part in _PARTS}
    data = {part: read_noted(file, as_text(file.name), problems, "Check it") for part, file in found.items() if file}
    if any(part is None for part in data.values()):
        return None
    if chosen([path.stem], layer, name, "layer", problems) is None:
        return None
    return _read({part: content for part, content in data.items() if content is not None}, name, problems)


def _beside(path: Path, part: str) -> Path | None:
    """A part of a Shapefile, whatever the case of its ending; the .shp itself also where it is not there."""
    if part == path.suffix.casefold():
        return path
    written = (part, part.upper())
    return next((file for suffix in written if (file := path.with_suffix(suffix)).exists()), None)


def read_zipped(path: Path, layer: str | None, problems: Problems) -> Frame | None:
    """Read a Shapefile in a zip archive.

    Args:
        path: The archive.
        layer: Name of the Shapefile, where the archive holds several.
        problems: Takes what keeps it from being read.
    """
    name = as_text(path.name)
    data = read_noted(path, name, problems, "Check the path")
    if data is None:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            shapes = _shapefiles(archive)
            stem = chosen([*shapes], layer, name, "Shapefile", problems)
            if stem is None:
                return None
            if sum(member.file_size for member in shapes[stem].values()) > MOST_BYTES:
                why = f"holds more than the {MOST_BYTES / 1e6:g} MB that are read"
                problems.add(name, why=why, fix="Leave out what is not needed")
                return None
            parts = {part: archive.read(member) for part, member in shapes[stem].items()}
    except BROKEN:
        why = "the file is no zip archive that can be read, or protected by a password"
        problems.add(name, why=why, fix="Unpack it, and give the path of the .shp")
        return None
    return _read(parts, name, problems)


def _shapefiles(archive: zipfile.ZipFile) -> dict[str, dict[str, zipfile.ZipInfo]]:
    """The Shapefiles of an archive by their names, with their parts."""
    found: dict[str, dict[str, zipfile.ZipInfo]] = {}
    for member in archive.infolist():
        inside = PurePosixPath(member.filename)
        # macOS packs a shadow of every file.
        if inside.suffix.casefold() in _PARTS and "__MACOSX" not in inside.parts:
            found.setdefault(str(inside.with_suffix("")), {})[inside.suffix.casefold()] = member
    return {stem: parts for stem, parts in found.items() if ".shp" in parts}


def _read(parts: Mapping[str, bytes], name: str, problems: Problems) -> Frame | None:
    if not parts[".shp"].startswith(SHAPEFILE.magic):
        problems.add(name, why="the file is no Shapefile", fix="Check what it is, and save it as GeoPackage")
        return None
    for part, purpose in _NEEDED.items():
        if part not in parts:
            problems.add(name, why=f"its {part} is missing, {purpose}", fix=f"Put the {part} beside the .shp")
            return None
    encoding = None if ".cpg" in parts else _encoding(parts[".dbf"], name, problems)
    if encoding == "":
        return None
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, content in parts.items():
            archive.writestr(f"layer{part}", content)
    frame = read_layer(packed.getvalue(), name, SHAPEFILE, None, problems, encoding=encoding)
    if frame is None:
        return None
    for field in frame.columns:
        if _holds_times(frame[field]):
            frame[field] = _times(frame[field])
    return frame


def _encoding(table: bytes, name: str, problems: Problems) -> str | None:
    """The encoding of a DBF without a .cpg: UTF-8 if it is; None if the DBF itself says one; "" if nobody can know."""
    (length,) = struct.unpack_from("<H", table.ljust(_HEADER_LENGTH + 2, b"\0"), _HEADER_LENGTH)
    texts = table[length:]
    try:
        texts.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(table) > _LANGUAGE and table[_LANGUAGE]:
            return None
        fix = f"Put a text file {Path(name).stem}.cpg beside it that names the encoding, such as 1252 or UTF-8"
        problems.add(name, why=f"has no .cpg; its .dbf is not UTF-8 and {likely(texts, error.start)}", fix=fix)
        return ""
    return "UTF-8"


def _holds_times(column: pd.Series) -> bool:
    """Whether GDAL has written a column of times as texts."""
    held = [cell for cell in column if isinstance(cell, str)]
    return bool(held) and all(map(_TIME.fullmatch, held)) and len(held) == column.notna().sum()


def _times(column: pd.Series) -> pd.Series:
    def written(match: re.Match[str]) -> str:
        year, month, day, time, hours, minutes = match.groups()
        offset = f"{hours}:{minutes or '00'}" if hours else ""
        return f"{year}-{month}-{day}T{time}{offset}"

    return as_days(pd.Series([_TIME.sub(written, cell) if isinstance(cell, str) else None for cell in column]))
