"""What kind of document speaks, by its head and foot: whether "will" orders, agrees or foretells."""

import re
from bisect import bisect_left
from enum import Enum

from geodata.drafting.clauses.tokens import tokens_of
from geodata.drafting.clauses.verb_groups import verb_groups
from geodata.drafting.findings import RecordEntry
from geodata.drafting.prose import Prose, Span
from geodata.drafting.speech.formulas import AGREEMENTS, MINUTES, OFFICES, ORDERS

# So many characters hold the head, and the foot.
_HEAD = 400
_FOOT = 200
# Longer lines are no headings.
_HEADING = 12
# So many words of a title say what the document is: minutes of a conference held at Vale.
_TITLE = 2
_WORD = re.compile(r"[^\W\d_]+")
_PRESENT = re.compile(r"^\s*(?:PRESENT|Present)\b[,:.;—]?", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_HELD = re.compile(r"\s*at an? (?:\w+ ){0,3}(?:conference|council|court|meeting)\b", re.IGNORECASE)
# In texts without lines a heading is known by its capitals.
_CAPITALS = 4


class Manner(Enum):
    """What kind of document speaks: in orders "will" orders, in treaties "shall" agrees, a friend's imperatives advise."""

    PRIVATE = "private"
    OFFICIAL = "official"
    ORDERS = "orders"
    AGREEMENT = "agreement"
    MINUTES = "minutes"


def manner_of(prose: Prose, record: tuple[RecordEntry, ...]) -> Manner:
    """The kind of a document, by the words of its headings, by its foot, and by what its record says."""
    titles = (entry.value.casefold().split()[:_TITLE] for entry in record if entry.field == "title")
    words = _heading_words(prose).union(*titles)
    foot = prose.text[-_FOOT:].casefold()
    if words & MINUTES or _HELD.match(prose.text) or _PRESENT.search(prose.text[:_HEAD]):
        return Manner.MINUTES
    if words & AGREEMENTS:
        return Manner.AGREEMENT
    if words & ORDERS or "by order of" in foot or "by command of" in foot:
        return Manner.ORDERS
    is_filed = any(entry.field in ("number", "classification", "copy") for entry in record)
    return Manner.OFFICIAL if is_filed or words & OFFICES else Manner.PRIVATE


def _heading_words(prose: Prose) -> frozenset[str]:
    """The words of the short lines and sentences of the head that tell nothing, and its words in capitals, in small letters."""
    head = prose.text[:_HEAD]
    words = [word for word in _WORD.findall(head) if word.isupper() and len(word) >= _CAPITALS]
    lines = [Span(*line.span()) for line in _LINE.finditer(head)]
    sentences = prose.sentences[: bisect_left(prose.sentences, _HEAD, key=lambda sentence: sentence.end)]
    for span in (*lines, *sentences):
        tokens = tokens_of(prose.words_of(span))
        if len(tokens) <= _HEADING and not any(group.finite for group in verb_groups(tokens)):
            words += [token.text for token in tokens]
    return frozenset(word.casefold() for word in words)
