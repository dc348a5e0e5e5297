"""KML and KMZ (OGC 12-007r2): a placemark for each event, place and geometry, in a folder of its kind.

- Title, name or label is the `name`; the summary of an event, the note of a place or geometry the `description`. Coordinates
  stand in the geometry alone, so that a placemark that was moved is where it is. All other columns are extended data, under their
  own names, with `sheet` for the kind of row; what has no placemark is the extended datum `chronotope` of the document.
- An event is drawn where its places are, or as its geometries. These are read from the placemarks of their own.
- Times are those of XML Schema, which KML names. A date that is one year, month or day is a `TimeStamp`; any other a `TimeSpan`
  from its first possible day to its last, without an end that is open or not known. The column `date` has the EDTF; a time
  that was altered beside it counts. Years before our era are counted with a year 0, as people do who have made such files; for
  that year itself, which XML Schema 1.0 lacks, no time is written.
- A file of another program: a placemark with a time is an event, one without is a place or, if it is no point, a geometry.
- Pictures come along in a KMZ.
"""

import json
import zipfile
from dataclasses import replace
from math import isfinite
from pathlib import Path

import shapely
from lxml import etree

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems, Refusal
from geodata.exchange.event_rows import unique
from geodata.exchange.foreign_member import MEMBER, from_member
from geodata.exchange.forms import Loss
from geodata.exchange.maps.kml_others import Mark, add_others, degrees, wkt
from geodata.exchange.maps.kml_writing import SHOWN, add_time, kml_of
from geodata.exchange.samples import Sample
from geodata.exchange.stories.markup import plain
from geodata.exchange.tables import SHEETS, Tables, own_language, sheet
from geodata.exchange.typed_dates import typed_date
from geodata.exchange.xml_files import Element, controls_lost
from geodata.files.plain_files import MOST_BYTES, as_text
from geodata.frames.archives import BROKEN
from geodata.frames.kml import kml_root, own_and_extended, placemarks, shape_noted
from geodata.frames.kml_parts import child, date_of
from geodata.tables.images import FOLDER, image_name

_ARCHIVED = "doc.kml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def recognises(sample: Sample) -> bool:
    """Any KML or KMZ."""
    return sample.root.rpartition("}")[2] == "kml" or sample.content.startswith(b"PK")


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write a dossier; a KMZ holds its pictures too."""
    document = kml_of(dossier, tables)
    if path.suffix.casefold() != ".kmz":
        path.write_bytes(document)
        count = len(tables.images)
        lost = [Loss(what="images", count=count, why="a KML holds no files; a KMZ does")] if count else []
        return [*lost, *controls_lost(tables)]
    with zipfile.ZipFile(path, "w") as archive:
        members = {_ARCHIVED: document, **{f"{FOLDER}/{name}": data for name, data in tables.images.items()}}
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return controls_lost(tables)


def read(path: Path) -> Tables:
    """Read the placemarks of a file.

    Raises:
        FileError: If it cannot be read, has no placemark, or one with coordinates that are none.
    """
    problems = Problems()
    name = as_text(path.name)
    root = kml_root(path, problems)
    marks = [] if root is None else [_mark(each, name, problems) for each in placemarks(root, name, problems)]
    tables = Tables() if root is None else _of_document(root, name, problems)
    _take_ours(tables, [mark for mark in marks if mark.extended.get("sheet") in SHOWN])
    add_others(tables, [mark for mark in marks if mark.extended.get("sheet") not in SHOWN])
    tables.images = _pictures(path, set(tables.sheets["events"]["image"]))
    problems.raise_any(FileError)
    return tables


def _mark(element: Element, name: str, problems: Problems) -> Mark:
    own, extended = own_and_extended(element)
    shape = shape_noted(element, name, problems)
    if shape is not None:
        shape = shapely.force_2d(shape)
        if not all(map(isfinite, shapely.get_coordinates(shape).flat)):
            fix = "Write longitude,latitude in degrees, or delete the geometry"
            line, title = element.sourceline, own.get("name", "")
            problems.add(name, row=line, column="coordinates", value=title, why="lies nowhere", fix=fix)
            shape = None
    return Mark({**own, "date": _date_of(element)}, extended, shape)


def _date_of(element: Element) -> str:
    """The time of a placemark, or that of the nearest folder which has one, as Google Earth takes it since version 5.1."""
    timed = (
        each
        for each in element.iterancestors()
        if child(each, "TimeSpan") is not None or child(each, "TimeStamp") is not None
    )
    return date_of(element) or next(map(date_of, timed), "")


def _of_document(root: Element, name: str, problems: Problems) -> Tables:
    """The title, and what stands beside the placemarks."""
    document = child(root, "Document")
    own, extended = ({}, {}) if document is None else own_and_extended(document)
    try:
        tables = from_member(json.loads(extended.get(MEMBER, "null")), name, problems)
    except (ValueError, RecursionError):
        problems.add(name, column=MEMBER, why="is not JSON", fix="Take the file as it was written, or leave it out")
        return Tables()
    if MEMBER not in extended:
        tables.keys["note"] = plain(own.get("description", ""))
    return replace(
        tables, keys={key: text for key, text in {**tables.keys, "title": own.get("name", "")}.items() if text}
    )


def _take_ours(tables: Tables, marks: list[Mark]) -> None:
    """The rows of placemarks that say of which sheet they are."""
    rows: dict[str, list[dict[str, str]]] = {name: [] for name in SHOWN}
    taken: dict[str, set[str]] = {name: set() for name in SHOWN}
    for mark in marks:
        name = mark.extended["sheet"]
        own = {column.name: column for column in SHEETS[name]}
        row = {key: text for key, text in mark.extended.items() if key in own or own_language(own, key)}
        title, description = SHOWN[name]
        row |= {title: mark.own.get("name", ""), description: mark.own.get("description", "")}
        row["id"] = unique(row.get("id") or row[title], taken[name], f"{name.rstrip('s')}-{len(rows[name]) + 1}")
        if name == "events":
            row |= _date(row, mark.own["date"], tables.record.get("calendar", ""))
        elif name == "places" and mark.shape is not None and mark.shape.geom_type == "Point":
            row |= degrees([mark.shape])
        elif name == "geometries" and mark.shape is not None:
            row["wkt"] = wkt(mark.shape)
        rows[name].append(row)
    for name, given in rows.items():
        tables.sheets[name] = sheet(name, given)


def _date(row: dict[str, str], time: str, documents: str) -> dict[str, str]:
    """The date of an event of ours: its time where somebody has altered it."""
    said = typed_date(row.get("date", ""), row.get("calendar") or documents)
    written = etree.Element("Placemark")
    if said is not None:
        add_time(written, said)
    is_written = not time or (said is not None and date_of(written) in ("", time))
    return {} if is_written or typed_date(time) is None else {"date": time, "calendar": "gregorian"}


def _pictures(path: Path, named: set[str]) -> dict[str, bytes]:
    """The pictures in a KMZ that events name."""
    if path.suffix.casefold() != ".kmz":
        return {}
    found = {}
    room = MOST_BYTES
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                folder, _, name = member.filename.partition("/")
                if folder == FOLDER and name in named and _is_picture(name) and member.file_size <= room:
                    found[name] = archive.read(member)
                    room -= len(found[name])
    except BROKEN:
        return {}
    return found


def _is_picture(name: str) -> bool:
    try:
        image_name(name)
    except Refusal:
        return False
    return True
