"""Where the head of a document ends and its foot begins: what says who writes to whom, and when, stands there."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from geodata.drafting.prose import Prose, Span

WORDS: dict[str, Any] = tomllib.loads((files("geodata.drafting.record") / "words.toml").read_text(encoding="utf-8"))
# Letters: a paragraph that has more is the letter itself; a head or a foot is not longer.
_LONG, _FARTHEST = 220, 1500
# Of a text without line breaks the head and the foot are so long where no greeting and no farewell tells.
_UNBROKEN = 450


def any_of(words: list[str]) -> str:
    """A pattern for any of some words, the longest first; a blank stands for white space, a line break included."""
    return "|".join(sorted((word.replace(" ", r"\s+") for word in words), key=len, reverse=True))


_GREETED = any_of(WORDS["salutations"])
# A greeting on a line of its own, or in capitals before a colon; or to somebody who is named.
SALUTATION = re.compile(
    rf"^[ \t]*(?P<line>(?:{_GREETED}|(?:my\s+)?dear(?:est)?[ \t]+[^\n,:;]{{1,40}}))"
    r"[ \t]*(?:[,:;.!—–-]+[ \t]*(?=\n)|[,:;—–]-?[ \t])"
    r"|(?<=[\s.])(?P<inner>(?-i:(?:MY )?(?:DEAR )?[A-Z][A-Z. -]{1,30}|(?:My dear |Dear )?Sir))\s?[:;](?=\s)",
    re.MULTILINE | re.IGNORECASE,
)
VALEDICTION = re.compile(rf"(?<!\w)(?:{any_of(WORDS['valedictions'])})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Edges:
    """The head and the foot of a document.

    Attributes:
        head: From the beginning of the text; with the greeting, if there is one.
        foot: Up to the end of the text; from the farewell on, if there is one. Of a short text both are the whole.
        greeting: The greeting.
        farewells: Its formulas: `Very respectfully`, `your obedient servant`.
    """

    head: Span
    foot: Span
    greeting: re.Match[str] | None
    farewells: tuple[re.Match[str], ...]


def edges(prose: Prose) -> Edges:
    """Find the head and the foot."""
    text = prose.text
    greeting = next((each for each in SALUTATION.finditer(text, 0, _FARTHEST) if _is_greeting(each)), None)
    body = next((each for each in prose.paragraphs if each.end - each.start > _LONG), None)
    if greeting and (body is None or greeting.start() < body.start + _UNBROKEN):
        head = Span(0, greeting.end())
    else:
        greeting = None
        head = Span(0, _end_of_head(prose, body))
    last = max(head.end, len(text) - _FARTHEST)
    farewells = [each for each in VALEDICTION.finditer(text, last) if _signs(text, each)]
    foot = Span(farewells[0].start() if farewells else _start_of_foot(prose, head), len(text))
    return Edges(head, foot, greeting, tuple(farewells))


def _is_greeting(match: re.Match[str]) -> bool:
    """Whether a greeting is no heading: `NOTE:`, `TO:`, `FROM:`."""
    inner = match["inner"]
    if inner is None:
        return True
    words = inner.casefold().split()
    return words[-1] in WORDS["salutations"] or "dear" in words


def _end_of_head(prose: Prose, body: Span | None) -> int:
    """Before the first long paragraph; where this is the first, its beginning."""
    if body is None:
        return _short_paragraphs(prose)
    return min(body.start, _FARTHEST) or min(body.end, _UNBROKEN)


def _short_paragraphs(prose: Prose) -> int:
    """The first paragraphs of a text that has no long ones: as many as a head may have, and the first in any case."""
    ends = [each.end for each in prose.paragraphs]
    return max([end for end in ends if end <= _UNBROKEN], default=min(ends[0], _UNBROKEN))


def _signs(text: str, farewell: re.Match[str]) -> bool:
    """Whether after a farewell only a name and what belongs to it can follow: no second paragraph of prose."""
    rest = text[farewell.end() :]
    return max(map(len, rest.split("\n")), default=0) <= _LONG + 80


def _start_of_foot(prose: Prose, head: Span) -> int:
    """After the last long paragraph; where that is the last, near its end."""
    after = [each for each in prose.paragraphs if each.start >= head.end]
    long = [each.end for each in after if each.end - each.start > _LONG]
    start = long[-1] if long else head.end
    if not prose.text[start:].strip():
        return max(len(prose.text) - _UNBROKEN, 0)
    return max(start, len(prose.text) - (_FARTHEST if long else _UNBROKEN))
