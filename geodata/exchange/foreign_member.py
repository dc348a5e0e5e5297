"""What a format of JSON has no rows for: one member of the file, which other programs pass over (RFC 7946, section 6.1).

It is called `chronotope` and holds `dossier` and `document` (keys), `text`, `translations` and each sheet of which the format has
no rows of its own: a list of rows, each with the cells in which something is said.
"""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd
import shapely

from geodata.errors import Problems, Refusal
from geodata.exchange.tables import BETWEEN, SHEETS, Tables, cell, own_language
from geodata.formats.versions import format_number
from geodata.tables.cells import latitude, longitude

MEMBER = "chronotope"
_KEYS = ("dossier", "document")
_TEXTS = ("text", "translations")
_AGAIN = "Correct it, or export the file again"


def member_of(tables: Tables, without: Collection[str]) -> dict[str, Any]:
    """The member for a dossier.

    Args:
        tables: Those of the dossier.
        without: The sheets that the file has rows of its own for.
    """
    sheets = {name: tables.rows(name) for name in SHEETS if name not in without}
    member = {
        "dossier": tables.keys,
        "document": tables.record,
        "text": tables.text,
        "translations": tables.translations,
        **sheets,
    }
    return {name: value for name, value in member.items() if value}


def from_member(member: Any, name: str, problems: Problems) -> Tables:
    """What the member of a file says; an empty dossier if it has none.

    Args:
        member: Its value, None if there is none.
        name: By which problems call the file.
        problems: Takes what is of another kind than it should be.
    """
    if not isinstance(member, dict):
        if member is not None:
            problems.add(name, column=MEMBER, why="is no object", fix=_AGAIN)
        return Tables()
    keys = {each: _row(member.get(each, {}), f"{MEMBER}.{each}", name, problems) for each in _KEYS}
    if "format" in keys["dossier"]:
        with problems.noting(name, row=None, column=f"{MEMBER}.dossier.format"):
            format_number(keys["dossier"]["format"])
    translations = member.get("translations", {})
    texts = {
        "text": member.get("text", ""),
        **(translations if isinstance(translations, dict) else {"translations": None}),
    }
    for each in (each for each, text in texts.items() if not isinstance(text, str)):
        problems.add(name, column=f"{MEMBER}.{each}", why="is no text", fix=_AGAIN)
    for each in sorted(member.keys() - {*_KEYS, *_TEXTS, *SHEETS}):
        problems.add(
            name, column=f"{MEMBER}.{each}", why="is no sheet of a dossier", fix=f"Write one of {', '.join(SHEETS)}"
        )
    return Tables(
        keys=keys["dossier"],
        record=keys["document"],
        text=str(texts.pop("text") or ""),
        translations={language: str(text) for language, text in texts.items()},
        sheets={each: _sheet(each, member[each], name, problems) for each in SHEETS if each in member},
    )


def _sheet(sheet: str, rows: Any, name: str, problems: Problems) -> pd.DataFrame:
    if not isinstance(rows, list):
        problems.add(name, column=f"{MEMBER}.{sheet}", why="is no list of rows", fix=_AGAIN)
        return pd.DataFrame()
    found = []
    for index, row in enumerate(rows):
        place = f"{MEMBER}.{sheet}[{index}]"
        cells = _row(row, place, name, problems)
        for column in [each for each in cells if not is_column(sheet, each)]:
            problems.add(
                name, column=f"{place}.{column}", why=f"is no column of {sheet}", fix="Correct its name, or remove it"
            )
            del cells[column]
        for column, text in cells.items():
            with problems.noting(name, row=None, column=f"{place}.{column}"):
                _check_written(sheet, column, text)
        found.append(cells)
    return pd.DataFrame(found)


def _check_written(sheet: str, column: str, text: str) -> None:
    """Refuse what a folder of text files cannot hold: an extent that is no number, a geometry that is none."""
    if sheet == "views" and column not in {"id", "title"}:
        (longitude if column in {"west", "east"} else latitude)(text)
    if column == "wkt":
        try:
            shapely.from_wkt(text)
        except shapely.errors.ShapelyError:
            fix = "Write such as LINESTRING (10.7 53.9, 9.99 53.55), longitude first"
            raise Refusal(text, why="is no geometry in well-known text", fix=fix) from None


def _row(row: Any, place: str, name: str, problems: Problems) -> dict[str, str]:
    if not isinstance(row, dict):
        problems.add(name, column=place, why="is no object", fix=_AGAIN)
        return {}
    return {key: text for key, value in row.items() if (text := text_of(value, f"{place}.{key}", name, problems))}


@lru_cache(maxsize=1000)  # it is asked of every cell of a file
def is_column(sheet: str, name: str) -> bool:
    """Whether a sheet has a column of this name, or one of another language."""
    own = {column.name: column for column in SHEETS[sheet]}
    return name in own or own_language(own, name)


def text_of(value: Any, place: str, name: str, problems: Problems, row: int | None = None) -> str:
    """A value of JSON as a cell: `yes` for true, several values parted by ` | `; "" for none and for false.

    Args:
        value: The value. An object, and a list of such, is none that a cell holds, which is noted.
        place: Where it stands in the file, such as `features[3].properties.title`.
        name: By which problems call the file.
        problems: Takes what is no text.
        row: The number of its feature, from 1.
    """
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case str() | int() | float():
            return cell(value).strip()
        case list() if all(isinstance(each, str | int | float) for each in value):
            return BETWEEN.join(cell(each).strip() for each in value)
        case _:
            problems.add(name, row=row, column=place, why="is no text", fix="Write a text, a number or a list of such")
            return ""


def texts_of(row: Mapping[str, Any]) -> dict[str, str]:
    """The values of a JSON object that cells hold, as `text_of` has them; others are left out."""
    return {key: text for key, value in row.items() if (text := text_of(value, key, "", Problems()))}
