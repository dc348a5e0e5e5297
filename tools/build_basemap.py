"""Builds geodata/world/data: the packaged world, derived from two Debian packages of fixed version.

Run it on Debian or Ubuntu with `apt-get` and `dpkg-deb`: `python tools/build_basemap.py`. The packages are
downloaded, compared with the checksums below and unpacked in a temporary folder; nothing is installed.
Running it twice gives the same bytes. `border_history.csv`, `korea_waters.geojson`, `physical_names.csv` and
`relief_metres.csv` are written by hand and only checked in.
"""

import hashlib
import subprocess
import tempfile
from pathlib import Path

from licences import licences_text
from natural_earth import write_natural_earth
from packaged_relief import write_relief

DATA = Path(__file__).resolve().parent.parent / "geodata" / "world" / "data"

PACKAGES = {
    "libmagics++-data=4.13.0-1": "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
    "marble-qt-data=4:22.12.3-1": "137e6ddc52a3a245be27f44d2ffad063ddf21c0ba5f6d48edc295b3864c9db48",
}
NATURAL_EARTH = Path("usr/share/magics")
MARBLE_TILES = Path("usr/share/marble/data/maps/earth/srtm/3")


def main() -> None:
    """Writes every file of the packaged world, then says how large each has become."""
    build(DATA)
    (DATA / "CHECKSUMS.sha256").write_text(checksums(), encoding="utf-8")
    for path in data_files():
        print(f"{path.stat().st_size:>10,}  {path.relative_to(DATA)}")


def build(data: Path) -> None:
    """Downloads the packages and writes what is derived from them, with its licences, into a folder."""
    with tempfile.TemporaryDirectory() as folder:
        packages = unpack(Path(folder))
        write_natural_earth(packages / NATURAL_EARTH, data)
        write_relief(packages / MARBLE_TILES, DATA / "relief_metres.csv", data)
    (data / "LICENSES.md").write_text(licences_text(list(PACKAGES)), encoding="utf-8")


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


def data_files() -> list[Path]:
    """Every file of the packaged world but the list of checksums itself, in a fixed order."""
    return sorted(path for path in DATA.rglob("*") if path.is_file() and path.name != "CHECKSUMS.sha256")


def checksums() -> str:
    """The SHA-256 of every data file, in the form that `sha256sum --check` reads."""
    lines = (f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(DATA).as_posix()}\n" for p in data_files())
    return "".join(lines)


if __name__ == "__main__":
    main()
