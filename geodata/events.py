"""Dated claims about actions: what an events table must say, and the GeoDataFrame made of it."""

from collections.abc import Iterator, Mapping

import geopandas
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.cells import values
from geodata.dates import DateError, parse_edtf
from geodata.errors import Problems, Refusal
from geodata.formats import MODALITIES, WITH_FATE
from geodata.quotations import ContextError, Quotation, QuotationError, locate
from geodata.tables import Row, Table, unknown_id


def build_events(
    table: Table,
    *,
    quotations: Mapping[int, Quotation],
    places: geopandas.GeoDataFrame,
    geometries: Mapping[str, BaseGeometry],
) -> geopandas.GeoDataFrame:
    """The events as a frame, in the order of the table.

    Args:
        table: events.csv, free of problems.
        quotations: The quotations by the number of their row.
        places: The places, EPSG:4326.
        geometries: The geometries of the dossier by id, EPSG:4326.

    Returns:
        The columns of the format as typed ("" where empty), `geometry` renamed to `geometry_ids`; `earliest`
        and `latest` (Day or None) and `date_display` of `date`; `quotation_start` and `quotation_end` (Int64,
        code points, <NA> without quotation). Geometry in EPSG:4326: the features of `geometry_ids`, else the
        points of those `places` that have coordinates, else None.
    """
    frame = table.frame().rename(columns={"geometry": "geometry_ids"})
    dates = [parse_edtf(date) for date in frame["date"]]
    found = [quotations.get(row.number) for row in table.rows]
    points = dict(zip(places["id"], places.geometry, strict=True))
    frame["earliest"] = pd.Series([date.earliest for date in dates], dtype=object)
    frame["latest"] = pd.Series([date.latest for date in dates], dtype=object)
    frame["date_display"] = pd.Series([date.display for date in dates], dtype="str")
    frame["quotation_start"] = pd.Series([quotation and quotation.start for quotation in found], dtype="Int64")
    frame["quotation_end"] = pd.Series([quotation and quotation.end for quotation in found], dtype="Int64")
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


def locate_quotations(table: Table, text: str | None, problems: Problems) -> dict[int, Quotation]:
    """Find the quotations of events.csv in the document.

    Args:
        table: events.csv.
        text: The document; None if it could not be read, so that nothing can be found.
        problems: Takes what is not found, or not without doubt.

    Returns:
        The quotations by the number of their row.
    """
    found = {}
    for row in table.rows:
        if text is None or not row.cells["quotation"]:
            continue
        try:
            found[row.number] = locate(text, row.cells["quotation"], row.cells["quotation_context"])
        except ContextError as error:
            problems.refuse(error, table.file, row=row.number, column="quotation_context")
        except QuotationError as error:
            problems.refuse(error, table.file, row=row.number, column="quotation")
    return found


def check_events(table: Table, problems: Problems) -> None:
    """Check what the cells of events.csv say together.

    Args:
        table: events.csv.
        problems: Takes what is wrong.
    """
    if table.complete and not table.rows:
        problems.add(table.file, why="the table has no rows", fix="Add at least one event")
    for row in table.rows:
        for column, why, fix in _contradictions(row.cells):
            problems.add(table.file, row=row.number, column=column, value=row.cells[column] or None, why=why, fix=fix)
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


def _contradictions(cells: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Column, reason and remedy of everything in one row that does not go together."""
    if not cells["quotation"] and not cells["source"]:
        yield (
            "quotation",
            "the event rests on nothing",
            "Quote the document, or name a source from sources.csv",
        )
    if cells["quotation_context"] and not cells["quotation"]:
        yield "quotation_context", "is the context of no quotation", "Give the quotation, or leave both empty"
    if cells["basis"] == "computed" and not cells["date_rule"]:
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


def check_messages(table: Table, problems: Problems) -> None:
    """Check that no message of messages.csv is received before it is sent."""
    for row in table.rows:
        try:
            sent, received = parse_edtf(row.cells["sent"]), parse_edtf(row.cells["received"])
        except DateError:
            continue
        if sent.earliest and received.latest and received.latest < sent.earliest:
            problems.add(
                table.file,
                row=row.number,
                column="received",
                value=received.edtf,
                why=f"is before the message was sent ({sent.edtf})",
                fix="Correct one of the two dates",
            )


def check_candidates(table: Table, places: frozenset[str] | None, problems: Problems) -> None:
    """Check the values of candidates.csv and that at most one of several rivals is preferred.

    Args:
        table: candidates.csv.
        places: The ids of places.csv; None if they are not known.
        problems: Takes what is wrong.
    """
    preferred: dict[tuple[str, str], int] = {}
    for row in table.rows:
        field, value = row.cells["field"], row.cells["value"]
        try:
            if field == "date" and value:
                parse_edtf(value)
            elif field == "place" and value and places is not None and value not in places:
                raise unknown_id(value, "places.csv", places)
        except Refusal as refusal:
            problems.refuse(refusal, table.file, row=row.number, column="value")
        if row.cells["preferred"]:
            first = preferred.setdefault((row.cells["subject"], field), row.number)
            if first != row.number:
                why = f"the {field} of {row.cells['subject']} is preferred in row {first} already"
                problems.add(table.file, row=row.number, column="preferred", why=why, fix="Prefer one of them at most")
