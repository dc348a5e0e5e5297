"""Slips that make dossier.toml unreadable: which line is meant by the parser, and what would be right in it."""

import re
from collections import Counter
from collections.abc import Sequence

HEADING = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]")
_SINGLE = re.compile(r"\s*\[\s*(actors|views)\s*\]")
_KEY = re.compile(r"\s*(?P<key>[\w-]+)\s*=(?P<value>.*)")
_CURLY = "“”„‟«»‘’"
_PLAIN_WORDS = re.compile(r"[^\W\d][^\"'\[\]{}#=]*")


def slip(lines: Sequence[str], number: int) -> tuple[int, str, str] | None:
    """What is wrong in a file that is not TOML.

    Args:
        lines: Its lines.
        number: The line, from 1, at which the parser stopped.

    Returns:
        The line that is to be corrected, what is wrong and what would be right; None if it is no slip known here.
    """
    if (single := _single_bracket(lines, number)) or (single := _twice(lines, number)):
        return single
    match = _KEY.match(lines[number - 1]) if number <= len(lines) else None
    if match is None:
        return None
    key, value = match["key"], match["value"].strip()
    if value[:1] in _CURLY and value:
        words = value.strip(_CURLY)
        return number, "the text stands in curly quotation marks", f'Write {key} = "{words}", with straight ones'
    if _PLAIN_WORDS.fullmatch(value):
        return number, "the text does not stand in quotation marks", f'Write {key} = "{value}"'
    if value.startswith('"') and value.count('"') == 1:
        return number, "the quotation mark is not closed", f'Write {key} = {value}"'
    return None


def _single_bracket(lines: Sequence[str], number: int) -> tuple[int, str, str] | None:
    """A heading of a list in one pair of brackets, which is then met again."""
    match = HEADING.match(lines[number - 1]) if number <= len(lines) else None
    if match is None:
        return None
    for count, line in enumerate(lines[:number], start=1):
        if (found := _SINGLE.match(line)) and found[1] == match[1]:
            return count, *single_brackets(match[1])
    return None


def single_brackets(name: str) -> tuple[str, str]:
    """What is wrong with `[actors]`, and what would be right."""
    return f"[{name}] stands in single brackets, but there may be several", f"Write [[{name}]], above each of them"


def _twice(lines: Sequence[str], number: int) -> tuple[int, str, str] | None:
    """A key or a heading that stands in an earlier line of the same table."""
    seen: dict[tuple[str, int, str], int] = {}
    headings: Counter[str] = Counter()
    section = ""
    for count, line in enumerate(lines[:number], start=1):
        if heading := HEADING.match(line):
            section = heading[1]
            is_list = line.lstrip().startswith("[[")
            headings[section] += is_list
            name = "" if is_list else f"[{section}]"
        else:
            match = _KEY.match(line)
            name = match["key"] if match else ""
        first = seen.setdefault((section, headings[section], name), count)
        if count == number and name and first != count:
            return count, f"{name} stands in line {first} already", "Delete one of the two"
    return None
