"""Where a toponym may lie: looked up in the dossier, in the packaged world and in GeoNames."""

from numbers import Real
from textwrap import shorten

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Geod

from geodata.dossiers.reading import Dossier
from geodata.gazetteers.gazetteer import EXACT, FOLDED
from geodata.gazetteers.known import known
from geodata.gazetteers.packaged import DOSSIER
from geodata.gazetteers.toponyms import folded
from geodata.projections.extents import POLE

COLUMNS = ["toponym", "name", "country", "kind", "population", "gazetteer", "credit", "match", "id"]

_LONGEST_SHOWN = 80
_EARTH = Geod(ellps="WGS84")


def lookup(
    toponym: str, *, dossier: Dossier | None = None, near: shapely.Point | tuple[float, float] | None = None
) -> gpd.GeoDataFrame:
    """Look a toponym up: the dossier's own places first, then the packaged world, then GeoNames.

    Case, accents, apostrophes and hyphens do not count. Many places share a name; all of them are given, and which one is
    meant is for you to judge. What only resembles the toponym is given where nothing bears it.

    GeoNames has 230,000 towns and villages and their names in many scripts. The first call on a machine makes an index of it in
    the user's cache folder, which takes some seconds. Its licence asks that its `credit` is printed.

    Args:
        toponym: As the source writes it.
        dossier: Its places and toponyms are looked through as well.
        near: Longitude and latitude in degrees, or a point: the nearest places come first.

    Returns:
        Points (EPSG:4326; None for a place without coordinates), best first: those of the dossier, then the nearest (with
        `near`), then exact before folded matches, the packaged world before GeoNames, and by population. Columns: `toponym`, the
        spelling found; `name`, what the place is called today; `country` ("" if not told); `kind`, as in places.csv, of the
        packaged gazetteers also strait, island, lake …, and of GeoNames always town; `population` (Int64); `gazetteer` (dossier,
        towns, historical names, landmarks, physical names, regions, waters, counties, reports of 1861–65 or GeoNames); `credit`,
        the line to be printed where the row is used, or ""; `match` (exact, folded or near); `id`, that of the dossier or of the
        physical name, or a CURIE for `external_ids` such as geonames:1871859; and with `near` the `distance_km` on the
        ellipsoid.

    Raises:
        TypeError: The toponym is no text.
        ValueError: The toponym has no letters, or `near` is no place on the earth.

    Example:
        >>> ct.lookup("Antung", dossier=dossier)[["name", "gazetteer", "match"]].head(2)
              name gazetteer  match
        0  Dandong   dossier  exact
        1  Dandong     towns  exact
        >>> ct.lookup("Andong").country.iloc[0], ct.lookup("Andong", near=(124.4, 40.1)).country.iloc[0]
        ('South Korea', 'China')
    """
    if not isinstance(toponym, str):
        raise TypeError(f"the toponym is {_shown(toponym)}; write it as text, such as 'Pyongyang'.")
    toponym = " ".join(toponym.split())
    if not folded(toponym).strip():
        raise ValueError(f"{toponym!r} has no letters; a toponym to look up is, for example, 'Pyongyang'.")
    here = None if near is None else _checked(near)
    gazetteers = known(dossier)
    found = _joined([each.named(toponym) for each in gazetteers])
    if found.empty:
        found = _joined([each.resembling(toponym) for each in gazetteers])
    return _best_first(found, here)


def _checked(near: shapely.Point | tuple[float, float]) -> shapely.Point:
    wrong = ValueError(f"near is {_shown(near)}; it is a longitude and a latitude in degrees, such as (125.75, 39.03).")
    try:
        given = (near.x, near.y) if isinstance(near, shapely.Point) else near
        lon, lat = (float(degrees) for degrees in given if isinstance(degrees, Real))
    except (TypeError, ValueError, OverflowError, shapely.errors.ShapelyError):
        raise wrong from None
    if not np.isfinite([lon, lat]).all() or abs(lat) > POLE:
        raise wrong
    return shapely.Point(lon, lat)


def _shown(near: object) -> str:
    """What was given, in a line; Python writes no whole number of more than 4,300 digits."""
    try:
        return shorten(str(near), _LONGEST_SHOWN, placeholder=" …")
    except ValueError:
        return "a number of too many digits"


def _joined(frames: list[gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """The finds of all gazetteers; the empty ones would lend their types."""
    numbered = [frame.assign(order=order) for order, frame in enumerate(frames)]
    return pd.concat([frame for frame in numbered if len(frame)] or numbered[:1], ignore_index=True)


def _best_first(found: gpd.GeoDataFrame, here: shapely.Point | None) -> gpd.GeoDataFrame:
    """Sorts what was found, and gives it the columns of `lookup`."""
    points = found.geometry.to_numpy()
    if here is None:
        distances = np.zeros(len(found))
    else:
        lon, lat = shapely.get_x(points), shapely.get_y(points)
        distances = _EARTH.inv(lon, lat, np.full(len(lon), here.x), np.full(len(lon), here.y))[2] / 1000
    ranked = found.assign(
        match=found["likeness"].map({EXACT: "exact", FOLDED: "folded"}).fillna("near"),
        distance_km=distances,
        elsewhere=found["gazetteer"] != DOSSIER,
    ).sort_values(
        ["elsewhere", "distance_km", "likeness", "order", "other", "population"],
        ascending=[True, True, False, True, True, False],
        ignore_index=True,
        kind="stable",
    )
    return ranked[[*COLUMNS, *([] if here is None else ["distance_km"]), "geometry"]]
