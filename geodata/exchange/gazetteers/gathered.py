"""Places of gazetteers that are only read, gathered row by row: what all of them say is put into rows here."""

import re
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.errors import Problems, Refusal
from geodata.exchange.event_rows import unique
from geodata.exchange.tables import BETWEEN, Tables, cell
from geodata.projections.longitudes import continuous
from geodata.tables.cells import language
from geodata.tables.identifiers import identifier_of

_POLE, _EDGE = 90, 180
# Codes of Wikipedias that are no tags of languages, and the tags.
_TAGS = {
    "simple": "en",
    "zh-classical": "lzh",
    "zh-min-nan": "nan",
    "zh-yue": "yue",
    "bat-smg": "sgs",
    "fiu-vro": "vro",
}


class Gathered:
    """Rows, with ids that no row has yet.

    Args:
        file: By which problems call the file.
        problems: Takes coordinates that are none.
    """

    def __init__(self, file: str, problems: Problems) -> None:
        self.rows: dict[str, list[dict[str, str]]] = {
            name: [] for name in ("places", "toponyms", "events", "sources", "geometries")
        }
        self._file, self._problems = file, problems
        self._taken: dict[str, set[str]] = {name: set() for name in self.rows}
        self._sources: dict[str, str] = {}
        self._names: set[tuple[tuple[str, str], ...]] = set()

    def tables(self) -> Tables:
        """All rows."""
        return Tables(sheets={name: pd.DataFrame(rows) for name, rows in self.rows.items() if rows})

    def add(self, name: str, title: str, cells: Mapping[str, str]) -> str:
        """Enter a row and give its id."""
        id_ = unique(title, self._taken[name], f"{name.rstrip('s')}-{len(self.rows[name]) + 1}")
        self.rows[name].append({"id": id_, **{column: text for column, text in cells.items() if text}})
        return id_

    def name(self, place: str, toponym: object, tag: object = "", period: str = "") -> None:
        """Enter a name of a place, once for each language and time."""
        code = _TAGS.get(str(tag), str(tag))
        try:
            language(code)
        except Refusal:
            code = ""
        row = {"place": place, "toponym": text_of(toponym), "language": code, "period": period}
        row = {column: text for column, text in row.items() if text}
        if "toponym" in row and (key := tuple(row.items())) not in self._names:
            self._names.add(key)
            self.rows["toponyms"].append(row)

    def source(self, citation: str, url: object = "") -> str:
        """The id of a source, which is entered where it is new."""
        address = text_of(url)
        address = address if re.fullmatch(r"https?://[^\s\"<>]+", address) else ""
        if citation not in self._sources:
            self._sources[citation] = self.add("sources", citation, {"citation": citation, "url": address})
        return self._sources[citation]

    def point(self, lat: object, lon: object, where: str) -> dict[str, str]:
        """The cells of coordinates; what is off the globe or no number is noted."""
        numbers = [each for each in (lat, lon) if isinstance(each, int | float) and not isinstance(each, bool)]
        if len(numbers) == 2 and all(map(isfinite, numbers)) and abs(numbers[0]) <= _POLE and abs(numbers[1]) <= _EDGE:  # noqa: PLR2004
            return {"lat": cell(float(numbers[0])), "lon": cell(float(numbers[1]))}
        self._problems.add(
            self._file,
            column=where,
            value=f"{lat!r:.40}, {lon!r:.40}",
            why="is no latitude and longitude",
            fix="Write degrees, such as 39.03 and 125.75",
        )
        return {}

    def shape(self, label: str, shape: BaseGeometry, valid: str = "") -> str:
        """The id of a line or area, which is entered; "" for one that is off the globe."""
        if not all(isfinite(each) and abs(each) <= 2 * _EDGE for each in shapely.get_coordinates(shape).flat):
            why, fix = "has a line or area that is off the globe", "Write degrees, longitude first"
            self._problems.add(self._file, value=label, why=why, fix=fix)
            return ""
        try:
            shape = continuous(shapely.force_2d(shape))
        except ValueError:  # around a pole, which the check of the dossier says
            shape = shapely.force_2d(shape)
        return self.add(
            "geometries", label, {"label": label, "wkt": shapely.to_wkt(shape, rounding_precision=-1), "valid": valid}
        )


def text_of(value: object) -> str:
    """A text or number of JSON as text; "" for anything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return cell(float(value)) if isinstance(value, float) else str(value)
    return ""


def mapping(value: object) -> Mapping[str, Any]:
    """An object of JSON; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> Sequence[Any]:
    """A list of JSON; an empty one for anything else."""
    return value if isinstance(value, list) else ()


def paragraphs(*texts: str) -> str:
    """Texts one below the other, those that say something."""
    return "\n\n".join(filter(None, texts))


def identifiers(*texts: object) -> str:
    """A cell of CURIEs, those that are known."""
    return BETWEEN.join(dict.fromkeys(filter(None, (identifier_of(text_of(text)) for text in texts))))
