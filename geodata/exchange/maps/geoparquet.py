"""GeoParquet: a row for each event; see `rows`. It takes pyarrow, the extra `parquet`."""

from pathlib import Path

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.event_rows import unnamed
from geodata.exchange.forms import Loss
from geodata.exchange.maps.rows import event_frame, from_frame
from geodata.exchange.samples import Sample
from geodata.exchange.tables import Tables
from geodata.files.plain_files import as_text
from geodata.frames.parquet import read_parquet

_MAGIC = b"PAR1"


def recognises(sample: Sample) -> bool:
    """A file that begins as such."""
    return sample.content.startswith(_MAGIC)


def read(path: Path) -> Tables:
    """Read a file, of ours or of another program.

    Raises:
        FileError: If it cannot be read, or pyarrow is not installed.
    """
    problems = Problems()
    frame = read_parquet(path, None, problems)
    problems.raise_any(FileError)
    tables = Tables() if frame is None else from_frame(frame, Tables(), as_text(path.name), problems)
    problems.raise_any(FileError)
    return tables


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write the events of a dossier.

    Raises:
        ValueError: If pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401, ICN001, PLC0415 - optional
    except ModuleNotFoundError as error:
        why = "GeoParquet takes pyarrow, which is not installed: pip install 'chronotope[parquet]'; or take gpkg"
        raise ValueError(why) from error
    event_frame(dossier, tables).to_parquet(path, index=False)
    return unnamed(tables)
