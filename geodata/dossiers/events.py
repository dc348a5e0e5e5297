"""Dated claims about actions: what an events table must say, and the GeoDataFrame made of it."""

from collections.abc import Iterator, Mapping

import geopandas
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.dates.historical import HistoricalDate
from geodata.dossiers.documents import in_language
from geodata.dossiers.quotations import ContextError, Quotation, QuotationError, locate
from geodata.errors import Problem, Problems
from geodata.evidence.corroboration import Witnesses
from geodata.formats.vocabularies import MODALITIES, WITH_FATE
from geodata.tables.cells import values
from geodata.tables.columns import Row, is_draft
from geodata.tables.reading import Table
from geodata.tables.references import missing_id

# What is wrong with a row that has neither quotation nor source, and left to do in a draft.
_RESTS_ON_NOTHING = "the event rests on nothing"
# Beside a column those that must be read, before it can contradict them.
_DEPENDS_ON = {"quotation": ("source",), "quotation_context": ("quotation",)}


def build_events(  # noqa: PLR0913 - what an event refers to
    table: Table,
    *,
    dates: Mapping[int, HistoricalDate],
    language: str,
    quotations: Mapping[str, Mapping[int, Quotation]],
    places: geopandas.GeoDataFrame,
    geometries: Mapping[str, BaseGeometry],
    witnesses: Witnesses,
) -> geopandas.GeoDataFrame:
    """The events as a frame, in the order of the table.

    Args:
        table: events.csv, free of problems.
        dates: The dates by the number of their row.
        language: That of the page, in which dates are worded.
        quotations: The quotations by the number of their row; those of the document under "", those of its
            translations under their languages.
        places: The places, EPSG:4326.
        geometries: The geometries of the dossier by id, EPSG:4326.
        witnesses: The document and the sources.

    Returns:
        The columns of the format as typed ("" where empty), `geometry` renamed to `geometry_ids`; `calendar`
        filled in; of a date that was reckoned from words or converted from another calendar, `date` (EDTF) and
        `date_rule` as they came out (what was typed is `when.as_written`); `when`
        (HistoricalDate) with its `earliest` and `latest` (Day or None) and its words, `date_display`;
        `quotation_start` and `quotation_end` (Int64, code points, <NA> without quotation); for a translation
        into a language `xx` likewise `quotation@xx`, `quotation_start@xx` and `quotation_end@xx`; `corroboration`, a
        word of `evidence.corroboration`. Geometry in EPSG:4326: the features of `geometry_ids`, else the points of those
        `places` that have coordinates, else None.
    """
    frame = table.frame().rename(columns={"geometry": "geometry_ids"})
    when = [dates[row.number] for row in table.rows]
    frame["date"] = pd.Series([date.edtf for date in when], dtype="str")
    frame["calendar"] = pd.Series([date.calendar for date in when], dtype="str")
    rules = [rule or date.rule for rule, date in zip(frame["date_rule"], when, strict=True)]
    frame["date_rule"] = pd.Series(rules, dtype="str")
    frame["when"] = pd.Series(when, dtype=object)
    points = dict(zip(places["id"], places.geometry, strict=True))
    frame["earliest"] = pd.Series([date.earliest for date in when], dtype=object)
    frame["latest"] = pd.Series([date.latest for date in when], dtype=object)
    frame["date_display"] = pd.Series([date.in_words(language) for date in when], dtype="str")
    for tongue, located in quotations.items():
        found = [located.get(row.number) for row in table.rows]
        words, start, end = (in_language(f"quotation{part}", tongue) for part in ("", "_start", "_end"))
        if words not in frame:
            frame[words] = pd.Series("", index=frame.index, dtype="str")
        frame[start] = pd.Series([quotation and quotation.start for quotation in found], dtype="Int64")
        frame[end] = pd.Series([quotation and quotation.end for quotation in found], dtype="Int64")
    named = map(witnesses.named, frame["quotation"], frame["source"])
    frame["corroboration"] = pd.Series([witnesses.corroboration(each) for each in named], dtype="str")
    shapes = [_shape(row, points=points, geometries=geometries) for row in table.rows]
    return geopandas.GeoDataFrame(frame, geometry=np.array(shapes, dtype=object), crs="EPSG:4326")


def _shape(
    row: Row, *, points: Mapping[str, BaseGeometry | None], geometries: Mapping[str, BaseGeometry]
) -> BaseGeometry | None:
    drawn = [geometries[name] for name in values(row.cells["geometry"])]
    return _collect(drawn or [point for name in values(row.cells["places"]) if (point := points[name])])


def _collect(parts: list[BaseGeometry]) -> BaseGeometry | None:
    """One geometry made of several: points and lines in their order, areas that overlap merged."""
    if len(parts) <= 1:
        return parts[0] if parts else None
    singles = list(shapely.get_parts(parts))
    kinds = {single.geom_type for single in singles}
    if kinds == {"Point"}:
        return shapely.MultiPoint(singles)
    if kinds == {"LineString"}:
        return shapely.MultiLineString(singles)
    return shapely.union_all(parts) if kinds == {"Polygon"} else shapely.GeometryCollection(singles)


def locate_quotations(
    table: Table, text: str | None, problems: Problems, *, language: str = ""
) -> dict[int, Quotation]:
    """Find the quotations of events.csv in the document, or in a translation of it.

    Args:
        table: events.csv.
        text: The document or the translation; None if it could not be read, so that nothing can be found.
        problems: Takes what is not found, or not without doubt.
        language: That of the translation, whose words stand in columns of their own.

    Returns:
        The quotations by the number of their row.
    """
    found = {}
    quotation, context = in_language("quotation", language), in_language("quotation_context", language)
    for row in table.rows:
        words = row.cells.get(quotation, "")
        if text is None or not words:
            continue
        try:
            found[row.number] = locate(text, words, row.cells.get(context, ""), language=language)
        except ContextError as error:
            problems.refuse(error, table.file, row=row.number, column=context)
        except QuotationError as error:
            problems.refuse(error, table.file, row=row.number, column=quotation)
    return found


def check_events(table: Table, dates: Mapping[int, HistoricalDate], problems: Problems) -> None:
    """Check what the cells of events.csv, and its rows, say together.

    Args:
        table: events.csv.
        dates: The dates by the number of their row, as far as they could be read.
        problems: Takes what is wrong.
    """
    if table.complete and not table.rows and not table.ids:
        problems.add(table.file, why="the table has no rows", fix="Add at least one event")
    for row in table.rows:
        for column, why, fix in _contradictions(row.cells):
            # A date that could not be read has been told, and may have none to be computed by.
            is_told = column == "date_rule" and row.number not in dates
            if not is_told and row.unread.isdisjoint({column, *_DEPENDS_ON.get(column, ())}):
                value = row.cells[column] or None
                problem = Problem(file=table.file, row=row.number, column=column, value=value, why=why, fix=fix)
                problems.note(problem, is_remark=is_draft(row) and why == _RESTS_ON_NOTHING)
    _check_outcomes(table, dates, problems)
    for cycle in _cycles(table):
        ring = " → ".join(row.cells["id"] for row in [*cycle, cycle[0]])
        problems.add(
            table.file,
            row=cycle[0].number,
            column="part_of",
            value=cycle[0].cells["part_of"],
            why=f"makes the event part of itself: {ring}",
            fix="Leave part_of empty in the event that is the speech act",
        )


def _check_outcomes(table: Table, dates: Mapping[int, HistoricalDate], problems: Problems) -> None:
    """Note outcomes that certainly fall before the event, and before the speech act it is said in.

    The words may name a day on which something should be done, and it may be done before that day, but not before the
    words were said. A forecast says when it would happen, and may be late.
    """
    when = {row.cells["id"]: dates[row.number] for row in table.rows if row.number in dates}
    for row in table.rows:
        own = when.get(row.cells["id"])
        if own is None or row.cells["modality"] == "forecast":
            continue
        said = when.get(row.cells["part_of"], own)
        for outcome in values(row.cells["outcome"]):
            date = when.get(outcome)
            if date and date.before(own) == date.before(said) == "certainly":
                why = f"cannot be the outcome: its date is {date}, before that of the event, {own}"
                fix = "Correct one of the two dates, or name another event"
                problems.add(table.file, row=row.number, column="outcome", value=outcome, why=why, fix=fix)


def _contradictions(cells: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Column, reason and remedy of everything in one row that does not go together."""
    if not cells["quotation"] and not cells["source"]:
        yield (
            "quotation",
            _RESTS_ON_NOTHING,
            "Quote the document, or name a source from sources.csv",
        )
    if cells["quotation_context"] and not cells["quotation"]:
        yield "quotation_context", "is the context of no quotation", "Give the quotation, or leave both empty"
    if cells["basis"] == "computed" and cells["date"] and not cells["date_rule"]:
        yield (
            "date_rule",
            "the event is computed, but nothing says how",
            "Say from which words and which anchor",
        )
    if cells["fate"] and cells["modality"] in MODALITIES and cells["modality"] not in WITH_FATE:
        why = f"is a fate, but what is {cells['modality']} has none"
        yield "fate", why, f"Leave it empty, or make the modality one of {', '.join(WITH_FATE)}"
    if cells["id"] in values(cells["outcome"]):
        yield "outcome", "makes the event its own outcome", "Name the events that came of it"


def _cycles(table: Table) -> Iterator[list[Row]]:
    """Events that are part of each other in a ring, each ring once, from its first row on."""
    rows = {row.cells["id"]: row for row in table.rows if row.cells["id"]}
    seen: set[str] = set()
    for start in rows:
        name, chain = start, []
        while name in rows and name not in seen:
            seen.add(name)
            chain.append(name)
            name = rows[name].cells["part_of"]
        if name in chain:
            yield [rows[member] for member in chain[chain.index(name) :]]


def check_candidates(table: Table, places: Table | None, problems: Problems) -> None:
    """Check the values of candidates.csv and that at most one of several rivals is preferred.

    Args:
        table: candidates.csv.
        places: places.csv; None if it could not be read.
        problems: Takes what is wrong.
    """
    preferred: dict[tuple[str, str], int] = {}
    for row in table.rows:
        field, value = row.cells["field"], row.cells["value"]
        if field == "place" and value and places and (refusal := missing_id(value, places.file, places)):
            problems.refuse(refusal, table.file, row=row.number, column="value")
        if row.cells["preferred"] and field:
            first = preferred.setdefault((row.cells["subject"], field), row.number)
            if first != row.number:
                why = f"the {field} of {row.cells['subject']} is preferred in row {first} already"
                problems.add(table.file, row=row.number, column="preferred", why=why, fix="Prefer one of them at most")
