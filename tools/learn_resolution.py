"""Learns geodata/drafting/places/resolving/weights.json: what speaks for a place as the one that a toponym means.

`python tools/learn_resolution.py --corpus wotr-train.jsonl`, where each line has a `text` and `toponyms`, lists of start, end,
latitude and longitude. The corpus is that of DeLozier, Wing, Baldridge and Nesbit, "Creating a Novel Geolocation Corpus from
Historical Text" (LAW 2016), licence MIT. Same corpus, same weights. The gazetteer that was learned from the same corpus is left
out, since it would know all the answers.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from geodata.drafting.places.resolving.features import ALONE, TOGETHER
from geodata.drafting.places.resolving.options import distance_km
from geodata.drafting.places.resolving.scores import Sense, Weighed, softmax
from geodata.drafting.places.resolving.senses import senses
from geodata.gazetteers.known import known

WEIGHTS = Path(__file__).resolve().parent.parent / "geodata" / "drafting" / "places" / "resolving" / "weights.json"
LEARNED = "reports of 1861–65"
# What is thought beforehand; the corpus, of one war in one country, only mends it.
BEFORE = {
    "none": 1.0,
    "inhabitants": 6.0,
    "largest": 0.5,
    "town": -1.0,
    "capital": 1.0,
    "country": 4.0,
    "large region": 2.5,
    "small region": 0.0,
    "river": 1.5,
    "water": 2.5,
    "land": 2.5,
    "site": 1.0,
    "extent": 4.0,
    "renowned": 2.0,
    "other name": -1.0,
    "other name beside own": -1.0,
    "misspelt": -1.0,
    "left out": -1.0,
    "kind told": 2.0,
    "other kind told": -3.0,
    "town at a site": -1.0,
    "dossier": 8.0,
    "container": 8.0,
    "within 30 km": 1.0,
    "within 150 km": 3.0,
    "within 700 km": 3.0,
    "next": 1.0,
}
# How strongly the weights are drawn to what was thought beforehand, in senses.
DRAWN = 15.0
# With the gazetteer that is left out here, fewer toponyms are unknown: 20 instead of 27 in a hundred, in log odds.
FEWER_UNKNOWN = 0.4
# An answer within so many kilometres is right.
RIGHT_KM = 100.0
ROUNDS, STEPS, STEP = 6, 400, 0.5

_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Toponym:
    """A toponym of the corpus, and where the annotators say that it lies."""

    start: int
    end: int
    text: str
    lat: float | None
    lon: float | None
    kind: str = ""


def main() -> None:
    """Learns from a corpus, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, required=True, help="lines of JSON: text and toponyms")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    write(given.output, learn([Text(*each) for each in read(given.corpus)]))


def read(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """The texts of a corpus with their toponyms, in their order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text = document["text"]
        yield (
            text,
            sorted(
                (Toponym(start, end, text[start:end], lat, lon) for start, end, lat, lon in document["toponyms"]),
                key=lambda toponym: toponym.start,
            ),
        )


class Text:
    """The senses of a text, and which options of each are right."""

    def __init__(self, text: str, named: Sequence[Toponym]) -> None:
        found, of_mention = senses(text, named, [each for each in known() if each.title != LEARNED])
        self.weighed = Weighed(found)
        told: list[list[tuple[float, float]]] = [[] for _ in found]
        for toponym, number in zip(named, of_mention, strict=True):
            if toponym.lat is not None and toponym.lon is not None:
                told[number].append((toponym.lat, toponym.lon))
        self.right = [right(sense, points) for sense, points in zip(found, told, strict=True)]


def right(sense: Sense, points: list[tuple[float, float]]) -> _Floats | None:
    """1 for each option that is right, the last for none of them; None where nobody says where the toponym lies."""
    if not points:
        return None
    lat, lon = max(points, key=points.count)
    near = [distance_km(lat, lon, each.place.lat, each.place.lon) <= RIGHT_KM for each in sense.options]
    return np.array([*near, not any(near)], dtype=float)


def learn(texts: Sequence[Text]) -> dict[str, _Floats]:
    """The weights of what is known of places alone, then with the places beside them, in rounds."""
    before = np.array([BEFORE[name] for name in (*ALONE, *TOGETHER)])
    alone = fitted([rows for text in texts for rows in examples(text, text.weighed.alone)], before[: len(ALONE)])
    shares = [[softmax(rows @ alone) for rows in text.weighed.alone] for text in texts]
    together = before
    for _ in range(ROUNDS):
        rows = [text.weighed.together(share) for text, share in zip(texts, shares, strict=True)]
        together = fitted([e for text, row in zip(texts, rows, strict=True) for e in examples(text, row)], before)
        shares = [[softmax(each @ together) for each in row] for row in rows]
    for weights in (alone, together):
        weights[ALONE.index("none")] -= FEWER_UNKNOWN
    return {"alone": alone, "together": together}


def examples(text: Text, rows: Sequence[_Floats]) -> list[tuple[_Floats, _Floats]]:
    """The features of the options of each sense of which the answer is known, with the answer."""
    return [(row, right) for row, right in zip(rows, text.right, strict=True) if right is not None]


def fitted(told: Sequence[tuple[_Floats, _Floats]], before: _Floats) -> _Floats:
    """The weights under which the right options are likeliest, drawn to those thought beforehand; by gradient ascent."""
    rows = np.concatenate([row for row, _ in told])
    right = np.concatenate([each for _, each in told])
    starts = np.cumsum([0, *(len(row) for row, _ in told)])[:-1]
    group = np.repeat(np.arange(len(told)), [len(row) for row, _ in told])
    weights = before.copy()
    for _ in range(STEPS):
        scores = rows @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        share = raised / np.add.reduceat(raised, starts)[group]
        meant = share * right
        meant /= np.add.reduceat(meant, starts)[group]
        slope = rows.T @ (meant - share) - DRAWN * (weights - before)
        weights = weights + STEP * slope / len(told)
    return weights


def write(path: Path, weights: dict[str, _Floats]) -> None:
    """Writes the weights to two decimals."""
    told = {
        "alone": dict(zip(ALONE, weights["alone"].round(2).tolist(), strict=True)),
        "together": dict(zip((*ALONE, *TOGETHER), weights["together"].round(2).tolist(), strict=True)),
    }
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
