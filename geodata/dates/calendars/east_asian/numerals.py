"""Numbers and terms of the sexagenary cycle as Chinese, Japanese and Korean texts write them."""

from geodata.dates.days import Day

_UNITS = {
    sign: number
    for number, signs in enumerate(
        ("〇零○영", "一壹일", "二貳贰이", "三參叁삼", "四肆사", "五伍오", "六陸육륙유", "七柒칠", "八捌팔", "九玖구")
    )
    for sign in signs
}
_TENS = {"十": 10, "拾": 10, "십": 10, "시": 10, "廿": 20, "卄": 20, "卅": 30}
_LARGER = {"百": 100, "백": 100, "千": 1000, "천": 1000}
_POWERS = {**_TENS, **_LARGER}
_TWENTIES = "廿卄卅"
# Numbers that are words of their own: the first year, and months of the old year's end.
_WORDS = {
    "元": 1,
    "원": 1,
    "正": 1,
    "정": 1,
    "冬": 11,
    "臘": 12,
    "腊": 12,
    "동짓달": 11,
    "섣달": 12,
    "초하루": 1,
    "보름": 15,
}
CHINESE = "〇零○一壹二貳贰三參叁四肆五伍六陸七柒八捌九玖十拾廿卄卅百千"
KOREAN = "영일이삼사오육륙유칠팔구십시백천"

_STEMS = ("甲갑", "乙을", "丙병", "丁정", "戊무", "己기", "庚경", "辛신", "壬임", "癸계")
_BRANCHES = ("子자", "丑축", "寅인", "卯묘", "辰진", "巳사", "午오", "未미", "申신", "酉유", "戌술", "亥해")
STEMS, BRANCHES = "".join(_STEMS), "".join(_BRANCHES)
_CYCLE = 60
_FIRST_OF_CYCLE = 4  # a year 甲子
_PLACE_OF_EPOCH = 17  # of 1 January 1970, a 辛巳


def number(text: str) -> int:
    """A number such as `58`, `五十八`, `廿一`, `초삼`, `십이`, `一九五〇` or `元`.

    Raises:
        ValueError: If it is none.
    """
    plain = text.removeprefix("初").removeprefix("초") if text not in _WORDS else text
    if plain in _WORDS:
        return _WORDS[plain]
    if plain.isdecimal():
        return int(plain)
    if plain and all(sign in _UNITS for sign in plain):
        return int("".join(str(_UNITS[sign]) for sign in plain))
    if not plain:
        raise ValueError("there is no number")
    total, unit, above = 0, 0, _LARGER["千"] * 10
    for sign in plain:
        if sign in _UNITS and not unit:
            unit = _UNITS[sign]
        elif sign in _POWERS and _POWERS[sign] < above and not (unit and sign in _TWENTIES):
            # 一百二十: thousands, hundreds and tens stand once each, the greater first.
            total, unit, above = total + (unit or 1) * _POWERS[sign], 0, 10 if sign in _TENS else _POWERS[sign]
        else:
            raise ValueError(f"{text} is no number")
    return total + unit


def place_of_year(year: int) -> int:
    """The place of a year in the sexagenary cycle, 0 for 甲子."""
    return (year - _FIRST_OF_CYCLE) % _CYCLE


def place_of_day(day: Day) -> int:
    """The place of a day in the sexagenary cycle, which is counted without a break: 0 for 甲子."""
    return (day.number + _PLACE_OF_EPOCH) % _CYCLE


def term(place: int, *, korean: bool = False) -> str:
    """The term at a place of the sexagenary cycle: 壬辰, or 임진."""
    return _STEMS[place % len(_STEMS)][korean] + _BRANCHES[place % len(_BRANCHES)][korean]


def is_term(text: str, place: int) -> bool:
    """Whether a text, in either script, is the term at a place of the cycle."""
    return text in {term(place), term(place, korean=True)}
