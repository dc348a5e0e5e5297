"""Places that a name may mean, as the page lists them: what each would write into the row of the place."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from geodata.editing.reviewing import usual_km
from geodata.formats.vocabularies import PLACE_KINDS
from geodata.gazetteers import geonames
from geodata.gazetteers.lookup import lookup
from viz.review.ground import Ground, Place

# So many are listed; the nearest and best come first.
_MOST = 12


def places_named(name: str, ground: Ground, near: Place | None) -> list[dict[str, Any]]:
    """What the gazetteers know of a name, the likeliest first.

    Args:
        name: As the document writes it.
        ground: On which the places are shown.
        near: Longitude and latitude of the middle of the dossier's places; None where none is known.

    Raises:
        ValueError: The name has no letters.
    """
    found = lookup(name, near=near)
    there = found[found.geometry.notna()].head(_MOST)
    points = zip(there.geometry.x, there.geometry.y, strict=True)
    return [_listed(row, *point, ground) for row, point in zip(there.to_dict("records"), points, strict=True)]


def _listed(row: dict[Hashable, Any], lon: float, lat: float, ground: Ground) -> dict[str, Any]:
    """One place as it is listed."""
    kind = row["kind"] if row["kind"] in PLACE_KINDS else ""
    people = f"{row['population']:,} people" if pd.notna(row["population"]) and row["population"] else ""
    cells = {
        "name": row["name"],
        "kind": kind,
        "lat": f"{round(lat, 4):g}",
        "lon": f"{round(lon, 4):g}",
        "precision_km": usual_km(kind),
        "external_ids": row["id"] if ":" in row["id"] else "",
        # The licence asks for credit, which pages and plates take from the source.
        "source": row["gazetteer"] if row["gazetteer"] == geonames.TITLE else "",
    }
    return {
        "name": row["name"],
        "about": ", ".join(filter(None, [row["country"], row["kind"], people, row["gazetteer"]])),
        "credit": row["credit"],
        "at": ground.spot(lon, lat),
        "km": float(usual_km(kind) or 0),
        "cells": {column: cell for column, cell in cells.items() if cell},
    }


def middle(places: dict[str, Place]) -> Place | None:
    """The place that is in the middle of others, by longitude and by latitude; None of none."""
    if not places:
        return None
    lons, lats = (sorted(each[axis] for each in places.values()) for axis in (0, 1))
    return lons[len(lons) // 2], lats[len(lats) // 2]
