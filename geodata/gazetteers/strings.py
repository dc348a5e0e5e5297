"""Many short texts in one block of bytes, which can be mapped from a file: a million names need no million objects."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, eq=False)
class Strings:
    """Texts by number.

    Attributes:
        block: All texts in UTF-8, each followed by a newline (uint8).
        edges: Where each begins in the block, and the length of the block (uint32).
    """

    block: npt.NDArray[np.uint8]
    edges: npt.NDArray[np.uint32]

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self.edges) - 1

    def __getitem__(self, number: int) -> str:
        """The text of a number, from 0."""
        return self._encoded(number).decode()

    def position(self, text: str) -> int | None:
        """The number of a text among texts that are sorted, or None if it is not among them."""
        wanted = _encoded(text)
        number = self._first(wanted)
        return number if number < len(self) and self._encoded(number) == wanted else None

    def beginning(self, letters: str) -> list[str]:
        """The texts that begin with some letters, among texts that are sorted."""
        # No byte of UTF-8 is 255.
        first, last = self._first(_encoded(letters)), self._first(_encoded(letters) + b"\xff")
        stretch = self.block[self.edges[first] : self.edges[last]]
        return stretch.tobytes().decode().split("\n")[:-1]

    def texts(self) -> list[str]:
        """All of them."""
        return self.block.tobytes().decode().split("\n")[:-1]

    def _first(self, wanted: bytes) -> int:
        """The number of the first text that does not come before one; the bytes of UTF-8 sort as the letters do."""
        return bisect_left(range(len(self)), wanted, key=self._encoded)

    def _encoded(self, number: int) -> bytes:
        return self.block[self.edges[number] : self.edges[number + 1] - 1].tobytes()


def strings(texts: Iterable[str]) -> Strings:
    """Packs texts; a newline within one becomes a blank."""
    # At once: each of a million texts as bytes by itself would take many megabytes more.
    joined = "".join(text.replace("\n", " ") + "\n" for text in texts)
    block = np.frombuffer(joined.encode("utf-8", "replace"), dtype=np.uint8)
    ends = np.flatnonzero(block == ord("\n")) + 1
    return Strings(block, np.concatenate([[0], ends]).astype(np.uint32))


def _encoded(text: str) -> bytes:
    """A text in UTF-8; half of a letter, which cannot be written in it, as a question mark."""
    return text.replace("\n", " ").encode("utf-8", "replace")
