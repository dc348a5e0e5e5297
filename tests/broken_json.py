"""Files of JSON as they should not be: cut off, or with something else in the place of one value."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from geodata import FileError, read_tables

OTHERS: tuple[Any, ...] = (None, 1e400, "\ud800 \u0000", [[]], {"a": [None]})


def cut_off(text: str, pieces: int = 12) -> Iterator[bytes]:
    """The beginnings of a file."""
    data = text.encode()
    yield from (data[: len(data) * number // pieces] for number in range(pieces))


def with_others(text: str) -> Iterator[bytes]:
    """The file with each of its values replaced by values of other kinds."""
    whole = json.loads(text)
    for path in _paths(whole):
        for other in OTHERS:
            changed = deepcopy(whole)
            at = changed
            for step in path[:-1]:
                at = at[step]
            at[path[-1]] = other
            yield json.dumps(changed).encode()


def others() -> Iterator[bytes]:
    """What is no such file at all."""
    deep = 100_000
    yield from (b"", b"\xff\xfe\x00", b"null", b"[]", b"5", b'"text"', b"<xml/>", b"\0" * 50)
    yield b"[" * deep + b"]" * deep
    yield b'{"type": "FeatureCollection", "features": ' + b"[" * deep
    yield b'{"type": "FeatureCollection", "features": [' + b"9" * deep + b"]}"


def refusals(small: Any, folder: Path, form: str) -> int:
    """How many broken versions of a small file are refused with problems; the others are read, and none ends in another way."""
    text, path = json.dumps(small), folder / "broken.json"
    refused = 0
    for content in [*cut_off(text), *with_others(text), *others()]:
        path.write_bytes(content)
        try:
            read_tables(path, form=form)
        except FileError as error:
            refused += bool(error.problems)
    return refused


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in steps:
        yield (*path, step)
        yield from _paths(each, (*path, step))
