"""The parts of a corpus become one GeoParquet file, a row group at a time, and a report with a row for each document."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from geodata.corpus.documents import Outcome
from geodata.corpus.parts import Parts
from geodata.corpus.table import KINDS, ROW_GROUP, SCHEMA, schema_of_file
from geodata.files.atomic_writing import workshop

REPORT = ("document", "status", *(f"{kind}s" for kind in KINDS), "seconds", "error")


def report_beside(output: Path) -> Path:
    """Where the report of a run is written: `mentions.report.csv`."""
    return output.with_suffix(".report.csv")


def merge(output: Path, outcomes: Iterable[tuple[str, Outcome]], parts: Parts) -> None:
    """Write the file and its report; each appears whole or not at all.

    Args:
        output: The GeoParquet file. The same documents give the same bytes.
        outcomes: Each document with what became of it, in the order in which they are told.
        parts: Have the rows.

    Raises:
        OSError: One cannot be written, or a part is gone.
    """
    with workshop(output.parent) as folder:
        file, report = folder / output.name, folder / "report.csv"
        with (
            report.open("w", encoding="utf-8", newline="") as lines,
            pq.ParquetWriter(file, schema_of_file(), compression="zstd", version="2.6") as writer,
        ):
            told = csv.writer(lines, lineterminator="\n").writerow
            told(list(REPORT))
            rows = (_reported(name, outcome, parts, told) for name, outcome in outcomes)
            for group in _groups(rows):
                writer.write_table(group, row_group_size=ROW_GROUP)
        report.replace(report_beside(output))
        file.replace(output)


def _reported(name: str, outcome: Outcome, parts: Parts, told: Callable[[list[Any]], object]) -> pa.Table:
    """The rows of a document with its name, after its line in the report is written."""
    rows, seconds = parts.read(outcome.key) if outcome.key else (SCHEMA.empty_table(), "")
    counts = Counter(rows["kind"].to_pylist())
    told([name, outcome.status, *(counts[kind] for kind in KINDS), seconds, outcome.error])
    return rows.add_column(0, "document", pa.array([name] * len(rows), pa.string()))


def _groups(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Tables of as many rows as a group has, and a last one; however the rows came, each lies in one piece."""
    waiting: list[pa.Table] = []
    count = 0
    for table in tables:
        waiting.append(table)
        count += len(table)
        while count >= ROW_GROUP:
            whole = pa.concat_tables(waiting)
            yield whole.slice(0, ROW_GROUP).combine_chunks()
            waiting, count = [whole.slice(ROW_GROUP)], count - ROW_GROUP
    if count:
        yield pa.concat_tables(waiting).combine_chunks()
