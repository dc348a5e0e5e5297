"""The differences between languages lead from the first to the other; the page's script follows them (tests/browser)."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from viz.payload.translations import changes

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "a", "b"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=12,
)


def changed(value: Any, change: Any) -> Any:
    """The value as `languages.js` changes it."""
    if isinstance(change, list):
        if len(change) < 2:
            return change[0]
        found = list(value)
        for start, end, items in reversed(change[1]):
            found[start:end] = items
        return found
    found = list(value) if isinstance(value, list) else dict(value)
    for key, each in change.items():
        if each == []:
            del found[key]
        elif isinstance(found, list):
            found[int(key)] = changed(found[int(key)], each)
        else:
            found[key] = changed(found.get(key), each)
    return found


@given(VALUES, VALUES)
def test_a_change_leads_from_one_value_to_the_other(first: Any, other: Any) -> None:
    change = changes(first, other)
    again = first if change is None else changed(first, change)
    assert repr(again) == repr(other) or (again == other and isinstance(other, dict | list))


def test_what_is_the_same_is_not_told_again() -> None:
    assert changes({"a": [1, "x"], "b": {"c": 2}}, {"a": [1, "y"], "b": {"c": 2}}) == {"a": {"1": ["y"]}}
    assert changes(["a", "b", "c"], ["a", "c"]) == [None, [[1, 2, []]]]
