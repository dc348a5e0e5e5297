"""Find the Chromium or Chrome that drives the page; run as a script, say how to get one where there is none."""

import os
import shutil
import sys
from pathlib import Path

# The one without windows comes first: the same engine, which runs the tests of the page in three quarters of the time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
REMEDY = (
    "The tests drive the real page and need a Chromium: `sudo apt install chromium-headless-shell` (Debian), "
    "`brew install --cask chromium` (macOS), or set CHROMIUM to the program of any Chromium or Chrome."
)


def find_chromium() -> str | None:
    """`$CHROMIUM`, or the first Chromium or Chrome on this machine."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in NAMES)
    return next((path for path in on_path if path), next((path for path in MAC if Path(path).exists()), None))


if __name__ == "__main__":
    if find_chromium() is None:
        sys.exit(REMEDY)
