"""Fetch the small plotly.js for the page, if npm is here: `plotly.js-basic-dist-min`, at the version inside plotly.

The bundle goes to `viz/page/assets/bundle/`, which git ignores and the wheel ships. Without npm, or without a network, nothing
is fetched and the page carries the full plotly.js of the plotly package instead: larger, but the same picture.
"""

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from plotly.offline import get_plotlyjs_version

BUNDLE = Path(__file__).parent.parent / "viz" / "page" / "assets" / "bundle"
PACKAGE = "plotly.js-basic-dist-min"
MEMBER = "package/plotly-basic.min.js"


def main() -> int:
    """Fetch the bundle unless it is there; 0 whether or not it could be had."""
    version = get_plotlyjs_version()
    target = BUNDLE / f"plotly-basic-{version}.min.js"
    if target.exists():
        return 0
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed: the page will carry the full plotly.js (about 1.4 MB more).")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            [npm, "pack", "--silent", f"{PACKAGE}@{version}"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if packed.returncode != 0:
            print(f"{PACKAGE} {version} could not be fetched: the page will carry the full plotly.js.")
            return 0
        archive = Path(folder) / packed.stdout.strip().splitlines()[-1]
        with tarfile.open(archive) as tar:
            script = tar.extractfile(MEMBER) if MEMBER in tar.getnames() else None
            if script is None:
                print(f"{archive.name} holds no plotly-basic.min.js: the page will carry the full plotly.js.")
                return 0
            BUNDLE.mkdir(exist_ok=True)
            part = target.with_suffix(".part")
            part.write_bytes(script.read())
            part.rename(target)
    print(f"fetched {PACKAGE} {version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
