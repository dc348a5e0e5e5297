"""A folder of documents, as many as are wanted: those of the seeds, their paragraphs mixed and their years moved, by a seed."""

import random
import re
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
_SOURCES = (
    "cable-75511/document.txt",
    "whaler-1837/document.txt",
    "rhone-218-bce/document.txt",
    "aden-letter/document.en.txt",
)
_YEAR = re.compile(r"\b1[0-9]{3}\b")
_MOST_YEARS = 40


def write_documents(folder: Path, count: int, *, seed: int = 1) -> list[str]:
    """Write documents, all different, in folders of a hundred.

    Args:
        folder: it is made.
        count: how many.
        seed: the same gives the same documents.

    Returns:
        Their names below the folder, in order.
    """
    texts = [(SEEDS / name).read_text(encoding="utf-8") for name in _SOURCES]
    chance = random.Random(seed)  # noqa: S311 - no secret
    names = []
    for number in range(count):
        file = folder / f"{number // 100:03}" / f"{number:05}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_altered(texts[number % len(texts)], number, chance), encoding="utf-8")
        names.append(file.relative_to(folder).as_posix())
    return names


def _altered(text: str, number: int, chance: random.Random) -> str:
    """A text with its first and last paragraph in their places, the others mixed, and a line that no other document has."""
    first, *others, last = text.strip().split("\n\n")
    chance.shuffle(others)
    moved = chance.randrange(_MOST_YEARS)
    whole = "\n\n".join([first, *others, f"Sheet {number}.", last])
    return _YEAR.sub(lambda year: str(int(year[0]) - moved), whole)
