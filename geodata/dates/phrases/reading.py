"""A phrase becomes a date."""

import re
from dataclasses import replace
from functools import lru_cache

from geodata.dates.calendars.names import OF_EDTF, Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import DateError, parse
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import on_day, parse_edtf
from geodata.dates.phrases.context import Context, MissingError, OtherCalendarError, Phrase
from geodata.dates.phrases.grammar import Grammar
from geodata.dates.phrases.language import LANGUAGES, spoken
from geodata.dates.phrases.meaning import Meant, alike, edtf, one_of
from geodata.dates.phrases.relative import distance, in_years
from geodata.dates.phrases.spelling import LONGEST
from geodata.dates.remedies import remedy
from geodata.errors import nearest

# Latin words are met in documents of any language.
_LATIN = "la"
_DAY_FIRST = re.compile(r"(?<![0-9./-])[0-9]{1,2}([./-]) ?[0-9]{1,2}\1 ?(?:[0-9]{4}|[0-9]{2})(?![0-9./-])")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_SAINT = re.compile(
    r"(?:the |la |an )?(?:feast of |fête de |fest )?(?:st|saint|sainte|sankt)[ .-]+[^\W\d_]{3}", re.IGNORECASE
)
_SHORTEST = 4  # letters of a word that is compared by itself
_REMEMBERED = 10_000
# Why a phrase is refused that would be read with an anchor.
NEEDS_ANCHOR = "names no year, or counts from another day"
_NEEDS_YEAR = "Give the year, or the day on which it was said as anchor"


def read_phrase(
    words: str, *, calendar: Calendar | None = None, anchor: HistoricalDate | None = None, language: str | None = None
) -> HistoricalDate | None:
    """The date that a phrase means, with `as_written` and `rule`; None if it is none of the phrases that are known.

    Args:
        words: The phrase.
        calendar: In which its months and days are counted; None if it was not given.
        anchor: The day on which it was said, which gives the year that the phrase leaves out.
        language: BCP 47; None where any of the languages may be meant.

    Raises:
        DateError: If the phrase is known but names no day that exists, or lacks its year and there is no anchor.
    """
    if not _has_words(words, calendar):
        return None
    refused: DateError | None = None
    for code in _codes(language):
        phrase = phrase_of(words, code)
        if phrase is None:
            continue
        try:
            return date_of(phrase, words, calendar=calendar, anchor=anchor)
        except OtherCalendarError:
            continue
        except DateError as error:
            refused = refused or error
        except ValueError as error:  # a calendar counts only so far
            why = f"names a day that is not counted: {error}"
            refused = refused or DateError(words, why=why, fix="Give another calendar")
    if refused:
        raise refused
    if _SAINT.match(words):
        meant = likely(words, language)
        fix = f"{meant} is probably meant" if meant else "Write the day itself, such as 1422-11-11"
        raise DateError(words, why="names a feast that is not known here", fix=fix)
    return None


def _has_words(words: str, calendar: Calendar | None) -> bool:
    """Whether a text is more than numbers, and no longer than a phrase.

    Raises:
        DateError: If it is longer, or holds a date in numbers with the day first.
    """
    if len(words) > LONGEST:
        why = f"has {len(words)} letters, and a date in words has {LONGEST} at most"
        raise DateError(words, why=why, fix="Give the words that name the date, and no others")
    has_words = any(letter.isalpha() for letter in words)
    match = _DAY_FIRST.search(words)
    # In the numbers of another calendar, 8-02-31 has its year first.
    if match and (has_words or calendar in (None, *OF_EDTF)):
        why, fix = remedy(match[0], match[0])
        raise DateError(words, why=why if match[0] == words else f"holds {match[0]}, which {why}", fix=fix)
    return has_words


def likely(words: str, language: str | None = None) -> str | None:
    """The name that was probably meant in a phrase that is not known; None if nothing is like its words."""
    names = frozenset().union(*(spoken(code).names for code in _codes(language) if code != _LATIN))
    known = {name.casefold() for name in names}
    run = " ".join(_WORD.findall(words))
    alone = sorted((word for word in _WORD.findall(run) if len(word) >= _SHORTEST), key=len, reverse=True)
    if known.intersection(word.casefold() for word in (run, *alone)):
        return None
    found = (nearest(part, names) for part in (run, run.partition("'s")[0], *alone))
    return next((name for name in found if name), None)


def _codes(language: str | None) -> list[str]:
    asked = (language or "").partition("-")[0].casefold()
    return [asked, _LATIN] if asked in LANGUAGES and asked != _LATIN else list(LANGUAGES)


@lru_cache(maxsize=_REMEMBERED)
def phrase_of(words: str, code: str) -> Phrase | None:
    """What the words are in a language of `LANGUAGES`, taken apart; None if they are none of its phrases."""
    of_code = spoken(code)
    return Grammar(of_code).phrase(of_code.plain(words))


def date_of(
    phrase: Phrase, words: str, *, calendar: Calendar | None = None, anchor: HistoricalDate | None = None
) -> HistoricalDate:
    """The date that a phrase of `phrase_of` means; the arguments and errors are those of `read_phrase`."""
    try:
        context = Context(words=words, given=calendar, since_calendar=anchor.calendar if anchor else None)
        return _written(context, context.read(phrase))
    except MissingError:
        pass
    if anchor is None:
        raise DateError(words, why=NEEDS_ANCHOR, fix=_NEEDS_YEAR)
    begins, ends = anchor.counted_bounds
    if begins is None or ends is None:
        raise DateError(anchor.edtf, why="has an end that is not known, so nothing counts from it", fix="Give a day")
    since = replace(context, since_text=anchor.display)
    said_on = [(begins, anchor.earliest), (ends, anchor.latest)]
    if begins == ends and anchor.earliest and anchor.latest:
        said_on = [(begins, Day(each)) for each in range(anchor.earliest.number, anchor.latest.number + 1)]
    found = list(dict.fromkeys(_near(phrase, replace(since, since=day, since_real=real)) for day, real in said_on))
    date = _written(since, found[0] if len(found) == 1 else _either(found, is_one_day=begins == ends), anchor)
    return replace(date, anchor=anchor.edtf)


def _either(found: list[Meant], *, is_one_day: bool) -> Meant:
    """What words mean that were said on one of several days: on each, or from the first of these to the last."""
    if is_one_day:
        return one_of(*found)
    first, last = alike(found[0], found[-1])
    return replace(first, last=last.last, text="")


def _near(phrase: Phrase, context: Context) -> Meant:
    """What a phrase means on a day; where it leaves out the year, in that which brings it nearest."""
    try:
        return context.read(phrase)
    except MissingError:
        pass
    try:
        found = in_years({"a": phrase}, replace(context, choice="nearest to"), range(-1, 2))
    except MissingError:
        raise DateError(context.words, why="names no day that can be counted", fix=_NEEDS_YEAR) from None
    return min(found, key=lambda each: distance(each, context.anchor))


def _written(context: Context, meant: Meant, anchor: HistoricalDate | None = None) -> HistoricalDate:
    is_uncertain, is_about = (
        bool(anchor and marked) for marked in (anchor and anchor.uncertain, anchor and anchor.approximate)
    )
    text = edtf(meant, is_uncertain=is_uncertain, is_about=is_about)
    try:
        date = parse_edtf(text, calendar=meant.calendar, as_written=context.words)
    except DateError as error:
        raise DateError(context.words, why=error.why, fix=error.fix) from None
    date = _on_sure_day(date, meant.sure) if meant.sure else date
    return replace(date, rule="; ".join(dict.fromkeys(meant.rules)))


def _on_sure_day(date: HistoricalDate, day: Day) -> HistoricalDate:
    """A date that is this day, with the marks that it has."""
    there = on_day(date, day)
    mark = ("%" if date.approximate else "?") if date.uncertain else "~" if date.approximate else ""
    marked = parse(f"{there.edtf}{mark}")
    return replace(there, edtf=f"{there.edtf}{mark}", spans=marked.spans, level=marked.level)
