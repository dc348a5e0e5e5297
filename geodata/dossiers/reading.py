"""A dossier: one document with everything that is said about it, read as a whole and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

import geopandas
import pandas as pd

from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf
from geodata.dossiers.containers.opening import open_container
from geodata.dossiers.documents import Document
from geodata.dossiers.event_dates import with_dates
from geodata.dossiers.events import (
    build_events,
)
from geodata.dossiers.gathering import gather
from geodata.dossiers.manifests import Manifest
from geodata.dossiers.places import build_places
from geodata.dossiers.views import View
from geodata.errors import Problem
from geodata.evidence.corroboration import Witnesses, corroboration
from geodata.formats.versions import FIRST
from geodata.tables.cells import values
from geodata.tables.reading import Table


@dataclass(frozen=True, kw_only=True, eq=False)
class Dossier:
    """A dossier without faults. Its tables have every column of the format (seeds/README.md).

    Cells are text as typed, "" where nothing is said; `values` splits a cell that holds several. Frames
    with a geometry are in EPSG:4326.

    Attributes:
        id: Name of its folder, or of a workbook that is not called dossier.
        path: Its folder, or the workbook.
        title: Title of the page.
        subtitle: One line under it.
        kind: `source`, or `exercise` for an invented text.
        language: Language of the dossier's own sentences, BCP 47.
        languages: Those of the page's own words, the first one it opens in; none for English, with dates in `language`.
        format: Number of the format in which it is written (see `formats.versions`).
        note: What the reader must know.
        default_path: Id of the path to open with, "" for none.
        document: The document with its record.
        actors: `id`, `label`, `abbreviation`, `color`, in the order of the timeline's rows.
        places: See `places.build_places`.
        toponyms: Names of places by language and period.
        people: Who speaks, writes and reads.
        events: See `events.build_events`.
        messages: Senders and recipients of the events that are messages.
        candidates: Rival dates and places.
        geometries: See `geometries.Geometries.frame`.
        paths: Steps, sorted by path (as they first appear) and `step` (int64).
        sources: Citations.
        views: Maps, the main one first; empty if the dossier leaves the choice open.
        timeline_extent: What the timeline opens with; None for all dates.
        images: The pictures of events by the names of their files, which are as they lie in the folder.
        remarks: What `chronotope check` tells although nothing is wrong, with the fields of a problem: what rests on memory,
            sources that nobody can look up.

    Example:
        >>> dossier
        <Dossier cable-75511: Cable No. 75511>
        >>> dossier.events[dossier.events.modality == "recommended"].title.iloc[0]
        'Seven recommendations in the meeting’s name'
    """

    id: str
    path: Path
    title: str
    subtitle: str
    kind: str
    language: str
    languages: tuple[str, ...]
    format: int
    note: str
    default_path: str
    document: Document
    actors: pd.DataFrame
    places: geopandas.GeoDataFrame
    toponyms: pd.DataFrame
    people: pd.DataFrame
    events: geopandas.GeoDataFrame
    messages: pd.DataFrame
    candidates: pd.DataFrame
    geometries: geopandas.GeoDataFrame
    paths: pd.DataFrame
    sources: pd.DataFrame
    views: tuple[View, ...]
    timeline_extent: HistoricalDate | None
    images: Mapping[str, bytes]
    remarks: tuple[Problem, ...]

    def __repr__(self) -> str:
        """Id and title; the tables would fill pages of a notebook."""
        return f"<Dossier {self.id}: {self.title}>"

    @property
    def corroboration(self) -> pd.DataFrame:
        """Which event rests on which source: a table of truth values.

        Returns:
            A row for each event (index `event`), in the order of the dates; a column (`source`) for the document, which is called
            `the document`, and for each source that an event rests on, those of one chain side by side. An event rests on the
            document where it quotes it, and not on sources from memory. `dossier.events.corroboration` says the same in a word:
            `none`, `single`, `dependent` (several sources, all of one chain of transmission) or `independent`.

        Example:
            >>> table = dossier.corroboration
            >>> table.columns[table.loc["copies"]].tolist()
            ['the document']
            >>> count = table.sum(axis="columns")  # on how many sources each event rests
        """
        return corroboration(self.events, witnesses(self.sources, self.document))


def read_dossier(path: str | PathLike[str], *, source: Path | None = None) -> Dossier:
    """Read a dossier and check all of it.

    Args:
        path: The folder with its text files, or with a workbook called dossier.xlsx or dossier.ods; or a workbook.
        source: The file in another format that the folder was made of; its problems and its id are told by this name.

    Raises:
        DossierError: With every problem of every part, if there is any.
    """
    path = Path(path)
    container, problems, id_ = open_container(path, source=source)
    parts = gather(container, problems, path if path.is_dir() else path.parent)
    problems.raise_any()

    manifest, date, tables = parts.manifest, parts.date, parts.tables
    text, *_ = parts.texts.values()
    if manifest is None or text is None or date is None:
        raise AssertionError("a missing file is a problem")
    places = build_places(tables["places.csv"])
    keys = manifest.keys.cells
    document = _document(manifest, text, parts.texts, date)
    sources = tables["sources.csv"].frame()
    return Dossier(
        id=id_,
        path=source or path,
        title=keys["title"],
        subtitle=keys["subtitle"],
        kind=keys["kind"],
        language=keys["language"],
        languages=values(keys["languages"]),
        format=int(keys["format"] or FIRST),
        note=keys["note"],
        default_path=keys["default_path"],
        document=document,
        actors=manifest.actors.frame(),
        places=places,
        toponyms=tables["toponyms.csv"].frame(),
        people=tables["people.csv"].frame(),
        events=build_events(
            tables["events.csv"],
            dates=parts.dates["events.csv", "date"],
            language=keys["language"],
            quotations=parts.quotations,
            places=places,
            geometries=parts.geometries.by_id(),
            witnesses=witnesses(sources, document),
        ),
        messages=with_dates(tables["messages.csv"], parts.dates, keys["language"], sent="sent", received="received"),
        candidates=with_dates(tables["candidates.csv"], parts.dates, keys["language"], date="value"),
        geometries=parts.geometries.frame(),
        paths=_build_paths(tables["paths.csv"]),
        sources=sources,
        views=manifest.views,
        timeline_extent=parse_edtf(manifest.timeline) if manifest.timeline else None,
        images=parts.images,
        remarks=tuple(problems.remarks_in_order()),
    )


def witnesses(sources: pd.DataFrame, document: Document) -> Witnesses:
    """What the events of a dossier may rest on, by its sources and its document."""
    return Witnesses.of(zip(sources["id"], sources["chain"], strict=True), document.source, document.chain)


def _document(manifest: Manifest, text: str, texts: Mapping[str, str | None], date: HistoricalDate) -> Document:
    record = {name: cell for name, cell in manifest.record.cells.items() if name not in {"date", "calendar"}}
    read = {tag: translation for tag, translation in texts.items() if tag and translation is not None}
    return Document(text=text, translations=read, date=date, addressees=manifest.addressees, **record)


def _build_paths(table: Table) -> pd.DataFrame:
    frame = table.frame().astype({"step": "int64"})
    order = {path: number for number, path in enumerate(frame["path"].unique())}
    return frame.sort_values(
        ["path", "step"],
        key=lambda column: column.map(order) if column.name == "path" else column,
        kind="stable",
        ignore_index=True,
    )
