"""Learns geodata/gazetteers/data/reports_1861_1865.csv: forts, camps, fords, creeks and hamlets that no other gazetteer knows.

`python tools/learn_places.py --corpus wotr-train.jsonl`, with lines as `tools/learn_resolution.py` explains them. A name is taken
if it has a coordinate by which most of its mentions lie, and no packaged gazetteer, nor GeoNames, has it there.
"""

import argparse
import csv
from collections import Counter
from pathlib import Path

from learn_resolution import LEARNED, read

from geodata.drafting.places.resolving.kinds import kinds_of_word
from geodata.drafting.places.resolving.options import distance_km, options
from geodata.gazetteers.gazetteer import Gazetteer
from geodata.gazetteers.known import known
from geodata.gazetteers.toponyms import folded

PLACES = Path(__file__).resolve().parent.parent / "geodata" / "gazetteers" / "data" / "reports_1861_1865.csv"
# Mentions this near to each other mean one place; a gazetteer that has one as near has it already.
ONE_PLACE_KM = 30.0
# So many of all mentions must mean it.
MOST = 0.6
# By kind of place; of others 5.
PRECISION_KM = {"river": 30, "region": 30, "range": 50, "valley": 20}
OTHER_PRECISION_KM = 5
SHORTEST = 4

Point = tuple[float, float]


def main() -> None:
    """Learns from a corpus, and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, required=True, help="lines of JSON: text and toponyms")
    parser.add_argument("-o", "--output", type=Path, default=PLACES)
    given = parser.parse_args()
    print(f"{write(given.output, places(mentions(given.corpus)))} places")


def mentions(path: Path) -> dict[str, list[tuple[str, Point | None]]]:
    """Every mention of each name, folded: how it is written, and where it lies."""
    found: dict[str, list[tuple[str, Point | None]]] = {}
    for _, named in read(path):
        for each in named:
            text = " ".join(each.text.replace(" 's", "'s").split()).strip(" .,")
            point = None if each.lat is None or each.lon is None else (each.lat, each.lon)
            found.setdefault(folded(text), []).append((text, point))
    return found


def places(told: dict[str, list[tuple[str, Point | None]]]) -> list[tuple[str, str, Point, int]]:
    """Name, kind, point and radius of what others do not know, by name."""
    gazetteers = [each for each in known() if each.title != LEARNED]
    found = []
    for key, each in sorted(told.items()):
        points = [point for _, point in each if point]
        at = max(points, key=lambda point: near(point, points), default=None)
        name = Counter(text for text, _ in each).most_common(1)[0][0]
        if at is None or len(key) < SHORTEST or not name[0].isupper() or near(at, points) < MOST * len(each):
            continue
        if not has(gazetteers, name, at):
            kind, precision = kind_of(name)
            found.append((name.title().replace("'S", "'s") if name.isupper() else name, kind, at, precision))
    return found


def near(point: Point, points: list[Point]) -> int:
    """How many points mean the same place."""
    return sum(distance_km(*point, *other) <= ONE_PLACE_KM for other in points)


def has(gazetteers: list[Gazetteer], name: str, at: Point) -> bool:
    """Whether a gazetteer has a place of that name there."""
    return any(
        distance_km(*at, each.place.lat, each.place.lon) <= ONE_PLACE_KM
        for each in options(name, gazetteers)
        if not each.form.depth
    )


def kind_of(name: str) -> tuple[str, int]:
    """By the last or the first word of the name; what these do not tell is a site."""
    words = name.casefold().split()
    told = kinds_of_word(words[-1]) or kinds_of_word(words[0])
    kind = next((kind for kind in PRECISION_KM if kind in told), "site")
    return kind, PRECISION_KM.get(kind, OTHER_PRECISION_KM)


def write(path: Path, found: list[tuple[str, str, Point, int]]) -> int:
    """Writes the table, and tells how many rows it has."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "alternative", "kind", "country", "lat", "lon", "precision_km"])
        for name, kind, (lat, lon), precision in found:
            writer.writerow([name, "", kind, "", f"{lat:.3f}", f"{lon:.3f}", precision])
    return len(found)


if __name__ == "__main__":
    main()
