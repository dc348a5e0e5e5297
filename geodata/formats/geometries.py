"""The properties of a feature of geometries.geojson, and the columns of the same table in a workbook: seeds/README.md as code."""

from geodata.formats.vocabularies import (
    BASES,
    CHECKED_COLUMN,
    GEOMETRY_KINDS,
    ID,
    MOVED_LABEL,
    NOTE,
    STANDINGS,
    WIDEST_KM,
    word,
)
from geodata.tables.cells import (
    edtf,
    identifier,
    identifiers,
    number,
    text,
)
from geodata.tables.columns import Column

# The properties of a feature of geometries.geojson.
GEOMETRIES = (
    ID,
    word(
        "kind",
        GEOMETRY_KINDS,
        required=True,
        awaits_review=True,
        means="a route is drawn as an arrow along its line; a direction is an arrow that claims no route",
    ),
    Column(
        name="label",
        check=text,
        required=True,
        awaits_review=True,
        means="what the map and the legend call it",
    ),
    word("basis", BASES, required=True, awaits_review=True, means="where its course comes from"),
    CHECKED_COLUMN,
    Column(
        name="precision_km",
        check=number(0, WIDEST_KM),
        required=True,
        awaits_review=True,
        numeric=True,
        means="half the width of the soft edge",
    ),
    Column(
        name="actor",
        check=identifier,
        refers_to="dossier.toml",
        means="id of an actor, for a front's or area's colour; routes take theirs from the event",
    ),
    Column(name="valid", check=edtf, means="EDTF interval, for what holds for a time"),
    Column(
        name="series",
        check=identifier,
        means="features of one series and kind replace each other in time; needs valid",
    ),
    Column(
        name="waypoints",
        check=identifiers,
        refers_to="places.csv",
        means="ids of places where the line was checked against a source",
    ),
    *MOVED_LABEL,
    word("clip", ("land",), means="the map cuts the area at its own coast"),
    word("standing", STANDINGS, means="how sure its course is"),
    Column(
        name="source",
        check=text,
        required=True,
        awaits_review=True,
        means="words or ids in sources.csv; a word in the form of an id is taken for one",
    ),
    NOTE,
)

# In a workbook the geometries are a table.
GEOMETRY_SHEET = (
    *GEOMETRIES,
    Column(
        name="wkt",
        check=text,
        required=True,
        means="the geometry as well-known text, longitude first: LINESTRING (10.7 53.9, 9.99 53.55)",
    ),
)
