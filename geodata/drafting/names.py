"""Names of people, word by word: where one ends, and which words before it are ranks and forms of address."""

import tomllib
from collections.abc import Sequence
from importlib.resources import files

from geodata.drafting.prose import Word

_WORDS: dict[str, list[str]] = tomllib.loads((files("geodata.drafting") / "names.toml").read_text(encoding="utf-8"))
TITLES, HONORIFICS, NOT_NAMES = (frozenset(_WORDS[key]) for key in ("titles", "honorifics", "not_names"))
_NEVER_ALONE, _PARTICLES, _AFTER, _SHORTENED = (
    frozenset(_WORDS[key]) for key in ("never_alone", "particles", "after", "shortened")
)
# Of a name; what has more words is a list or a heading.
_MOST_WORDS = 7
# Transcriptions begin names with letters that have no capitals.
_BEFORE_CAPITAL = "ʿʾʻʼ‘’'"


def plain(text: str) -> str:
    """A word as the lists of words have it: in small letters, without the mark of the genitive and the last point."""
    return without_genitive(text).casefold().rstrip(".")


def without_genitive(text: str) -> str:
    """A name as it is called: `Zhou` of `Zhou's`."""
    return text.removesuffix("'s").removesuffix("’s")


def is_capital(word: Word) -> bool:
    """Whether a word begins with a capital letter."""
    return word.text.lstrip(_BEFORE_CAPITAL)[:1].isupper()


def is_initial(word: Word) -> bool:
    """Whether a word is one capital, or several with points: `J`, `J.E.B.`."""
    return is_capital(word) and (len(word.text) == 1 or "." in word.text)


def after_titles(words: Sequence[Word], at: int) -> int:
    """Where the ranks and forms of address that begin at a word end: `Brigadier-General`, `the Right Hon. Lord`.

    Returns:
        The number of the word after them; `at` where none stands there.
    """
    end, counts = at, False
    while end < len(words) and is_title(words[end].text):
        counts |= plain(words[end].text) not in _NEVER_ALONE
        end += 1
        # The point of "Capt."; where it ends a sentence, no name follows that would be taken with it.
        end += end < len(words) and words[end].text == "."
    return end if counts else at


def is_title(text: str) -> bool:
    """Whether a word, or each part of it between hyphens, is a rank, an office or a form of address."""
    first, *parts = plain(text).split("-")
    return first in TITLES and all(part in TITLES or part == "in" for part in parts)


def after_name(words: Sequence[Word], at: int) -> int:
    """Where the name ends that begins at a word: initials, capitals with particles between them, and what follows a name.

    Returns:
        The number of the word after it; `at` where no name begins.
    """
    end, last = at, at
    while end < len(words) and end - at < 2 * _MOST_WORDS:
        word = words[end]
        if is_capital(word) and (_is_of_initials(words, at, end) or not _stops(word, is_first=end == at)):
            end = last = end + 1
            if end < len(words) and words[end].text == "." and _takes_point(word) and _goes_on(words, end + 1):
                end += 1
            if without_genitive(word.text) != word.text:
                break
        elif end > at and word.text.casefold() in _PARTICLES and word.text.islower() and _goes_on(words, end + 1):
            end += 1
        else:
            break
    return _with_what_follows(words, last) if last > at else at


def _stops(word: Word, *, is_first: bool) -> bool:
    """Whether a word with a capital is no part of a name."""
    said = plain(word.text)
    if word.text == "I":
        return True
    return said in NOT_NAMES and not (is_initial(word) and (not is_first or said not in {"a", "i", "o"}))


def after_person(words: Sequence[Word], at: int) -> int:
    """Where somebody's name ends with the titles before it; `at` where none begins."""
    name = after_titles(words, at)
    end = after_name(words, name)
    return end if end > name else at


def _is_of_initials(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a word follows an initial and its point, or is one: whatever follows is a name, `A. J. WEST`."""
    follows = end - 1 > at and words[end - 1].text == "." and _takes_point(words[end - 2])
    return follows or (is_initial(words[end]) and _has_point(words, end))


def _has_point(words: Sequence[Word], at: int) -> bool:
    return at + 2 < len(words) and words[at + 1].text == "." and is_capital(words[at + 2])


def _takes_point(word: Word) -> bool:
    return is_initial(word) or plain(word.text) in _SHORTENED


def _goes_on(words: Sequence[Word], at: int) -> bool:
    is_name = at < len(words) and is_capital(words[at])
    return is_name and (words[at - 1].text == "." or plain(words[at].text) not in NOT_NAMES)


def _with_what_follows(words: Sequence[Word], end: int) -> int:
    """With `, Esq.` or `, Jr` behind it; and with the point that belongs to the last initial: `J. H. C.`."""
    if end + 1 < len(words) and words[end].text == "," and plain(words[end + 1].text) in _AFTER:
        end += 2
    if end < len(words) and words[end].text == "." and is_initial(words[end - 1]) and len(words[end - 1].text) == 1:
        end += 1
    return end


def core(words: Sequence[Word]) -> tuple[str, ...]:
    """The words of a name that tell people apart, in small letters: without points, particles and what follows a name.

    A name of nothing else, such as Captain Van, is told by these.
    """
    said = tuple(each for word in words if (each := plain(word.text)))
    return tuple(each for each in said if each[0].isalpha() and each not in _PARTICLES | _AFTER) or said
