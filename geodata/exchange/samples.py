"""What a file looks like inside: its JSON, the header of its table, the root of its XML: so formats of one ending are told."""

import csv
import io
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from geodata.errors import FileError, Problems
from geodata.files.plain_files import as_text, read_noted

# Letters of a table in which its header is sought.
_HEAD = 65_536


@dataclass(frozen=True)
class Sample:
    """A file to be recognised.

    Attributes:
        path: Where it lies.
        content: All of its bytes.
    """

    path: Path
    content: bytes

    @cached_property
    def json(self) -> Any:
        """What it holds as JSON; None if it is none."""
        try:
            return json.loads(self.content)
        except (ValueError, RecursionError):
            return None

    @cached_property
    def header(self) -> tuple[str, ...]:
        """The first row of a table whose cells are parted by commas, semicolons or tabs; empty if there is none."""
        head = self.content[:_HEAD].decode("utf-8-sig", "replace")
        line = head.splitlines()[0] if head else ""
        separator = max(",;\t", key=line.count)
        rows = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
        try:
            return tuple(cell.strip() for cell in next(rows, ()))
        except csv.Error:
            return ()

    @cached_property
    def root(self) -> str:
        """The name of the first element of XML, in its namespace: `{http://www.tei-c.org/ns/1.0}TEI`; "" if it is no XML."""
        events = etree.iterparse(io.BytesIO(self.content), events=("start",), resolve_entities=False, no_network=True)
        try:
            return str(next(events)[1].tag)
        except (etree.XMLSyntaxError, StopIteration):
            return ""


def sample(path: Path) -> Sample:
    """A file to be recognised.

    Raises:
        FileError: If it cannot be read, is no plain file or is too large.
    """
    problems = Problems()
    content = read_noted(path, as_text(path), problems, "Check the file and its rights")
    problems.raise_any(FileError)
    return Sample(path, content or b"")
