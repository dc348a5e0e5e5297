"""What drafting is measured by holds together: the words stand where it says, and their values can be read."""

import csv
from collections import Counter
from pathlib import Path
from typing import cast, get_args

import pytest
from exchanged import SEEDS

from geodata import parse_edtf
from geodata.dates.calendars.names import Calendar

GOLD = Path(__file__).parents[3] / "benchmarks" / "drafting"
DOCUMENTS = sorted(path.stem for path in (GOLD / "documents").glob("*.txt"))
DOSSIERS = {
    "cable-75511": "document.txt",
    "whaler-1837": "document.txt",
    "rhone-218-bce": "document.txt",
    "aden-letter": "document.en.txt",
}
MODALITIES = {"occurred", "ordered", "recommended", "requested", "agreed", "judged", "forecast", "reported"}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def stand_in_order(marked: list[dict[str, str]], text: str) -> None:
    """Each stretch holds its words, and none reaches into the next."""
    before = 0
    for row in marked:
        start, end = int(row["start"]), int(row["end"])
        assert text[start:end] == row["text"]
        assert before <= start < end
        before = end


def test_sentences_are_of_four_centuries_in_two_halves() -> None:
    sentences = {row["id"]: (row["century"], row["half"]) for row in rows(GOLD / "dates.csv")}
    assert Counter(century for century, _ in sentences.values()) == {"17": 75, "18": 75, "19": 75, "20": 75}
    assert Counter(half for _, half in sentences.values()) == {"open": 150, "kept": 150}


def test_dates_stand_in_their_sentences() -> None:
    sentences: dict[str, list[dict[str, str]]] = {}
    for row in rows(GOLD / "dates.csv"):
        sentences.setdefault(row["id"], []).append(row)
    for those in sentences.values():
        said = {(row["half"], row["anchor"], row["calendar"], row["sentence"]) for row in those}
        assert len(said) == 1
        marked = [row for row in those if row["start"]]
        assert len(marked) in {len(those), 0}
        assert not any(row["text"] or row["end"] or row["edtf"] for row in those if not row["start"])
        stand_in_order(marked, those[0]["sentence"])


def test_dates_and_anchors_are_edtf() -> None:
    for row in rows(GOLD / "dates.csv"):
        assert row["calendar"] in get_args(Calendar)
        for text in filter(None, (row["anchor"], row["edtf"])):
            assert parse_edtf(text, calendar=cast(Calendar, row["calendar"])).earliest


def test_there_are_ten_documents() -> None:
    assert len(DOCUMENTS) == 10
    listed = (GOLD / "README.md").read_text(encoding="utf-8")
    halves = Counter(listed.split(f"| `{name}` | ")[1].split(" ")[0] for name in DOCUMENTS)
    assert halves == {"open": 5, "kept": 5}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_claims_stand_in_their_document(name: str) -> None:
    claims = rows(GOLD / "documents" / f"{name}.csv")
    stand_in_order(claims, (GOLD / "documents" / f"{name}.txt").read_text(encoding="utf-8"))
    for claim in claims:
        assert claim["modality"] in MODALITIES
        assert claim["rule_note"]
        assert not claim["voice"] or claim["modality"] != "occurred"
        assert all(part.strip() == part for part in claim["voice"].split(" > "))


def test_toponyms_and_claims_are_of_the_four_dossiers() -> None:
    for name in ("toponyms.csv", "claims.csv"):
        assert {row["dossier"] for row in rows(GOLD / name)} == set(DOSSIERS)


@pytest.mark.parametrize(("dossier", "file"), DOSSIERS.items())
def test_every_claim_stands_in_its_dossier(dossier: str, file: str) -> None:
    claims = [row for row in rows(GOLD / "claims.csv") if row["dossier"] == dossier]
    text = (SEEDS / dossier / file).read_text(encoding="utf-8")
    stretches = [(int(row["start"]), int(row["end"])) for row in claims]
    assert stretches == sorted(set(stretches))  # a clause may stand within another
    for (start, end), claim in zip(stretches, claims, strict=True):
        assert text[start:end] == claim["text"]
        assert claim["modality"] in MODALITIES
        assert bool(claim["voice"]) == (claim["modality"] != "occurred")
        words = text.casefold()
        assert all(part.casefold() in words for part in claim["voice"].split(" > "))


@pytest.mark.parametrize(("dossier", "file"), DOSSIERS.items())
def test_toponyms_stand_in_their_dossier(dossier: str, file: str) -> None:
    toponyms = [row for row in rows(GOLD / "toponyms.csv") if row["dossier"] == dossier]
    assert toponyms
    stand_in_order(toponyms, (SEEDS / dossier / file).read_text(encoding="utf-8"))
    for row in toponyms:
        assert bool(row["lat"]) == bool(row["lon"])
        assert not row["lat"] or (abs(float(row["lat"])) <= 90 and abs(float(row["lon"])) <= 180)
