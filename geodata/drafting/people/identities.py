"""Who is meant: mentions of one person or body under several names become one."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from geodata.drafting.findings import PersonFinding
from geodata.drafting.people.mentions import Kind, Mention
from geodata.exchange.event_rows import unique

# Of more people of one surname those who are named later are meant, unless the name is given in full; and of more bodies of one
# kind the last.
_MOST_ALIKE = 100
# What is left of a score where several people may be meant.
_IN_DOUBT = 0.6


@dataclass(eq=False)
class _Identity:
    """A person or body with all mentions of it; `named_at` are the offsets where it is called by its name, in order."""

    kind: Kind
    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    named_at: list[int] = field(default_factory=list)

    def add(self, mention: Mention) -> None:
        """Enter a mention."""
        self.mentions.append(mention)
        if mention.kind == "name":
            insort(self.named_at, mention.span.start)

    @property
    def name(self) -> str:
        """The fullest name; of two of one length the first."""
        return max((each.name for each in self.mentions if each.kind == self.kind), key=len)

    @property
    def role(self) -> str:
        return next((each.role for each in self.mentions if each.role), "")

    @property
    def is_body(self) -> bool:
        return self.kind in {"group", "body", "nation"}

    def before(self, offset: int) -> int:
        """How often it is called by its name before an offset."""
        return bisect_left(self.named_at, offset)

    def last_before(self, offset: int) -> int:
        """Where it was last called by its name before an offset; -1 if it was not."""
        return self.named_at[self.before(offset) - 1] if self.before(offset) else -1


def identified(mentions: Sequence[Mention]) -> tuple[PersonFinding, ...]:
    """Give every mention its person.

    - A name is that of whoever bears all its words; an initial stands for a word. Of several people, of the one named last.
    - A role with an article (`the captain`) is whoever has it as a title and was named before; of several, whoever was most.
    - A body is one with the last that is of its kind, unless the two have different names.

    Returns:
        The findings in the order of the text; the ids of people are made of their fullest names.
    """
    people = _named(each for each in mentions if each.kind == "name")
    others = sorted((each for each in mentions if each.kind != "name"), key=lambda each: each.span.start)
    by_title = defaultdict(list)
    for each in people:
        for word in set(" ".join(mention.role for mention in each.mentions).casefold().replace("-", " ").split()):
            by_title[word].append(each)
    unnamed: dict[tuple[Kind, str], list[_Identity]] = defaultdict(list)
    for mention in others:
        known = by_title.get(mention.words[0], []) if mention.kind == "role" and not mention.is_new else []
        _enter(mention, known, unnamed[mention.kind, mention.words[0]])
    people += [each for same in unnamed.values() for each in same]
    people.sort(key=lambda each: min(mention.span.start for mention in each.mentions))
    return _findings(people)


def _named(mentions: Iterable[Mention]) -> list[_Identity]:
    """People by their names, the fullest first."""
    people: list[_Identity] = []
    in_full: dict[tuple[str, ...], list[_Identity]] = {}
    by_word: dict[str, list[_Identity]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda each: (-len(each.words), each.span.start)):
        same = in_full.get(mention.words, [])
        for word in (mention.words[-1], mention.words[0]):
            same = same or [each for each in by_word[word][-_MOST_ALIKE:] if _may_be(mention.words, each.words)]
        if not same:
            same = in_full[mention.words] = [_Identity("name", mention.words)]
            people += same
            for word in mention.words:
                by_word[word] += same
        meant = max(same, key=lambda each: each.last_before(mention.span.start))
        meant.add(mention if len(same) == 1 else _doubtful(mention))
    return people


def _may_be(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of a name all stand in a fuller one in their order; an initial stands for a word: `R. C. Drum`."""
    if len(words) == 1:
        return len(words[0]) > 1 and words[0] in full
    rest = iter(full)
    return words[-1] == full[-1] and all(
        any(word == other or _is_initial_of(word, other) for other in rest) for word in words
    )


def _is_initial_of(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return len(shorter) == 1 and longer.startswith(shorter)


def _doubtful(mention: Mention) -> Mention:
    return replace(mention, score=mention.score * _IN_DOUBT)


def _enter(mention: Mention, known: list[_Identity], same: list[_Identity]) -> None:
    """Give a mention without a name to whom it means, or to somebody new."""
    named = [each for each in known if each.before(mention.span.start)]
    if named:
        most = max(named, key=lambda each: each.before(mention.span.start))
        most.add(mention if len(named) == 1 else _doubtful(mention))
        return
    if not mention.is_new:
        details = set(mention.words[1:])
        for each in reversed(same[-_MOST_ALIKE:]):
            others = set(each.words[1:])
            if details <= others or (others <= details and each.kind != "nation"):
                each.add(mention)
                each.words = max(each.words, mention.words, key=len)
                return
    same.append(_Identity(mention.kind, mention.words, [mention]))


def _findings(people: Iterable[_Identity]) -> tuple[PersonFinding, ...]:
    taken: set[str] = set()
    found = []
    for number, each in enumerate(people, start=1):
        name, role = each.name, each.role
        id_ = unique(_called(each), taken, f"person-{number}")
        found += [
            PersonFinding(
                start=mention.span.start,
                end=mention.span.end,
                text="",
                rule=mention.rule,
                score=round(mention.score, 2),
                person=id_,
                name=name,
                role=role,
                body=each.is_body,
            )
            for mention in each.mentions
        ]
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _called(identity: _Identity) -> str:
    """After what the id is made: the fullest name; without one what it is, with the name that tells it from others."""
    if identity.kind == "nation":
        return identity.mentions[0].name
    if identity.kind == "name":
        return identity.name
    what, _, of = identity.name.partition(" who ")[0].partition(" of ")
    is_told_by_name = " " not in what and of.removeprefix("the ")[:1].isupper()
    return f"{what} of {of}" if is_told_by_name else what
