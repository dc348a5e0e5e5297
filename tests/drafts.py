"""A dossier of drafts for the tests: what an import writes that knows hardly anything; every cell is empty that may be."""

import json
from pathlib import Path

_FILES = {
    "dossier.toml": """\
title = "From the chronicle"
kind = "source"
language = "en"
format = 5
[document]
title = "Chronicle of Detmar"
date = "1400"
rights = "not known"
credit = "an archive"
""",
    "document.txt": """\
On the tenth of May the fleet lay before Visby.

In summer the peace was sworn at Lübeck.
""",
    "places.csv": """\
id,name,kind,lat,lon,precision_km,checked
luebeck,Lübeck,,53.866,10.684,,draft
visby,Visby,,57.635,18.295,,draft
skanoer,Skanör,,,,,draft
""",
    "events.csv": """\
id,date,date_as_written,title,summary,kind,modality,actors,places,geometry,quotation,source,basis,standing,checked
fleet,,10 May 1398,The fleet lies before Visby,,,,,visby,,On the tenth of May the fleet lay before Visby,,,,draft
peace,1398-06/1398-08,,The peace is sworn,,,occurred,,luebeck,,,,,likely,draft
voyage,1398-09,,A ship sails,,,,,,sea | course | track,,,,,draft
herring,1398-08,,The herring is late,,,,,skanoer,,,,,,draft
""",
}
_SEA = [[[14.0, 55.0], [16.0, 55.0], [16.0, 56.0], [14.0, 56.0], [14.0, 55.0]]]
_COURSE = [[10.9, 54.0], [13.0, 54.9], [18.0, 57.5]]
_GEOMETRIES = {
    "sea": ({}, {"type": "Polygon", "coordinates": _SEA}),
    "course": ({}, {"type": "LineString", "coordinates": _COURSE}),
    "track": ({"kind": "route"}, {"type": "LineString", "coordinates": [[10.9, 54.2], [18.0, 57.7]]}),
    "limit": ({"kind": "front", "valid": "1398"}, {"type": "LineString", "coordinates": [[11.0, 55.0], [18.0, 58.0]]}),
}


def write_drafts(folder: Path) -> Path:
    """Write the dossier into a folder, which is made, and return it."""
    folder.mkdir()
    for name, text in _FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    features = [
        {"type": "Feature", "id": name, "properties": {"checked": "draft", **said}, "geometry": geometry}
        for name, (said, geometry) in _GEOMETRIES.items()
    ]
    collection = {"type": "FeatureCollection", "features": features}
    (folder / "geometries.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return folder
