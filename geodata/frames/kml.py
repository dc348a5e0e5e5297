"""KML and KMZ: placemarks with all that their times say; GDAL reads years as nothing and a month as its first day."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from lxml import etree
from shapely.errors import ShapelyError

from geodata.errors import Problems
from geodata.files.plain_files import MOST_BYTES, as_text, read_noted
from geodata.frames.archives import BROKEN
from geodata.frames.kml_parts import Element, child, children, date_of, is_called, kind_of, shape_of, text_of
from geodata.frames.layers import chosen
from geodata.frames.tables import typed

_ZIP = b"PK\x03\x04"
_OWN = ("id", "folder", "name", "description", "date")
_SAVE = "Save it again in the program that it comes from"


def read_kml(path: Path, layer: str | None, problems: Problems) -> gpd.GeoDataFrame | None:
    """Read the placemarks.

    Args:
        path: The file; of a KMZ, the first document is read.
        layer: Name of the folder; None for all, whose names are a column.
        problems: Takes what keeps it from being read.

    Returns:
        `id`, `folder`, `name`, `description` and `date`, as far as a placemark has them; then a column for each name in the
        extended data. `date` is EDTF: what a time stamp says, or first and last day of a span. In EPSG:4326.
    """
    name = as_text(path.name)
    root = kml_root(path, problems)
    marks = [] if root is None else placemarks(root, name, problems)
    if not marks:
        return None
    shapes = [shape_noted(mark, name, problems) for mark in marks]
    rows = [own_and_extended(mark) for mark in marks]
    if layer is not None:
        folders = list(dict.fromkeys(row["folder"] for row, _ in rows if "folder" in row))
        if chosen(folders, layer, name, "folder", problems) is None:
            return None
        inside = [number for number, (own, _) in enumerate(rows) if own.get("folder") == layer]
        rows, shapes = [rows[number] for number in inside], [shapes[number] for number in inside]
    return gpd.GeoDataFrame(_columns(rows), index=range(len(rows)), geometry=gpd.GeoSeries(shapes, crs="EPSG:4326"))


def kml_root(path: Path, problems: Problems) -> Element | None:
    """The first element of a KML, or of the first document in a KMZ; None where it cannot be read, which is noted."""
    name = as_text(path.name)
    data = read_noted(path, name, problems, "Check the path")
    xml = _unpacked(data, name, problems) if data and data.startswith(_ZIP) else data
    return None if xml is None else _parsed(xml, name, problems)


def placemarks(root: Element, name: str, problems: Problems) -> list[Element]:
    """The placemarks in the order of the file; that there are none is noted."""
    marks = [each for each in root.iter() if is_called(each, "Placemark")]
    if not marks:
        fix = "Save what it shows as KML: links to other files are not followed"
        problems.add(name, why="the file holds no placemark", fix=fix)
    return marks


def _unpacked(data: bytes, name: str, problems: Problems) -> bytes | None:
    """The first document in a KMZ."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [each for each in archive.infolist() if each.filename.casefold().endswith(".kml")]
            if not members:
                problems.add(name, why="the archive holds no .kml", fix=_SAVE)
                return None
            if members[0].file_size > MOST_BYTES:
                why = f"holds more than the {MOST_BYTES / 1e6:g} MB that are read"
                problems.add(name, why=why, fix="Leave out what is not needed")
                return None
            return archive.read(members[0])
    except BROKEN:
        problems.add(name, why="the file is no archive that can be read", fix=_SAVE)
        return None


def _parsed(xml: bytes, name: str, problems: Problems) -> Element | None:
    """The root; also of a file that leaves out to say what a prefix stands for, as many do."""
    # What a file of somebody else names is not fetched, and its entities do not grow.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    faults = [fault for fault in parser.error_log if fault.domain_name != "NAMESPACE"]
    if root is not None and not faults:
        return root
    line = faults[0].line if faults else None
    said = f": {' '.join(faults[0].message.split())}" if faults else ""
    problems.add(
        name, row=line, why=f"the file is not XML that can be read{said}", fix=f"Correct the line, or {_SAVE.lower()}"
    )
    return None


def shape_noted(mark: Element, name: str, problems: Problems) -> Any:
    """The geometry of a placemark; None if it has none, or coordinates that cannot be read, which is noted."""
    try:
        return shape_of(mark)
    except (ValueError, ShapelyError) as error:
        why, fix = (
            f"has coordinates that cannot be read: {error}",
            "Write longitude,latitude, with blanks between the points",
        )
        problems.add(
            name, row=mark.sourceline, column="Placemark", value=text_of(child(mark, "name")), why=why, fix=fix
        )
        return None


def own_and_extended(mark: Element) -> tuple[dict[str, str], dict[str, str]]:
    """What a placemark says itself, and what its extended data say."""
    folders = [text_of(child(each, "name")) for each in mark.iterancestors() if is_called(each, "Folder")]
    own = {
        "id": mark.get("id", ""),
        "folder": " / ".join(filter(None, reversed(folders))),
        "name": text_of(child(mark, "name")),
        "description": text_of(child(mark, "description")),
        "date": date_of(mark),
    }
    return {key: value for key, value in own.items() if value}, dict(_extended(mark))


def _extended(mark: Element) -> Iterator[tuple[str, str]]:
    """Names and values of the extended data: typed, untyped, or in elements of another program's own."""
    for held in children(mark, "ExtendedData"):
        for element in held.iter(etree.Element):
            if is_called(element, "Data"):
                yield element.get("name", ""), text_of(child(element, "value"))
            elif is_called(element, "SimpleData"):
                yield element.get("name", ""), text_of(element)
            elif element.getparent() is held and not is_called(element, "SchemaData"):
                yield kind_of(element), text_of(element)


def _columns(rows: list[tuple[dict[str, str], dict[str, str]]]) -> dict[str, pd.Series]:
    """The columns; one of the extended data that has the name of another is numbered."""
    used = [key for key in _OWN if any(key in own for own, _ in rows)]
    columns = {key: pd.Series([own.get(key) for own, _ in rows], dtype="str") for key in used}
    for key in dict.fromkeys(key for _, extended in rows for key in extended):
        name = key or "data"
        while name in columns or name == "geometry":
            name = f"{name} (2)"
        columns[name] = typed([extended.get(key, "") for _, extended in rows])
    return columns
