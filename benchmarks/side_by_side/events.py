"""Made-up events of a campaign: the same for every number, with lines and areas among the points."""

import csv
import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peers.common import CENTER, COLORS, DAYS, FIRST_DAY

from geodata.projections.extents import Extent
from geodata.world.packaged import read_layer

TEXT = (
    "the division reached river crossing before dawn and reported heavy fire from ridge north of town while supply column "
    "waited at depot for orders to move along coast road toward port general asked headquarters whether bridge would hold "
    "prisoners said regiment had withdrawn during night leaving guns behind in snow"
)
WORDS = TEXT.split()
# Degrees of longitude and latitude by which the events scatter.
SPREAD = (0.9, 1.3)
# One row in twenty is a line, three in a hundred are areas.
LINES = (20, 7)
AREAS = (100, (3, 36, 69))
# Degrees from one vertex of a line to the next.
RUN = (0.12, 0.1)
GROUND = Extent(114, 28, 142, 48)
LAND = "land_50m.fgb"


def write_events(count: int, folder: Path) -> None:
    """Write `events.csv` and `events.geojson` into a folder, and `land.geojson` beside it, unless they are there."""
    if (folder / "events.geojson").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    rows = list(events(count))
    write_rows(rows, folder / "events.csv")
    land = read_layer(LAND, GROUND)
    (folder.parent / "land.geojson").write_text(land.to_json(drop_id=True), encoding="utf-8")
    features = [{"type": "Feature", "properties": told, "geometry": geometry} for told, geometry in rows]
    collection = {"type": "FeatureCollection", "features": features}
    (folder / "events.geojson").write_text(json.dumps(collection, separators=(",", ":")), encoding="utf-8")


def write_rows(rows: list[tuple[dict[str, Any], dict[str, Any]]], path: Path) -> None:
    """Write the properties of events as CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0][0].keys())
        writer.writeheader()
        writer.writerows(properties for properties, _ in rows)


def eventful_days(folder: Path) -> list[int]:
    """The days on which something happens, counted from the first of all."""
    with (folder / "events.csv").open(newline="", encoding="utf-8") as file:
        dates = {row["date"] for row in csv.DictReader(file)}
    return sorted((dt.date.fromisoformat(date) - FIRST_DAY).days for date in dates)


def events(count: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The properties and the geometry of each event, as GeoJSON has them."""
    chance = random.Random(1950)
    for number in range(count):
        date = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
        longitude, latitude = (round(chance.gauss(*of), 5) for of in zip(CENTER, SPREAD, strict=True))
        is_line = number % LINES[0] == LINES[1]
        yield (
            {
                "id": f"e{number:06d}",
                "title": _sentence(chance, 5),
                "description": f"{_sentence(chance, 40)}.",
                "date": date.isoformat(),
                "lon": longitude,
                "lat": latitude,
                "kind": "movement" if is_line else chance.choice(list(COLORS)),
            },
            _geometry(chance, number, longitude, latitude),
        )


def _geometry(chance: random.Random, number: int, longitude: float, latitude: float) -> dict[str, Any]:
    if number % LINES[0] == LINES[1]:
        line = [
            [
                round(start + place * run + chance.uniform(-0.05, 0.05), 5)
                for start, run in zip((longitude, latitude), RUN, strict=True)
            ]
            for place in range(6)
        ]
        return {"type": "LineString", "coordinates": line}
    if number % AREAS[0] in AREAS[1]:
        west, south, east, north = longitude - 0.15, latitude - 0.15, longitude + 0.15, latitude + 0.15
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize()
