"""JSON files: what is none is told with its line, and letters that are no whole ones are replaced."""

import json
import re
from pathlib import Path
from typing import Any

from geodata.errors import Problems
from geodata.files.texts import read_text

# JSON may write a letter beyond U+FFFF as two halves (surrogates), and thereby one of them alone.
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(path: Path, name: str, problems: Problems, again: str) -> Any:
    """What a JSON file holds.

    Args:
        path: The file, in UTF-8.
        name: By which problems call it.
        problems: Takes what keeps it from being read.
        again: What to do with a file that is no JSON, such as `Export the file again as GeoJSON`.

    Returns:
        None if it cannot be read or holds nothing but `null`, which is noted.
    """
    text = read_text(path, name, problems)
    if text is None:
        return None
    try:
        value = json.loads(text)
        if value is None:
            problems.add(name, why="the file is JSON, but holds nothing", fix=again)
        return whole(value) if _HALF.search(text) else value
    except json.JSONDecodeError as error:
        problems.add(name, row=error.lineno, why=f"the file is not JSON: {error.msg}", fix=again)
    except (ValueError, RecursionError):
        problems.add(name, why="the file is not JSON that can be read", fix=again)
    return None


def whole(value: Any) -> Any:
    """A value of JSON with a sign in the place of letters that are no whole ones, which no frame holds."""
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case list():
            return [whole(each) for each in value]
        case dict():
            return {whole(key): whole(each) for key, each in value.items()}
        case _:
            return value
