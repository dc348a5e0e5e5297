"""People by their names: those of the record, those with a title, and capitals that act like people."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Any

from geodata.drafting.findings import RecordEntry, ToponymFinding
from geodata.drafting.names import (
    HONORIFICS,
    NOT_NAMES,
    after_name,
    after_person,
    after_titles,
    core,
    is_capital,
    is_title,
    plain,
    without_genitive,
)
from geodata.drafting.people.mentions import Mention
from geodata.drafting.people.nations import nation_of
from geodata.drafting.prose import Prose, Span, Word

WORDS: dict[str, Any] = tomllib.loads((files("geodata.drafting.people") / "words.toml").read_text(encoding="utf-8"))
ROLES = frozenset(WORDS["roles"])
QUALITIES, _SHIPS = frozenset(WORDS["qualities"]), frozenset(WORDS["ships"])
_ACTS, _NO_PERSON = frozenset(WORDS["acts"]), frozenset(WORDS["bodies"]) | frozenset(WORDS["groups"])
_OF_RECORD = ("author", "addressee", "copy")
# Letters; prose is wrapped at longer lines.
_SHORT_LINE = 50
# Words of an apposition: "Silas Tobey, second mate of the Constant".
_MOST_WORDS = 5


def find_named(prose: Prose, record: Sequence[RecordEntry], toponyms: Sequence[ToponymFinding]) -> list[Mention]:
    """Find the people who are called by their names.

    A name alone is taken for a person where it has two words or more and is no toponym, where the text gives the person a title
    or speaks of them in the record elsewhere, or where it does what people do.
    """
    entries = {each.start: each for each in record if each.field in _OF_RECORD}
    places = _Places(toponyms)
    found: list[Mention] = []
    stretches = list(_stretches(prose))
    for words in stretches:
        found += _in_sentence(prose, words, entries, places)
    told = {offset for mention in found for offset in range(mention.span.start, mention.span.end)}
    found += [each for start, entry in entries.items() if start not in told for each in _of_entry(prose, entry)]
    told = {offset for mention in found for offset in range(mention.span.start, mention.span.end)}
    known = {word for mention in found for word in mention.words if len(word) > 1}
    in_full = {mention.words for mention in found if len(mention.words) > 1}
    for words in stretches:
        found += _again(prose, words, in_full, told)
        found += _single(prose, words, known, places, told)
    return found


def _again(prose: Prose, words: Sequence[Word], in_full: set[tuple[str, ...]], taken: set[int]) -> Iterator[Mention]:
    """Full names of people who were found elsewhere, also where they were taken for a place."""
    for at, word in enumerate(words):
        end = after_name(words, at) if is_capital(word) and word.start not in taken else at
        if end > at + 1 and core(words[at:end]) in in_full:
            yield _mention(prose, words, (at, at, end), rule="a name that is known", score=0.8)
            taken.update(range(word.start, words[end - 1].end))


def _stretches(prose: Prose) -> Iterator[Sequence[Word]]:
    """The words of each sentence, cut behind short lines: what is signed or headed so does not run on, wrapped prose does."""
    for sentence in prose.sentences:
        words = prose.words_of(sentence)
        first = 0
        line = max(prose.text.rfind("\n", 0, sentence.start) + 1, 0)
        while (end := prose.text.find("\n", line, sentence.end)) >= 0:
            if end - line < _SHORT_LINE:
                after = next((at for at in range(first, len(words)) if words[at].start > end), len(words))
                yield words[first:after]
                first = after
            line = end + 1
        yield words[first:]


class _Places:
    """Where toponyms stand."""

    def __init__(self, toponyms: Iterable[ToponymFinding]) -> None:
        self._at = {offset for each in toponyms for offset in range(each.start, each.end)}

    def hold(self, words: Sequence[Word]) -> bool:
        """Whether one of some words is of a toponym."""
        return any(word.start in self._at for word in words)


def _in_sentence(
    prose: Prose, words: Sequence[Word], entries: dict[int, RecordEntry], places: _Places
) -> Iterator[Mention]:
    """Names with a title or a role before them, those of the record, and names of several words."""
    at = 0
    while at < len(words):
        if found := _person_at(prose, words, at, entries, places):
            mention, at = found
            yield mention
        else:
            at += 1


def _person_at(
    prose: Prose, words: Sequence[Word], at: int, entries: dict[int, RecordEntry], places: _Places
) -> tuple[Mention, int] | None:
    """The person who is named from a word on, and the number of the word after the name."""
    titled = after_titles(words, at)
    named = titled if titled > at else at + (plain(words[at].text) in ROLES)
    end = after_name(words, named)
    if end <= named:
        return None
    name = words[named:end]
    entry = next((entries[word.start] for word in words[at : named + 1] if word.start in entries), None)
    if named > at and not nation_of(name[0].text):
        rule, score = "a title or role before the name", 0.95
    elif entry:
        rule, score = f"{entry.field} of the document", entry.score
    elif _is_full_name(name, places) and not (at and plain(words[at - 1].text) in _SHIPS):
        rule, score = "a name of several words that is no place", 0.7
    else:
        return None
    return _mention(prose, words, (at, named, end), rule=rule, score=score), end


def _is_full_name(name: Sequence[Word], places: _Places) -> bool:
    """Whether a name has several words none of which is of a place, of a people or a body."""
    said = core(name)
    is_several = len(said) > 1 and any(len(each) > 1 for each in said)
    names_another = any(nation_of(each) or each in _NO_PERSON or (len(each) > 1 and each in NOT_NAMES) for each in said)
    return is_several and not names_another and not places.hold(name) and not is_title(said[0].removesuffix("s"))


def _mention(prose: Prose, words: Sequence[Word], at: tuple[int, int, int], *, rule: str, score: float) -> Mention:
    first, named, end = at
    while first and first < named and plain(words[first - 1].text) in QUALITIES:
        first -= 1
    last = words[end - 1]
    span = Span(words[first].start, last.start + len(without_genitive(last.text)))
    before = [word.text for word in words[first:named] if word.text != "." and plain(word.text) not in HONORIFICS]
    role = " ".join(before) or _apposition(words, end)
    # Without what follows it: "George Croghan, Esq".
    name = prose.text[words[named].start : span.end].partition(",")[0]
    return Mention(
        span=span,
        kind="name",
        words=core(words[named:end]),
        name=" ".join(name.split()),
        role=role,
        rule=rule,
        score=score,
    )


def _apposition(words: Sequence[Word], at: int) -> str:
    """What is said of somebody behind a comma: `second mate`."""
    if at >= len(words) or words[at].text != ",":
        return ""
    said: list[str] = []
    for word in words[at + 1 : at + 1 + _MOST_WORDS]:
        if not word.text[0].isalpha() or (plain(word.text) in _ACTS and said):
            break
        said.append(word.text)
    end = next((number for number, each in enumerate(said, start=1) if _last_part(each) in ROLES), 0)
    is_told = not any(each.casefold() in {"and", "who", "but"} or each.endswith("ing") for each in said[:end])
    return " ".join(said[:end]) if is_told else ""


def _last_part(word: str) -> str:
    return plain(word).rpartition("-")[2]


def _of_entry(prose: Prose, entry: RecordEntry) -> Iterator[Mention]:
    """A person of the record whom nothing else tells: a single name, or an office."""
    words = prose.words_of(Span(entry.start, entry.end))
    end = after_person(words, 0)
    if end:
        yield _mention(
            prose, words, (0, after_titles(words, 0), end), rule=f"{entry.field} of the document", score=entry.score
        )


def _single(
    prose: Prose, words: Sequence[Word], known: set[str], places: _Places, taken: set[int]
) -> Iterator[Mention]:
    """Names of one word: of somebody who is named in full elsewhere, or who does what people do."""
    for at, word in enumerate(words):
        end = after_name(words, at)
        said = core(words[at:end])
        if word.start in taken or not is_capital(word) or len(said) != 1 or nation_of(said[0]):
            continue
        before = plain(words[at - 1].text) if at else ""
        if places.hold(words[at:end]) or before in _SHIPS or before == "of":
            continue
        if said[0] in known:
            yield _mention(prose, words, (at, at, end), rule="part of a name that is known", score=0.85)
        elif said[0] not in _NO_PERSON and not said[0].endswith("ing") and _acts(words, at, end):
            yield _mention(prose, words, (at, at, end), rule="does what people do", score=0.6)


def _acts(words: Sequence[Word], at: int, end: int) -> bool:
    follows = [word.text.casefold() for word in words[end : end + 3]]
    by_name = follows[:3] == [",", "by", "name"] or follows[:2] == ["by", "name"]
    return by_name or bool(follows and follows[0] in _ACTS and words[at].text.casefold() not in ROLES)
