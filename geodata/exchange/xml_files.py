"""XML as formats of the field have it: read without entities and network, written with the same bytes each time."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from geodata.errors import FileError, Problems
from geodata.exchange.forms import Loss
from geodata.exchange.samples import sample
from geodata.exchange.tables import Tables
from geodata.files.excel_sheets import CONTROLS
from geodata.files.plain_files import as_text

Element = Any
XML = "{http://www.w3.org/XML/1998/namespace}"


def root_of(path: Path) -> Element:
    """The first element of an XML file.

    Raises:
        FileError: It cannot be read, is not well-formed, or uses entities that its DOCTYPE declares.
    """
    problems = Problems()
    name = as_text(path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = None
    try:
        root = etree.fromstring(sample(path).content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = error.lineno if isinstance(error, etree.XMLSyntaxError) else None
        said = " ".join(str(error).split())
        problems.add(name, row=line, why=f"the file is not XML that can be read: {said}", fix="Correct the line")
    if root is not None:
        for entity in root.iter(etree.Entity):
            fix = "Write the letters themselves; what a DOCTYPE declares is not read"
            problems.add(name, row=entity.sourceline, value=entity.text, why="is an entity", fix=fix)
    problems.raise_any(FileError)
    return root


def add(parent: Element, tag: str, text: str = "", attributes: Mapping[str, str] | None = None) -> Element:
    """A new last child with its text; attributes without a value are left out."""
    child = etree.SubElement(parent, tag)
    child.text = allowed(text) or None
    for name, value in (attributes or {}).items():
        if value:
            child.set(name, allowed(value))
    return child


def allowed(text: str) -> str:
    """A text with � for what XML 1.0 does not have: control characters and halves of letters."""
    return CONTROLS.sub("�", text)


def controls_lost(tables: Tables) -> list[Loss]:
    """How many cells and texts have characters that `allowed` replaces."""
    texts = [tables.text, *tables.translations.values(), *tables.keys.values(), *tables.record.values()]
    texts += [cell for frame in tables.sheets.values() for column in frame for cell in frame[column]]
    count = sum(CONTROLS.search(text) is not None for text in texts)
    return [Loss(what="texts", count=count, why="have control characters, which XML cannot hold")] if count else []


def as_bytes(root: Element) -> bytes:
    """A file of it, in UTF-8, a tag in each line where the text of an element does not forbid it."""
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def kind_of(element: Element) -> str:
    """The name of an element without its namespace; "" for a comment or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: Element | None) -> str:
    """What an element says, with single blanks; "" if there is none."""
    return "" if element is None else " ".join("".join(element.itertext(etree.Element)).split())


def words(element: Element) -> str:
    """What an element says: with its lines, or with single blanks where they are indented as a program does it."""
    return with_lines("".join(element.itertext("{*}*")))


def with_lines(said: str) -> str:
    """A text without blanks around it, its lines together where they are indented."""
    said = said.strip()
    return " ".join(said.split()) if re.search(r"\n[ \t]", said) else said
