"""People and bodies without names: the pilot, the meeting, Chinese troops."""

from collections.abc import Sequence

from geodata.drafting.findings import ToponymFinding
from geodata.drafting.names import is_capital, plain, without_genitive
from geodata.drafting.people.mentions import Kind, Mention
from geodata.drafting.people.named import QUALITIES, ROLES, WORDS
from geodata.drafting.people.nations import nation_of
from geodata.drafting.prose import Prose, Span, Word

_GROUPS, _BODIES, _WITH_CAPITAL, _ANYBODY, _DETERMINERS = (
    frozenset(WORDS[key]) for key in ("groups", "bodies", "only_with_capital", "anybody", "determiners")
)
# By each word what it is taken for: troops and forces are one.
_FORCES = {word: line[0] for line in WORDS["forces"] for word in line}
_HELPING = frozenset({"had", "has", "have", "is", "are", "was", "were", "will"})
# What people do, in the singular and the plural.
_VERBS = frozenset(form for verb in WORDS["acts"] for form in (verb, verb.removesuffix("s")))
_NO_NOUNS = frozenset(WORDS["acts"]) | frozenset(WORDS["no_nouns"])
_NEW = frozenset({"a", "an", "another", "certain", "some", "several", "two", "three"})
# Words before the one that says what it is; words of what belongs to it after "of".
_MOST_BEFORE, _MOST_AFTER = 8, 12


def find_unnamed(prose: Prose, named: Sequence[Mention], toponyms: Sequence[ToponymFinding]) -> list[Mention]:
    """Find who is called by what they are.

    Args:
        prose: The text.
        named: People who were found by their names; their titles are no roles of somebody else.
        toponyms: The places, which may belong to a role: `the governor of Aden`.
    """
    taken = {offset for each in named for offset in range(each.span.start, each.span.end)}
    places = {each.start: each.end for each in toponyms}
    found: list[Mention] = []
    for sentence in prose.sentences:
        words = prose.words_of(sentence)
        end = 0
        for at, word in enumerate(words):
            if at < end or word.start in taken or word.text.casefold() in _DETERMINERS:
                continue
            for find in (_nation_at, _body_at, _role_at):
                told = find(prose, words, at, places)
                if told and words[told[1] - 1].start not in taken:
                    mention, end = told
                    found.append(mention)
                    break
    return found


def _nation_at(prose: Prose, words: Sequence[Word], at: int, _places: dict[int, int]) -> tuple[Mention, int] | None:
    """What acts for a people: `Chinese troops`, `the Korean people's forces`, `the mobilized Koreans`."""
    nation = nation_of(words[at].text)
    if nation is None:
        return None
    for force in range(at + 1, min(at + 4, len(words))):
        said = plain(words[force].text)
        if said in _FORCES and not (said == "people" and words[force].text != "people"):
            mention = _mention(prose, words, (at, force + 1), kind="nation", what=(nation.id, _FORCES[said]), score=0.9)
            return mention, force + 1
        if not (said in QUALITIES or words[force].text.casefold() in {"people's", "people’s", "armed"}):
            break
    is_plural = words[at].text.endswith(("s", "men"))
    is_noun = is_plural or _is_after_article(words, at)
    before = words[at - 1].text.casefold() if at else ""
    counts = is_plural or before in _DETERMINERS or before in QUALITIES
    ends = at + 1 == len(words) or not words[at + 1].text[0].isalpha() or not _may_be_noun(words[at + 1])
    if is_noun and counts and ends:
        kind: Kind = "nation" if is_plural or before not in _NEW else "role"
        what = (nation.id, "people") if kind == "nation" else (plain(words[at].text),)
        end = _end_of_clause(words, at + 1) if kind == "role" else at + 1
        mention = _mention(prose, words, (at, end), kind=kind, what=what, score=0.7, is_new=before in _NEW)
        return mention, at + 1
    return None


def _is_after_article(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].text.casefold() in {"a", "an", "the"}


def _may_be_noun(word: Word) -> bool:
    """Whether a word after `Chinese` may be what is Chinese; verbs and small words are none."""
    said = word.text.casefold()
    return said not in _NO_NOUNS and not said.endswith(("ed", "ing"))


def _body_at(prose: Prose, words: Sequence[Word], at: int, places: dict[int, int]) -> tuple[Mention, int] | None:
    """A body from its first word on: `meeting of representatives of …`, `8th Directorate of the General Staff`."""
    head = _head(words, at, _BODIES)
    if head is None:
        return None
    said = plain(words[head].text)
    has_capitals = any(is_capital(word) for word in words[at : head + 1])
    before = words[at - 1].text.casefold() if at else ""
    if not has_capitals and (before not in _DETERMINERS or said in _WITH_CAPITAL):
        return None
    # "the Board House" is told by its capitals from the house; a sentence begins with one anyway.
    stands_alone = head == at and (before != "the" or nation_of(said))
    if said in _WITH_CAPITAL and (stands_alone or not is_capital(words[head])):
        return None
    end = _end_of(words, head + 1, places)
    what = (
        said,
        *(plain(word.text) for word in words[at:head] if is_capital(word)),
        *_named_after(words[head + 1 : end]),
    )
    return _mention(prose, words, (at, end), kind="body", what=what, score=0.8, is_new=before in _NEW), head + 1


def _role_at(prose: Prose, words: Sequence[Word], at: int, places: dict[int, int]) -> tuple[Mention, int] | None:
    """Somebody, or several, by who they are: `pilot of our Artemis`, `the men who bring us resin`."""
    if not at or words[at - 1].text.casefold() not in _DETERMINERS:
        return None
    head = _head(words, at, ROLES | _GROUPS)
    if head is None or (head > at and is_capital(words[at])):
        return None
    said = plain(words[head].text)
    end = _end_of(words, head + 1, places)
    follows = [word.text.casefold() for word in words[end : end + 2]]
    if said in _ANYBODY and end == head + 1 and follows[:1] not in (["who"], ["whom"]):
        return None
    end = _end_of_clause(words, end)
    if follows[:1] == ["and"] and plain(follows[-1]) in ROLES:
        return None
    is_new = words[at - 1].text.casefold() in _NEW
    kind: Kind = "group" if said in _GROUPS else "role"
    what = (said, *(word.text.casefold() for word in words[at:head]), *_named_after(words[head + 1 : end]))
    return _mention(prose, words, (at, end), kind=kind, what=what, score=0.7, is_new=is_new), head + 1


def _head(words: Sequence[Word], at: int, heads: frozenset[str]) -> int | None:
    """The word that says what it is, behind qualities, peoples and capitals alone; None if there is none."""
    found = None
    for number in range(at, min(at + _MOST_BEFORE, len(words))):
        word = words[number]
        said = plain(word.text)
        if said in heads and (number + 1 == len(words) or words[number + 1].text != "-"):
            found = number
        elif not (said in QUALITIES or (heads is _BODIES and _is_of_name(word)) or nation_of(said) or _is_mark(word)):
            break
    return found


def _is_of_name(word: Word) -> bool:
    return is_capital(word) and word.text.isalpha()


def _is_mark(word: Word) -> bool:
    """What stands within the names of bodies: `VKP(b)`, `8th`."""
    return word.text in {"(", ")", "b"} or (word.text[:1].isdigit() and word.text[-1:].isalpha())


def _end_of(words: Sequence[Word], at: int, places: dict[int, int]) -> int:
    """With what belongs to it after `of`, as far as names and capitals go: `of the Chinese and Soviet CCs`."""
    end, most = at, min(at + _MOST_AFTER, len(words))
    while end < most and words[end].text.casefold() == "of":
        first = end + 1
        while first < most and words[first].text.casefold() in _DETERMINERS:
            first += 1
        number = first
        while number < most and _belongs(words, number, first, places):
            number += 1
        if number == first:
            break
        end = number
    return end


def _belongs(words: Sequence[Word], at: int, first: int, places: dict[int, int]) -> bool:
    """Whether a word after `of` is of what belongs to a body or role: any word at first, then those of names."""
    word = words[at]
    if at == first:
        return word.text[0].isalnum()
    joins = word.text.casefold() in {"and", "the"} and at + 1 < len(words) and is_capital(words[at + 1])
    return is_capital(word) or word.start in places or _is_mark(word) or joins


def _end_of_clause(words: Sequence[Word], at: int) -> int:
    """With the clause that tells who is meant, where a verb follows it: `men who bring us resin | say`; else `at`."""
    if at >= len(words) or words[at].text.casefold() != "who":
        return at
    # The verb of the clause itself, behind "has" or "had".
    verb = at + 1 + (at + 1 < len(words) and words[at + 1].text.casefold() in _HELPING)
    for number in range(verb + 1, min(at + _MOST_AFTER, len(words))):
        if not words[number].text[0].isalnum():
            return at
        if words[number].text.casefold() in _VERBS:
            return number
    return at


def _named_after(words: Sequence[Word]) -> tuple[str, ...]:
    """What tells one earl or committee from another: the words after `of`, where these begin with a name."""
    named = [word for word in words if word.text.casefold() not in _DETERMINERS | {"of", "and"}]
    return tuple(plain(word.text) for word in named) if named and is_capital(named[0]) else ()


def _mention(  # noqa: PLR0913 - what a mention says
    prose: Prose,
    words: Sequence[Word],
    at: tuple[int, int],
    *,
    kind: Kind,
    what: tuple[str, ...],
    score: float,
    is_new: bool = False,
) -> Mention:
    last = words[at[1] - 1]
    span = Span(words[at[0]].start, last.start + len(without_genitive(last.text)))
    rules = {
        "nation": "what acts for a people",
        "body": "a body in whose name others speak",
        "group": "several persons by who they are",
        "role": "somebody by who they are",
    }
    name = " ".join(prose.text[span.start : span.end].split())
    return Mention(span=span, kind=kind, words=what, name=name, rule=rules[kind], score=score, is_new=is_new)
