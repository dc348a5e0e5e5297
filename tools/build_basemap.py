"""Builds geodata/data: the packaged world, derived from two Debian packages of fixed version.

Run it on Debian or Ubuntu with `apt-get` and `dpkg-deb`: `python tools/build_basemap.py`. The packages are
downloaded, compared with the checksums below and unpacked in a temporary folder; nothing is installed.
Running it twice gives the same bytes. `border_history.csv` and `relief_metres.csv` are written by hand and
only checked in.
"""

import hashlib
import re
import subprocess
import tempfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from licences import licences_text
from PIL import Image

DATA = Path(__file__).resolve().parent.parent / "geodata" / "data"

PACKAGES = {
    "libmagics++-data=4.13.0-1": "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
    "marble-qt-data=4:22.12.3-1": "137e6ddc52a3a245be27f44d2ffad063ddf21c0ba5f6d48edc295b3864c9db48",
}
NATURAL_EARTH = Path("usr/share/magics")
MARBLE_TILES = Path("usr/share/marble/data/maps/earth/srtm/3")

# Degrees. 0.0001 is about 10 m; the tolerances are 0.1 mm at 1:4,000,000 and at 1:16,000,000.
GRID = 0.0001
TOLERANCE_10M = 0.0036
TOLERANCE_50M = 0.015

# Marble's level 3: 8 rows of 16 square tiles, 10800 x 5400 pixels of two arc minutes. We keep strips of 10
# degrees.
TILE_PX, TILE_ROWS, TILE_COLUMNS = 675, 8, 16
STRIP_ROWS = 300
# Every grey up to this one means sea or 4 m (relief_metres.csv), so the sea floor need not be stored.
LOWEST_GREY = 97
WEBP_QUALITY = 95

# The reach of the China - North Korea boundary around the summit of Paektu that was settled only in 1962:
# west, south, east, north in degrees, read off the Natural Earth line between the uppermost Yalu and Tumen.
PAEKTU = (127.9, 41.9, 128.4, 42.2)

# River names that have lost letters in the package and do not occur among its 50m rivers, in full.
RIVER_NAMES = (
    "Aïna",
    "Ajajú",
    "Amgun’",
    "Aoukalé",
    "Aripuanã",
    "Bagoé",
    "Baoulé",
    "Bol’shaya Kuonamka",
    "Bol’shoy Anyuy",
    "Bol’shoy Yenisey",
    "Bol’shoy Yugan",
    "Carcarañá",
    "Caroní",
    "Copiapó",
    "Di’er Songhua",
    "Ghāghara",
    "Guárico",
    "Guainía",
    "Ibicuí",
    "Indalsälven",
    "Ivaí",
    "Jiparaná",
    "Juruá",
    "Jutaí",
    "Künes",
    "Kizılirmak",
    "Komoé",
    "Lúrio",
    "Nhamundá",
    "Ob’",
    "Ocoña",
    "Ogooué",
    "Olëkma",
    "Ouémé",
    "Parnaíba",
    "Piauí",
    "Pungué",
    "Severnaya Sos’va",
    "Song’acha",
    "Tao’er",
    "Thjórsá",
    "Tietê",
    "Uaupés",
    "Za’gya",
    "Zayü",
)

BORDER_KINDS = {
    "International boundary (verify)": "boundary",
    "International boundary (Magics)": "boundary",
    "Disputed (please verify)": "disputed",
    "Indefinite (please verify)": "indefinite",
    "Indeterminant frontier": "indefinite",
    "Line of control (please verify)": "control",
    "ForgetMagics": "control",  # Magics' mark on the berm through Western Sahara
    "Lease limit": "lease",
}


def main() -> None:
    """Downloads, derives and writes every file of the packaged world, then says how large each has become."""
    DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        packages = unpack(Path(folder))
        write_natural_earth(packages / NATURAL_EARTH)
        write_relief(packages / MARBLE_TILES)
    (DATA / "LICENSES.md").write_text(licences_text(list(PACKAGES)), encoding="utf-8")
    write_checksums()
    for path in data_files():
        print(f"{path.stat().st_size:>10,}  {path.relative_to(DATA)}")


def unpack(folder: Path) -> Path:
    """Downloads the packages into a folder and unpacks them beside one another.

    Raises:
        SystemExit: A package is not the one this recipe was written for.
    """
    for package, expected in PACKAGES.items():
        subprocess.run(["apt-get", "-q", "download", package], cwd=folder, check=True)
        (archive,) = folder.glob(f"{package.split('=')[0]}_*.deb")
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != expected:
            raise SystemExit(f"{archive.name}: sha256 is {found}, not {expected}; is it another version?")
        subprocess.run(["dpkg-deb", "-x", archive.name, "."], cwd=folder, check=True)
    return folder


def write_natural_earth(source: Path) -> None:
    """Writes land, lakes, rivers and borders from the shapefiles of Natural Earth."""
    lakes = read_shapes(source / "10m/ne_10m_ocean.shp")
    lakes = lakes[lakes["featurecla"] != "Ocean"]
    rivers = read_shapes(source / "10m/ne_10m_rivers_lake_centerlines.shp")
    # The names of the 10m rivers have lost their accents in this package; the 50m ones, in UTF-8, kept them.
    rivers_50m = read_shapes(source / "50m/ne_50m_rivers_lake_centerlines.shp", encoding="utf-8")
    whole_names = sorted({*rivers_50m["name"].dropna(), *RIVER_NAMES})
    borders = read_shapes(source / "10m/ne_10m_admin_0_boundary_lines_land.shp")
    land = read_shapes(source / "10m/ne_10m_land.shp")
    land_50m = read_shapes(source / "50m/ne_50m_land.shp")

    write_layer("land", land_frame([*land.geometry, *lakes.geometry], TOLERANCE_10M))
    write_layer("land_50m", land_frame([*land_50m.geometry, *lake_holes(land_50m, lakes)], TOLERANCE_50M))
    write_layer("lakes", lake_frame(lakes))
    write_layer("rivers", river_frame(rivers, whole_names))
    write_layer("borders", border_frame(borders))


def read_shapes(path: Path, encoding: str = "cp1252") -> gpd.GeoDataFrame:
    """Reads a shapefile (EPSG:4326); rows without geometry are left out, invalid polygons mended."""
    frame = gpd.read_file(path, encoding=encoding)
    frame = frame[frame.geometry.notna()].reset_index(drop=True)
    return frame.set_geometry(frame.make_valid())


def land_frame(polygons: list[shapely.Geometry], tolerance: float) -> gpd.GeoDataFrame:
    """Joins polygons into land, one row per island, without the holes that Natural Earth leaves for lakes.

    Lakes are drawn over the land: so a reservoir can be left out in a year when it was still a valley.
    """
    land = gpd.GeoDataFrame(geometry=[shapely.union_all(polygons)], crs="EPSG:4326")
    return lighter(land, tolerance)


def lake_holes(land: gpd.GeoDataFrame, lakes: gpd.GeoDataFrame) -> list[shapely.Polygon]:
    """The holes that lakes leave in the 1:50m land: those that a lake of the 1:10m reaches into.

    The Caspian is not among the lakes: for Natural Earth it is ocean.
    """
    polygons = shapely.get_parts(land.geometry.to_numpy())
    holes = [shapely.Polygon(ring) for polygon in polygons for ring in polygon.interiors]
    found = shapely.STRtree(holes).query(lakes.geometry.to_numpy(), predicate="intersects")[1]
    return [holes[number] for number in np.unique(found)]


def lake_frame(lakes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Lakes: `name`, and `since`, the year in which the dam was closed (0: natural, or not told)."""
    frame = lakes[["name", "geometry"]].assign(since=lakes["year"].clip(lower=0).astype("int32"))
    return lighter(frame.fillna({"name": ""}), TOLERANCE_10M)


def river_frame(rivers: gpd.GeoDataFrame, whole_names: list[str]) -> gpd.GeoDataFrame:
    """Rivers: `name`, `scalerank` (0 the largest to 10) and `kind`: river, or lake (its middle line)."""
    kinds = {"River": "river", "Lake Centerline": "lake"}
    names = rivers["name"].fillna("").map(lambda name: whole_name(name, whole_names))
    frame = rivers[["geometry"]].assign(
        name=names, scalerank=rivers["scalerank"].astype("int32"), kind=rivers["featurecla"].map(kinds)
    )
    return lighter(frame, TOLERANCE_10M)


def whole_name(name: str, whole_names: list[str]) -> str:
    """Gives back the letters that stand as "?" in a name, or no name where they are not known."""
    name = " ".join(name.split())
    if "?" not in name:
        return name
    pattern = re.escape(name).replace(r"\?", ".")
    found = [whole for whole in whole_names if re.fullmatch(pattern, whole) and not whole.isascii()]
    return found[0] if len(found) == 1 else ""


def border_frame(borders: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Borders: `left`, `right` (countries of today), `part` (which line between the two) and `kind`."""
    borders = borders[borders["featurecla"] != "Overlay limit"]
    frame = borders[["geometry"]].assign(
        left=borders["adm0_left"],
        right=borders["adm0_right"],
        part=borders["name"].fillna(""),
        kind=borders["featurecla"].map(BORDER_KINDS),
    )
    # Some lines come in hundreds of two-point pieces, which nothing could simplify.
    frame = frame.set_geometry(frame.line_merge())
    return lighter(split_paektu(frame), TOLERANCE_10M)


def split_paektu(borders: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Cuts the reach around Paektu out of the line between China and North Korea; its `part` is "Paektu"."""
    line = borders[(borders["left"] == "North Korea") & (borders["right"] == "China")]
    summit = shapely.box(*PAEKTU)
    rest = line.set_geometry(line.difference(summit))
    reach = line.set_geometry(line.intersection(summit)).assign(part="Paektu")
    return gpd.GeoDataFrame(pd.concat([borders.drop(line.index), rest, reach], ignore_index=True))


def lighter(frame: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Simplifies (tolerance in degrees), rounds to the grid, and gives each polygon or line its own row."""
    frame = frame.explode(ignore_index=True)
    frame = frame.set_geometry(frame.simplify(tolerance).set_precision(GRID))
    return frame[~frame.is_empty].explode(ignore_index=True)


def write_layer(name: str, frame: gpd.GeoDataFrame) -> None:
    """Writes a FlatGeobuf with its spatial index, which orders the rows along a Hilbert curve."""
    frame.to_file(DATA / f"{name}.fgb", driver="FlatGeobuf", engine="pyogrio")


def write_relief(tiles: Path) -> None:
    """Writes the relief in strips of ten degrees named by their southern edge: n30.webp spans 30 to 40 N."""
    grey = np.empty((TILE_ROWS * TILE_PX, TILE_COLUMNS * TILE_PX), dtype=np.uint8)
    for row in range(TILE_ROWS):
        for column in range(TILE_COLUMNS):
            with Image.open(tiles / f"{row:06d}" / f"{row:06d}_{column:06d}.jpg") as tile:
                place = np.s_[row * TILE_PX : (row + 1) * TILE_PX, column * TILE_PX : (column + 1) * TILE_PX]
                grey[place] = np.asarray(tile)
    (DATA / "relief").mkdir(exist_ok=True)
    for number, strip in enumerate(np.split(grey.clip(min=LOWEST_GREY), len(grey) // STRIP_ROWS)):
        south = 80 - 10 * number
        path = DATA / "relief" / f"{'n' if south >= 0 else 's'}{abs(south):02d}.webp"
        Image.fromarray(strip).save(path, quality=WEBP_QUALITY, method=6)


def data_files() -> list[Path]:
    """Every file of the packaged world but the list of checksums itself, in a fixed order."""
    return sorted(path for path in DATA.rglob("*") if path.is_file() and path.name != "CHECKSUMS.sha256")


def write_checksums() -> None:
    """Writes the SHA-256 of every data file, in the form that `sha256sum --check` reads."""
    lines = (f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(DATA).as_posix()}\n" for p in data_files())
    (DATA / "CHECKSUMS.sha256").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
