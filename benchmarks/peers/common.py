"""What the peers share: the colours, the days, and where things lie.

Each peer is a script of its own, run with the folder of the events, the folder of npm's packages, and the page to write. Beside
it stands a piece of JavaScript that says when its page is ready and how it shows the events up to a day.
"""

import datetime as dt
import json
import re
import sys
from pathlib import Path
from typing import Any

FIRST_DAY = dt.date(1950, 9, 15)
DAYS = 77
COLORS = {
    "battle": "#c0392b",
    "movement": "#2471a3",
    "order": "#7d3c98",
    "political": "#117864",
    "supply": "#b9770e",
}
# Where the address of a picture begins in a style, if it is told from where the style lies.
RELATIVE = re.compile(r"""url\(['"]?(?!data:|#|['"])""")
# Where the maps open: (longitude, latitude) in degrees.
CENTER = (127.3, 38.2)


def arguments() -> tuple[Path, Path, Path]:
    """The folder of the events, the folder of npm's packages, and the page to write."""
    events, packages, page = map(Path, sys.argv[1:4])
    return events, packages, page


def read_json(path: Path) -> Any:
    """A file of JSON or GeoJSON."""
    return json.loads(path.read_text(encoding="utf-8"))


def in_script(value: Any) -> str:
    """A value as JSON that may stand in a script of a page."""
    return json.dumps(value, separators=(",", ":")).replace("</", "<\\/")


def inlined(path: Path) -> str:
    """The element that holds a script or a style. The pictures of a style stay where they are."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        text = RELATIVE.sub(lambda found: f"{found[0]}{path.parent.as_uri()}/", text)
        return f"<style>{text}</style>"
    return "<script>" + text.replace("</script", "<\\/script") + "</script>"
