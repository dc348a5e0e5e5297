"""What the drafts are held against: `benchmarks/drafting`, the dossiers in `seeds`, and corpora of toponyms."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from geodata.dates.calendars.names import Calendar

ROOT = Path(__file__).parent.parent.parent
GOLD = ROOT / "benchmarks" / "drafting"
SEEDS = ROOT / "seeds"
HALVES = {
    "open": ("naseby-1645", "croghan-1757", "orders-1815", "grant-lee-1865", "haig-1918"),
    "kept": ("pepys-1665", "lancaster-1762", "berry-1815", "telegrams-1914", "zimmermann-1917"),
}
# Of each dossier the column of its quotations and the file of its text that are in English.
DOSSIERS = {
    "cable-75511": ("quotation", "document.txt"),
    "whaler-1837": ("quotation", "document.txt"),
    "rhone-218-bce": ("quotation", "document.txt"),
    "aden-letter": ("quotation@en", "document.en.txt"),
}


@dataclass(frozen=True)
class Words:
    """A stretch of a text, in code points."""

    start: int
    end: int

    def shared(self, other: "Words") -> int:
        """How many code points are in both."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True)
class Place(Words):
    """A toponym, and where it lies in degrees: None where nobody says."""

    at: tuple[float, float] | None


@dataclass(frozen=True)
class Date(Words):
    """A date; its value "" where the passage leaves it open."""

    edtf: str


@dataclass(frozen=True)
class Claim(Words):
    """A clause that tells of an event: how, and who says so, each by any of his names."""

    modality: str
    voice: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence with its dates, and the day on which it was written, "" if nobody knows."""

    text: str
    century: str
    half: str
    anchor: str
    calendar: Calendar
    dates: tuple[Date, ...]


def sentences() -> list[Sentence]:
    """Those of `dates.csv`."""
    rows: dict[str, list[dict[str, str]]] = {}
    for row in _rows(GOLD / "dates.csv"):
        rows.setdefault(row["id"], []).append(row)
    return [
        Sentence(
            text=those[0]["sentence"],
            century=those[0]["century"],
            half=those[0]["half"],
            anchor=those[0]["anchor"],
            calendar=cast(Calendar, those[0]["calendar"]),
            dates=tuple(Date(int(each["start"]), int(each["end"]), each["edtf"]) for each in those if each["start"]),
        )
        for those in rows.values()
    ]


def document(name: str) -> tuple[str, list[Claim]]:
    """A document of `documents`, and its claims."""
    text = (GOLD / "documents" / f"{name}.txt").read_text(encoding="utf-8")
    return text, [
        Claim(
            int(row["start"]),
            int(row["end"]),
            row["modality"],
            tuple((each,) for each in row["voice"].split(" > ") if each),
        )
        for row in _rows(GOLD / "documents" / f"{name}.csv")
    ]


def dossier_text(name: str) -> str:
    """The English text of a dossier."""
    return (SEEDS / name / DOSSIERS[name][1]).read_text(encoding="utf-8")


def dossier_claims(name: str) -> list[Claim]:
    """The events of a dossier that have a quotation, where this first stands."""
    text = dossier_text(name)
    names = {
        row["id"]: tuple(each for each in (row["name_as_written"], row["name"]) if each)
        for row in _rows(SEEDS / name / "people.csv")
    }
    claims = []
    for row in _rows(SEEDS / name / "events.csv"):
        quotation = row[DOSSIERS[name][0]]
        start = text.find(quotation) if quotation else -1
        if start >= 0:
            voice = tuple(names[each] for each in row["voice"].split(" | ") if each)
            claims.append(Claim(start, start + len(quotation), row["modality"], voice))
    return claims


def every_claim(name: str) -> list[Words]:
    """Whatever the text of a dossier tells: what readers marked of it, row of the dossier or not, and its events."""
    marked = [Words(int(row["start"]), int(row["end"])) for row in _rows(GOLD / "claims.csv") if row["dossier"] == name]
    return [*marked, *dossier_claims(name)]


def dossier_places(name: str) -> list[Place]:
    """The toponyms of a dossier wherever its text has them."""
    return [
        Place(int(row["start"]), int(row["end"]), (float(row["lat"]), float(row["lon"])) if row["lat"] else None)
        for row in _rows(GOLD / "toponyms.csv")
        if row["dossier"] == name
    ]


def corpus(path: Path) -> Iterator[tuple[str, list[Place]]]:
    """Texts with their toponyms, from a file of JSON lines with `text` and `toponyms`, each [start, end, lat, lon]."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield (
                row["text"],
                [Place(start, end, None if lat is None else (lat, lon)) for start, end, lat, lon in row["toponyms"]],
            )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
