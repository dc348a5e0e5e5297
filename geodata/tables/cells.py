"""What a single cell may hold: ids, dates, numbers, words of a fixed list.

Each kind of cell is a function that takes the text as typed, without blanks around it and never empty, and
raises `Refusal` if the text will not do. `number` and `one_of` make such a function.
"""

import re
import unicodedata
from collections.abc import Callable

from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf
from geodata.errors import Refusal, nearest
from geodata.tables.degrees import as_decimal
from geodata.tables.identifiers import check_identifier

Check = Callable[[str], object]

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_WORD = re.compile(r"[a-z0-9]+")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_LONGEST_ABBREVIATION = 6
_POLE = 90
_WITH_UNIT = re.compile(r"([0-9.,]+)\s*(?:km|m|°)\.?", re.IGNORECASE)
_EXPONENT = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")
_LARGEST = 1e9
# Letters of a number, with its unit, its sides and what else people add.
_LONGEST_NUMBER = 100
# Both with a decimal point, for 55,755 is one number with a decimal comma.
_PAIR = re.compile(r"(-?[0-9]+\.[0-9]+)(?:\s*[,;/]\s*|\s+)(-?[0-9]+\.[0-9]+)")


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by ` | `; none for an empty cell.

    Example:
        >>> ct.values("stalin | zhou")
        ('stalin', 'zhou')
    """
    if "|" not in cell:
        value = cell.strip()
        return (value,) if value else ()
    return tuple(value for part in cell.split("|") if (value := part.strip()))


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return _ID.fullmatch(text) is not None


def slug(text: str) -> str:
    """The id that a text most likely should be, such as `pusan-2` for `Pusan 2`; "" if there is none."""
    return "-".join(_WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    """Small letters without accents, and without signs that nobody sees (a zero width space, for one)."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if unicodedata.category(letter) not in {"Mn", "Cf"})


def text(_cell: str) -> None:
    """Accept any text."""


def identifier(cell: str) -> None:
    """Accept one id: small letters a–z, digits and hyphens."""
    if is_id(cell):
        return
    several = _several(cell)
    if several:
        raise Refusal(
            cell,
            why="holds several ids, but only one can stand here",
            fix=f"Write one of them: {' or '.join(several)}",
        )
    meant = slug(cell)
    raise Refusal(
        cell,
        why="is not an id, which has only small letters a to z, digits and hyphens",
        fix=f"Write {meant}" if meant else "Write an id such as pusan-2",
        nearest=meant or None,
    )


def identifiers(cell: str) -> None:
    """Accept one id or several, separated by ` | `."""
    if is_id(cell):
        return
    for value in values(cell):
        if not is_id(value) and _several(value):
            together = " | ".join(id_ for part in values(cell) for id_ in _several(part) or (part,))
            raise Refusal(
                cell,
                why="does not separate its ids by a vertical line",
                fix=f"Write {together}",
                nearest=together,
            )
        identifier(value)


def _several(cell: str) -> tuple[str, ...]:
    """The ids of a cell that separates them by another sign than a vertical line; none if it is no such cell."""
    parts = tuple(part.strip() for part in re.split(r"[|,;/&+\n、，；]", cell) if part.strip())
    return parts if len(parts) > 1 and all(map(is_id, parts)) else ()


def edtf(cell: str) -> None:
    """Accept a date that `parse_edtf` reads."""
    parse_edtf(cell)


def yes(cell: str) -> None:
    """Accept `yes`."""
    if cell != "yes":
        raise Refusal(cell, why='is neither "yes" nor empty', fix="Write yes, or leave the cell empty")


def one_of(*words: str) -> Check:
    """Accept one of a list of words."""

    def check(cell: str) -> None:
        if cell not in words:
            whole = _whole(cell)
            meant = whole if whole in words else nearest(cell, words)
            raise Refusal(
                cell,
                why=f"is not one of {', '.join(words)}",
                fix=f"Write {meant}" if meant else "Write one of these words",
                nearest=meant,
            )

    return check


def several_of(*words: str) -> Check:
    """Accept one or several of a list of words, each once, separated by ` | `."""
    check_one = one_of(*words)

    def check(cell: str) -> None:
        given = values(cell)
        for value in given:
            check_one(value)
            if given.count(value) > 1:
                raise Refusal(cell, why=f"names {value} more than once", fix="Name it once")

    return check


def _whole(cell: str) -> str | None:
    """The whole number of a cell with a point and zeros behind it, as programs write `1.0` for `1`."""
    match = re.fullmatch(r"([1-9][0-9]*)\.0+", cell)
    return match[1] if match else None


def number(low: float, high: float) -> Check:
    """Accept a decimal number from `low` to `high`."""

    def check(cell: str) -> None:
        _refuse_long(cell)
        if not _NUMBER.fullmatch(cell):
            raise _not_a_number(cell)
        if not low <= float(cell) <= high:
            raise Refusal(cell, why=f"is not between {low:g} and {high:g}", fix="Correct the number")

    return check


def _refuse_long(cell: str) -> None:
    """Refuse a cell that is longer than any number, before it is looked at."""
    if len(cell) > _LONGEST_NUMBER:
        why = f"has {len(cell)} letters, and no number has more than {_LONGEST_NUMBER}"
        raise Refusal(cell, why=why, fix="Write a decimal number such as 39.03")


def _not_a_number(cell: str) -> Refusal:
    meant = as_decimal(cell)
    if meant is None and (match := _WITH_UNIT.fullmatch(cell)):
        meant = as_decimal(match[1])
    if meant is None and _EXPONENT.fullmatch(cell) and abs(float(cell)) < _LARGEST:
        meant = f"{float(cell):f}".rstrip("0").rstrip(".")
    return Refusal(
        cell,
        why="is not a decimal number",
        fix=f"Write {meant}" if meant else "Write a decimal number such as 39.03",
        nearest=meant,
    )


def latitude(cell: str) -> None:
    """Accept degrees north, -90 to 90."""
    _refuse_long(cell)
    is_number = _NUMBER.fullmatch(cell)
    if (is_number and _POLE < abs(float(cell)) <= 2 * _POLE) or re.fullmatch(r"[0-9].*[EW]|[EW](?=.*[0-9]).*", cell):
        raise Refusal(
            cell,
            why="is not a latitude, which ends at 90 degrees; lat and lon are probably swapped"
            if is_number
            else "is a longitude, east or west; lat and lon are probably swapped",
            fix="Write the latitude into lat and the longitude into lon",
        )
    _refuse_pair(cell)
    number(-_POLE, _POLE)(cell)


def _refuse_pair(cell: str) -> None:
    """Refuse a cell that holds both coordinates."""
    if pair := _PAIR.fullmatch(cell):
        raise Refusal(
            cell,
            why="holds two numbers, probably latitude and longitude",
            fix=f"Write {pair[1]} into lat and {pair[2]} into lon",
        )


def longitude(cell: str) -> None:
    """Accept degrees east, -180 to 180."""
    _refuse_long(cell)
    if re.fullmatch(r"[0-9].*[NS]|[NS](?=.*[0-9]).*", cell):
        raise Refusal(
            cell,
            why="is a latitude, north or south; lat and lon are probably swapped",
            fix="Write the latitude into lat and the longitude into lon",
        )
    _refuse_pair(cell)
    number(-2 * _POLE, 2 * _POLE)(cell)


def step(cell: str) -> None:
    """Accept a whole number from 1 on."""
    if not re.fullmatch(r"[1-9][0-9]{0,5}", cell):
        meant = _whole(cell)
        fix = f"Write {meant}" if meant else "Write a whole number: 1, 2, 3 …"
        raise Refusal(cell, why="is not a step", fix=fix, nearest=meant)


def color(cell: str) -> None:
    """Accept a colour as `#rrggbb`."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", cell):
        raise Refusal(cell, why="is not a colour", fix="Write # and six hexadecimal digits, such as #b2182b")


def abbreviation(cell: str) -> None:
    """Accept at most six characters: an arrow carries them on the map."""
    if len(cell) > _LONGEST_ABBREVIATION:
        raise Refusal(cell, why=f"is longer than {_LONGEST_ABBREVIATION} letters", fix="Shorten it")


def closed_interval(cell: str) -> HistoricalDate:
    """Accept an EDTF interval with a known start and a known end, and give it."""
    date = parse_edtf(cell)
    if date.earliest is None or date.latest is None or "/" not in cell:
        raise Refusal(
            cell, why="is not an interval with start and end", fix="Write both, such as 1950-09-15/1950-12-31"
        )
    return date


def language(cell: str) -> None:
    """Accept a language tag (BCP 47, RFC 5646): its form, not its registration."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*", cell):
        raise Refusal(cell, why="is not a language tag (BCP 47)", fix="Write a tag such as en, ko, zh-Hant or la")


def script(cell: str) -> None:
    """Accept the code of a script (ISO 15924)."""
    if not re.fullmatch(r"[A-Z][a-z]{3}", cell):
        raise Refusal(cell, why="is not a script code (ISO 15924)", fix="Write a code such as Latn, Cyrl, Hang or Hani")


def external_ids(cell: str) -> None:
    """Accept ids of other gazetteers as CURIEs, separated by ` | `."""
    for value in values(cell):
        check_identifier(value)


def url(cell: str) -> None:
    """Accept an address of the web."""
    if not re.fullmatch(r"https?://[^\s\"<>]+", cell):
        raise Refusal(cell, why="is not an address", fix="Write it from https:// on, or leave it out")
