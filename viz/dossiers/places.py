"""The names of a dossier's places as a layer: which of them are shown, how important each is, and in which system of names."""

from collections.abc import Collection

import geopandas as gpd
import pandas as pd

from geodata import Dossier, values
from viz.layers.kinds import PlaceLayer
from viz.layers.labels import MOVED, SPREAD
from viz.layers.writing_systems import shapes_of

# Ranks of names that the dossier gives none: of what is no town by its kind.
RANK_OF_KIND = {"sea": 2, "country": 2, "region": 2, "mountains": 4, "river": 4}
UNRANKED = 5


def place_layer(dossier: Dossier, names: str | None) -> PlaceLayer:
    """The names of places.

    Args:
        dossier: checked.
        names: a language or a period of its toponyms; None for the names that the dossier itself uses.

    Returns:
        Of the places that have a rank, are named by an event, or are regions, with the class and rank of their names. One without
        a toponym of the system keeps the dossier's name.

    Raises:
        ValueError: no toponym is of this language or period.
    """
    frame = _places(dossier)
    if names is not None:
        chosen = _toponyms(dossier, names).drop_duplicates("place").set_index("place")["toponym"]
        frame = frame.assign(name=frame["id"].map(chosen).fillna(frame["name"]))
    return PlaceLayer(
        frame, id="places", label="name", by={"rank": "rank", "lettering": "lettering", **moved_names(frame)}
    )


def moved_names(frame: pd.DataFrame) -> dict[str, str]:
    """The fields of the style that move names in print, with their columns; none where no name is moved."""
    return {} if frame[list(MOVED)].isna().all(axis=None) else {name: name for name in MOVED}


def without_toponym(dossier: Dossier, names: str | None, among: Collection[str]) -> list[str]:
    """What places are called that have no toponym of a system of names, and so keep their own name.

    Args:
        dossier: checked.
        names: a language or a period of its toponyms; None for the names that the dossier itself uses.
        among: ids of the places.
    """
    if names is None:
        return []
    named = set(_toponyms(dossier, names)["place"])
    mine = dossier.places[dossier.places["id"].isin([*among])]
    return list(dict.fromkeys(mine.loc[~mine["id"].isin(named), "name"].tolist()))


def is_latin(dossier: Dossier, names: str | None) -> bool:
    """Whether a system of names is written in Latin letters, as the names of the base map are."""
    return names is None or bool((_toponyms(dossier, names)["script"] == "Latn").all())


def language_of_names(dossier: Dossier, names: str | None) -> str:
    """The language of a system of names (BCP 47), "" where it is of several.

    Args:
        dossier: checked.
        names: see `place_layer`. Those that the dossier itself uses are in its language, or in the document's if it is that which
            is written in Chinese characters.

    Raises:
        ValueError: no toponym is of this language or period.
    """
    if names is None:
        own = (dossier.language, dossier.document.language)
        return next((language for language in own if shapes_of(language)), dossier.language)
    languages = set(_toponyms(dossier, names)["language"])
    return languages.pop() if len(languages) == 1 else ""


def _toponyms(dossier: Dossier, names: str) -> pd.DataFrame:
    toponyms = dossier.toponyms
    found = toponyms[(toponyms["language"] == names) | (toponyms["period"] == names)]
    if found.empty:
        known = sorted({*toponyms["language"], *toponyms["period"]} - {""})
        there = f"there are {', '.join(known)}" if known else "the dossier has no toponyms"
        raise ValueError(f"no toponym is of the language or period {names!r}; {there}")
    return found


def _places(dossier: Dossier) -> gpd.GeoDataFrame:
    used = {place for cell in dossier.events["places"] for place in values(cell)}
    places = dossier.places
    named = places["rank"].notna() | places["id"].isin(used) | places["kind"].isin(SPREAD)
    found = places.loc[named & places.geometry.notna() & ~places.geometry.is_empty]
    kinds = found["kind"].where(found["kind"].isin([*SPREAD, "capital"]), "town")
    ranks = found["rank"].fillna(kinds.map(RANK_OF_KIND)).fillna(UNRANKED).astype(int)
    return found.assign(lettering=kinds, rank=ranks)
