"""What was found beside what there is: pairs, precision, recall and F1."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from drafts.gold import Words

There = TypeVar("There", bound=Words)
Found = TypeVar("Found", bound=Words)


@dataclass
class Counts:
    """How many there are, how many were found, and how many of them are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: int, found: int, right: int) -> None:
        """Count those of another text."""
        self.gold, self.found, self.right = self.gold + gold, self.found + found, self.right + right

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.gold + self.found) if self.right else 0.0


def pairs(gold: Sequence[There], found: Sequence[Found], *, share: float = 0.0) -> list[tuple[There, Found]]:
    """What was found with what it stands for, each once: those first that agree best.

    Args:
        gold: What there is.
        found: What was found.
        share: How much of the words of the one that there is must be shared; by default any.
    """
    near = [
        (shared / (there.end - there.start + each.end - each.start - shared), -there.start, -each.start, there, each)
        for there in gold
        for each in found
        if (shared := there.shared(each)) and shared >= share * (there.end - there.start)
    ]
    taken: set[int] = set()
    chosen = []
    for *_, there, each in sorted(near, key=lambda pair: pair[:3], reverse=True):
        if not taken & {id(there), id(each)}:
            taken |= {id(there), id(each)}
            chosen.append((there, each))
    return chosen


def macro_f1(pairs_of_labels: Iterable[tuple[str, str]]) -> float:
    """The mean F1 of all labels that are right somewhere; what was missed has another label, such as ""."""
    gold: Counter[str] = Counter()
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for label, given in pairs_of_labels:
        gold[label] += 1
        said[given] += 1
        right[label] += label == given
    return sum(2 * right[each] / (gold[each] + said[each]) for each in gold) / len(gold) if gold else 0.0
