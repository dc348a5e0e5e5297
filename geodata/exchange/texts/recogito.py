"""Annotations as Recogito 2 exports them in a table: a row for each, with its words, its anchor and what it names.

The columns are those of AnnotationsToCSV in https://github.com/pelagios/recogito2; `FILE` and `VOCAB_TEMPORAL_BOUNDS` are not
in all of its versions. Anchors count units of UTF-16 from the beginning of the document. Written are events with their words,
of type EVENT, and behind them the columns of `event_rows` under their own names.
"""

import re
from pathlib import Path

import pandas as pd

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.event_rows import event_rows, from_event_rows, unnamed
from geodata.exchange.forms import Loss
from geodata.exchange.samples import Sample
from geodata.exchange.tables import Tables, records, sheet
from geodata.exchange.text_tables import read_text_table
from geodata.exchange.texts.annotations import Annotation, Quoter, sheets_of
from geodata.files.plain_files import as_text
from geodata.files.texts import read_text

COLUMNS = (
    "UUID", "FILE", "QUOTE_TRANSCRIPTION", "ANCHOR", "TYPE", "URI", "VOCAB_LABEL", "LAT", "LNG", "PLACE_TYPE",
    "VERIFICATION_STATUS", "TAGS", "COMMENTS",
)  # fmt: skip
_NEEDED = {"UUID", "QUOTE_TRANSCRIPTION", "ANCHOR", "TYPE"}
_OFFSET = re.compile(r"char-offset:([0-9]{1,12})")
_KINDS = {"PLACE": "place", "PERSON": "person"}


def recognises(sample: Sample) -> bool:
    """A table with the columns that say what was annotated, and where."""
    return set(sample.header) >= _NEEDED


def read(path: Path) -> Tables:
    """Read a table of annotations; the text that they are of is looked for in a file beside it that ends in .txt.

    Raises:
        FileError: If it cannot be read, lacks its columns, or quotes what is not in the text.
    """
    frame = read_text_table(path)
    problems, name = Problems(), as_text(path)
    if missing := sorted(_NEEDED - set(frame)):
        problems.add(name, row=1, why=f"has no column {', '.join(missing)}", fix="Export the annotations again as CSV")
        problems.raise_any(FileError)
    beside = path.with_suffix(".txt")
    text = (read_text(beside, as_text(beside), problems) if beside.is_file() else "") or ""
    is_ours = frame["id"] != "" if "id" in frame else pd.Series(data=False, index=frame.index)
    ours = (
        frame[is_ours]
        .drop(columns=list(COLUMNS), errors="ignore")
        .assign(quotation=frame["QUOTE_TRANSCRIPTION"][is_ours])
    )
    tables = from_event_rows(ours) if is_ours.any() else Tables()
    others = frame[~is_ours]
    annotations = [_annotation(number, row) for number, row in zip(others.index, records(others), strict=True)]
    rows = sheets_of(annotations, Quoter(text, name, problems))
    problems.raise_any(FileError)
    for each, new in rows.items():
        if new:
            tables.sheets[each] = sheet(each, [*records(tables.sheets[each]), *new])
    tables.text = text
    return tables


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write the events of a dossier."""
    events = tables.sheets["events"]
    text, starts = dossier.document.text, dossier.events["quotation_start"]
    said = {
        "UUID": events["id"].tolist(),
        "FILE": ["document.txt"] * len(events),
        "QUOTE_TRANSCRIPTION": events["quotation"].tolist(),
        "ANCHOR": ["" if pd.isna(start) else f"char-offset:{_units(text[: int(start)])}" for start in starts],
        "TYPE": ["EVENT"] * len(events),
        "TAGS": events["kind"].tolist(),
        "COMMENTS": events["summary"].tolist(),
    }
    ours = event_rows(tables).drop(columns="quotation", errors="ignore")
    columns = {column: said.get(column, [""] * len(events)) for column in COLUMNS}
    frame = pd.DataFrame({**columns, **{str(column): ours[column].tolist() for column in ours}})
    path.write_text(frame.to_csv(index=False, lineterminator="\n"), encoding="utf-8", newline="\n")
    return unnamed(tables)


def _units(text: str) -> int:
    """How many units of UTF-16 a text has."""
    return len(text.encode("utf-16-le")) // 2


def _annotation(number: int, row: dict[str, str]) -> Annotation:
    """What a row of Recogito says."""
    quote = row["QUOTE_TRANSCRIPTION"]
    offset = _OFFSET.fullmatch(row["ANCHOR"])
    start = int(offset[1]) if offset else None
    types = [each.strip() for each in row.get("PLACE_TYPE", "").split(",") if each.strip()]
    return Annotation(
        row=number,
        where="QUOTE_TRANSCRIPTION",
        quote=quote,
        start=start,
        end=None if start is None else start + _units(quote),
        kind=_KINDS.get(row["TYPE"], "event"),
        uris=[row["URI"]] if row.get("URI") else [],
        name=row.get("VOCAB_LABEL", "").partition("|")[0].strip(),
        lat=row.get("LAT", ""),
        lon=row.get("LNG", ""),
        tags=[*types, *(each.strip() for each in row.get("TAGS", "").split("|") if each.strip())],
        comments=[each.strip() for each in row.get("COMMENTS", "").split("|") if each.strip()],
    )
