"""The sheet that people fill in for TimelineJS, as CSV: its columns, and behind them those of `event_rows`."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from geodata.dossiers.reading import Dossier
from geodata.errors import Problems
from geodata.exchange.event_rows import event_rows, from_event_rows, unnamed
from geodata.exchange.forms import Loss
from geodata.exchange.samples import Sample
from geodata.exchange.stories.markup import marked, paragraphs, plain
from geodata.exchange.stories.moments import PARTS, Moment, moment, old_date, time_of_day
from geodata.exchange.stories.slides import Slide, Taking, slides_of, take, with_ids
from geodata.exchange.stories.timelinejs import raise_problems, take_title, undrawn
from geodata.exchange.tables import Tables, records
from geodata.files.plain_files import as_text
from geodata.files.texts import read_text

# As the template of Knight Lab has them, and `Alt Text`, which TimelineJS reads too.
_DATES = ("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date")
_MEDIA_COLUMNS = ("Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text")
_SAID = ("Headline", "Text", *_MEDIA_COLUMNS, "Type", "Group", "Background")
COLUMNS = (*_DATES, *_SAID)
_OLD = ("Start Date", "End Date", "Tag")
_MEDIA = {"url": "Media", "alt": "Alt Text", "caption": "Media Caption", "credit": "Media Credit"}


def recognises(sample: Sample) -> bool:
    """Whether there is a headline, and a year or a start."""
    return "Headline" in sample.header and not {"Year", "Start Date"}.isdisjoint(sample.header)


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write the sheet of a dossier."""
    slides = slides_of(tables, list(dossier.events["when"]))
    title = {"Headline": marked(dossier.title), "Text": paragraphs([dossier.subtitle]), "Type": "title"}
    shown = pd.DataFrame([title, *map(_cells, slides)], columns=[*COLUMNS], dtype="str")
    beside = event_rows(tables).set_axis(range(1, len(slides) + 1), axis="index")
    frame = pd.concat([shown, beside], axis="columns").fillna("")
    path.write_text(frame.to_csv(index=False, lineterminator="\n"), encoding="utf-8", newline="\n")
    return [*unnamed(tables), *undrawn(slides)]


def _cells(slide: Slide) -> dict[str, str]:
    return {
        **_date_cells(slide.start, ""),
        **_date_cells(slide.end, "End "),
        "Display Date": slide.display,
        "Headline": slide.headline,
        "Text": slide.text,
        "Group": slide.group or "",
        **{column: slide.media.get(key, "") for key, column in _MEDIA.items()},
    }


def _date_cells(date: Moment | None, before: str) -> dict[str, str]:
    if date is None:
        return {}
    cells = {f"{before}{name.capitalize()}": str(date[name]) for name in PARTS[:3]}
    time = [f"{date[name]:02}" for name in PARTS[3:] if name in date]
    return {**cells, f"{before}Time": ":".join(time)}


def read(path: Path) -> Tables:
    """Read a sheet, also one of before 2015, which has its dates in `Start Date` and `End Date`.

    Raises:
        FileError: With every problem: a date that is none, by its row and column.
    """
    name, problems = as_text(path.name), Problems()
    frame = _frame(path, name, problems)
    raise_problems(problems)
    said = [column for column in map(str, frame) if column not in {*COLUMNS, *_OLD}]
    slides, beside = [], []
    tables = Tables()
    for number, cells in enumerate(records(frame), start=2):
        if not any(cells.values()):
            continue
        if cells.get("Type") == "title":
            take_title(cells.get("Headline", ""), cells.get("Text", ""), tables)
            continue
        slides.append(_slide(cells, number, name, problems))
        beside.append({column: cells[column] for column in said})
    for slide, own in zip(slides, beside, strict=True):
        slide.cells["id"] = own.get("id", "")
    with_ids(slides, [plain(slide.headline) for slide in slides])
    rows = pd.DataFrame(beside, columns=said, dtype="str").assign(id=[slide.cells["id"] for slide in slides])
    found = from_event_rows(rows)
    tables.sheets |= found.sheets
    take(slides, Taking(tables=tables, path=path, problems=problems))
    raise_problems(problems)
    return tables


def _frame(path: Path, name: str, problems: Problems) -> pd.DataFrame:
    """The rows of the sheet, all cells text; those of a picture are longer than the csv module takes."""
    text = read_text(path, name, problems)
    if text is None:
        return pd.DataFrame()
    first = text.partition("\n")[0]
    try:
        rows = pd.read_csv(
            io.StringIO(text, newline=""),
            sep=max(",;\t", key=first.count),
            header=None,
            dtype="str",
            keep_default_na=False,
            skip_blank_lines=False,
        ).fillna("")
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        why = f"the file cannot be read as a table ({str(error).splitlines()[0].strip()})"
        fix = 'Set cells that hold commas or quotation marks in "…", and double each mark inside'
        problems.add(name, why=why, fix=fix)
        return pd.DataFrame()
    cells = rows.map(str.strip)
    header = [each or f"column {index}" for index, each in enumerate(cells.iloc[0], start=1)]
    if twice := sorted({each for each in header if header.count(each) > 1}):
        problems.add(
            name, row=1, value=", ".join(twice), why="names several columns", fix="Rename or remove all but one"
        )
    if "Headline" not in header:
        problems.add(
            name, row=1, why="no column is called Headline", fix=f"Take the columns of TimelineJS: {', '.join(COLUMNS)}"
        )
    return pd.DataFrame(cells.iloc[1:].to_numpy(), columns=header, dtype="str")


def _slide(cells: Mapping[str, str], number: int, name: str, problems: Problems) -> Slide:
    start, end = (_date(cells, before, number, name, problems) for before in ("", "End "))
    if end and not start:
        problems.add(name, row=number, column="End Year", why="is an end without a start", fix="Fill in Year too")
    return Slide(
        headline=cells.get("Headline", ""),
        text=cells.get("Text", ""),
        display=cells.get("Display Date", ""),
        start=start,
        end=end,
        group=cells.get("Group", "") or cells.get("Tag", ""),
        media={key: cells[column] for key, column in _MEDIA.items() if cells.get(column)},
        row=number,
    )


def _date(cells: Mapping[str, str], before: str, number: int, name: str, problems: Problems) -> Moment | None:
    """The start of a row, or its end."""
    old = cells.get("End Date" if before else "Start Date", "")

    def noted(column: str, make: Callable[[], Moment | None]) -> Moment | None:
        with problems.noting(name, row=number, column=column):
            return make()
        return None

    if old:
        return noted("End Date" if before else "Start Date", lambda: old_date(old))
    written = {part: cells.get(f"{before}{part.capitalize()}", "") for part in PARTS[:3]}
    found = noted(f"{before}Year", lambda: moment(written))
    if found and (time := cells.get(f"{before}Time")):
        found |= noted(f"{before}Time", lambda: time_of_day(time)) or {}
    return found
