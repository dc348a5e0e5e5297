"""What the rows of a timeline are called where their names have no room: shorter, and still apart."""

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from viz.stories.timeline import Row

# What stands for letters that are left out.
LEFT_OUT = "…"


def row_names(rows: Sequence[Row], most: int) -> list[str]:
    """The names of rows; of one that is too long its abbreviation, where it has one, or what tells it apart.

    Args:
        rows: of a timeline.
        most: letters of a name.
    """
    short = shortened([row.label for row in rows], most)
    pairs = zip(rows, short, strict=True)
    return [row.label if len(row.label) <= most else row.abbreviation or name for row, name in pairs]


def shortened(names: Sequence[str], most: int) -> list[str]:
    """Names in so many letters that differ where the names do: of those that begin alike, what they share is cut.

    Args:
        names: some of them longer.
        most: letters, at least three; names that could not be told apart otherwise may have two more.
    """
    short = {name: name if len(name) <= most else _begun(name, most) for name in names}
    for name in names:
        alike = [other for other in short if other.startswith(short[name].removesuffix(LEFT_OUT))]
        if len(name) > most and len(alike) > 1:
            short[name] = _apart(alike, most)[name]
    taken = Counter(short.values())
    return [short[name] if taken[short[name]] == 1 else _both_ends(name, most) for name in names]


def _begun(name: str, most: int) -> str:
    """The beginning of a name, up to the end of a word if that is most of what there is room for."""
    cut = name[: most - 1]
    words = cut if name[most - 1] == " " else cut.rpartition(" ")[0]
    return (words if 2 * len(words) >= most else cut).rstrip(" ,;:-–(") + LEFT_OUT


def _apart(names: Sequence[str], most: int) -> dict[str, str]:
    """What is left of names that begin alike, without the words or the letters that they share at either end."""
    start = _shared(names)
    end = _shared([name[len(start) :][::-1] for name in names])
    rests = [name[len(start) :] for name in names]
    if max(map(len, rests)) >= most:
        rests = [rest[: len(rest) - len(end)].rstrip() + LEFT_OUT * bool(end) for rest in rests]
    inside = shortened(rests, most - 1)
    return {name: f"{LEFT_OUT}{rest.strip()}" for name, rest in zip(names, inside, strict=True)}


def _shared(names: Sequence[str]) -> str:
    """What all names begin with: whole words, if there are any; no name is used up."""
    letters = zip(*(name[:-1] for name in names), strict=False)
    shared = "".join(each[0] for each in takewhile(lambda each: len(set(each)) == 1, letters))
    return shared[: shared.rfind(" ") + 1] or shared


def _both_ends(name: str, most: int) -> str:
    if len(name) <= most:
        return name
    half = most // 2
    return f"{name[:half].rstrip()}{LEFT_OUT}{name[half - most + 1 :].lstrip()}"
