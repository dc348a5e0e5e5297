"""Classes of words by which names of places are told from other names, and the common words of English."""

import tomllib
from functools import cache
from importlib.resources import files

_FOLDER = files("geodata.drafting.places.recognising") / "data"


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """The classes of data/classes.toml, each with its words in small letters."""
    return {
        name: frozenset(words.split())
        for name, words in tomllib.loads((_FOLDER / "classes.toml").read_text("utf-8")).items()
    }


@cache
def common_words() -> frozenset[str]:
    """Some 40,000 common words of English that are not written with a capital."""
    return _words("common.txt")


@cache
def given_names() -> frozenset[str]:
    """Given names of many languages, folded."""
    return _words("given.txt") | word_classes()["given"]


@cache
def surnames() -> frozenset[str]:
    """Surnames of many languages, folded."""
    return _words("surnames.txt")


def _words(file: str) -> frozenset[str]:
    return frozenset((_FOLDER / file).read_text("utf-8").split())
