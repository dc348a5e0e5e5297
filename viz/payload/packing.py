"""Tables as columns, with one dictionary for all their texts: so that the page says nothing twice.

`assets/tables.js` reads what is written here.
"""

import json
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

Value = TypeVar("Value", bound=Hashable)
Numbers = npt.NDArray[np.int64]
# A column of other values than texts and numbers is told by its distinct values where there are at most so many in 100 rows.
FEW = 50
# So many rows are looked at first.
SOME = 100


class Distinct(Generic[Value]):
    """Distinct values in the order in which they first came; each is told by its place."""

    def __init__(self) -> None:
        self._places: dict[Value, int] = {}

    def place(self, value: Value) -> int:
        """Where the value stands, from now on if it is new."""
        return self._places.setdefault(value, len(self._places))

    @property
    def listed(self) -> list[Value]:
        """All of them."""
        return list(self._places)


Words = Distinct[str]


def table(columns: Mapping[str, Sequence[Any]], words: Words) -> dict[str, Any]:
    """A table for the script.

    Args:
        columns: by their names, all equally long; JSON values.
        words: the dictionary that takes its texts.

    Returns:
        `length`, and `columns`, each packed as `column` says.

    Raises:
        ValueError: the columns are not equally long.
    """
    lengths = {len(values) for values in columns.values()}
    if len(lengths) != 1:
        raise ValueError(f"columns of different lengths: { {name: len(values) for name, values in columns.items()} }")
    return {
        "length": lengths.pop(),
        "columns": {name: column(values, words) for name, values in columns.items()},
    }


def column(values: Sequence[Any], words: Words) -> dict[str, Any]:
    """A column, in whichever of five ways says it shortest.

    Returns:
        `{"same": value}`, `{"words": places}` in the dictionary, `{"numbers": whole numbers}`, `{"of": distinct, "at": places}`,
        or `{"values": values}`. Places and whole numbers are packed as `whole` says.
    """
    kinds = set(map(type, values))
    if len(kinds) == 1 and all(value == values[0] for value in values):
        return {"same": values[0]}
    if kinds == {str}:
        return {"words": whole([words.place(text) for text in values])}
    if kinds == {int}:
        return {"numbers": whole(values)}
    if _is_told_apart(values):
        return {"values": list(values)}
    distinct: Distinct[Hashable] = Distinct()
    at = [distinct.place(_told(value)) for value in values]
    if len(distinct.listed) * 100 > FEW * len(values):
        return {"values": list(values)}
    first = dict(zip(reversed(at), reversed(values), strict=True))
    return {"of": [first[place] for place in range(len(first))], "at": whole(at)}


def _told(value: Any) -> Hashable:
    """What tells a value from others: itself with its type, since True is 1, or its JSON."""
    return (type(value), value) if isinstance(value, Hashable) else json.dumps(value, sort_keys=True)


def _is_told_apart(values: Sequence[Any]) -> bool:
    """Whether even the first values differ: then there is nothing to be had from looking at all of them."""
    first = values[:SOME]
    return len(set(map(_told, first))) * 100 > FEW * len(first)


def whole(values: Sequence[int] | Numbers) -> list[int] | dict[str, list[int]]:
    """Whole numbers as they are, or as `{"steps": each less the one before}` where these are smaller."""
    numbers = np.asarray(values, dtype=np.int64)
    steps = np.diff(numbers, prepend=0)
    if np.abs(steps).sum() < np.abs(numbers).sum():
        return {"steps": steps.tolist()}
    return list(numbers.tolist())
