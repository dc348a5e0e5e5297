"""FlatGeobuf: a feature for each event, in their order; see `rows`."""

from pathlib import Path

import pyogrio

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.event_rows import unnamed
from geodata.exchange.forms import Loss
from geodata.exchange.maps.rows import event_frame, from_frame
from geodata.exchange.samples import Sample
from geodata.exchange.tables import Tables
from geodata.files.plain_files import as_text
from geodata.frames.shapes import FLATGEOBUF, read_shapes


def recognises(sample: Sample) -> bool:
    """A file that begins as such."""
    return sample.content.startswith(FLATGEOBUF.magic)


def read(path: Path) -> Tables:
    """Read a file, of ours or of another program.

    Raises:
        FileError: If it cannot be read.
    """
    problems = Problems()
    frame = read_shapes(path, None, problems, kind=FLATGEOBUF)
    problems.raise_any(FileError)
    tables = Tables() if frame is None else from_frame(frame, Tables(), as_text(path.name), problems)
    problems.raise_any(FileError)
    return tables


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write the events of a dossier. Without an index rows keep their order, and those without a place are let in."""
    frame = event_frame(dossier, tables)
    pyogrio.write_dataframe(
        frame, path, driver="FlatGeobuf", layer="events", geometry_type="Unknown", SPATIAL_INDEX="NO"
    )
    return unnamed(tables)
