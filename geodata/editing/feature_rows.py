"""geometries.geojson as rows: the properties of its features; the geometries, and the file's own lines, stay as they are."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Self

from geodata.editing.rows import Cells
from geodata.errors import Refusal
from geodata.exchange.tables import BETWEEN
from geodata.formats.geometries import GEOMETRIES
from geodata.tables.cells import values

FILE = "geometries.geojson"
_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()
_NUMERIC = frozenset(column.name for column in GEOMETRIES if column.numeric)


class _Member(NamedTuple):
    """A member of an object, or an item of a list: where its value begins and ends."""

    start: int
    end: int


@dataclass(frozen=True)
class FeatureRows:
    """A FeatureCollection as text; see `rows.Rows`."""

    text: str

    @cached_property
    def _features(self) -> Mapping[str, _Member]:
        """Each feature by its id."""
        top = _members(self.text, _skip(self.text, 0))
        items = _items(self.text, top["features"].start) if "features" in top else []
        return {_id(json.loads(self.text[item.start : item.end])): item for item in items}

    @cached_property
    def rows(self) -> Mapping[str, Cells]:
        """The properties of every feature, with its id; several values are separated by ` | `."""
        features = {key: json.loads(self.text[item.start : item.end]) for key, item in self._features.items()}
        return {
            key: {**{name: _cell(value) for name, value in (each.get("properties") or {}).items()}, "id": key}
            for key, each in features.items()
        }

    @property
    def data(self) -> bytes:
        """The file."""
        return self.text.encode()

    def number(self, key: str) -> int:
        """The number of a feature, from 1."""
        return list(self._features).index(key) + 1

    def with_cell(self, key: str, column: str, value: str) -> Self:
        """The text with another property; one that is not there yet comes last."""
        feature = _members(self.text, self._features[key].start)
        if "properties" not in feature or self.text[feature["properties"].start] != "{":
            raise Refusal(key, why="has no properties", fix='Give the feature "properties": {}')
        start = feature["properties"].start
        members = _members(self.text, start)
        own = members.get(column)
        was: Any = json.loads(self.text[own.start : own.end]) if own else None
        typed: Any = list(values(value)) if isinstance(was, list) else value
        if column in _NUMERIC and re.fullmatch(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", value):
            written = value
        else:
            written = json.dumps(typed, ensure_ascii=self.text.isascii())
        if own:
            return self._replaced(own.start, own.end, written)
        if not members:
            return self._replaced(start + 1, start + 1, f"{json.dumps(column)}: {written}")
        last = max(members.values(), key=lambda member: member.end)
        gap = self._gap(start)
        return self._replaced(last.end, last.end, f",{gap}{json.dumps(column)}: {written}")

    def with_row(self, cells: Cells, *, after: str | None, raw: str = "") -> Self:
        """The text with a feature that was there before."""
        if not raw:
            raise Refusal(cells.get("id", ""), why="has no geometry", fix=f"Draw it, and save it in {FILE}")
        before = next(reversed([*self._features]), None) if after is not None and after not in self._features else after
        if before is not None:
            end = self._features[before].end
            return self._replaced(end, end, f",{self._gap(self._list)}{raw}")
        comma = "," if self._features else ""
        gap = self._gap(self._list)
        return self._replaced(self._list + 1, self._list + 1, f"{gap}{raw}{comma}")

    def without_row(self, key: str) -> Self:
        """The text without a feature."""
        start, end = self._features[key]
        following = _skip(self.text, end)
        if self.text[following] == ",":
            return self._replaced(start, _skip(self.text, following + 1), "")
        before = self.text.rfind(",", 0, start) if len(self._features) > 1 else start
        return self._replaced(before, end, "")

    def raw(self, key: str) -> str:
        """How a feature is written."""
        start, end = self._features[key]
        return self.text[start:end]

    def before(self, key: str) -> str | None:
        """The key of the feature before another, None of the first."""
        keys = list(self._features)
        at = keys.index(key)
        return keys[at - 1] if at else None

    @property
    def _list(self) -> int:
        """Where the list of features begins."""
        return _members(self.text, _skip(self.text, 0))["features"].start

    def _gap(self, start: int) -> str:
        """The white space with which an object or list begins: that before each of its members, or a blank on one line."""
        return self.text[start + 1 : _skip(self.text, start + 1)] or " "

    def _replaced(self, start: int, end: int, by: str) -> Self:
        return type(self)(self.text[:start] + by + self.text[end:])


def feature_rows(data: bytes | None) -> FeatureRows:
    """geometries.geojson as text to be changed.

    Raises:
        Refusal: It is missing, or is no JSON with features, each of which has a text of letters in its properties.
    """
    if data is None:
        raise Refusal(FILE, why="is missing", fix="Draw the geometries, and save them as GeoJSON")
    try:
        text = data.decode()
        json.loads(text)
        rows = FeatureRows(text)
        # Taken apart now, while its faults can be told; half a letter can be escaped in JSON, and never be sent.
        "".join(cell for cells in rows.rows.values() for cell in cells.values()).encode()
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise Refusal(FILE, why=f"cannot be changed, for it cannot be read ({error})", fix="Correct it") from error
    return rows


def _members(text: str, start: int) -> dict[str, _Member]:
    """The members of the object that begins at an offset."""
    found: dict[str, _Member] = {}
    at = _skip(text, start + 1)
    while text[at] != "}":
        name, at = _DECODER.raw_decode(text, at)
        begin = _skip(text, _skip(text, at) + 1)
        _, end = _DECODER.raw_decode(text, begin)
        found[name] = _Member(begin, end)
        at = _skip(text, end)
        at = _skip(text, at + 1) if text[at] == "," else at
    return found


def _items(text: str, start: int) -> list[_Member]:
    """The items of the list that begins at an offset."""
    found = []
    at = _skip(text, start + 1)
    while text[at] != "]":
        _, end = _DECODER.raw_decode(text, at)
        found.append(_Member(at, end))
        at = _skip(text, end)
        at = _skip(text, at + 1) if text[at] == "," else at
    return found


def _skip(text: str, at: int) -> int:
    """The next offset without white space."""
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _id(feature: Mapping[str, Any]) -> str:
    return str(feature.get("id") or (feature.get("properties") or {}).get("id", ""))


def _cell(value: object) -> str:
    if value is None:
        return ""
    return BETWEEN.join(map(str, value)) if isinstance(value, list) else str(value)
