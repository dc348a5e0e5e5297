"""How long it takes to read many dates and to find many quotations, on one core.

Run it with `make benchmark`. What is wanted: 10,000 plain dates, and 1,000 quotations in a document of 1 MB, each in under
a second.
"""

import random
import time
from collections.abc import Callable
from itertools import accumulate

from geodata import parse_edtf
from geodata.dossiers.quotations import locate

DATES = 10_000
QUOTATIONS = 1_000
LETTERS = 1_000_000
REPEATS = 5


def main() -> None:
    """Measure and print each time, the best of several."""
    chance = random.Random(75511)
    dates = [
        f"{chance.randint(1000, 1999)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" for _ in range(DATES)
    ]
    measure(f"{DATES:,} plain dates parsed", lambda: [parse_edtf(date) for date in dates])
    measure(f"{DATES:,} plain dates worded", lambda: [parse_edtf(date).display for date in dates])

    text, quotations = document(chance)
    measure(
        f"{QUOTATIONS:,} quotations located in {len(text) / 1e6:.1f} MB",
        # A text of its own each time, since what has been read once is kept.
        lambda: locate_all(text + str(chance.random()), quotations),
    )


def document(chance: random.Random) -> tuple[str, list[str]]:
    """A text of invented words, as frequent as words are, and stretches of it that occur once."""
    vocabulary = ["".join(chance.choices("etaoinshrdlucmfwyp", k=chance.randint(2, 10))) for _ in range(8_000)]
    weights = list(accumulate(1 / (rank + 1) for rank in range(len(vocabulary))))
    words: list[str] = []
    letters = 0
    while letters < LETTERS:
        words += chance.choices(vocabulary, cum_weights=weights)
        letters += len(words[-1]) + 1
    starts = [chance.randrange(len(words) - 20) for _ in range(QUOTATIONS)]
    lines = (" ".join(words[start : start + 12]) for start in range(0, len(words), 12))
    return "\n".join(lines), [" ".join(words[start : start + chance.randint(8, 18)]) for start in starts]


def locate_all(text: str, quotations: list[str]) -> None:
    """Find every quotation."""
    for quotation in quotations:
        locate(text, quotation)


def measure(what: str, work: Callable[[], object]) -> None:
    """Print the shortest of several times, in milliseconds."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    print(f"{what}: {min(times) * 1000:,.0f} ms")


if __name__ == "__main__":
    main()
