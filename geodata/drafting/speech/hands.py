"""Several letters in one text: who signs which."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from geodata.drafting.findings import RecordEntry
from geodata.drafting.prose import Prose, Span

# A signature is a short paragraph after a long one: initials and names, and after a comma what the signer is.
_SIGNATURE = re.compile(
    r"(?:(?i:your|thy)(?: [a-z]{2,15}){0,6},? )?((?:[^\W\d_a-zà-ÿ][\w.'’-]{0,20} ?){1,4})(?:[,.][^\d\n]{0,60})?"
)
_LONGEST_SIGNATURE = 80
# Or the last words of the letter itself: … by to-morrow. Alexis.
_AT_END = re.compile(r"[.!?]\s+((?:[A-Z][\w'’-]{1,20}[ .]{0,2}){1,3})$")
_SHORTEST_LETTER = 10
_FAREWELL = re.compile(r"(?:Your|Yours|Ever|I am|I remain|With)\b[^\n]{0,80}(?=\n|$)")
# The head of the next letter is as short and has a date.
_LONGEST_HEAD = 160


@dataclass(frozen=True)
class Signature(Span):
    """Where somebody signs; `name` without rank or office."""

    name: str


def signatures(prose: Prose, record: tuple[RecordEntry, ...]) -> tuple[Signature, ...]:
    """Who signs each letter of a text that holds several, in their order; none for a single letter.

    A signature counts where the head of another letter, with a date, or the end of the text follows it; and only where the author
    whom the record knows is one of those who sign, or where it knows none and a signature ends the text.
    """
    found = tuple(_signatures(prose))
    names = {each.name for each in found}
    authors = {entry.value for entry in record if entry.field == "author"}
    is_signed = bool(authors & names) if authors else bool(found) and found[-1].end == prose.paragraphs[-1].end
    return found if is_signed and len(names) > 1 else ()


def _signatures(prose: Prose) -> list[Signature]:
    text = prose.text
    found = []
    paragraphs = prose.paragraphs
    for at in range(1, len(paragraphs)):
        span = paragraphs[at]
        last_line = text.rfind("\n", span.start, span.end) + 1 or span.start
        is_long = span.end - span.start > _LONGEST_SIGNATURE
        inline = _AT_END.search(text, span.end - _LONGEST_SIGNATURE, span.end) if is_long else None
        last_line = inline.start(1) if inline else last_line
        signed = _SIGNATURE.fullmatch(text[last_line : span.end].strip())
        before = paragraphs[at - 1]
        if at > 1 and _FAREWELL.match(text, before.start):  # Your sincere friend, on a line of its own
            before = paragraphs[at - 2]
        if signed and span.end - last_line > _LONGEST_SIGNATURE:
            continue
        follows_letter = last_line > span.start or len(text[before.start : before.end].split()) >= _SHORTEST_LETTER
        if signed and follows_letter and _ends_letter(prose, at):
            found.append(Signature(last_line, span.end, signed[1].strip().rstrip(".,")))
    return found


def _ends_letter(prose: Prose, at: int) -> bool:
    """Whether the head of another letter, or nothing, follows a paragraph."""
    after = [prose.text[span.start : span.end] for span in prose.paragraphs[at + 1 : at + 3]]
    if not after:
        return True
    head = "".join(text for text in after if len(text) < _LONGEST_HEAD)
    return len(after[0]) < _LONGEST_HEAD and any(letter.isdigit() for letter in head)


def signer_of(signed: tuple[Signature, ...], offset: int) -> Signature | None:
    """Who signs the letter that holds an offset: the next signature."""
    at = bisect_left([each.end for each in signed], offset)
    return signed[at] if at < len(signed) else None
