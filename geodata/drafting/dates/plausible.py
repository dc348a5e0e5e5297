"""Whether a phrase that could be a date is one in running prose: "May" is a verb, "the 5th" a regiment, 1200 a distance."""

from geodata.dates.phrases.context import Values
from geodata.drafting.dates.spots import Spot
from geodata.drafting.dates.wording import Wording

# Rules that say little by themselves; what has another one besides them is a date.
_WEAK = frozenset({"year", "day", "date", "weekday", "season", "feast", "whole", "counted", "within", "at-least", "away", "in-calendar"})
# Rules that only say something of another date.
_ABOUT_OTHERS = frozenset(
    {"same", "about", "before", "after", "by", "not-before", "until", "since", "between", "or", "span", "part", "night", "nights", "stepped"}
)  # fmt: skip
# What stands before a date, and not in it: "since 1867" is 1867.
_OPENING = frozenset({"before", "after", "by", "not-before", "until", "since"})
_WITH_PREPOSITIONS = frozenset({"counted", "few", "within", "at-least"})
_FIRST_YEAR, _LAST_YEAR = 1000, 2099
_SIGNS_OF_AMOUNT = frozenset("$£€#№º%-/+=:&§")
# "On the first", "the second", "a third" are hardly ever days.
_HARDLY_DAYS = frozenset({"first", "second", "third"})
_LONGEST_SHORT_NAME = 4


def is_date(spot: Spot, words: Wording) -> bool:
    """Whether it is one."""
    if words.bookish.intersection(spot.plain) or spot.parts[0][0] in _OPENING:
        return False
    if spot.plain[0] in words.prepositions and not spot.rules & _WITH_PREPOSITIONS:
        return False
    if spot.rules - _ABOUT_OTHERS - _WEAK:
        return True
    verdicts = [
        verdict
        for name, values in spot.parts
        if name in _WEAK and (verdict := _VERDICTS[name](spot, values, words)) is not None
    ]
    # Of two dates one tells the other: "from the 3rd to the 9th of May".
    return any(verdicts)


def _year(spot: Spot, values: Values, words: Wording) -> bool:
    year = values["year"]
    numbers = [token for token in spot.plain if token.isdigit()]
    if any(token in _YEAR_MARKS for token in spot.plain):
        return True
    if not numbers:
        return _FIRST_YEAR < year and all(token.is_capital or token.plain in words.leading for token in spot.inner)
    if not _FIRST_YEAR <= year <= _LAST_YEAR or spot.before in words.numbered or spot.before in _SIGNS_OF_AMOUNT:
        return False
    after = spot.after
    following = spot.tokens[spot.last] if spot.last < len(spot.tokens) else None
    if spot.is_joined or (following and not following.is_apart and following.plain in _SIGNS_OF_AMOUNT - {":", "-"}):
        return False
    if after is None or after.plain in words.common:
        return True
    if after.plain in words.measured:
        return False
    return bool(_IN_YEARS.intersection(spot.plain))


_YEAR_MARKS = frozenset({"year", "anno", "domini", "ad", "bc", "bce", "ce", "lord", "a", "an", "jahre", "jahr", "annee", "grace"})
_IN_YEARS = frozenset({"in", "since", "during", "until", "till", "im", "en", "seit", "depuis"})


def _day(spot: Spot, values: Values, words: Wording) -> bool:
    if "monthstep" in values:
        return True
    at = next((number for number, token in enumerate(spot.plain) if token[0].isdigit()), None)
    is_figure = at is not None
    if is_figure and all(token.isdigit() for token in spot.plain if token[0].isdigit()):
        return False  # "from 3 to 5"
    after = spot.after
    is_led = spot.before in words.daily or bool(words.daily.intersection(spot.plain))
    if not is_figure and (not is_led or _HARDLY_DAYS.intersection(spot.plain)):
        return False
    following = [token.plain for token in spot.tokens[spot.last : spot.last + 3] if after]
    if words.counted.intersection(following[:1]) or (after and after.is_capital and words.counted.intersection(following)):
        return False
    if after is None:
        return True
    if after.plain in words.common:
        return after.plain != "of"
    if not is_led or not is_figure:
        return False
    return not after.is_capital or bool(_ON.intersection((*spot.plain, spot.before)))


_ON = frozenset({"on", "until", "till", "since", "upon", "am"})


def _month(spot: Spot, values: Values, words: Wording) -> bool:
    at = _place(spot, words)
    name = spot.inner[at]
    is_ambiguous = name.plain in words.ambiguous
    if is_ambiguous and not name.is_capital:
        is_ordinal = any(token[0].isdigit() and not token.isdigit() for token in spot.plain)
        return "day" in values and is_ordinal
    if "year" in values:
        return values["year"] >= _FIRST_YEAR or not _YEAR_MARKS.isdisjoint(spot.plain)
    after = spot.after
    if "day" in values:
        is_bare = spot.plain[-1].isdigit()
        return not (is_bare and after and after.plain in words.measured)
    is_led = spot.before in words.leading or bool(words.leading.intersection(spot.plain))
    if is_ambiguous and after and after.is_capital and after.plain not in words.common:
        return False
    if is_ambiguous or len(name.plain) <= _LONGEST_SHORT_NAME:
        return is_led and not _ONLY_BEFORE_DAYS.intersection((spot.before, spot.plain[0]))
    return True


_ONLY_BEFORE_DAYS = frozenset({"on", "upon"})


def _place(spot: Spot, words: Wording) -> int:
    """Which of its tokens is a name that may mean something else; else the last that begins with a capital."""
    for number, token in enumerate(spot.plain):
        if token in words.ambiguous:
            return number
    capitals = [number for number, token in enumerate(spot.inner) if token.is_capital and number]
    return capitals[-1] if capitals else 0


def _weekday(spot: Spot, values: Values, words: Wording) -> bool:
    del values
    name = next((token for token in spot.inner if token.plain in words.ambiguous), None)
    if name:
        return False
    return any(token.is_capital for token in spot.inner) or not words.has_capitals


def _season(spot: Spot, values: Values, words: Wording) -> bool:
    if "year" in values:
        return True
    at = next((number for number, token in enumerate(spot.plain) if token in words.seasons), len(spot.plain) - 1)
    leading = (spot.before, *spot.plain[:at])
    is_led = bool(words.seasonal.intersection(leading))
    after = spot.after
    if spot.plain[at] in words.ambiguous:
        is_name = spot.inner[at].is_capital and spot.tokens[spot.first + at - 1 if spot.first + at else 0].is_capital
        is_place = is_name or not is_led or "at" in leading
        return not is_place and not (after and after.plain == "of")
    if after and after.plain not in words.common:
        return bool(_STEPS.intersection(leading))
    return is_led or "the" in leading or not words.seasonal


def _feast(spot: Spot, values: Values, words: Wording) -> bool:
    if "year" in values:
        return True
    is_told = bool(words.feast_words.intersection(spot.plain)) or any(token.endswith(("mas", "tide")) for token in spot.plain)
    if not any(token.is_capital for token in spot.inner):
        return False
    is_ambiguous = str(values["feast"]).replace("-", " ") in words.ambiguous_feasts or bool(
        {" ".join(spot.plain[at:]) for at in range(len(spot.plain))} & words.ambiguous_feasts
    )
    if is_ambiguous or _SAINTS.intersection(spot.plain):
        return is_told
    return True


_SAINTS = frozenset({"st", "saint", "ss", "sankt", "sainte", "s", "saints"})


def _whole(spot: Spot, values: Values, words: Wording) -> bool | None:
    if _STEPS.intersection(spot.plain) or not words.idle.intersection(spot.plain[-1:]):
        return True
    return "part" in spot.rules and values["unit"] in {"month", "year"}


_STEPS = frozenset(
    {"this", "last", "next", "present", "coming", "ensuing", "following", "succeeding", "past", "preceding", "previous", "current", "same", "that"}
)


def _counted(spot: Spot, values: Values, words: Wording) -> bool:
    if "a" in values:
        return True
    if spot.plain[0] == "in":
        return is_future(spot, words)
    return not (spot.plain[-1] in {"past", "back"} and spot.before == "for")


def _within(spot: Spot, values: Values, words: Wording) -> bool:
    del values, words
    return spot.plain[0] in {"in", "within"}


def _at_least(spot: Spot, values: Values, words: Wording) -> bool:
    if values["side"] < 0:
        return True
    return spot.before != "for" and spot.plain[0] != "for" and is_future(spot, words)


def _away(spot: Spot, values: Values, words: Wording) -> bool:
    del words
    if spot.plain[:2] == ("to", "day"):
        return spot.before != "day"
    # "The inadequacy of to-day" is that of the age.
    return not (values["away"] == 0 and spot.before == "of" and len(spot.plain) == 1)


def _in_calendar(spot: Spot, values: Values, words: Wording) -> bool:
    name = values["calendarmonth"]
    is_capital = any(token.is_capital and len(token.plain) > 2 for token in spot.inner)  # noqa: PLR2004
    return (is_capital or not words.has_capitals) and ("year" in values or len(name) > _LONGEST_SHORT_NAME)


def is_future(spot: Spot, words: Wording) -> bool:
    """Whether its sentence tells of what is to come."""
    before, after = spot.sentence
    return bool(words.future.intersection(before) or words.future.intersection(after))


def is_denied(spot: Spot, words: Wording) -> bool:
    """Whether what comes before it in its sentence denies it: "cannot be provided in less than two months"."""
    before, _ = spot.sentence
    return bool(words.denied.intersection(before[-_DENIED_FROM:]))


_DENIED_FROM = 6

_VERDICTS = {
    "year": _year,
    "day": _day,
    "date": _month,
    "weekday": _weekday,
    "season": _season,
    "feast": _feast,
    "whole": _whole,
    "counted": _counted,
    "within": _within,
    "at-least": _at_least,
    "away": _away,
    "in-calendar": _in_calendar,
}
