"""Writes the lists of given names and surnames by which drafting tells people from places.

    .venv/bin/python tools/build_given_names.py

The names are those of the package Faker (MIT; not needed by chronotope, install it for this), of some sixty languages and
countries, written in Latin letters. They are folded as toponyms are, and sorted.
"""

import pkgutil
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from textwrap import fill

from faker.providers import person

from geodata.gazetteers.toponyms import folded

DATA = Path(__file__).parents[1] / "geodata" / "drafting" / "places" / "recognising" / "data"
# How the lists of Faker's providers are called.
GIVEN = ("first_name", "first_romanized")
SURNAMES = ("last_name", "last_romanized")
SHORTEST = 3
WIDTH = 120


def names(called: tuple[str, ...]) -> set[str]:
    """All names of all lists that are called so."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(called) and isinstance(listed := getattr(provider, attribute), Iterable):
                found.update(folded(each) for each in listed if isinstance(each, str) and is_plain(each))
    return found


def is_plain(name: str) -> bool:
    """Whether it is one word of Latin letters with a capital."""
    return name.isalpha() and name.istitle() and folded(name).isascii() and len(name) >= SHORTEST


if __name__ == "__main__":
    for file, called in (("given.txt", GIVEN), ("surnames.txt", SURNAMES)):
        found = sorted(names(called))
        (DATA / file).write_text(f"{fill(' '.join(found), WIDTH)}\n", "utf-8")
        print(f"{file}: {len(found)} names")
