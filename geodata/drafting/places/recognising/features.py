"""What is told of a word that may belong to a toponym: shape, class, neighbours, and whether gazetteers know it."""

from collections.abc import Iterator
from functools import lru_cache

from geodata.drafting.places.recognising.classes import common_words, given_names, surnames, word_classes
from geodata.drafting.places.recognising.renown import Renown
from geodata.drafting.places.recognising.tokens import Tokens
from geodata.gazetteers.toponyms import folded

# Names of more words are looked up by parts.
_LONGEST_NAME = 5
# Words that stand farther from the edge of the capitals are treated alike.
_FARTHEST = 3
# Shorter ones are mostly initials.
_SHORTEST_NAME = 3

# Features that name the very word, its last letters, and what gazetteers know begin with these: training drops many of them,
# lest it learn one corpus by heart, or trust gazetteers to be complete.
LEXICAL, SPELLING, FAME = "w", "e", "g"


# The classes that are told, those first that tell most; each is shown by one letter in the row of letters of a run.
_CLASSES = {
    "title": "T",
    "kind": "K",
    "before": "B",
    "unit": "U",
    "body": "O",
    "ship": "H",
    "demonym": "D",
    "calendar": "M",
    "region": "R",
    "given": "G",
    "surname": "S",
    "common": "C",
    "towards": "W",
}


@lru_cache(maxsize=1 << 17)
def classes_of(small: str) -> tuple[str, ...]:
    """The classes of a word in small letters, those first that tell most."""
    plain = small.rstrip(".")
    lists = word_classes() | {"given": given_names(), "surname": surnames(), "common": common_words()}
    return tuple(name for name in _CLASSES if not lists[name].isdisjoint((plain, folded(plain))))


@lru_cache(maxsize=1 << 17)
def _letters(small: str) -> str:
    """The classes of a word as letters."""
    return "".join(_CLASSES[name] for name in classes_of(small))


@lru_cache(maxsize=1 << 17)
def shape_of(word: str) -> str:
    """The word with capitals as X, small letters as x and figures as 9, each run once: "P'yŏng-yang" is "X'x-x"."""
    signs = ["X" if each.isupper() else "x" if each.isalpha() else "9" if each.isdigit() else each for each in word]
    return "".join(sign for at, sign in enumerate(signs) if at == 0 or sign != signs[at - 1])


@lru_cache(maxsize=1 << 17)
def _own(word: str, small: str, shape: str) -> tuple[str, ...]:
    """What a word tells by itself."""
    kinds = _letters(small)
    return (
        f"{LEXICAL}={small}",
        f"c={kinds}",
        f"s={shape}",
        f"cs={kinds}|{shape}",
        f"n={min(len(word), 6)}",
        *(f"{SPELLING}{length}={small[-length:]}" for length in (2, 3) if len(small) > length + 1),
        *(f"k={kind}" for kind in kinds),
    )


@lru_cache(maxsize=1 << 17)
def _seen(word: str, small: str) -> str:
    """A word as its neighbours see it: a common one by itself, another by its classes and shape."""
    if small in common_words() and word.islower():
        return small
    kinds = _letters(small)
    return kinds if kinds and kinds != "C" else f"{kinds}{shape_of(word)}"


class Reader:
    """Tells the features of the words of one text."""

    def __init__(self, tokens: Tokens, renown: Renown) -> None:
        self._tokens = tokens
        self._renown = renown
        self._seen = [_seen(word, small) for word, small in zip(tokens.words, tokens.small, strict=True)]
        self._persons, self._stations = self._told_elsewhere()

    def _told_elsewhere(self) -> tuple[set[str], set[str]]:
        """Words that follow a title, and words that follow one that leads to a place, anywhere in the text."""
        persons: set[str] = set()
        stations: set[str] = set()
        small, capitals, classes = self._tokens.small, self._tokens.capitals, word_classes()
        for at in range(1, len(small)):
            if not capitals[at] or len(small[at]) < _SHORTEST_NAME:
                continue
            back = at - 1
            while back > at - 4 and back > 0 and (small[back] == "." or len(small[back]) == 1):
                back -= 1
            if small[back] in classes["title"]:
                persons.add(small[at])
            elif small[at - 1] in classes["there"] and not self._tokens.capitals[at - 1]:
                stations.add(small[at])
        return persons, stations

    def of_run(self, run: range) -> list[list[str]]:
        """The features of each word of a run of capitals."""
        fame = self._fame(run)
        head, tail = self._edges(run)
        return [[each for each in self._of(at, run, fame, head, tail) if each] for at in run]

    def _edges(self, run: range) -> tuple[list[int], list[int]]:
        """For each word of the run, the first and the last word of the unbroken capitals that it stands among."""
        capitals = self._tokens.capitals
        small = self._tokens.small
        bound = [capitals[at] or small[at] in {"'s", "’s", "."} for at in run]
        head, tail = list(run), list(run)
        for place in range(1, len(run)):
            if bound[place] and bound[place - 1]:
                head[place] = head[place - 1]
        for place in range(len(run) - 2, -1, -1):
            if bound[place] and bound[place + 1]:
                tail[place] = tail[place + 1]
        return head, tail

    def _fame(self, run: range) -> list[str]:
        """For each word of the run, where it stands in the longest name that a gazetteer knows, and how well known that is."""
        words = [folded(word) for word in self._tokens.words[run.start : run.stop]]
        fame = ["-"] * len(words)
        at = 0
        while at < len(words):
            step = 1
            if self._tokens.capitals[run.start + at]:
                for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
                    if not self._tokens.capitals[run.start + at + length - 1]:
                        continue
                    known = self._renown(" ".join(word for word in words[at : at + length] if word != "."))
                    if known:
                        fame[at : at + length] = [
                            f"{'B' if place == 0 else 'I'}{min(length, 3)}{known}" for place in range(length)
                        ]
                        step = length
                        break
            at += step
        return fame

    def _at(self, at: int) -> str:
        return self._seen[at] if 0 <= at < len(self._seen) else "|"

    def _noun(self, head: int) -> str:
        """What the capitals are of: "Army" of "the Army of the Potomac", "north" of "north of Wonsan"; or ""."""
        small = self._tokens.small
        at = head - 1
        if at > 0 and small[at] == "the":
            at -= 1
        return self._at(at - 1) if at > 0 and small[at] in {"of", "from"} else ""

    def _pattern(self, head: int, tail: int) -> str:
        """The capitals as a row of letters, one a word, that of its foremost class."""
        return "".join(
            _letters(small)[:1] or "x" for small in self._tokens.small[head : min(tail + 1, head + _LONGEST_NAME)]
        )

    def _of(self, at: int, run: range, fame: list[str], heads: list[int], tails: list[int]) -> Iterator[str]:
        tokens, place = self._tokens, at - run.start
        small, shouted, known = tokens.small[at], tokens.shouted[at], fame[place]
        kinds = _letters(small)
        yield from _own(tokens.words[at], small, "shouted" if shouted else shape_of(tokens.words[at]))
        yield from self._about(at, kinds, known)
        yield from self._about_capitals(at, heads[place], tails[place], known)
        common, told = "C" in kinds, f"{small in self._persons:d}{small in self._stations:d}"
        yield f"o={tokens.opening[at]:d}|{common:d}|{min(tokens.small_counts[small], 2)}"
        yield f"d={told}"
        yield f"g={known}"
        yield f"gc={known}|{kinds}"
        yield f"g-={fame[place - 1] if place else '|'}|{known}"
        yield f"g+={known}|{fame[place + 1] if place + 1 < len(fame) else '|'}"
        yield f"gd={told}|{known}"
        yield f"gu={shouted:d}|{common:d}|{known}"

    def _about(self, at: int, kinds: str, known: str) -> Iterator[str]:
        """The two words on either side."""
        earlier, before, after, later = (self._at(at + step) for step in (-2, -1, 1, 2))
        yield f"-1={before}"
        yield f"+1={after}"
        yield f"-2={earlier}"
        yield f"+2={later}"
        yield f"-2-1={earlier}|{before}"
        yield f"+1+2={after}|{later}"
        yield f"-1c={before}|{kinds}"
        yield f"+1c={kinds}|{after}"
        yield f"g-1={before}|{known}"
        yield f"g+1={known}|{after}"

    def _about_capitals(self, at: int, head: int, tail: int, known: str) -> Iterator[str]:
        """The unbroken capitals that the word stands among, from `head` to `tail`, and what stands on either side of them."""
        first, last = _letters(self._tokens.small[head]), _letters(self._tokens.small[tail])
        led, followed, noun = self._at(head - 1), self._at(tail + 1), self._noun(head)
        from_head, to_tail = min(at - head, _FARTHEST), min(tail - at, _FARTHEST)
        yield f"l={led}|{from_head}"
        yield f"ll={self._at(head - 2)}|{led}"
        yield f"lt={led}|{last}"
        yield f"f={followed}|{to_tail}"
        yield f"ff={followed}|{self._at(tail + 2)}"
        yield f"h={first}|{from_head}"
        yield f"t={last}|{to_tail}"
        yield f"ht={first}|{last}"
        yield f"p={self._pattern(head, tail)}|{from_head}"
        yield f"of={noun}"
        yield f"gl={led}|{known}"
        yield f"go={noun}|{known}"
