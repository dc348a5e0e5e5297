"""What no model may overrule: where a toponym ends, and what is none."""

from collections.abc import Iterator

from geodata.drafting.places.recognising.classes import given_names, word_classes
from geodata.drafting.places.recognising.renown import UNKNOWN, Renown
from geodata.drafting.places.recognising.tokens import Tokens
from geodata.gazetteers.toponyms import folded

# "S. C." is of four words and marks.
_MOST_PARTS = 4


def trimmed(tokens: Tokens, words: range) -> Iterator[range]:
    """A stretch of words without what is loose at its ends, and without the abbreviated region it ends with, which is its own.

    "Saint Louis Mo." is "Saint Louis" and "Mo."; the point of "Richmond." is that of the sentence.
    """
    loose = word_classes()["loose"]
    first, last = words.start, words.stop
    while first < last and tokens.small[first] in loose:
        first += 1
    while first < last and tokens.small[last - 1] in loose and not _is_shortened(tokens, first, last):
        last -= 1
    region = _region(tokens, first, last)
    if first < region:
        yield range(first, region)
    if region < last:
        yield range(region, last)


def parted(tokens: Tokens, words: range, rank: Renown) -> Iterator[range]:
    """A stretch, or both places of one: gazetteers know Brazil and know France, and know "Trinidad and Tobago" as a whole."""
    both = next((at for at in words[1:-1] if tokens.small[at] == "and"), None)
    if both is not None and not _is_known(tokens, words, rank):
        halves = range(words.start, both), range(both + 1, words.stop)
        if all(_is_known(tokens, half, rank) for half in halves):
            yield from halves
            return
    yield words


def _is_known(tokens: Tokens, words: range, rank: Renown) -> bool:
    """Whether a gazetteer knows the words as one name, with "and" or with "&"."""
    name = folded(" ".join(tokens.small[words.start : words.stop]))
    return any(rank(each) != UNKNOWN for each in (name, name.replace(" and ", " & ")))


def _is_shortened(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the stretch ends with the point of an abbreviation."""
    return last - first > 1 and tokens.small[last - 1] == "." and _region(tokens, first, last) < last


def _region(tokens: Tokens, first: int, last: int) -> int:
    """The word with which the abbreviated region begins that the stretch ends with, or `last`."""
    classes = word_classes()
    for begin in range(max(first, last - _MOST_PARTS), last):
        short = "".join(tokens.small[begin:last])
        if short.rstrip(".") in classes["region"] and ("." in short or short not in classes["region_or_word"]):
            return begin
    return last


def is_refused(tokens: Tokens, words: range, rank: Renown) -> bool:
    """Whether a stretch cannot be a toponym: a people, what belongs to one, a date, a regiment, somebody, or a ship."""
    classes = word_classes()
    small = tokens.small[words.start : words.stop]
    if not classes["kind"].isdisjoint(small):
        return False
    if len(words) == 1 and any(small[0] in classes[name] for name in ("demonym", "calendar", "never")):
        return True
    if _begins_with_people_or_given_name(tokens, words) and not _is_known(tokens, words, rank):
        return True
    before = _word_before(tokens, words.start)
    return (
        _is_regiment(tokens, words.stop)
        or not classes["ship"].isdisjoint({before, small[0].rstrip(".")})
        or before in classes["title"] - classes["title_or_place"]
    )


def _begins_with_people_or_given_name(tokens: Tokens, words: range) -> bool:
    """Whether it begins like "Soviet CCs" or "Zhou Enlai", and not like "San Marco"."""
    first = tokens.small[words.start]
    classes = word_classes()
    if first in classes["demonym"]:
        return True
    is_name = len(words) > 1 and all(tokens.capitals[at] for at in words)
    return is_name and folded(first) in given_names() and classes["before"].isdisjoint(tokens.small[at] for at in words)


def _is_regiment(tokens: Tokens, after: int) -> bool:
    """Whether the word after a name makes a unit of it: "5th Ohio Infantry"."""
    return after < len(tokens.small) and tokens.capitals[after] and tokens.small[after] in word_classes()["unit"]


def _word_before(tokens: Tokens, at: int) -> str:
    """The word that stands before, over a quotation mark, and over the point of a shortened title."""
    at -= 1
    while at > 0 and (
        tokens.small[at] in _QUOTES or (tokens.small[at] == "." and tokens.small[at - 1] in word_classes()["shortened"])
    ):
        at -= 1
    return tokens.small[at].rstrip(".") if at >= 0 else ""


_QUOTES = frozenset('“"‘„«')
