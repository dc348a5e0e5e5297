"""Corpora made by hand: what a draft found in documents, written as a run writes it."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import shapely

from geodata.corpus.documents import Outcome
from geodata.corpus.merging import merge
from geodata.corpus.parts import Parts, key_of
from geodata.corpus.table import SCHEMA

CREDIT = "GeoNames (CC BY 4.0)"
PLACES = {"Wonsan": (127.43, 39.16), "Moscow": (37.62, 55.75), "Syracuse": (15.29, 37.08)}


def mention(place: str | None = "Wonsan", **cells: Any) -> dict[str, Any]:
    """A toponym, unless cells say otherwise; one that no gazetteer knows if there is no place."""
    known = (
        {"place": place, "credit": CREDIT, "geometry": shapely.to_wkb(shapely.Point(PLACES[place]))} if place else {}
    )
    usual = {
        "kind": "toponym",
        "start": 3,
        "end": 9,
        "text": place,
        "sentence": f"To {place} at once.",
        "rule": "",
        "score": 0.5,
    }
    return {**usual, **known, **cells}


def write_corpus(output: Path, documents: dict[str, list[dict[str, Any]]]) -> Path:
    """The file of some documents, each with its mentions."""
    parts, outcomes = Parts.beside(output), []
    parts.folder.mkdir()
    for name, rows in documents.items():
        outcomes.append((name, Outcome(key_of(".txt", name.encode()))))
        parts.write(outcomes[-1][1].key, pa.Table.from_pylist(rows, SCHEMA), 0.25)
    merge(output, outcomes, parts)
    parts.remove()
    return output
