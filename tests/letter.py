"""A small dossier for the tests: an invented letter of a merchant of Lübeck, 1398.

`write_letter` writes it without faults; `set_cell` and `replace_once` put one fault into it.
"""

import csv
import json
from pathlib import Path

_FILES = {
    "dossier.toml": """\
title = "Hinrich Rode to Tideman Swarte"
subtitle = "A merchant of Lübeck on ships and herring"
kind = "exercise"
language = "en"
default_path = "lesson"
note = "The letter is invented."
format = 5
[document]
title = "Letter of Hinrich Rode"
date = "1398-09-30"
author = "Hinrich Rode"
addressees = ["Tideman Swarte", "the aldermen at Bruges"]
language = "en"
rights = "none: an invented text"
credit = "chronotope"

[[actors]]
id = "luebeck-merchants"
label = "Merchants of Lübeck"
abbreviation = "Lüb"
color = "#1b6ca8"

[[actors]]
id = "victual-brothers"
label = "Victual Brothers"
abbreviation = "Vict"
color = "#b2182b"

[[views]]
id = "baltic"
title = "Baltic Sea"
extent = [3, 50, 22, 60]

[timeline]
extent = "1398-09-01/1398-12-31"
""",
    "document.txt": """\
To the honourable Tideman Swarte at Bruges, from Hinrich Rode at Lübeck.

Know that yesterday the cog Maria came in from Danzig with eighty
lasts of rye, and that the Victual Brothers lie before Visby with eleven
sails. The skipper says the herring at Skanör is late this year.

You ought not to send the cloth by the Sound. Send it overland by
Hamburg, and let the carter be paid at Lübeck. If God wills the cog
Maria will sail again by Martinmas.

Written on the morrow of Saint Michael. Your friend, Hinrich Rode.
""",
    "places.csv": """\
id,name,kind,rank,lat,lon,precision_km,geometry,basis,standing,checked,external_ids,source,note
luebeck,Lübeck,town,1,53.866,10.684,2,,editor,established,memory,wikidata:Q2843,,
bruges,Bruges,town,1,51.209,3.225,2,,editor,established,memory,,,
danzig,Gdańsk,town,2,54.352,18.647,2,,editor,established,memory,,,
visby,Visby,town,2,57.635,18.295,3,,editor,established,memory,,,
hamburg,Hamburg,town,3,53.55,9.993,2,,editor,established,memory,,,
sound,Öresund,sea,,,,,the-sound,editor,established,memory,,,
grange,The grange,site,,,,,,editor,unknown,memory,,,Nobody knows where it lay
""",
    "toponyms.csv": """\
place,toponym,language,script,period
danzig,Danzig,de,Latn,medieval
luebeck,Lubeke,gml,Latn,medieval
""",
    "people.csv": """\
id,name_as_written,name,role
hinrich,Hinrich Rode,Hinrich Rode,merchant
tideman,Tideman Swarte,Tideman Swarte,merchant
skipper,The skipper,The skipper,skipper of the Maria
""",
    "events.csv": """\
id,date,date_as_written,date_rule,title,summary,kind,modality,voice,actors,places,geometry,quotation,quotation_context,source,basis,standing,checked,part_of,outcome,fate,note
letter,1398-09-30,on the morrow of Saint Michael,the day after 29 September,Hinrich writes,Hinrich Rode writes to Bruges.,message,occurred,,luebeck-merchants,luebeck | bruges,,Written on the morrow of Saint Michael,,,computed,established,seen,,,,
arrival,1398-09-29,yesterday,the day before the letter of 30 September,The Maria comes in,A cog brings rye from Danzig.,movement,reported,hinrich,luebeck-merchants,luebeck,,the cog Maria came in from Danzig with eighty lasts of rye,,,computed,likely,seen,letter,,,
pirates,1398-09~,,,Victual Brothers before Visby,Eleven ships lie before Visby.,movement,reported,hinrich | skipper,victual-brothers | luebeck-merchants,visby,,the Victual Brothers lie before Visby,,,stated,likely,seen,letter,,,
overland,1398-09-30,,,Send the cloth overland,The cloth should go by Hamburg.,movement,recommended,hinrich,luebeck-merchants,hamburg,by-hamburg | the-sound,Send it overland by Hamburg,,,stated,likely,seen,letter,sale,carried_out,
sailing,../1398-11-11,by Martinmas,,The Maria sails again,The Maria would sail by Martinmas.,movement,forecast,hinrich,luebeck-merchants,,,the cog Maria,If God wills the cog Maria will sail,,stated,likely,seen,letter,,,
sale,1398-12,,,The cloth is sold,The cloth is sold at Danzig.,diplomacy,occurred,,luebeck-merchants,danzig | grange,,,,ledger,source,contested,memory,,,,
""",  # noqa: E501
    "messages.csv": """\
event,sender,recipient,place_from,place_to,sent,received
letter,hinrich,tideman,luebeck,bruges,1398-09-30,
""",
    "candidates.csv": """\
subject,field,value,source,preferred,note
sale,date,1398-12-06,ledger,yes,
sale,date,1399-01~,,,
sale,place,danzig,ledger,,
""",
    "paths.csv": """\
path,step,event,question,teacher_note,answer
lesson,2,overland,Why not by sea?,,Pirates
lesson,1,letter,Who writes?,,
short,1,sale,,,
""",
    "sources.csv": """\
id,citation,url
ledger,"Ledger of Tideman Swarte, invented",
""",
}

_FEATURES = [
    {
        "type": "Feature",
        "id": "the-sound",
        "properties": {
            "kind": "area",
            "label": "The Sound",
            "basis": "editor",
            "checked": "memory",
            "precision_km": 5,
            "valid": "1398-09/1398-10",
            "series": "straits",
            "waypoints": ["luebeck", "visby"],
            "source": "drawn after the coast",
        },
        "geometry": {
            "type": "Polygon",
            "coordinates": [[[12.4, 55.3], [13.0, 55.3], [13.0, 56.1], [12.4, 56.1], [12.4, 55.3]]],
        },
    },
    {
        "type": "Feature",
        "id": "by-hamburg",
        "properties": {
            "kind": "route",
            "label": "By Hamburg",
            "basis": "stated",
            "checked": "seen",
            "precision_km": 20.5,
            "actor": "luebeck-merchants",
            "source": "ledger",
        },
        "geometry": {
            "type": "LineString",
            "coordinates": [[3.225, 51.209], [9.993, 53.55], [10.684, 53.866]],
        },
    },
]


def write_letter(folder: Path) -> Path:
    """Write the dossier without faults into a new folder and return it."""
    folder.mkdir()
    for name, text in _FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    collection = {"type": "FeatureCollection", "features": _FEATURES}
    (folder / "geometries.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return folder


def set_cell(folder: Path, file: str, row: int, column: str, value: str) -> None:
    """Write `value` into one cell of a CSV table; `row` as a spreadsheet counts, the header is 1."""
    path = folder / file
    with path.open(encoding="utf-8", newline="") as lines:
        records = list(csv.reader(lines))
    records[row - 1][records[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(records)


def set_feature(folder: Path, number: int, **members: object) -> None:
    """Replace members of one feature of geometries.geojson, numbered from 1; properties are merged."""
    path = folder / "geometries.geojson"
    collection = json.loads(path.read_text(encoding="utf-8"))
    feature = collection["features"][number - 1]
    properties = {**feature["properties"], **members.pop("properties", {})}
    collection["features"][number - 1] = {**feature, **members, "properties": properties}
    path.write_text(json.dumps(collection), encoding="utf-8")


def replace_once(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the only occurrence of `old` in a file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
