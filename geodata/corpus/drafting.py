"""`draft_corpus`: every document of a folder is drafted, and what is found goes into one file."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from geodata.corpus.documents import listed, name_of
from geodata.corpus.merging import merge, report_beside
from geodata.corpus.parts import Parts
from geodata.corpus.scheduling import draft_bag
from geodata.errors import FileError, Problem
from geodata.files.plain_files import as_text
from geodata.gazetteers.geonames import geonames


def draft_corpus(
    folder: str | Path,
    output: str | Path,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Draft every document of a folder, however many, and write what they name into one GeoParquet file.

    What is found in a document is kept in `<output>.parts` until all are done: a run that was killed goes on where it was when it
    is started again. The same documents give the same bytes, whatever the workers, their order and the interruptions. A document
    that cannot be read is a row of the report.

    Args:
        folder: Of the documents, with the folders within it. Names that begin with a point are passed over.
        output: A `.parquet` file. Folders are made as needed.
        workers: Processes of this machine; default: as many as it may use at once.
        scheduler: Address of that of a Dask cluster, such as `tcp://host:8786`, whose workers have the same version of the
            program and see both folders under the same paths; default: this machine alone.
        progress: Is told now and then how many documents are ready, and of how many.

    Returns:
        The path of the output. It has a row for each toponym, date and event that was found, see `corpus.mentions.mentions`, in
        EPSG:4326; rows without a place have no geometry. Beside it lies `<output without .parquet>.report.csv`: a row for each
        document with its status (`drafted`, `unreadable` or `failed`), how much was found, the seconds it took, and what is
        wrong.

    Raises:
        FileError: There are no documents, the cluster cannot do it, or a worker ended.
        OSError: A folder cannot be read, or a file written.
        ValueError: The output has another ending, both workers and a scheduler are given, or there are fewer workers than one.

    Example:
        >>> ct.draft_corpus("seeds/cable-75511", "mentions.parquet", workers=1).name
        'mentions.parquet'
    """
    folder, output = Path(folder), Path(output)
    _check(output, workers, scheduler)
    parts = Parts.beside(output)
    paths = listed(folder, without=(output, report_beside(output), parts.folder))
    if not paths:
        raise FileError(
            [Problem(file=as_text(folder), why="there is no document in it", fix="Give a folder with texts")]
        )
    parts.folder.mkdir(parents=True, exist_ok=True)
    # Its index is made here once, on a machine that has none; else each worker would make it, with a gigabyte of memory.
    geonames()
    ready = 0

    def told(more: int) -> None:
        nonlocal ready
        ready += more
        if progress is not None:
            progress(ready, len(paths))

    place = folder.resolve(), parts.folder.resolve()
    outcomes = draft_bag(paths, folder=place[0], parts=place[1], workers=workers, scheduler=scheduler, told=told)
    merge(output, zip(map(name_of, paths), outcomes, strict=True), parts)
    parts.remove()
    return output


def _check(output: Path, workers: int | None, scheduler: str | None) -> None:
    if output.suffix != ".parquet":
        raise ValueError(f"{as_text(output.name)}: a corpus is a .parquet file")
    if output.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(output))
    if workers is not None and scheduler is not None:
        raise ValueError("a cluster has its own workers; leave out workers, or the scheduler")
    if workers is not None and workers < 1:
        raise ValueError(f"workers is {workers}; give 1 or more")
