"""The parts of a dossier as far as they can be read, and everything that is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geodata.dates.calendars.names import CALENDARS
from geodata.dates.historical import HistoricalDate
from geodata.dossiers.containers.opening import Container
from geodata.dossiers.documents import text_file
from geodata.dossiers.event_dates import Dates, bounded, calendar_of, read_dates
from geodata.dossiers.events import (
    check_candidates,
    check_events,
    locate_quotations,
)
from geodata.dossiers.exchanged_coordinates import check_orientation
from geodata.dossiers.geometries import Geometries, check_geometries
from geodata.dossiers.manifests import Manifest, check_actors
from geodata.dossiers.places import check_places
from geodata.dossiers.quotations import Quotation
from geodata.dossiers.translations import check_paragraphs, check_translated
from geodata.errors import Problems, Refusal
from geodata.evidence.remarks import (
    remark_on_calendar,
    remark_on_chains,
    remark_on_drafts,
    remark_on_memory,
    remark_on_sources,
)
from geodata.formats.parts import is_translation
from geodata.formats.tables import REQUIRED_TABLES, TABLES
from geodata.tables.cells import closed_interval, is_id, language
from geodata.tables.images import read_images
from geodata.tables.reading import Table, read_table
from geodata.tables.references import check_references, missing_id, unknown_id


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """The parts of a dossier as far as they can be read, with what is wrong with them.

    Attributes:
        manifest: Title, record of the document, actors, views; None if they cannot be read.
        date: When the document was written; None likewise.
        texts: The document under "", its translations under their languages; None for one that cannot be read.
        tables: The tables by their files; one that is not there is empty.
        geometries: Areas, routes and front lines.
        dates: The dates of all tables by file and column, and then by the number of their row.
        quotations: The quotations of events that were found, by language and then by the number of their row.
        images: The pictures of events by the names of their files.
        problems: What is wrong, and the remarks.
    """

    manifest: Manifest | None
    date: HistoricalDate | None
    texts: Mapping[str, str | None]
    tables: Mapping[str, Table]
    geometries: Geometries
    dates: Dates
    quotations: Mapping[str, Mapping[int, Quotation]]
    images: Mapping[str, bytes]
    problems: Problems


def gather(container: Container, problems: Problems, folder: Path) -> Gathered:
    """Read the parts of a dossier and check all of it.

    Args:
        container: What holds it.
        problems: Takes what is wrong; nothing is raised.
        folder: In which the pictures lie.
    """
    manifest = container.manifest(problems)
    text = _read_document(container, text_file(), problems)
    translations = _read_translations(container, problems)
    tables = _read_tables(container, translations, problems)
    geometries = container.geometries(problems)
    texts = {"": text, **translations}
    quotations = {
        language: locate_quotations(tables["events.csv"], each, problems, language=language)
        for language, each in texts.items()
    }
    date = _document_date(manifest, problems)
    dates = read_dates(tables, date, problems)
    check_paragraphs(text, translations, problems)
    check_translated(tables["events.csv"], texts, quotations, problems)
    _check_together(manifest, tables, geometries, problems)
    check_events(tables["events.csv"], dates["events.csv", "date"], problems)
    images = read_images(tables["events.csv"], folder, problems)
    _check_timeline(manifest, tables["events.csv"], dates["events.csv", "date"], problems)
    _remark(manifest, date, tables, geometries, problems)
    return Gathered(
        manifest=manifest,
        date=date,
        texts=texts,
        tables=tables,
        geometries=geometries,
        dates=dates,
        quotations=quotations,
        images=images,
        problems=problems,
    )


def _remark(
    manifest: Manifest | None,
    date: HistoricalDate | None,
    tables: Mapping[str, Table],
    geometries: Geometries,
    problems: Problems,
) -> None:
    """Note what whoever signs the dossier should know."""
    reviewed = (tables["places.csv"], tables["events.csv"], geometries.table)
    remark_on_drafts(reviewed, problems)
    remark_on_memory(reviewed, problems)
    is_exercise = manifest is not None and manifest.keys.cells["kind"] == "exercise"
    remark_on_sources(tables["sources.csv"], problems, are_invented=is_exercise)
    if manifest and date and not _record(manifest, "calendar") and date.calendar == "gregorian":
        remark_on_calendar(date, manifest.date_line, problems)
    remark_on_chains(tables["sources.csv"], _record(manifest, "source"), _record(manifest, "chain"), problems)


def _read_tables(container: Container, translations: Mapping[str, str | None], problems: Problems) -> dict[str, Table]:
    """The tables of the format by their files; one that is not there is empty."""
    return {
        file: read_table(
            file,
            container.records(file, problems) if file in container.parts else None,
            columns,
            problems,
            required=file in REQUIRED_TABLES,
            languages=translations,
        )
        for file, columns in TABLES.items()
    }


def _read_document(container: Container, file: str, problems: Problems) -> str | None:
    """The transcription or a translation; None if it is missing or cannot be read."""
    if file not in container.parts:
        problems.add(file, why="the file is missing", fix="Add the transcription of the document")
        return None
    text = container.text(file, problems)
    if text is not None and not text.strip():
        name, fix = "document", "Add the transcription of the document"
        if is_translation(file):
            name, fix = "translation", "Add the translation, or delete the file"
        problems.add(file, why=f"the {name} is empty", fix=fix)
        return None
    return text


def _read_translations(container: Container, problems: Problems) -> dict[str, str | None]:
    """The translations by language, in the order of their names; None for one that cannot be read."""
    found = {}
    for file in sorted(filter(is_translation, container.parts)):
        tag = file.removeprefix("document.").removesuffix(".txt")
        try:
            language(tag)
        except Refusal as refusal:
            fix = f"Name the file after its language, such as {text_file('en')}"
            problems.add(file, value=tag, why=refusal.why, fix=fix)
        else:
            found[tag] = _read_document(container, file, problems)
    return found


def _document_date(manifest: Manifest | None, problems: Problems) -> HistoricalDate | None:
    """When the document was written; None if that cannot be read."""
    if manifest is None or not manifest.record.cells["date"]:
        return None
    if manifest.record.cells["calendar"] not in ("", *CALENDARS):
        return None  # told where it was read
    try:
        return bounded(manifest.record.cells["date"], calendar_of(manifest.record))
    except Refusal as refusal:
        problems.refuse(refusal, "dossier.toml", row=manifest.date_line, column="date")
        return None


def _check_together(
    manifest: Manifest | None, tables: Mapping[str, Table], geometries: Geometries, problems: Problems
) -> None:
    """Check what the cells of a row, the rows of a table and the tables say together."""
    checked = [*tables.values(), geometries.table]
    known = {table.file: table for table in checked if table.complete}
    if manifest and manifest.actors.complete:
        known["dossier.toml"] = manifest.actors
    # That there are no actors and no events is told once, not again wherever one is named.
    does_without = manifest is not None and check_actors(manifest, tables["events.csv"], problems)
    for file in ("dossier.toml", "events.csv"):
        if file in known and not known[file].ids and not (file == "dossier.toml" and does_without):
            del known[file]
    check_references(checked, known, problems)
    check_places(tables["places.csv"], problems)
    _check_source(manifest, known.get("sources.csv"), problems)
    check_candidates(tables["candidates.csv"], known.get("places.csv"), problems)
    check_geometries(geometries, known.get("sources.csv"), problems)
    if manifest:
        check_orientation(manifest, tables["places.csv"], geometries, problems)
    _check_paths(manifest, tables["paths.csv"], problems)


def _record(manifest: Manifest | None, key: str) -> str:
    """What `[document]` says under a key; "" where nothing could be read."""
    return manifest.record.cells[key] if manifest else ""


def _check_source(manifest: Manifest | None, sources: Table | None, problems: Problems) -> None:
    """Check that the source which is the document itself is one of sources.csv."""
    own = _record(manifest, "source")
    if manifest and sources and is_id(own) and (refusal := missing_id(own, sources.file, sources)):
        file, row = manifest.source_at
        problems.refuse(refusal, file, row=row, column="source")


def _check_paths(manifest: Manifest | None, table: Table, problems: Problems) -> None:
    """Check that no step stands twice in a path, and that the default path is one."""
    first: dict[tuple[str, str], int] = {}
    for row in table.rows:
        path, step = row.cells["path"], row.cells["step"]
        if step and first.setdefault((path, step), row.number) != row.number:
            why, fix = f"is a step of {path} in row {first[path, step]} already", "Number the steps 1, 2, 3 …"
            problems.add(table.file, row=row.number, column="step", value=step, why=why, fix=fix)
    if manifest:
        _check_step_views([view.id for view in manifest.views], table, problems)
    paths = {row.cells["path"] for row in table.rows}
    default = manifest.keys.cells["default_path"] if manifest else ""
    if manifest and is_id(default) and table.complete and default not in paths:
        refusal = unknown_id(default, table.file, filter(is_id, paths))
        problems.refuse(refusal, "dossier.toml", row=manifest.default_path_line, column="default_path")


def _check_step_views(views: Sequence[str], table: Table, problems: Problems) -> None:
    """Check that the views which steps ask for are there."""
    for row in table.rows:
        view = row.cells["view"]
        if is_id(view) and not view.isdecimal() and view not in views:
            problems.refuse(unknown_id(view, "dossier.toml", views), table.file, row=row.number, column="view")


def _check_timeline(
    manifest: Manifest | None, events: Table, dates: Mapping[int, HistoricalDate], problems: Problems
) -> None:
    """Check that the timeline opens with at least one event."""
    try:
        extent = closed_interval(manifest.timeline) if manifest and manifest.timeline else None
    except Refusal:
        return  # told where it was read
    if manifest is None or extent is None or not dates or len(dates) < len(events.rows) or not events.complete:
        return
    if all(date.within(extent) == "no" for date in dates.values()):
        days = [day for date in dates.values() for day in (date.earliest, date.latest) if day]
        row, column = manifest.timeline_at
        problems.add(
            "dossier.toml",
            row=row,
            column=column,
            value=manifest.timeline,
            why="holds no event",
            fix=f"Write {min(days)}/{max(days)}, which holds all of them, or leave it out",
            nearest=f"{min(days)}/{max(days)}",
        )
