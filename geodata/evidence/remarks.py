"""Remarks on the evidence of a dossier: drafts, what rests on memory, sources that nobody can look up, chains with one source."""

import re
from collections import Counter
from collections.abc import Iterable

from geodata.dates.adoption import countries_counting
from geodata.dates.historical import HistoricalDate
from geodata.errors import Problem, Problems, nearest
from geodata.evidence.corroboration import MEMORY
from geodata.tables.columns import DRAFT, Row, is_draft
from geodata.tables.reading import Table

# What `checked` says of rows that nobody has held against a source.
_MEMORY = "memory"
_ESTABLISHED = "established"

# Calendars with Julian days, and how many countries a remark names.
_JULIAN, _MOST_COUNTRIES = ("julian", "old-style", "swedish"), 4

# Years from the year 1000 on, and two of them: 1950, 1995/96.
_YEAR = r"(?<![\w.])[12]\d{3}(?:[/–-]\d{2,4})?(?![\w])"
# Days: 1950-10-12; 12 October, 12. Oktober, 12 de octubre; October 12, where a year follows.
_DAY = (
    r"\d{4}-\d{2}-\d{2}"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:(?:de|of)\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?(?=\d{4}\b)"
    r"|\b[^\W\d_]{3,}\.?\s+\d{1,2},\s+(?=\d{4}\b)"
)
_DATES = re.compile(f"{_DAY}|{_YEAR}")
_DIGIT = re.compile(r"\d")


def remark_on_drafts(tables: Iterable[Table], problems: Problems) -> None:
    """Remark rows that the program found or imported, and that nobody has reviewed, one remark a row.

    Args:
        tables: Those whose rows say so in `checked`.
        problems: Takes the remarks.
    """
    for table in tables:
        for row in filter(is_draft, table.rows):
            why = "says that nobody has reviewed the row"
            fix = "Hold it against the document or the source, correct it, and write seen, secondary or memory"
            problems.remark(Problem(file=table.file, row=row.number, column="checked", value=DRAFT, why=why, fix=fix))


def remark_on_memory(tables: Iterable[Table], problems: Problems) -> None:
    """Remark what rests on memory, one remark a row: that it is established all the same, or else that nobody checked it.

    Args:
        tables: Those whose rows say in `checked` whether somebody opened the source.
        problems: Takes the remarks.
    """
    for table in tables:
        for row in table.rows:
            if row.cells["checked"] != _MEMORY:
                continue
            if row.cells["standing"] == _ESTABLISHED and not _is_quoted(row):
                why = "rests on memory alone"
                fix = "Open the source and say so in checked, or make the standing likely"
                problems.remark(
                    Problem(file=table.file, row=row.number, column="standing", value=_ESTABLISHED, why=why, fix=fix)
                )
            else:
                why = "says that nobody opened the source"
                fix = "Open it and write seen, or a work that cites it, and write secondary"
                problems.remark(
                    Problem(file=table.file, row=row.number, column="checked", value=_MEMORY, why=why, fix=fix)
                )


def _is_quoted(row: Row) -> bool:
    """Whether a row rests on words of the document; only events do."""
    return bool(row.cells.get("quotation"))


def remark_on_sources(sources: Table, problems: Problems, *, are_invented: bool) -> None:
    """Remark sources that nobody can look up, see `is_located`.

    Args:
        sources: sources.csv.
        problems: Takes the remarks.
        are_invented: Whether the dossier is an exercise, whose sources need not exist.
    """
    for row in sources.rows if not are_invented else ():
        citation, url = row.cells["citation"], row.cells["url"]
        if citation and row.unread.isdisjoint({"citation", "url"}) and not is_located(citation, url):
            problems.remark(
                Problem(
                    file=sources.file,
                    row=row.number,
                    column="citation",
                    value=citation,
                    why="has no locator: no url, and no number but years and dates",
                    fix="Give the url, or in the citation the page, the document's number or the archive's reference",
                )
            )


def remark_on_chains(sources: Table, document: str, chain: str, problems: Problems) -> None:
    """Remark sources that alone are of their chain of transmission; the document counts as one, and memory is no chain.

    Args:
        sources: sources.csv.
        document: Id of the source that is the document itself, "" where none is.
        chain: That of the document.
        problems: Takes the remarks.
    """
    others = [row for row in sources.rows if row.cells["chain"] and not (chain and row.cells["id"] == document)]
    members = Counter([chain, *(row.cells["chain"] for row in others)])
    for row in others:
        own = row.cells["chain"]
        if members[own] == 1 and own != MEMORY:
            meant = nearest(own, {*members, MEMORY} - {own, ""})
            why = "is the chain of no other source"
            fix = "Give it to the sources that this one depends on, or leave it out"
            if meant:
                fix = f"Write {meant}, if that was meant"
            problems.remark(
                Problem(file=sources.file, row=row.number, column="chain", value=own, why=why, fix=fix, nearest=meant)
            )


def remark_on_calendar(date: HistoricalDate, line: int | None, problems: Problems) -> None:
    """Remark a document that names no calendar, of a day on which some countries counted by the Julian and some by the Gregorian.

    Args:
        date: Of the document; in its dossier no calendar is named.
        line: Of the date in dossier.toml.
        problems: Takes the remark.
    """
    julian, gregorian = (countries_counting(calendars, date) for calendars in (_JULIAN, ("gregorian",)))
    if date.precision != "day" or not (julian and gregorian):
        return
    named = ", ".join(julian[:_MOST_COUNTRIES]) + (" …" if len(julian) > _MOST_COUNTRIES else "")
    why = f"names no calendar, and on that day the Julian was in use in {named}"
    fix = "Write under [document] the calendar that the document counts by: gregorian, julian, or old-style for England"
    problems.remark(Problem(file="dossier.toml", row=line, column="calendar", value=date.edtf, why=why, fix=fix))


def is_located(citation: str, url: str) -> bool:
    """Whether a reader can find the passage: by an address, or by a page, chapter, document number or archival reference.

    Whatever the language, these have a number in figures. So a citation has a locator if figures are left in it once the years
    from 1000 on and the days of dates are taken away.
    """
    return bool(url or _DIGIT.search(_DATES.sub(" ", citation)))
