"""CMIF, the list of letters that correspSearch gathers: a `correspDesc` for each letter, in a TEI file without a text.

- Written are messages, each with its event: who to whom, whence, whither, when. What CMIF has no elements for, of the event and
  of the people, places, sources and actors that it names, is a `note` of the letter: `type` the sheet, `n` the row, `subtype` the
  column. All else is lost.
- Dates have the attributes of `geodata.dates.forms.tei`, without a year 0, and as text what was typed.
- Read: a letter is an event of kind message, its title who wrote to whom; `source` and `ref` of a letter become a source. Ids of
  people in other files (GND, VIAF) have no column in a dossier; those of places are kept.
"""

from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.forms import Loss
from geodata.exchange.samples import Sample
from geodata.exchange.tables import Tables
from geodata.exchange.texts.cmif_letters import Letters
from geodata.exchange.texts.tei_dates import dating_of
from geodata.exchange.typed_dates import typed_date
from geodata.exchange.xml_files import Element, add, as_bytes, controls_lost, root_of, text_of
from geodata.files.plain_files import as_text
from geodata.tables.cells import values
from geodata.tables.identifiers import page_of

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_ACTIONS = (("sent", "sender", "place_from"), ("received", "recipient", "place_to"))
# Columns of an event that name rows of other sheets.
_NAMED = {"places": "places", "source": "sources", "actors": "actors", "voice": "people"}


def recognises(sample: Sample) -> bool:
    """TEI with letters in its header and no words in its text."""
    if sample.root != f"{{{_NAMESPACE}}}TEI":
        return False
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(sample.content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return False
    return root.find(".//{*}correspDesc") is not None and not text_of(root.find("{*}text"))


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:  # noqa: ARG001 - as every format
    """Write the letters of a dossier."""
    root = etree.Element("TEI", nsmap={None: _NAMESPACE})
    header = add(root, "teiHeader")
    file = add(header, "fileDesc")
    add(add(file, "titleStmt"), "title", tables.keys.get("title", ""))
    published = add(file, "publicationStmt")
    add(published, "publisher", tables.record.get("credit", ""))
    add(add(published, "availability"), "p", tables.record.get("rights", ""))
    add(add(file, "sourceDesc"), "bibl", tables.record.get("title", ""))
    profile = add(header, "profileDesc")
    rows = {name: {row["id"]: row for row in tables.rows(name)} for name in {"events", *_NAMED.values()}}
    written: set[tuple[str, str]] = set()
    for message in tables.rows("messages"):
        _write_letter(profile, message, rows, tables.record.get("calendar", ""), written)
    if not len(profile):
        header.remove(profile)
    add(add(add(root, "text"), "body"), "p")
    path.write_bytes(as_bytes(root))
    return [*_lost(rows, written), *controls_lost(tables)]


def _write_letter(
    profile: Element,
    message: Mapping[str, str],
    rows: Mapping[str, Mapping[str, dict[str, str]]],
    calendar: str,
    written: set[tuple[str, str]],
) -> None:
    event = rows["events"][message["event"]]
    described = add(profile, "correspDesc", attributes={"key": event["id"]})
    named = [("events", event["id"])]
    for kind, who, where in _ACTIONS:
        action = add(described, "correspAction", attributes={"type": kind})
        for id_ in values(message[who]):
            add(action, "persName", rows["people"][id_]["name"], {"key": id_})
            named.append(("people", id_))
        if id_ := message.get(where, ""):
            place = rows["places"][id_]
            pages = [page for each in values(place.get("external_ids", "")) if (page := page_of(each)[1])]
            add(action, "placeName", place["name"], {"key": id_, "ref": " ".join(pages[:1])})
            named.append(("places", id_))
        if date := message.get(kind, ""):
            add(action, "date", date, dating_of(typed_date(date, event.get("calendar", calendar))))
    shown = set(named)
    named += [(name, id_) for column, name in _NAMED.items() for id_ in values(event.get(column, ""))]
    for name, id_ in named:
        if (name, id_) not in written:
            written.add((name, id_))
            _note(described, name, rows[name][id_], is_shown=(name, id_) in shown)


def _note(described: Element, name: str, row: Mapping[str, str], *, is_shown: bool) -> None:
    """The columns of a row; a name that stands in the letter is not said again."""
    for column, text in row.items():
        if column not in {"id", "geometry"} and not (is_shown and column == "name"):
            add(described, "note", text, {"type": name, "n": row["id"], "subtype": column})


def _lost(rows: Mapping[str, Mapping[str, object]], written: set[tuple[str, str]]) -> list[Loss]:
    found = []
    for name in ("events", "places", "sources", "actors", "people"):
        count = sum((name, id_) not in written for id_ in rows[name])
        found += [Loss(what=name, count=count, why="no letter names them")] if count else []
    return found


def read(path: Path) -> Tables:
    """Read the letters of a file.

    Raises:
        FileError: If it cannot be read, or has no letter.
    """
    root, file, problems = root_of(path), as_text(path), Problems()
    descriptions = list(root.iter("{*}correspDesc"))
    if not descriptions:
        fix = "Export the letters as CMIF, with a correspDesc for each"
        problems.add(file, why="the file holds no correspDesc", fix=fix)
    problems.raise_any(FileError)
    letters = Letters(root)
    for description in descriptions:
        letters.take(description)
    return letters.tables()
