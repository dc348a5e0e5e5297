"""Whether a phrase that could be a date is one in running prose: "May" is a verb, "the 5th" a regiment, 1200 a distance."""

from collections.abc import Callable, Sequence

from geodata.dates.phrases.context import Values
from geodata.dates.phrases.sun import TURNS
from geodata.drafting.dates.spots import Spot
from geodata.drafting.dates.tokens import Token
from geodata.drafting.dates.wording import Wording

# What stands before a date, and not in it: "since 1867" is 1867.
_OPENING = frozenset({"before", "after", "by", "not-before", "until", "since"})
_WITH_PREPOSITIONS = frozenset({"counted", "few", "within", "at-least"})
_RECURRING = frozenset({"weekday-of-month", "weekday", "date"})
# Rules that only say something of another date, and say nothing of whether this is one.
_ABOUT_OTHERS = frozenset(
    {"same", "about", "between", "or", "span", "part", "night", "nights", "stepped", "weekday-checked", *_OPENING},
)
# Years of documents. Others need a word that says what they are: "A.D. 410".
_FIRST_YEAR, _LAST_YEAR = 1000, 2099
_SIGNS_BEFORE_AMOUNTS = frozenset("$£€#№º-/+=:&§")
_SIGNS_AFTER_AMOUNTS = frozenset("%/+=°")
# Letters of "Sept", which by themselves stand for other things more often than for a month.
_LONGEST_SHORT_NAME = 4
_FEWEST_ROMAN_SIGNS = 4
# How many words after an ordinal may tell what it counts: "the 2nd Rhode Island Infantry".
_FOLLOWING = 3

Verdict = Callable[[Spot, Values, Wording], bool]


def is_date(spot: Spot, words: Wording) -> bool:
    """Whether it is one."""
    if _belongs_elsewhere(spot, words):
        return False
    if spot.rules - _ABOUT_OTHERS - _VERDICTS.keys():
        return True
    # Of two dates one tells the other: "from the 3rd to the 9th of May".
    return any(_VERDICTS[name](spot, values, words) for name, values in spot.parts if name in _VERDICTS)


def _belongs_elsewhere(spot: Spot, words: Wording) -> bool:
    """Whether its first word is no part of the date, or other words of the sentence make it something else."""
    first = spot.inner[0]
    is_counted = bool(spot.rules & _WITH_PREPOSITIONS)
    is_recurring = bool(words.recurring.intersection(spot.sentence[0]))
    return (
        bool(spot.rules & _OPENING)
        or bool(words.bookish.intersection(spot.plain))
        # "Charleston, S. C. July 4" is not about it.
        or (first.plain in words.abbreviated and first.is_capital)
        # "For ninety days from this date" is how long something lasts.
        or (is_counted and bool(words.lasting.intersection((spot.before, first.plain))))
        or (first.plain in words.prepositions and not is_counted)
        # "Annually on the first Monday of December".
        or (is_recurring and bool(spot.rules & _RECURRING) and not any("year" in values for _, values in spot.parts))
    )


def _year(spot: Spot, values: Values, words: Wording) -> bool:
    if words.year_marks.intersection(spot.plain):
        return True
    number = next((token for token in spot.inner if token.plain.isdigit()), None)
    if number is None:
        return _is_year_without_figures(spot, words)
    if not _FIRST_YEAR <= values["year"] <= _LAST_YEAR:
        return False
    return not _is_amount(spot, words) and _goes_on_after_year(spot, words)


def _is_year_without_figures(spot: Spot, words: Wording) -> bool:
    """Whether Roman signs or words are a year: "in MDCCXX", "eighteen hundred and sixty-one"."""
    is_roman = len(spot.plain) == 1 and len(spot.plain[0]) >= _FEWEST_ROMAN_SIGNS and spot.inner[0].is_capital
    return spot.before in words.prepositions and (is_roman or len(spot.plain) > 1)


def _is_amount(spot: Spot, words: Wording) -> bool:
    """Whether a sign or a word beside a number says that it is no year."""
    following = spot.tokens[spot.last] if spot.last < len(spot.tokens) else None
    is_before_sign = following is not None and not following.is_apart and following.plain in _SIGNS_AFTER_AMOUNTS
    return spot.is_joined or is_before_sign or spot.before in words.numbered | _SIGNS_BEFORE_AMOUNTS


def _goes_on_after_year(spot: Spot, words: Wording) -> bool:
    """Whether what follows a number may follow a year; "1500 strong" does not."""
    after = spot.after
    if after is None or after.plain in words.common:
        return True
    return after.plain not in words.measured and bool(words.in_years.intersection((spot.before, *spot.plain)))


def _day(spot: Spot, values: Values, words: Wording) -> bool:
    if "monthstep" in values:
        return True
    if words.idle.intersection(spot.plain[-1:]):  # "the 16. day"
        return spot.after is None or spot.after.plain not in words.of
    figures = [token for token in spot.plain if token[0].isdigit()]
    if figures and all(token.isdigit() for token in figures):  # "from 3 to 5"
        return bool(words.day_articles.intersection((spot.before, spot.plain[0]))) and _is_day_by_what_follows(
            spot, words
        )
    is_firm = bool(words.firmly_daily.intersection((spot.before, *spot.plain)))
    if not figures and (not is_firm or words.hardly_days.intersection(spot.plain)):
        return False
    return _is_day_by_what_follows(spot, words)


def _is_day_by_what_follows(spot: Spot, words: Wording) -> bool:
    """Whether an ordinal counts nothing that follows: "the 5th Regiment", "the 2nd, 3rd and 4th of them"."""
    following = _after_ordinals(spot, words)
    if not following:
        return True
    after = following[0]
    if words.counted.intersection(each.plain for each in (following if after.is_capital else following[:1])):
        return False
    if after.plain in words.common:
        return after.plain not in words.of
    # "On the 12th arrived at Fort Yuma", and not "the crew of the 12th boat".
    leading = {spot.before, *spot.plain}
    return bool((words.firmly_daily if after.is_capital else words.daily).intersection(leading))


def _after_ordinals(spot: Spot, words: Wording) -> Sequence[Token]:
    """The words that follow a day, or a list of ordinals that begins with it; none after a comma or another sign."""
    at = spot.last
    while len(beside := spot.tokens[at : at + 2]) > 1:
        is_joined = beside[0].plain in words.joining and _is_ordinal(beside[1])
        if not is_joined and not (beside[0].is_apart and _is_ordinal(beside[0])):
            break
        at += 1 + is_joined
    following = spot.tokens[at : at + _FOLLOWING]
    is_word = bool(following) and not following[0].is_apart and following[0].plain[:1].isalnum()
    return following if is_word else ()


def _is_ordinal(token: Token) -> bool:
    return token.plain[0].isdigit() and not token.plain.isdigit()


def _month(spot: Spot, values: Values, words: Wording) -> bool:
    name = _name_of_month(spot, words)
    if words.has_capitals and name.plain in words.ambiguous and not name.is_capital:
        # "The 5th of may", and not "5 may".
        return "day" in values and any(token[0].isdigit() and not token.isdigit() for token in spot.plain)
    if "year" in values:
        return values["year"] >= _FIRST_YEAR or bool(words.year_marks.intersection(spot.plain))
    if spot.before == "-" and "day" not in values:
        return False
    after = spot.after
    if "day" in values:
        return not (spot.plain[-1].isdigit() and after and after.plain in words.measured)
    if name.plain in words.ambiguous and after and after.is_capital and after.plain not in words.common:
        return False
    at = spot.inner.index(name)
    leading = {spot.before, *spot.plain[:at]} | words.steps.intersection(spot.plain[at:])
    is_short = name.plain in words.ambiguous or len(name.plain) <= _LONGEST_SHORT_NAME
    return not is_short or bool(words.leading & leading)


def _name_of_month(spot: Spot, words: Wording) -> Token:
    """Its token that may mean something else, or else the last with a capital letter."""
    ambiguous = [token for token in spot.inner if token.plain in words.ambiguous]
    capitals = [token for token in spot.inner if token.is_capital]
    return (ambiguous or capitals[::-1] or spot.inner)[0]


def _weekday(spot: Spot, values: Values, words: Wording) -> bool:
    del values
    if words.ambiguous.intersection(spot.plain):
        return False
    return not words.has_capitals or any(token.is_capital for token in spot.inner)


def _season(spot: Spot, values: Values, words: Wording) -> bool:
    if "year" in values:
        return True
    at = next((at for at in range(spot.first, spot.last) if spot.tokens[at].plain in words.seasons), spot.last - 1)
    name, leading = spot.tokens[at], {token.plain for token in spot.tokens[max(at - 3, 0) : at]}
    is_led = bool(words.seasonal & leading)
    after = spot.after
    if spot.before == "-" or spot.is_hyphenated:  # "night-fall", "summer-house"
        return False
    if name.plain in words.ambiguous:  # "at this spring", "Cooke's Spring", "the fall of snow"
        is_of = after is not None and after.plain in words.of
        return is_led and not (is_of or name.is_capital or words.of_places & leading)
    if after and after.plain not in words.common:  # "winter quarters"
        return bool(words.steps & leading)
    return is_led or "the" in leading or not words.seasonal


def _feast(spot: Spot, values: Values, words: Wording) -> bool:
    if "year" in values or values["feast"] in TURNS:
        return True
    if not any(token.is_capital for token in spot.inner):
        return False
    names = {str(values["feast"]).replace("-", " "), *(" ".join(spot.plain[at:]) for at in range(len(spot.plain)))}
    if names & words.ambiguous_feasts or words.saints.intersection(spot.plain):
        return bool(words.feast_words.intersection(spot.plain))
    return True


def _whole(spot: Spot, values: Values, words: Wording) -> bool:
    if words.steps.intersection(spot.plain) or not words.idle.intersection(spot.plain[-1:]):
        return True
    # "The end of the month", and not "the end of the day".
    return "part" in spot.rules and values["unit"] in {"month", "year"}


def _counted(spot: Spot, values: Values, words: Wording) -> bool:
    # "In three days" is how long something took, too.
    return "a" in values or spot.plain[0] not in words.prepositions or is_future(spot, words)


def _within(spot: Spot, values: Values, words: Wording) -> bool:
    del values
    return spot.plain[0] in words.prepositions or spot.plain[0] in words.said


def _at_least(spot: Spot, values: Values, words: Wording) -> bool:
    return values["side"] < 0 or is_future(spot, words)


def _away(spot: Spot, values: Values, words: Wording) -> bool:
    # "From day to day"; "the inadequacy of to-day" is that of the age.
    is_day_to_day = spot.plain[:2] == ("to", "day") and spot.before == "day"
    is_age = values["away"] == 0 and spot.before in words.of and len(spot.plain) == 1
    return not is_day_to_day and not is_age


def _in_calendar(spot: Spot, values: Values, words: Wording) -> bool:
    is_capital = any(token.is_capital and len(token.plain) > 2 for token in spot.inner)  # noqa: PLR2004 - "I av"
    is_long = len(values["calendarmonth"]) > _LONGEST_SHORT_NAME
    return (is_capital or not words.has_capitals) and ("year" in values or "roman" in values or is_long)


def is_future(spot: Spot, words: Wording) -> bool:
    """Whether its sentence tells of what is to come."""
    return any(words.future.intersection(side) for side in spot.sentence)


def is_denied(spot: Spot, words: Wording) -> bool:
    """Whether what comes before it in its sentence denies it: "cannot be provided in less than two months"."""
    return bool(words.denied.intersection(spot.sentence[0]))


# Rules that say little by themselves.
_VERDICTS: dict[str, Verdict] = {
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
