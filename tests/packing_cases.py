"""Columns of every kind, and in which way each is packed; the script and the tests' own reader must both read them back."""

from typing import Any, NamedTuple


class Case(NamedTuple):
    """A column, and the way in which it is packed: the names of what says it."""

    about: str
    values: list[Any]
    way: set[str]
    is_steps: bool = False


LONG = [["e", "w"], ["n"], []] * 100
CASES = [
    Case("no rows", [], {"of", "at"}),
    Case("one text", ["x"], {"same"}),
    Case("always the same text", ["x"] * 5, {"same"}),
    Case("always the same list", [[1, 2]] * 5, {"same"}),
    Case("always nothing", [None] * 5, {"same"}),
    Case("always true", [True] * 5, {"same"}),
    Case("texts", ["b", "a", "b", "", "ä</script>", "a", "b", "a", "\u2028"], {"words"}),
    Case("texts that come one after the other", [f"text {n}" for n in range(50)], {"words"}, is_steps=True),
    Case("whole numbers", [5, -3, 700, 0, -900], {"numbers"}),
    Case("growing numbers", [1000, 1003, 1010, 1011, 1030], {"numbers"}, is_steps=True),
    Case("days before 1970", [-500_000, -499_990, -499_000], {"numbers"}, is_steps=True),
    Case("large numbers", [2**40, 2**40 + 1, 2**40 - 7], {"numbers"}, is_steps=True),
    Case("fractions", [0.5, 1.25, -3.75], {"values"}),
    Case("whole numbers and fractions", [1, 1.5, 2], {"values"}),
    Case("one and true are not the same", [1, True, 1, True] * 20, {"of", "at"}),
    Case("nothing and zero are not the same", [None, 0] * 20, {"of", "at"}),
    Case("few lists", LONG, {"of", "at"}),
    Case("few truths", [True, False, False, True] * 10, {"of", "at"}),
    Case("many lists", [[n, n + 1] for n in range(7)], {"values"}),
    Case("objects", [{"citation": "a", "url": ""}, {"citation": "b", "url": "https://example.org"}], {"values"}),
    Case("few objects", [{"a": [None], "b": 1}, {"a": 2}] * 10, {"of", "at"}),
    Case("texts and nothing", ["a", None, "b"], {"values"}),
]
