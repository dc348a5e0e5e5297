"""Peoples by the words for them: `Chinese troops` act for China."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Nation:
    """A people that acts.

    Attributes:
        id: As the id of an actor.
        label: What the legend calls it.
    """

    id: str
    label: str


def _read() -> dict[str, Nation]:
    text = (files("geodata.drafting.people") / "nations.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    return {word: Nation(id_, each["label"]) for id_, each in told.items() for word in each["words"]}


_BY_WORD = _read()


def nation_of(word: str) -> Nation | None:
    """The people that a word names, such as `Chinese` or `Koreans`; None if it names none."""
    return _BY_WORD.get(word.casefold())


def nation_in(name: str) -> Nation | None:
    """The people that the first word of a name that does so names: that of `the Korean people's forces`."""
    return next((found for word in name.split() if (found := nation_of(word))), None)
