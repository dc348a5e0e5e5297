"""Dates that a source gives in words that need an anchor: "yesterday", "after six months", "the 10th".

The words of each language, and the rules by which they are reckoned, stand in `phrases`. What a rule assumes is said in words and
kept with the date, so that a reader can disagree with it.
"""

from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import NoTextError, to_date
from geodata.dates.phrases.reading import likely, read_phrase
from geodata.dates.phrases.spelling import LONGEST


def reckon(words: str, anchor: HistoricalDate | str, *, language: str | None = None) -> HistoricalDate:
    """The date that words mean when they are said on a certain day.

    Args:
        words: Such as `yesterday`, `three days ago`, `after six months`, `within two weeks`, `the end of the
            month`, `the 10th`, `last Monday`, `10 October`, `Michaelmas`, `next year`. Case does not matter.
        anchor: The day on which they are said, or from which they count: a date, or EDTF in the Gregorian calendar.
        language: Of the words, BCP 47; without it each language that is known is tried.

    Returns:
        The date with `as_written`, `anchor` and `rule`: in the anchor's calendar, or in another where this does not have
        what the words name, such as a feast, or could not say which days they are. It keeps the qualifiers of the anchor,
        and is approximate where the words are rounder than what they count.

    Raises:
        DateError: If the words follow none of the rules, the anchor is not EDTF or has an open or unknown end, or the year has
            more than four digits; a TypeError as well if words or anchor are no text.

    Example:
        >>> ct.reckon("after six months", "1950-10-12").edtf
        '1951-04~'
    """
    if not isinstance(words, str):
        raise NoTextError(words)
    since = to_date(anchor)
    text = " ".join(words.split())
    date = read_phrase(text, anchor=since, language=language) if len(text) <= LONGEST else None
    if date:
        return date
    meant = likely(text, language) if len(text) <= LONGEST else None
    known = "yesterday, three days ago, after six months, within two weeks, the 10th, Michaelmas"
    # The words are the source's and stay as they are.
    probably = f"{meant} is probably meant. " if meant else ""
    fix = f"{probably}Write the date in EDTF, and in date_rule how; known are such as {known}"
    raise DateError(words, why="is no phrase that can be reckoned", fix=fix)
