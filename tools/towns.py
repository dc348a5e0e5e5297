"""Towns of the packaged world: those of Natural Earth's populated places that a map needs, with corrected names."""

import geopandas as gpd
import pandas as pd
import shapely
from town_corrections import (
    ADDED,
    CAPITALS,
    COUNTRIES,
    FORMER,
    LEFT_OUT,
    MISSPELT,
    NO_CAPITALS,
    RENAMED,
    WRONG_ALTERNATIVES,
)

# How many inhabitants a town needs, up to each scalerank of Natural Earth (0 the largest to 10). National capitals need none.
LEAST_INHABITANTS = ((4, 1_000), (6, 20_000), (10, 300_000))

# West, south, east, north in degrees: Korea and what of Manchuria lies near. Here every town is kept.
IN_FULL = (122.0, 33.0, 131.5, 43.6)

# The rank that each scalerank gives; from how many inhabitants on the rank is at least so high.
RANKS = {0: 1, 1: 1, 2: 2, 3: 3, 4: 4}
RANKS_BY_INHABITANTS = ((2_000_000, 3), (500_000, 4))
LOWEST_RANK = 5
CAPITAL_RANK = 3
PROVINCIAL = (200_000, 4)  # likewise that of a province, from so many inhabitants on
# Natural Earth gives villages in empty land a high rank. Below so many inhabitants a town has this rank at best.
VILLAGE, VILLAGE_RANK = 20_000, 4

TWINS = 0.2  # degrees: two towns of one name and country that are nearer than this are one


def town_frame(places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Chooses, corrects and ranks the towns.

    Args:
        places: Natural Earth's populated places (simple), EPSG:4326.

    Returns:
        Points with `name`, `alternative` (other and former names, separated by " | "), `country`, `rank` (1 to 5, see
        `town_ranks`), `population` (0: not known; that of the whole conurbation) and `capital` (whether national).

    Raises:
        ValueError: A correction corrects nothing.
    """
    places = without_misplaced(places)
    # Natural Earth counts 0, 10 or -99 where it does not know.
    inhabitants = places["pop_max"].where(places["pop_max"] > 10, 0).astype("int32")  # noqa: PLR2004
    known = gpd.GeoDataFrame(
        {
            "country": places["adm0name"].replace(COUNTRIES),
            "scalerank": places["scalerank"],
            "population": inhabitants,
            "capital": places["featurecla"] == "Admin-0 capital",
            "provincial": places["featurecla"] == "Admin-1 capital",
        },
        geometry=places.geometry,
    )
    known = known.join(corrected_names(places))
    towns = pd.concat([known[is_kept(known)], added_towns()], ignore_index=True)
    capital = (towns["capital"] & ~towns["name"].isin(NO_CAPITALS)) | towns["name"].isin(CAPITALS)
    towns = towns.assign(capital=capital)
    towns = without_twins(towns.assign(rank=town_ranks(towns)))
    columns = ["name", "alternative", "country", "rank", "population", "capital", "geometry"]
    return with_former_names(towns)[columns]


def without_misplaced(places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Leaves out what has the numbers or the position of another place."""
    found = pd.Series(data=False, index=places.index)
    for name, lon, lat in LEFT_OUT:
        here = (places["name"] == name) & shapely.dwithin(places.geometry.to_numpy(), shapely.Point(lon, lat), 1)
        if here.sum() != 1:
            raise ValueError(f"{name} near {lon}, {lat} is to be left out; it is there {here.sum()} times.")
        found |= here
    return places[~found].reset_index(drop=True)


def corrected_names(places: gpd.GeoDataFrame) -> pd.DataFrame:
    """The columns `name` and `alternative`; what was misspelt is no alternative, what was renamed is one."""
    keys = list(zip(places["adm0name"], places["name"], strict=True))
    tables = {
        (country, old): new for table in (MISSPELT, RENAMED) for country, names in table.items() for old, new in names
    }
    if unknown := sorted(set(tables) - set(keys)):
        raise ValueError(f"These corrections correct nothing: {unknown}")
    names = [tables.get(key, key[1]) for key in keys]
    rows = []
    for (country, old), name, written in zip(keys, names, places["namealt"].fillna(""), strict=True):
        was = [old] if (old, name) in RENAMED.get(country, ()) else []
        # "Suzhou, Anhui" and "Ciudad de Guatemala (Guatemala City)" explain rather than name.
        others = [other.strip() for other in written.replace("`", "'").split("|") if not set(other) & set(",()")]
        alternatives = dict.fromkeys(
            other for other in [*was, *others] if other and other != name and other not in WRONG_ALTERNATIVES
        )
        rows.append((name, " | ".join(alternatives)))
    return pd.DataFrame(rows, columns=["name", "alternative"], index=places.index)


def with_former_names(towns: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Adds the former names to the other names of the largest town of each name."""
    if unknown := sorted(set(FORMER) - set(towns["name"])):
        raise ValueError(f"Former names are told of towns that are not there: {unknown}")
    largest = towns.sort_values("population", ascending=False).drop_duplicates("name").index
    former = towns["name"].map(FORMER).where(towns.index.isin(largest)).fillna("")
    every = towns["alternative"] + " | " + former
    return towns.assign(
        alternative=every.map(lambda names: " | ".join(dict.fromkeys(filter(None, names.split(" | ")))))
    )


def is_kept(towns: gpd.GeoDataFrame) -> "pd.Series[bool]":
    """Which towns are worth their place: national capitals, large ones, and all of Korea and its surroundings."""
    kept: pd.Series[bool] = towns["capital"] | towns["name"].isin(CAPITALS) | towns.within(shapely.box(*IN_FULL))
    for scalerank, least in LEAST_INHABITANTS:
        kept |= (towns["scalerank"] <= scalerank) & (towns["population"] >= least)
    return kept


def added_towns() -> gpd.GeoDataFrame:
    """The towns that Natural Earth lacks, with the columns of the others."""
    columns = ["name", "alternative", "country", "lon", "lat", "population"]
    table = pd.DataFrame(ADDED, columns=columns).assign(scalerank=10, capital=False, provincial=False)
    places = gpd.points_from_xy(table["lon"], table["lat"], crs="EPSG:4326")
    return gpd.GeoDataFrame(table.drop(columns=["lon", "lat"]), geometry=places)


def town_ranks(towns: gpd.GeoDataFrame) -> "pd.Series[int]":
    """From 1 (on a map of the world) to 5: Natural Earth's scalerank, corrected by inhabitants and by what a town rules."""
    ranks = towns["scalerank"].map(RANKS).fillna(LOWEST_RANK).astype("int32")
    inhabitants = towns["population"]
    for least, at_least in RANKS_BY_INHABITANTS:
        ranks = ranks.where(inhabitants < least, ranks.clip(upper=at_least))
    least, at_least = PROVINCIAL
    ranks = ranks.where(~towns["provincial"] | (inhabitants < least), ranks.clip(upper=at_least))
    ranks = ranks.where(inhabitants >= VILLAGE, ranks.clip(lower=VILLAGE_RANK))
    return ranks.where(~towns["capital"], ranks.clip(upper=CAPITAL_RANK))


def without_twins(towns: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Keeps the first in rank of what is one town twice."""
    towns = towns.sort_values(["rank", "population"], ascending=[True, False], kind="stable").reset_index(drop=True)
    first, second = towns.sindex.query(towns.geometry, predicate="dwithin", distance=TWINS)
    keys = (towns["name"] + ", " + towns["country"]).to_numpy()
    again = second[(first < second) & (keys[first] == keys[second])]
    return towns.drop(index=again).reset_index(drop=True)
