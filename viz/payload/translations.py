"""What a page says in a further language: the differences from the first, so that what all languages share travels once.

`assets/languages.js` reads what is written here.
"""

import json
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from viz.payload.payload import payload
from viz.stories.story import Story


def in_languages(stories: Sequence[Story], first: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The languages that a reader may choose among.

    Args:
        stories: the same story in each language.
        first: what the script receives of the first one, without its relief.

    Returns:
        For each its `language` (BCP 47), its `name` in itself, its `direction`, and of all but the first the `change` of what
        the script receives, see `changes`.
    """
    told = [_named(story) for story in stories]
    for entry, story in zip(told[1:], stories[1:], strict=True):
        other = payload(story)
        other["views"][0]["ground"].pop("relief")
        # What was asked for is asked for in every language.
        entry["change"] = changes(first, other | {"opening": first["opening"]})
    return told


def _named(story: Story) -> dict[str, Any]:
    wording = story.wording
    return {"language": wording.language, "name": wording.name, "direction": wording.direction}


def changes(first: Any, other: Any) -> Any:
    """What makes a JSON value another one.

    Args:
        first: texts, numbers, lists and dicts.
        other: likewise.

    Returns:
        None where they are the same. `[value]`: it is replaced; `[]`: it is not there any more. `[None, splices]`: of a list of
        another length, from where to where (exclusive, in the first list) it is replaced, and by which items. Else a dict of the
        changes of what is inside, by key, or by number in a list.
    """
    if isinstance(first, Mapping) and isinstance(other, Mapping):
        found = {key: changes(value, other[key]) for key, value in first.items() if key in other}
        gone: dict[str, Any] = {key: [] for key in first if key not in other}
        new = {key: [value] for key, value in other.items() if key not in first}
        return _those(found) | gone | new or None
    if _is_list(first) and _is_list(other):
        if len(first) != len(other):
            return [None, _splices(first, other)]
        numbered = enumerate(zip(first, other, strict=True))
        return _those({str(number): changes(*pair) for number, pair in numbered}) or None
    # True is 1 in Python, and not in JSON.
    return None if type(first) is type(other) and first == other else [other]


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _those(found: Mapping[str, Any]) -> dict[str, Any]:
    return {key: change for key, change in found.items() if change is not None}


def _splices(first: Sequence[Any], other: Sequence[Any]) -> list[list[Any]]:
    before, after = ([json.dumps(item, sort_keys=True) for item in items] for items in (first, other))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [[start, end, list(other[low:high])] for step, start, end, low, high in steps if step != "equal"]
