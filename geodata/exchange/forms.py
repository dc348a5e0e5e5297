"""The formats that dossiers are exchanged in: their names, what each can do, and what it has no place for."""

import importlib
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from geodata.dossiers.reading import Dossier
from geodata.errors import instead
from geodata.exchange.samples import Sample
from geodata.exchange.tables import Tables

# What those are called that are no rows of a table.
_CALLED = {"dossier": "keys of dossier.toml", "document": "keys of [document]", "text": "document.txt"}


@dataclass(frozen=True, kw_only=True)
class Loss:
    """What an export could not say.

    Attributes:
        what: The kind of row, or the column of one, such as `toponyms` or `events.fate_note`.
        count: How many rows or cells.
        why: Where the value says more than the format can; "" where the format has no place for any.

    Example:
        >>> print(ct.Loss(what="toponyms", count=12))
        12 toponyms
    """

    what: str
    count: int
    why: str = ""

    def __str__(self) -> str:
        """The loss in a line."""
        name, _, column = self.what.partition(".")
        what = f"cells of {column} in {name}" if column else _CALLED.get(name, name)
        return f"{self.count:,} {what}{f': {self.why}' if self.why else ''}"


class Module(Protocol):
    """What the module of a format has; one that is only read or only written lacks the other."""

    def recognises(self, sample: Sample) -> bool:
        """Whether a file looks like one of this format, where the ending alone does not tell."""

    def read(self, path: Path) -> Tables:
        """Read a file.

        Raises:
            FileError: With every problem, if it cannot be read.
        """

    def write(self, dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
        """Write a dossier, whose tables are made once, as a file, and say what beside `Form.loses` was lost."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """A format.

    Attributes:
        name: What `--form` calls it.
        title: What people call it.
        suffixes: Endings of its files, the usual one first.
        read_also: Endings that files of it have too, but which tell another format when a file is written.
        media_type: As registered, or as its makers use it.
        module: Where it is read and written.
        reads: Whether a file of it becomes a dossier.
        writes: Whether a dossier becomes a file of it.
        loses: The kinds of rows (`toponyms`) and the columns (`events.image`) that it has no place for.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read_also: tuple[str, ...] = ()
    media_type: str
    module: str
    reads: bool = True
    writes: bool = True
    loses: tuple[str, ...] = ()

    def load(self) -> Module:
        """Its module."""
        module: ModuleType = importlib.import_module(f"geodata.exchange.{self.module}")
        return cast("Module", module)


# What a table of places has no rows for.
_NOT_IN_PLACES = (
    "dossier",
    "document",
    "text",
    "translations",
    "views",
    "actors",
    "people",
    "events",
    "messages",
    "candidates",
    "paths",
    "geometries",
    "places.geometry",
    "images",
)
# What a table of events has no rows for.
_NOT_IN_EVENTS = (
    "dossier",
    "document",
    "text",
    "translations",
    "views",
    "toponyms",
    "messages",
    "candidates",
    "paths",
    "geometries",
    "events.geometry",
    "places.geometry",
    "images",
)
# Where several formats end alike, the first that recognises a file reads it.
FORMS: tuple[Form, ...] = (
    Form(
        name="recogito-csv",
        title="Annotations as Recogito exports them",
        suffixes=(".recogito.csv", ".csv"),
        media_type="text/csv",
        module="texts.recogito",
        loses=_NOT_IN_EVENTS,
    ),
    Form(
        name="lp-tsv",
        title="Linked Places as a table",
        suffixes=(".tsv",),
        read_also=(".csv", ".xlsx"),
        media_type="text/tab-separated-values",
        module="gazetteers.lp_tsv",
        loses=_NOT_IN_PLACES,
    ),
    Form(
        name="openrefine",
        title="Table of places for OpenRefine",
        suffixes=(".places.csv", ".csv"),
        media_type="text/csv",
        module="gazetteers.openrefine",
        loses=_NOT_IN_PLACES,
    ),
    Form(
        name="timelinejs",
        title="TimelineJS",
        suffixes=(".timeline.json", ".json"),
        media_type="application/json",
        module="stories.timelinejs",
    ),
    Form(
        name="timelinejs-sheet",
        title="Sheet of TimelineJS",
        suffixes=(".timeline.csv", ".csv"),
        media_type="text/csv",
        module="stories.timelinejs_sheet",
        loses=tuple(each for each in _NOT_IN_EVENTS if each != "images"),
    ),
    Form(
        name="storymapjs",
        title="StoryMapJS",
        suffixes=(".storymap.json", ".json"),
        media_type="application/json",
        module="stories.storymapjs",
    ),
    Form(
        name="gpkg",
        title="GeoPackage",
        suffixes=(".gpkg",),
        media_type="application/geopackage+sqlite3",
        module="maps.gpkg",
    ),
    Form(
        name="flatgeobuf",
        title="FlatGeobuf",
        suffixes=(".fgb",),
        media_type="application/vnd.flatgeobuf",
        module="maps.flatgeobuf",
        loses=_NOT_IN_EVENTS,
    ),
    Form(
        name="geoparquet",
        title="GeoParquet",
        suffixes=(".parquet", ".geoparquet"),
        media_type="application/vnd.apache.parquet",
        module="maps.geoparquet",
        loses=_NOT_IN_EVENTS,
    ),
    Form(
        name="flat",
        title="Table with a row for each event",
        suffixes=(".csv", ".xlsx"),
        media_type="text/csv",
        module="maps.flat",
        loses=_NOT_IN_EVENTS,
    ),
    Form(
        name="pleiades",
        title="Places of Pleiades",
        suffixes=(".json",),
        media_type="application/json",
        module="gazetteers.pleiades",
        writes=False,
    ),
    Form(
        name="wikidata",
        title="Items of Wikidata",
        suffixes=(".json",),
        media_type="application/json",
        module="gazetteers.wikidata",
        writes=False,
    ),
    Form(
        name="ohm",
        title="Elements of OpenHistoricalMap",
        suffixes=(".json", ".geojson"),
        media_type="application/json",
        module="gazetteers.ohm",
        writes=False,
    ),
    Form(
        name="web-annotation",
        title="Web annotations of the document",
        suffixes=(".anno.json", ".json"),
        read_also=(".jsonld",),
        media_type='application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
        module="texts.web_annotation",
        loses=("images",),
    ),
    Form(
        name="linked-places",
        title="Linked Places",
        suffixes=(".lpf.json", ".json"),
        read_also=(".geojson", ".jsonld"),
        media_type="application/ld+json",
        module="gazetteers.linked_places",
        loses=("images",),
    ),
    Form(
        name="geojson",
        title="GeoJSON, with when as Linked Places has it",
        suffixes=(".geojson", ".json"),
        media_type="application/geo+json",
        module="maps.geojson",
        loses=("images",),
    ),
    Form(
        name="kml",
        title="KML, and KMZ with pictures",
        suffixes=(".kml", ".kmz"),
        media_type="application/vnd.google-earth.kml+xml",
        module="maps.kml",
    ),
    Form(
        name="cmif",
        title="CMIF, letters for correspSearch",
        suffixes=(".cmif.xml", ".xml"),
        media_type="application/tei+xml",
        module="texts.cmif",
        loses=(
            "dossier",
            "document",
            "text",
            "translations",
            "views",
            "toponyms",
            "candidates",
            "paths",
            "geometries",
            "events.geometry",
            "places.geometry",
            "images",
        ),
    ),
    Form(
        name="tei",
        title="TEI P5",
        suffixes=(".tei.xml", ".xml", ".tei"),
        media_type="application/tei+xml",
        module="texts.tei",
        loses=("images",),
    ),
)


def form_named(name: str) -> Form:
    """The format of a name.

    Raises:
        ValueError: There is none, with those that there are.
    """
    if found := [form for form in FORMS if form.name == name]:
        return found[0]
    raise ValueError(f"there is no format {name!r}; {instead(name, [form.name for form in FORMS])}")


def forms_to_read(path: Path) -> list[Form]:
    """The formats that a file which ends as a path does may be of, in any case."""
    return [form for form in FORMS if form.reads and path.name.casefold().endswith(form.suffixes + form.read_also)]


def forms_to_write(path: Path) -> list[Form]:
    """The formats that the ending of a path tells, in any case; `.places.csv` tells more than `.csv`."""
    name = path.name.casefold()
    ends = {
        form.name: max((len(each) for each in form.suffixes if name.endswith(each)), default=0)
        for form in FORMS
        if form.writes
    }
    return [form for form in FORMS if ends.get(form.name) and ends[form.name] == max(ends.values())]


def losses(tables: Tables, form: Form) -> list[Loss]:
    """What of a dossier a format has no place for, by kind of row and column, with counts; in the order of `Form.loses`."""
    found = [Loss(what=what, count=_count(tables, what)) for what in form.loses]
    return [loss for loss in found if loss.count]


def _count(tables: Tables, what: str) -> int:
    """How many rows of a kind a dossier has, or cells of a column in which something is said."""
    others = {
        "text": int(bool(tables.text)),
        "translations": len(tables.translations),
        "images": len(tables.images),
        "dossier": len(tables.keys),
        "document": len(tables.record),
    }
    if what in others:
        return others[what]
    name, _, column = what.partition(".")
    if name in {"dossier", "document"}:
        return int(column in (tables.keys if name == "dossier" else tables.record))
    frame = tables.sheets[name]
    if not column:
        return len(frame)
    return sum(int((frame[each] != "").sum()) for each in frame if str(each).partition("@")[0] == column)
