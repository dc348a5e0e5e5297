import re
from collections.abc import Callable
from pathlib import Path

import pytest
from letter import replace_once, set_cell, set_feature

import geodata as gd
from geodata.formats.parts import FILES

Change = Callable[[Path], None]


def problems(folder: Path) -> tuple[gd.Problem, ...]:
    with pytest.raises(gd.DossierError) as error:
        gd.read_dossier(folder)
    return error.value.problems


def cell(file: str, row: int, column: str, value: str) -> Change:
    return lambda folder: set_cell(folder, file, row, column, value)


def line(file: str, old: str, new: str) -> Change:
    return lambda folder: replace_once(folder, file, old, new)


def text(file: str, content: str) -> Change:
    def change(folder: Path) -> None:
        (folder / file).write_text(content, encoding="utf-8")

    return change


def renamed(file: str, name: str) -> Change:
    def change(folder: Path) -> None:
        (folder / file).rename(folder / name)

    return change


def copied(file: str, name: str) -> Change:
    def change(folder: Path) -> None:
        (folder / name).write_bytes((folder / file).read_bytes())

    return change


def both(first: Change, second: Change) -> Change:
    def change(folder: Path) -> None:
        first(folder)
        second(folder)

    return change


def feature(number: int, **members: object) -> Change:
    return lambda folder: set_feature(folder, number, **members)


def ring(*positions: tuple[float, float]) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": [[*positions, positions[0]]]}


FAULTS: dict[str, tuple[Change, tuple[str, int | None, str | None, str | None], str, str]] = {
    "one letter of a quotation": (
        cell("events.csv", 4, "quotation", "the Victual Brothers lay before Visby"),
        ("events.csv", 4, "quotation", "the Victual Brothers lay before Visby"),
        "line 4: “the Victual Brothers lie before Visby” (the document has “lie”, the quotation “lay”)",
        "own words",
    ),
    "a quotation that stands twice": (
        cell("events.csv", 6, "quotation_context", ""),
        ("events.csv", 6, "quotation", "the cog Maria"),
        "stands 2 times in the document, at lines 3 and 8",
        "quotation_context",
    ),
    "a context that is not there": (
        cell("events.csv", 6, "quotation_context", "If God will the cog Maria will sail"),
        ("events.csv", 6, "quotation_context", "If God will the cog Maria will sail"),
        "the document has “wills”, the quotation “will”",
        "own words",
    ),
    "a context of nothing": (
        cell("events.csv", 7, "quotation_context", "Your friend"),
        ("events.csv", 7, "quotation_context", "Your friend"),
        "context of no quotation",
        "Give the quotation",
    ),
    "a quotation in quotation marks": (
        cell("events.csv", 4, "quotation", "“the Victual Brothers lie before Visby”"),
        ("events.csv", 4, "quotation", "“the Victual Brothers lie before Visby”"),
        "quotation marks, which the document does not have there",
        "without the quotation marks: the Victual Brothers lie before Visby",
    ),
    "ids separated by a comma": (
        cell("events.csv", 2, "places", "luebeck, bruges"),
        ("events.csv", 2, "places", "luebeck, bruges"),
        "does not separate its ids by a vertical line",
        "Write luebeck | bruges",
    ),
    "ids separated by a semicolon": (
        cell("events.csv", 4, "actors", "victual-brothers; luebeck-merchants"),
        ("events.csv", 4, "actors", "victual-brothers; luebeck-merchants"),
        "does not separate its ids by a vertical line",
        "Write victual-brothers | luebeck-merchants",
    ),
    "two ids where one can stand": (
        cell("events.csv", 3, "part_of", "letter | sale"),
        ("events.csv", 3, "part_of", "letter | sale"),
        "only one can stand here",
        "letter or sale",
    ),
    "an id in capitals": (
        cell("events.csv", 5, "places", "Hamburg"),
        ("events.csv", 5, "places", "Hamburg"),
        "is not an id",
        "Write hamburg",
    ),
    "an id with blanks, to which others point as it should be": (
        cell("people.csv", 4, "id", "Skipper "),
        ("people.csv", 4, "id", "Skipper"),
        "is not an id",
        "Write skipper",
    ),
    "a formula for a quotation": (
        cell("events.csv", 4, "quotation", "=A2&B2"),
        ("events.csv", 4, "quotation", "=A2&B2"),
        "is a formula",
        "Type what it gives",
    ),
    "an error of a spreadsheet for a date": (
        cell("events.csv", 4, "date", "#NAME?"),
        ("events.csv", 4, "date", "#NAME?"),
        "where it cannot compute",
        "Type the value itself",
    ),
    "a header that nobody understands, over quotations": (
        line("events.csv", ",quotation,quotation_context,", ",words,quotation_context,"),
        ("events.csv", 1, "words", "words"),
        "is not a column of this table",
        "Delete the column; the format has id",
    ),
    "a header that is cut short": (
        line("events.csv", ",quotation,quotation_context,", ",quote,quotation_context,"),
        ("events.csv", 1, "quote", "quote"),
        "is not a column of this table",
        "Write quotation",
    ),
    "an event that rests on nothing": (
        cell("events.csv", 7, "source", ""),
        ("events.csv", 7, "quotation", None),
        "rests on nothing",
        "name a source",
    ),
    "an unknown place": (
        cell("events.csv", 5, "places", "hamborg"),
        ("events.csv", 5, "places", "hamborg"),
        "is not an id in places.csv",
        "Write hamburg,",
    ),
    "an unknown actor": (
        cell("events.csv", 5, "actors", "victual-brothers | hansa"),
        ("events.csv", 5, "actors", "hansa"),
        "is not an id in dossier.toml",
        "Add hansa",
    ),
    "an unknown person": (
        cell("events.csv", 4, "voice", "hinrich | skiper"),
        ("events.csv", 4, "voice", "skiper"),
        "is not an id in people.csv",
        "Write skipper,",
    ),
    "an unknown source": (
        cell("events.csv", 7, "source", "legder"),
        ("events.csv", 7, "source", "legder"),
        "is not an id in sources.csv",
        "Write ledger,",
    ),
    "an unknown outcome": (
        cell("events.csv", 5, "outcome", "sales"),
        ("events.csv", 5, "outcome", "sales"),
        "is not an id in events.csv",
        "Write sale,",
    ),
    "an event that is its own outcome": (
        cell("events.csv", 5, "outcome", "sale | overland"),
        ("events.csv", 5, "outcome", "sale | overland"),
        "its own outcome",
        "Name the events",
    ),
    "an unknown speech act": (
        cell("events.csv", 5, "part_of", "lettre"),
        ("events.csv", 5, "part_of", "lettre"),
        "is not an id in events.csv",
        "Write letter,",
    ),
    "events that are part of each other": (
        cell("events.csv", 2, "part_of", "arrival"),
        ("events.csv", 2, "part_of", "arrival"),
        "part of itself: letter → arrival → letter",
        "Leave part_of empty",
    ),
    "an event that is part of itself": (
        cell("events.csv", 7, "part_of", "sale"),
        ("events.csv", 7, "part_of", "sale"),
        "part of itself: sale → sale",
        "Leave part_of empty",
    ),
    "an unknown geometry": (
        cell("events.csv", 5, "geometry", "by-hamburgh"),
        ("events.csv", 5, "geometry", "by-hamburgh"),
        "is not an id in geometries.geojson",
        "Write by-hamburg,",
    ),
    "a fate of what has none": (
        cell("events.csv", 7, "fate", "partly"),
        ("events.csv", 7, "fate", "partly"),
        "what is occurred has none",
        "ordered, recommended, requested",
    ),
    "a computed event without rule": (
        cell("events.csv", 3, "date_rule", ""),
        ("events.csv", 3, "date_rule", None),
        "nothing says how",
        "which anchor",
    ),
    "an impossible date": (
        cell("events.csv", 3, "date", "1398-09-31"),
        ("events.csv", 3, "date", "1398-09-31"),
        "September 1398 has 30 days",
        "01 to 30",
    ),
    "a word that is not of the list": (
        cell("events.csv", 5, "modality", "recomended"),
        ("events.csv", 5, "modality", "recomended"),
        "is not one of occurred, ordered",
        "Write recommended",
    ),
    "swapped coordinates": (
        both(cell("places.csv", 2, "lat", "110.684"), cell("places.csv", 2, "lon", "53.9")),
        ("places.csv", 2, "lat", "110.684"),
        "lat and lon are probably swapped",
        "latitude into lat",
    ),
    "a longitude for a latitude": (
        cell("places.csv", 2, "lat", "10°41'E"),
        ("places.csv", 2, "lat", "10°41'E"),
        "is a longitude, east or west",
        "latitude into lat",
    ),
    "swapped coordinates that are both possible": (
        both(cell("places.csv", 2, "lat", "10.684"), cell("places.csv", 2, "lon", "53.866")),
        ("places.csv", 2, "lat", "10.684"),
        "lies far from every map with lon 53.866",
        "Write 53.866 into lat and 10.684 into lon",
    ),
    "a view with latitudes first": (
        line("dossier.toml", "[3, 50, 22, 60]", "[50, 3, 60, 22]"),
        ("dossier.toml", 32, "extent", "[50, 3, 60, 22]"),
        "holds no place, but 5 of 5 if latitudes and longitudes are exchanged",
        "[3, 50, 22, 60]",
    ),
    "a view with latitudes first that cannot be": (
        line("dossier.toml", "[3, 50, 22, 60]", "[36.9, 122, 43.6, 131.6]"),
        ("dossier.toml", 32, "extent", "[36.9, 122, 43.6, 131.6]"),
        "latitudes and longitudes are probably exchanged",
        "[122, 36.9, 131.6, 43.6]",
    ),
    "a route with latitudes first": (
        feature(2, geometry={"type": "LineString", "coordinates": [[51.2, 3.2], [53.6, 10.0]]}),
        ("geometries.geojson", 2, "geometry", None),
        "lies far from every map",
        "longitude first",
    ),
    "coordinates in minutes": (
        cell("places.csv", 2, "lat", "53°51′58″N"),
        ("places.csv", 2, "lat", "53°51′58″N"),
        "is not a decimal number",
        "Write 53.8661",
    ),
    "a decimal comma that divides a cell before empty ones": (
        line("places.csv", "53.866,10.684", "53,866,10.684"),
        ("places.csv", 2, "lat", "53,866"),
        "has 15 cells, the header 14: a number has a decimal comma",
        "Write numbers with a point: 53.866 in lat",
    ),
    "two decimal commas": (
        line("places.csv", "54.352,18.647,2", "54,352,18,647,2"),
        ("places.csv", 4, "lat", "54,352"),
        "has 16 cells, the header 14: a number has a decimal comma",
        "54.352 in lat and 18.647 in lon, or ",
    ),
    "a comma that divides a title": (
        line("events.csv", "Hinrich writes,", "Hinrich writes, and seals,"),
        ("events.csv", 2, None, None),
        "has 23 cells, the header 22",
        "probably in ",
    ),
    "a latitude beyond everything": (
        cell("places.csv", 2, "lat", "53866"),
        ("places.csv", 2, "lat", "53866"),
        "is not between -90 and 90",
        "Correct",
    ),
    "one coordinate only": (
        cell("places.csv", 2, "lon", ""),
        ("places.csv", 2, "lon", None),
        "one coordinate only",
        "Give lon too",
    ),
    "coordinates without precision": (
        cell("places.csv", 2, "precision_km", ""),
        ("places.csv", 2, "precision_km", None),
        "how precise",
        "radius in km",
    ),
    "an id of another gazetteer without prefix": (
        cell("places.csv", 2, "external_ids", "wikidata:Q2843 | 2875601"),
        ("places.csv", 2, "external_ids", "2875601"),
        "is not a CURIE",
        "prefix:id",
    ),
    "a name of an unknown place": (
        cell("toponyms.csv", 2, "place", "gdansk"),
        ("toponyms.csv", 2, "place", "gdansk"),
        "is not an id in places.csv",
        "gdansk",
    ),
    "a language that is a word": (
        cell("toponyms.csv", 2, "language", "German"),
        ("toponyms.csv", 2, "language", "German"),
        "is not a language tag",
        "such as en",
    ),
    "a script that is a word": (
        cell("toponyms.csv", 2, "script", "Latin"),
        ("toponyms.csv", 2, "script", "Latin"),
        "is not a script code",
        "Latn",
    ),
    "a message received before it was sent": (
        cell("messages.csv", 2, "received", "1398-08"),
        ("messages.csv", 2, "received", "1398-08"),
        "before the message was sent (1398-09-30)",
        "Correct one",
    ),
    "a message of an unknown event": (
        cell("messages.csv", 2, "event", "leter"),
        ("messages.csv", 2, "event", "leter"),
        "is not an id in events.csv",
        "Write letter,",
    ),
    "a rival date that is none": (
        cell("candidates.csv", 3, "value", "c. 1399"),
        ("candidates.csv", 3, "value", "c. 1399"),
        "is not an EDTF date",
        "Write 1399~",
    ),
    "a rival place that is unknown": (
        cell("candidates.csv", 4, "value", "danzick"),
        ("candidates.csv", 4, "value", "danzick"),
        "is not an id in places.csv",
        "Write danzig,",
    ),
    "two rivals preferred": (
        cell("candidates.csv", 3, "preferred", "yes"),
        ("candidates.csv", 3, "preferred", None),
        "the date of sale is preferred in row 2 already",
        "one of them",
    ),
    "a step of an unknown event": (
        cell("paths.csv", 2, "event", "by-land"),
        ("paths.csv", 2, "event", "by-land"),
        "is not an id in events.csv",
        "by-land",
    ),
    "a step twice": (
        cell("paths.csv", 3, "step", "2"),
        ("paths.csv", 3, "step", "2"),
        "is a step of lesson in row 2 already",
        "1, 2, 3",
    ),
    "a step that is no number": (
        cell("paths.csv", 4, "step", "first"),
        ("paths.csv", 4, "step", "first"),
        "is not a step",
        "1, 2, 3",
    ),
    "a step with a view that is unknown": (
        text("paths.csv", "path,step,event,view\nlesson,1,letter,balti\n"),
        ("paths.csv", 2, "view", "balti"),
        "is not an id in dossier.toml",
        "Write baltic",
    ),
    "a step with an extent from north to south": (
        text("paths.csv", "path,step,event,view\nlesson,1,letter,9 58 12 53\n"),
        ("paths.csv", 2, "view", "9 58 12 53"),
        "is not an extent",
        "west south east north",
    ),
    "a step with a view of three numbers": (
        text("paths.csv", "path,step,event,view\nlesson,1,letter,9 53 12\n"),
        ("paths.csv", 2, "view", "9 53 12"),
        "is neither the id of a view nor an extent",
        "124 33 131 43",
    ),
    "an address that could run a script": (
        cell("sources.csv", 2, "url", "javascript:alert(1)"),
        ("sources.csv", 2, "url", "javascript:alert(1)"),
        "is not an address",
        "https://",
    ),
    "an area that crosses itself": (
        feature(1, geometry=ring((12, 55), (13, 56), (13, 55), (12, 56))),
        ("geometries.geojson", 1, "geometry", None),
        "the Polygon is not valid: self-intersection near longitude and latitude 12.5 55.5",
        "Draw an edge",
    ),
    "an area with two corners": (
        feature(1, geometry=ring((12, 55), (13, 56))),
        ("geometries.geojson", 1, "geometry", None),
        "the Polygon is not valid: too few points",
        "Draw",
    ),
    "a route of one point": (
        feature(2, geometry={"type": "LineString", "coordinates": [[12, 55]]}),
        ("geometries.geojson", 2, "geometry", None),
        "the LineString cannot be built",
        "Draw it again",
    ),
    "a route that is an area": (
        feature(2, geometry=ring((12, 55), (13, 56), (13, 55))),
        ("geometries.geojson", 2, "geometry", None),
        "a route cannot be a Polygon",
        "LineString or MultiLineString",
    ),
    "a position with latitude first": (
        feature(1, geometry=ring((55, 112), (55, 113), (56, 113))),
        ("geometries.geojson", 1, "geometry", None),
        "longitude and latitude are probably swapped",
        "Write [112, 55]",
    ),
    "positions in metres": (
        feature(2, geometry={"type": "LineString", "coordinates": [[360000, 5700000], [1, 1]]}),
        ("geometries.geojson", 2, "geometry", None),
        "is not on the globe",
        "WGS 84",
    ),
    "a position that is none": (
        feature(2, geometry={"type": "LineString", "coordinates": [["3.2", "51"], [1, 1]]}),
        ("geometries.geojson", 2, "geometry", None),
        '["3.2", "51"] is not a position',
        "[longitude, latitude]",
    ),
    "coordinates nested wrongly": (
        feature(1, geometry={"type": "Polygon", "coordinates": [[12, 55], [13, 56], [13, 55], [12, 55]]}),
        ("geometries.geojson", 1, "geometry", None),
        "12 is not a position",
        "[longitude, latitude]",
    ),
    "coordinates that are missing": (
        feature(1, geometry={"type": "Polygon"}),
        ("geometries.geojson", 1, "geometry", None),
        "not nested as its type asks",
        "Draw it again",
    ),
    "a feature that is no object": (
        text("geometries.geojson", '{"type": "FeatureCollection", "features": [3]}'),
        ("geometries.geojson", 1, None, None),
        "the feature is no object",
        "Export",
    ),
    "a position out of numbers": (
        feature(1, geometry=ring((12, 55), (float("nan"), 56), (13, 55))),
        ("geometries.geojson", 1, "geometry", None),
        "[NaN, 56] is not on the globe",
        "degrees",
    ),
    "an area around a pole": (
        feature(1, geometry=ring((-135, 70), (-45, 70), (45, 70), (135, 70))),
        ("geometries.geojson", 1, "geometry", None),
        "runs around a pole",
        "through the pole",
    ),
    "a direction in two pieces that do not meet at 180": (
        feature(
            2,
            properties={"kind": "direction"},
            geometry={"type": "MultiLineString", "coordinates": [[[3, 51], [4, 52]], [[4, 52], [5, 53]]]},
        ),
        ("geometries.geojson", 2, "geometry", None),
        "a direction cannot be a MultiLineString",
        "Draw it as LineString",
    ),
    "a feature without geometry": (
        feature(1, geometry=None),
        ("geometries.geojson", 1, "geometry", None),
        "has no geometry",
        "Draw it",
    ),
    "a feature without label": (
        feature(2, properties={"label": None}),
        ("geometries.geojson", 2, "label", None),
        "the property is missing",
        "Give the label",
    ),
    "a property that is not of the format": (
        feature(2, properties={"colour": "red"}),
        ("geometries.geojson", 2, "colour", "colour"),
        "is not a property of the format",
        "Delete it",
    ),
    "a property that is no text": (
        feature(2, properties={"note": {"en": "by land"}}),
        ("geometries.geojson", 2, "note", '{"en": "by land"}'),
        "is not text",
        "Write it as text",
    ),
    "a feature of an unknown actor": (
        feature(2, properties={"actor": "luebeck"}),
        ("geometries.geojson", 2, "actor", "luebeck"),
        "is not an id in dossier.toml",
        "luebeck",
    ),
    "a feature of a misspelt source": (
        feature(2, properties={"source": "ledgr"}),
        ("geometries.geojson", 2, "source", "ledgr"),
        "is not an id in sources.csv",
        "Write ledger,",
    ),
    "a series without time": (
        feature(1, properties={"valid": None}),
        ("geometries.geojson", 1, "valid", None),
        "nothing says when it holds",
        "in EDTF",
    ),
    "a geojson that is cut off": (
        line("geometries.geojson", '{"type": "FeatureCollection", ', ""),
        ("geometries.geojson", None, None, None),
        "the file is not JSON: Extra data at line 1",
        "Correct the line",
    ),
    "a geojson without end": (
        text("geometries.geojson", "[" * 100_000),
        ("geometries.geojson", None, None, None),
        "the file is not JSON that can be read",
        "Export",
    ),
    "a timeline that is no table": (
        line("dossier.toml", '[timeline]\nextent = "1398-09-01/1398-12-31"', '[[timeline]]\nextent = ""'),
        ("dossier.toml", 34, "timeline", "[{'extent': ''}]"),
        "is not a table",
        "Write [timeline]",
    ),
    "a geojson with one feature only": (
        text("geometries.geojson", '{"type": "Feature"}'),
        ("geometries.geojson", None, None, None),
        "not a GeoJSON FeatureCollection",
        "GeoJSON",
    ),
    "toml that is none": (
        line("dossier.toml", 'kind = "exercise"', "kind = exercise"),
        ("dossier.toml", 3, None, None),
        "the text does not stand in quotation marks",
        'Write kind = "exercise"',
    ),
    "toml that nobody understands": (
        line("dossier.toml", 'kind = "exercise"', "kind ="),
        ("dossier.toml", 3, None, None),
        "the file is not TOML: Invalid value (at line 3, column 7)",
        "Correct the line",
    ),
    "a dossier without title": (
        line("dossier.toml", 'title = "Hinrich Rode to Tideman Swarte"\n', ""),
        ("dossier.toml", 1, "title", None),
        "the key is missing",
        "Give the title",
    ),
    "a dossier of an unknown kind": (
        line("dossier.toml", '"exercise"', '"exercice"'),
        ("dossier.toml", 3, "kind", "exercice"),
        "is not one of source, exercise",
        "Write exercise",
    ),
    "a misspelt key": (
        line("dossier.toml", "credit =", "credits ="),
        ("dossier.toml", 15, "credits", "credits"),
        "is not a key of the format",
        "Write credit",
    ),
    "a document whose rights are not told": (
        line("dossier.toml", 'rights = "none: an invented text"\n', ""),
        ("dossier.toml", 8, "rights", None),
        "the key is missing",
        "Give the rights",
    ),
    "a date without quotation marks": (
        line("dossier.toml", '"1398-09-30"', "1398-09-30"),
        ("dossier.toml", 10, "date", "1398-09-30"),
        "is not a text",
        'Write date = "1398-09-30"',
    ),
    "addressees that are no list": (
        line("dossier.toml", '["Tideman Swarte", "the aldermen at Bruges"]', '"Tideman Swarte"'),
        ("dossier.toml", 12, "addressees", "Tideman Swarte"),
        "is not a list of names",
        "addressees = [",
    ),
    "a colour of another form": (
        line("dossier.toml", "#b2182b", "red"),
        ("dossier.toml", 27, "color", "red"),
        "is not a colour",
        "#b2182b",
    ),
    "an abbreviation that is none": (
        line("dossier.toml", '"Vict"', '"Victuals"'),
        ("dossier.toml", 26, "abbreviation", "Victuals"),
        "is longer than 6 letters",
        "Shorten",
    ),
    "an extent from east to west": (
        line("dossier.toml", "[3, 50, 22, 60]", "[22, 50, 3, 60]"),
        ("dossier.toml", 32, "extent", "[22, 50, 3, 60]"),
        "west and east are probably exchanged",
        "Write [3, 50, 22, 60]",
    ),
    "an extent from north to south": (
        line("dossier.toml", "[3, 50, 22, 60]", "[3, 60, 22, 50]"),
        ("dossier.toml", 32, "extent", "[3, 60, 22, 50]"),
        "does not run from west to east",
        "[west, south, east, north]",
    ),
    "an extent without width": (
        line("dossier.toml", "[3, 50, 22, 60]", "[180, 50, -180, 60]"),
        ("dossier.toml", 32, "extent", "[180, 50, -180, 60]"),
        "does not run from west to east",
        "[west, south, east, north]",
    ),
    "an extent counted on beyond 180": (
        line("dossier.toml", "[3, 50, 22, 60]", "[150, -45, 240, 30]"),
        ("dossier.toml", 32, "extent", "[150, -45, 240, 30]"),
        "within 180 and 90 degrees",
        "across 180° west is the greater, such as [150, -45, -120, 30]",
    ),
    "an extent of three numbers": (
        line("dossier.toml", "[3, 50, 22, 60]", "[22, 50, 3]"),
        ("dossier.toml", 32, "extent", "[22, 50, 3]"),
        "is not an extent",
        "[west, south, east, north]",
    ),
    "a view without extent": (
        line("dossier.toml", "extent = [3, 50, 22, 60]\n", ""),
        ("dossier.toml", 29, "extent", None),
        "the extent is missing",
        "[west, south, east, north]",
    ),
    "views that are no list": (
        line("dossier.toml", "[[views]]", "[views]"),
        ("dossier.toml", 29, "views", None),
        "[views] stands in single brackets",
        "Write [[views]]",
    ),
    "a timeline without end": (
        line("dossier.toml", "1398-09-01/1398-12-31", "1398-09-01/.."),
        ("dossier.toml", 35, "extent", "1398-09-01/.."),
        "is not an interval with start and end",
        "Write both",
    ),
    "an unknown default path": (
        line("dossier.toml", '"lesson"', '"lessons"'),
        ("dossier.toml", 5, "default_path", "lessons"),
        "is not an id in paths.csv",
        "Write lesson,",
    ),
    "a file in another case": (
        renamed("events.csv", "Events.CSV"),
        ("Events.CSV", None, None, None),
        "is not one of the format",
        "Rename it to events.csv",
    ),
    "a file with two endings": (
        renamed("places.csv", "places.csv.csv"),
        ("places.csv.csv", None, None, None),
        "is not one of the format",
        "Rename it to places.csv",
    ),
    "a text file for a table": (
        renamed("people.csv", "people.csv.txt"),
        ("people.csv.txt", None, None, None),
        "is not one of the format",
        "Rename it to people.csv",
    ),
    "a copy of a table": (
        copied("people.csv", "people-old.csv"),
        ("people-old.csv", None, None, None),
        "is not one of the format",
        "Move it out",
    ),
    "paths separated by semicolons": (
        text("paths.csv", "path;step;event\nlesson;1;letter\n"),
        ("paths.csv", 1, None, "path;step;event"),
        "is not separated by commas",
        "comma-separated",
    ),
    "an empty document": (
        text("document.txt", " \n"),
        ("document.txt", None, None, None),
        "the document is empty",
        "transcription",
    ),
    "a misspelt file": (
        renamed("toponyms.csv", "toponym.csv"),
        ("toponym.csv", None, None, None),
        "is not one of the format",
        "Rename it to toponyms.csv",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_once_with_its_place_and_remedy(letter: Path, fault: str) -> None:
    change, place, why, fix = FAULTS[fault]
    change(letter)
    found = problems(letter)
    assert len(found) == 1, found
    problem = found[0]
    assert (problem.file, problem.row, problem.column, problem.value) == place
    assert why in problem.why
    assert fix in problem.fix


@pytest.mark.parametrize("name", ["dossier.toml", "document.txt", "places.csv", "events.csv"])
def test_a_file_that_is_required_and_missing_is_told_once(letter: Path, name: str) -> None:
    (letter / name).unlink()
    found = problems(letter)
    assert [(problem.file, problem.row, problem.why) for problem in found] == [(name, None, "the file is missing")]


@pytest.mark.parametrize("name", [name for name in FILES if name != "document.txt"])
def test_a_file_in_another_encoding_is_told_once(letter: Path, name: str) -> None:
    path = letter / name
    path.write_bytes(path.read_bytes() + "Lübeck".encode("latin-1"))
    why = [problem.why for problem in problems(letter) if problem.file == name]
    assert len(why) == 1
    assert "0xfc" in why[0]


def test_a_table_without_actors_is_told(letter: Path) -> None:
    path = letter / "dossier.toml"
    path.write_text(re.sub(r"\[\[actors]].*?\n\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL))
    assert ("actors", "there are no actors") in {(problem.column, problem.why) for problem in problems(letter)}


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = problems(tmp_path / "leter")
    assert [(problem.file, problem.why) for problem in found] == [(str(tmp_path / "leter"), "there is no such folder")]


@pytest.mark.parametrize("crs", ["EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:OGC:1.3:CRS84"])
def test_the_old_name_of_wgs_84_is_accepted(letter: Path, crs: str) -> None:
    old = f'{{"type": "FeatureCollection", "crs": {{"type": "name", "properties": {{"name": "{crs}"}}}}, '
    replace_once(letter, "geometries.geojson", '{"type": "FeatureCollection", ', old)
    assert gd.read_dossier(letter).geometries.crs == "EPSG:4326"
    replace_once(letter, "geometries.geojson", crs, "urn:ogc:def:crs:EPSG::25832")
    assert [(problem.column, problem.why) for problem in problems(letter)] == [("crs", "is not WGS 84")]


def test_all_faults_are_told_at_once(letter: Path) -> None:
    together = [
        "a dossier of an unknown kind",
        "an extent from east to west",
        "one coordinate only",
        "a language that is a word",
        "an impossible date",
        "one letter of a quotation",
        "an unknown outcome",
        "a quotation that stands twice",
        "a fate of what has none",
        "a message received before it was sent",
        "a rival place that is unknown",
        "an area that crosses itself",
        "a feature without label",
        "a step twice",
        "an address that could run a script",
    ]
    for fault in together:
        FAULTS[fault][0](letter)
    found = [(problem.file, problem.row, problem.column, problem.value) for problem in problems(letter)]
    assert found == [FAULTS[fault][1] for fault in together]
