"""Invented tables and dossiers of any size: the same size, the same words."""

import csv
import datetime as dt
import random
from pathlib import Path

import geopandas as gpd
from peers.common import CENTER, DAYS, FIRST_DAY
from side_by_side.events import SPREAD, WORDS, events

KINDS = ("battle", "decision", "diplomacy", "movement", "organisation")
# So many quotations make a paragraph, and one of so many events is part of the one before it.
TO_A_PARAGRAPH, TO_A_PART = 20, 50
MANIFEST = """\
title = "Many events"
kind = "exercise"
language = "en"

[document]
title = "A long report"
date = "1950-12-01"
rights = "The text is invented."
credit = "Nobody."
"""
ACTOR = """
[[actors]]
id = "{id}"
label = "Side {id}"
abbreviation = "{id}"
color = "{color}"
"""


def table(count: int) -> gpd.GeoDataFrame:
    """Rows with `date`, `title` and `kind`: points, and some lines and squares."""
    features = [
        {
            "type": "Feature",
            "properties": {name: told[name] for name in ("date", "title", "kind")},
            "geometry": geometry,
        }
        for told, geometry in events(count)
    ]
    return gpd.GeoDataFrame.from_features(features, crs="EPSG:4326")


def dossier(count: int, folder: Path) -> None:
    """A dossier of so many events, each with words of its document, at a tenth as many places."""
    chance = random.Random(count)
    folder.mkdir()
    colors = {"a": "#aa3322", "b": "#2233aa"}
    actors = "".join(ACTOR.format(id=name, color=color) for name, color in colors.items())
    (folder / "dossier.toml").write_text(MANIFEST + actors, encoding="utf-8")
    quotations = [f"Number {number}: {_words(chance, 6)}" for number in range(count)]
    paragraphs = (quotations[start : start + TO_A_PARAGRAPH] for start in range(0, count, TO_A_PARAGRAPH))
    (folder / "document.txt").write_text(
        "\n\n".join(". ".join(paragraph) for paragraph in paragraphs), encoding="utf-8"
    )
    places = count // 10
    _write(folder / "places.csv", [_place(chance, number) for number in range(places)])
    _write(
        folder / "events.csv",
        [
            {
                "id": f"e{number}",
                "date": _day(chance),
                "title": _words(chance, 5).capitalize(),
                "summary": _words(chance, 20),
                "kind": chance.choice(KINDS),
                "modality": chance.choice(("occurred", "ordered", "recommended", "reported")),
                "actors": chance.choice(("a", "b", "a | b")),
                "places": f"place-{chance.randrange(places)}",
                "quotation": quotation,
                "basis": "stated",
                "standing": "established",
                "checked": "memory",
                "part_of": f"e{number - 1}" if number % TO_A_PART == TO_A_PART - 1 else "",
            }
            for number, quotation in enumerate(quotations)
        ],
    )


def _place(chance: random.Random, number: int) -> dict[str, object]:
    lon, lat = (round(chance.gauss(*of), 4) for of in zip(CENTER, SPREAD, strict=True))
    degrees = {"lat": lat, "lon": lon}
    kind = {"kind": "town", "rank": 4, "precision_km": 2, "basis": "editor", "standing": "established"}
    return {"id": f"place-{number}", "name": f"Place {number}", **degrees, **kind}


def _day(chance: random.Random) -> str:
    return (FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))).isoformat()


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
