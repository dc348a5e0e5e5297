"""Fetch programs from npm that the tests hand our files to; without them these tests fail, and say so.

They go to `build/npm/`, each as `npm pack` has it. Nothing else of theirs is installed or run.
"""

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "build" / "npm"
VERSIONS = {
    "@knight-lab/timelinejs": "3.9.11",
    "@placemarkio/check-geojson": "0.1.14",
    "@tmcw/togeojson": "7.1.3",
    "@xmldom/xmldom": "0.9.8",
    "validate-web-annotation": "0.3.0",
}
REMEDY = "Install npm and run python tools/fetch_peers.py, which `make test` does."


def folder_of(package: str) -> Path:
    """Where the files of a package lie, once they were fetched."""
    return FOLDER / f"{package.replace('/', '-').lstrip('@')}-{VERSIONS[package]}"


def main() -> int:
    """Fetch what is not there; 1 if something could not be had."""
    missing = [package for package in VERSIONS if not folder_of(package).exists()]
    npm = shutil.which("npm")
    if missing and npm is None:
        print(f"npm is not installed: tests with {', '.join(missing)} will fail.")
        return 1
    return max([0, *(_fetch(package, str(npm)) for package in missing)])


def _fetch(package: str, npm: str) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        command = [npm, "pack", "--silent", f"{package}@{VERSIONS[package]}"]
        packed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if packed.returncode != 0:
            print(f"{package} {VERSIONS[package]} could not be fetched: tests with it will fail.")
            return 1
        with tarfile.open(Path(folder) / packed.stdout.strip().splitlines()[-1]) as tar:
            tar.extractall(folder, filter="data")
        (Path(folder) / "package").rename(folder_of(package))
    print(f"fetched {package} {VERSIONS[package]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
