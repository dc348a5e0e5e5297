"""A dossier as it is told in a language of the page: dates in its words, places by its names. What it says itself stays."""

from dataclasses import replace
from typing import Any

import pandas as pd

from geodata import Dossier

# The columns with dates of each table, each beside that with their words.
DATES = {
    "events": {"when": "date_display"},
    "messages": {"sent_when": "sent_display", "received_when": "received_display"},
    "candidates": {"date_when": "date_display"},
}


def told_in(dossier: Dossier, language: str) -> Dossier:
    """The dossier with dates and names of places in a language.

    Args:
        dossier: checked.
        language: of the page's words (BCP 47). A place without a toponym in it keeps its name; one that has another name here is
            still found by its own.
    """
    named = system_of_names(dossier, language)
    toponyms, places = dossier.toponyms, dossier.places
    if named is not None:
        chosen = toponyms[toponyms["language"] == named].drop_duplicates("place").set_index("place")["toponym"]
        names = places["id"].map(chosen).fillna(places["name"]).astype("str")
        own = places.loc[names != places["name"], ["id", "name"]].rename(columns={"id": "place", "name": "toponym"})
        known = set(zip(toponyms["place"], toponyms["toponym"], strict=True))
        new = own[[pair not in known for pair in zip(own["place"], own["toponym"], strict=True)]]
        added = new.assign(language=dossier.language, script="", period="")
        toponyms = pd.concat([toponyms, added[toponyms.columns]], ignore_index=True)
        places = places.assign(name=names)
    tables: dict[str, Any] = {
        table: getattr(dossier, table).assign(
            **{words: _worded(getattr(dossier, table)[dates], language) for dates, words in columns.items()}
        )
        for table, columns in DATES.items()
    }
    return replace(dossier, language=language, places=places, toponyms=toponyms, **tables)


def system_of_names(dossier: Dossier, language: str) -> str | None:
    """The language of toponyms that answers one of the page: itself, or what is left without its script; None if none does."""
    there = set(dossier.toponyms["language"])
    if language == dossier.language:
        return None
    return next((tag for tag in (language, language.partition("-")[0]) if tag in there), None)


def _worded(dates: pd.Series, language: str) -> pd.Series:
    return pd.Series([date.in_words(language) if date else "" for date in dates], index=dates.index, dtype="str")
