"""`chronotope map`: the page of any table or file of shapes."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chronotope.command.arguments import page_file, shown
from chronotope.command.reports import doing, harmless
from geodata.dates.calendars.names import CALENDARS

if TYPE_CHECKING:
    import pandas as pd

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
        "--date", metavar="COLUMN", help="dates; default: the only column that holds nothing else; none: no timeline"
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
    from geodata import read_file  # noqa: PLC0415
    from viz.page.page import plotly_bundle  # noqa: PLC0415
    from viz.telling.overview import left_out_words  # noqa: PLC0415

    with doing("reading", sys.stderr):
        frame = read_file(options.file, layer=options.layer)
    # The name as the system has it, whatever its letters.
    target = options.output or Path("build") / os.fsdecode(os.fsencode(options.file.stem) + b".html")
    try:
        columns = _columns(frame, options)
        with doing("drawing", sys.stderr):
            story = _story(frame, columns, options)
        with doing("writing", sys.stderr):
            story.save(target)
    except ValueError as error:
        # Layers, views and guesses refuse with errors of this kind.
        print(f"chronotope: {shown(options.file)}: {harmless(str(error))}", file=sys.stderr)
        return 1
    for what in ("date", "label"):
        print(harmless(f"{what}: column {columns[what]}") if columns[what] else f"{what}: none")
    if len(story.left_out):
        print(harmless(left_out_words(story.left_out, story.row_count)), file=sys.stderr)
    print(f"{shown(target)}: {target.stat().st_size / 1e6:.2f} MB, with {plotly_bundle().name}")
    return 0


def _columns(frame: "pd.DataFrame", options: argparse.Namespace) -> dict[str, str | None]:
    """The columns that are named or guessed, by what they are taken for."""
    from chronotope.command.guesses import guess_date, guess_label  # noqa: PLC0415 - take pandas

    named: dict[str, str | None] = {name: getattr(options, name) for name in _COLUMNS}
    date = _unless_none(options.date or guess_date(frame, options.calendar), frame)
    label = _unless_none(options.label or guess_label(frame, {date, *named.values()}), frame)
    return {**named, "date": date, "label": label}


def _unless_none(column: str | None, frame: "pd.DataFrame") -> str | None:
    """The column; None where the word says that there is to be none, and is not the name of one."""
    return None if column == "none" and column not in frame else column


def _story(frame: "pd.DataFrame", columns: dict[str, str | None], options: argparse.Namespace) -> "StoryMap":
    """The story map of a table.

    Raises:
        UnsaidError: If it does not say where its coordinates are.
    """
    from chronotope.command.guesses import UnsaidError  # noqa: PLC0415
    from viz import quick_map  # noqa: PLC0415

    if "geometry" in frame and getattr(frame, "crs", None) is None:
        raise UnsaidError(
            "the file does not say in which projection its coordinates are. Put its .prj beside it, or save it as GeoPackage."
        )
    named: Any = columns
    return quick_map(frame, calendar=options.calendar, title=options.title, **named)
