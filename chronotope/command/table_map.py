"""`chronotope map`: the page of any table or file of shapes."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chronotope.command.terminal.arguments import page_file, shown
from chronotope.command.terminal.reports import harmless
from geodata.dates.calendars.names import CALENDARS
from geodata.progress import doing

if TYPE_CHECKING:
    import pandas as pd

    from chronotope.command.terminal.guesses import Dates
    from viz import StoryMap

# Options that name a column, beside those that are guessed.
_COLUMNS = {
    "color": "words that get a colour each, or numbers",
    "size": "numbers, to which marks are proportional",
    "row": "the rows of the timeline",
}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Enter the verb."""
    # An abbreviation would be another option as soon as there is one more.
    verb = commands.add_parser("map", help="write the page of any table or file of shapes", allow_abbrev=False)
    verb.add_argument("file", metavar="FILE", type=_file, help="CSV, XLSX, ODS, GeoJSON, GeoPackage, KML, Shapefile …")
    verb.add_argument(
        "--date",
        metavar="COLUMN",
        action="append",
        help="dates; twice for a start and an end; default: the only column with dates, or the only two; none: no timeline",
    )
    verb.add_argument("--label", metavar="COLUMN", help="names; default: the only column with names; none: no names")
    for name, help_ in _COLUMNS.items():
        verb.add_argument(f"--{name}", metavar="COLUMN", help=help_)
    verb.add_argument("--calendar", choices=CALENDARS, help="in which the dates are counted")
    verb.add_argument("--title", default="", help="of the map")
    verb.add_argument("--layer", metavar="NAME", help="sheet or layer of a file that has several")
    verb.add_argument("-o", "--output", type=page_file, help="default: build/<file>.html")
    verb.set_defaults(run=run)


def _file(name: str) -> Path:
    # An empty path, as an unset variable of the shell leaves it, would be the current folder.
    if not name:
        raise argparse.ArgumentTypeError("the name of the file is empty")
    return Path(name)


def run(options: argparse.Namespace) -> int:
    """Write the page; 1 where the table cannot be drawn."""
    # They take pandas and plotly, which other verbs do not need.
    from viz.page.page import plotly_bundle  # noqa: PLC0415
    from viz.telling.overview import left_out_words  # noqa: PLC0415

    # The name as the system has it, whatever its letters.
    target = options.output or Path("build") / os.fsdecode(os.fsencode(options.file.stem) + b".html")
    try:
        story, columns = _corpus(options) if _is_corpus(options) else _table(options)
        with doing("writing", sys.stderr):
            story.save(target)
    except ValueError as error:
        # Layers, views and guesses refuse with errors of this kind.
        print(f"chronotope: {shown(options.file)}: {harmless(str(error))}", file=sys.stderr)
        return 1
    for what in ("date", "label"):
        print(harmless(f"{what}: {_told(columns[what])}"))
    if len(story.left_out):
        print(harmless(left_out_words(story.left_out, story.row_count)), file=sys.stderr)
    print(f"{shown(target)}: {target.stat().st_size / 1e6:.2f} MB, with {plotly_bundle().name}")
    return 0


def _is_corpus(options: argparse.Namespace) -> bool:
    """Whether the file has the mentions of a corpus, of which nothing is asked that a table is asked."""
    asked = (options.date, options.label, options.calendar, *(getattr(options, name) for name in _COLUMNS))
    if options.file.suffix != ".parquet" or any(asked):
        return False
    from geodata.corpus.table import is_corpus  # noqa: PLC0415 - takes pyarrow

    return is_corpus(options.file)


def _corpus(options: argparse.Namespace) -> "tuple[StoryMap, dict[str, Dates | None]]":
    """The story map of a corpus, and the columns of its counts that were taken."""
    from viz import corpus_map  # noqa: PLC0415

    with doing("counting", sys.stderr):
        return corpus_map(options.file, title=options.title), {"date": "period", "label": "place"}


def _table(options: argparse.Namespace) -> "tuple[StoryMap, dict[str, Dates | None]]":
    """The story map of a table, and the columns that were taken."""
    from geodata import read_file  # noqa: PLC0415

    with doing("reading", sys.stderr):
        frame = read_file(options.file, layer=options.layer)
    columns = _columns(frame, options)
    with doing("drawing", sys.stderr):
        return _story(frame, columns, options), columns


def _told(column: "Dates | None") -> str:
    """What was taken, in words."""
    if isinstance(column, tuple):
        return f"columns {' and '.join(column)}"
    return f"column {column}" if column else "none"


def _columns(frame: "pd.DataFrame", options: argparse.Namespace) -> "dict[str, Dates | None]":
    """The columns that are named or guessed, by what they are taken for."""
    from chronotope.command.terminal.guesses import guess_date, guess_label  # noqa: PLC0415 - take pandas

    named: dict[str, Dates | None] = {name: getattr(options, name) for name in _COLUMNS}
    date = _named_dates(options.date, frame) if options.date else guess_date(frame, options.calendar)
    taken = {*(date if isinstance(date, tuple) else (date,)), *(getattr(options, name) for name in _COLUMNS)}
    label = _unless_none(options.label, frame) if options.label else guess_label(frame, taken)
    return {**named, "date": date, "label": label}


def _named_dates(columns: list[str], frame: "pd.DataFrame") -> "Dates | None":
    """The column with the dates, or those with start and end.

    Raises:
        UnsaidError: There are more, or none beside others.
    """
    from chronotope.command.terminal.guesses import UnsaidError  # noqa: PLC0415

    if len(columns) == 1:
        return _unless_none(columns[0], frame)
    if len(columns) > 2 or any(_unless_none(column, frame) is None for column in columns):  # noqa: PLR2004
        raise UnsaidError(
            f"--date {' --date '.join(columns)}: give one column with dates, two with start and end, or none alone"
        )
    return columns[0], columns[1]


def _unless_none(column: str, frame: "pd.DataFrame") -> str | None:
    """The column; None where the word says that there is to be none, and is not the name of one."""
    return None if column == "none" and column not in frame else column


def _story(frame: "pd.DataFrame", columns: "dict[str, Dates | None]", options: argparse.Namespace) -> "StoryMap":
    """The story map of a table.

    Raises:
        UnsaidError: If it does not say where its coordinates are.
    """
    from chronotope.command.terminal.guesses import UnsaidError  # noqa: PLC0415
    from viz import quick_map  # noqa: PLC0415

    if "geometry" in frame and getattr(frame, "crs", None) is None:
        raise UnsaidError(
            "the file does not say in which projection its coordinates are. Put its .prj beside it, or save it as GeoPackage."
        )
    named: Any = columns
    return quick_map(frame, calendar=options.calendar, title=options.title, **named)
