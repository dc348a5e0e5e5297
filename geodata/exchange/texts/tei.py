"""TEI P5: the document with its names, dates and quotations marked, and lists of what is said of it.

- The words of `body` are those of `document.txt`: a paragraph for each, a line break `lb`. A quotation is a `seg` that points to
  its event, in several parts where it runs over others; a name that one place or person alone has is `placeName` or `persName`.
- The record is the header; events, places with their toponyms, people, actors and sources are lists in `standOff`, messages
  `correspDesc`. Columns without an element are notes of their row (`tei_lists`). What TEI has no lists for (views, candidates,
  paths, geometries, translations, the keys of the dossier) stands as JSON in `xenoData`.
- Dates have the attributes of `geodata.dates.forms.tei`: TEI has no year 0, so a year before our era stands in `…-iso`; and
  beside them as they were typed. Attributes that were altered count.
- An edition of somebody else: the words of `text`, without what editors added (`note`, `corr`, `reg`, `expan`) and with what they
  found; places and people that lists or the text name, with ids of other gazetteers from `ref` and `idno`; a `date` with
  attributes is an event without a title; where the document lies, who wrote to whom and when.
"""

import json
from pathlib import Path

import pandas as pd
from lxml import etree

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.foreign_member import MEMBER, from_member, member_of
from geodata.exchange.forms import Loss
from geodata.exchange.samples import Sample
from geodata.exchange.tables import Tables, sheet
from geodata.exchange.texts.marked_text import Span, spans_of
from geodata.exchange.texts.tei_dates import dating_of
from geodata.exchange.texts.tei_header import IN_HEADER, read_messages, read_record, write_header
from geodata.exchange.texts.tei_lists import KINDS, read_lists, write_lists
from geodata.exchange.texts.tei_mentions import add_mentions
from geodata.exchange.texts.tei_text import fill_body, read_text
from geodata.exchange.xml_files import XML, Element, add, controls_lost, root_of
from geodata.files.plain_files import as_text

NAMESPACE = "http://www.tei-c.org/ns/1.0"


def recognises(sample: Sample) -> bool:
    """A file of TEI, but no corpus of several documents."""
    return sample.root == f"{{{NAMESPACE}}}TEI"


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write a dossier."""
    root = etree.Element("TEI", nsmap={None: NAMESPACE})
    header = add(root, "teiHeader")
    held = member_of(tables, {*KINDS, "toponyms", "messages"}) | {"document": _beside_header(tables.record)}
    held.pop("text", None)
    write_header(header, tables, json.dumps(held, ensure_ascii=False))
    stand_off = add(root, "standOff")
    write_lists(stand_off, tables)
    etree.indent(header, level=1)
    etree.indent(stand_off, level=1)
    header.tail = stand_off.tail = "\n"
    text = add(root, "text", attributes={f"{XML}lang": tables.record.get("language", "")})
    days = dict(zip(dossier.events["id"], dossier.events["when"], strict=True))

    def dating(span: Span) -> dict[str, str]:
        said = [dating_of(days[id_]) for id_ in span.ids]
        return said[0] if all(each == said[0] for each in said) else {}

    fill_body(add(text, "body"), tables.text, spans_of(dossier, tables), dating)
    path.write_bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n")
    return controls_lost(tables)


def _beside_header(record: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in record.items() if name not in IN_HEADER}


def read(path: Path) -> Tables:
    """Read a file.

    Raises:
        FileError: If it cannot be read, is no TEI, holds several documents, or coordinates that are none.
    """
    root, file, problems = root_of(path), as_text(path), Problems()
    if root.tag != f"{{{NAMESPACE}}}TEI":
        why, fix = "its first element is not TEI", "Take one TEI element out of a corpus, as a file of its own"
        problems.add(file, row=root.sourceline, value=str(root.tag), why=why, fix=fix)
        problems.raise_any(FileError)
    tables = _beside(root, file, problems)
    record = read_record(root, tables.record.get("calendar", ""))
    tables.record = {**tables.record, **record}
    if not tables.keys and record.get("title"):
        tables.keys["title"] = record["title"]
    calendar = tables.record.get("calendar", "")
    lists = read_lists(root, calendar, file, problems)
    text = root.find("{*}text")
    if text is not None:
        found = read_text(text)
        tables.text = found.text
        add_mentions(lists, found.mentions, tables.record.get("language", ""))
    calendars = {id_: row.get("calendar") or calendar for id_, row in lists.rows["events"].items()}
    rows = {name: list(held.values()) for name, held in lists.rows.items()}
    rows |= {"toponyms": lists.toponyms, "messages": read_messages(root, lists, calendars)}
    tables.sheets |= {name: sheet(name, pd.DataFrame(held).fillna("")) for name, held in rows.items() if held}
    problems.raise_any(FileError)
    return tables


def _beside(root: Element, file: str, problems: Problems) -> Tables:
    """What stands as JSON in the header, in a file of ours."""
    held = root.find(f"{{*}}teiHeader/{{*}}xenoData[@type='{MEMBER}']")
    try:
        member = None if held is None else json.loads("".join(held.itertext()))
    except (ValueError, RecursionError):
        problems.add(file, column="xenoData", why="is not JSON", fix="Take the file as it was written, or leave it out")
        return Tables()
    return from_member(member, file, problems)
