"""When and where a document was written, as its head or its foot says."""

import re
from collections.abc import Iterator

from geodata.dates.parsing import parse_edtf
from geodata.drafting.dates.finding import find_dates
from geodata.drafting.dates.wording import language_of
from geodata.drafting.findings import RecordEntry
from geodata.drafting.names import is_title
from geodata.drafting.prose import Prose, Span
from geodata.drafting.record.edges import WORDS, Edges
from geodata.drafting.record.entries import entry
from geodata.exchange.event_rows import interval

# Words of a line with a place.
_MOST_WORDS = 14
_NOT_PLACE = re.compile(rf"(?:the\s+)?\b(?:{'|'.join(WORDS['not_places'])})\b", re.IGNORECASE)
_WRITTEN = re.compile(
    r"(?:\bwritten|\bwrote|\bi write(?: you)?(?: this(?: letter)?)?|\bgiven|\bdone|\bdated|\bsigned)\s+"
    r"(?:[^.\n]{0,40}?\b)?(?:at|from|in|on|the|this)\b",
    re.IGNORECASE,
)
# Letters of a line that holds nothing but what a head or foot says.
_SHORT_LINE = 120
_OF_NAMES = frozenset({"of", "the", "near", "at", "in", "on", "de", "la", "and", "from"})
_BEFORE_DAY = frozenset(
    {"after", "at", "before", "by", "during", "early", "from", "in", "late", "on", "since", "until"}
)
# An office in capitals and behind it a place: `HEADQUARTERS DISTRICT OF ARIZONA Mesilla`.
_AFTER_CAPITALS = re.compile(r"\b[A-Z]{3,}\s+(?=[A-Z][a-z])")
# A point ends a part of the line where it does not cut a word short: `N. Mex.`.
_PART_END = re.compile(r"\s?[,;\]](?:\s|$)|\s\.\s|(?<=[^\W\d_]{5})\.\s")
# A capital, but no label such as `Date:`.
_NAME = re.compile(r"[\s,.]*(?:the\s+|near\s+)?[^\W\d_a-z](?!\w*\s*:)")
_HOUR = re.compile(r"\s*,?\s*\d{1,2}[^,;\n]{0,20}[,.;]?\s*$")
# Between place and date, where the date is found without it: `Paris, ce 3 mars`, `Boston, this 3d day of June`.
_ARTICLE = re.compile(r"(?<=[\s,])(?:le|ce|den|the|this)\s*$", re.IGNORECASE)
_AT_PLACE = re.compile(r"[ \t]*à[ \t]+", re.IGNORECASE)
_FROM_PLACE = re.compile(r"\b(?:from|at|in)\s+(?=[^\W\d_a-z])")


def find_datelines(prose: Prose, edges: Edges) -> Iterator[RecordEntry]:
    """The date of the document and the place where it was written.

    What the head says comes before what the foot says; a date after "written" or "given" before another.
    """
    for where, score in ((edges.head, 0.9), (edges.foot, 0.8)):
        found = [each for each in _dates_in(prose, where) if _is_dateline(prose, each[0], edges)]
        if not found:
            continue
        span, date = found[0]
        told = entry(prose.text, "date", span.start, span.end, rule="date in the head or foot", score=score, value=date)
        if told:
            yield told
        yield from _place_before(prose, where, span)
        return
    yield from _place_alone(prose, edges)


def _is_dateline(prose: Prose, date: Span, edges: Edges) -> bool:
    """Whether a date is that of the document, and not one of which it tells.

    It stands on a short line, before the greeting, after "written" or "given", or behind names alone: `CAMP CURTIS, May 3, 1862.`
    """
    text = prose.text
    start = text.rfind("\n", 0, date.start) + 1
    end = text.find("\n", date.end)
    if (end if end >= 0 else len(text)) - start <= _SHORT_LINE:
        return True
    if edges.greeting and date.end <= edges.greeting.start():
        return True
    sentence = prose.sentence_at(date.start)
    before = [word.text for word in prose.words_of(Span(sentence.start, date.start)) if word.text[0].isalpha()]
    if _WRITTEN.search(text, sentence.start, date.end):
        return True
    # A narrative begins with "On the 22nd of July", too.
    is_told = bool(before) and before[0].casefold() in _BEFORE_DAY
    return not is_told and all(word[0].isupper() or word in _OF_NAMES for word in before)


def _dates_in(prose: Prose, where: Span) -> Iterator[tuple[Span, str]]:
    """The dates in a stretch that count from no other day, as EDTF of the Gregorian calendar."""
    part = Prose(prose.text[where.start : where.end])
    for each in find_dates(part, language=language_of(prose.text)):
        if not each.edtf or each.anchor:
            continue
        date = parse_edtf(each.edtf, calendar="julian" if each.calendar == "julian" else "gregorian")
        if date.earliest and date.latest:
            in_gregorian = each.edtf if each.calendar == "gregorian" else interval(str(date.earliest), str(date.latest))
            yield Span(where.start + each.start, where.start + each.end), in_gregorian


def _place_before(prose: Prose, where: Span, date: Span) -> Iterator[RecordEntry]:
    """The last parts of the line before the date that name no ship and no office."""
    text = prose.text
    start = max(text.rfind("\n", where.start, date.start) + 1, where.start)
    line = text[start : date.start]
    if not line.strip(" \t,.—–-"):
        before = text.rfind("\n", 0, max(start - 1, 0)) + 1
        start, line = (before, text[before : max(start - 1, 0)]) if start else (start, line)
    if at := _AT_PLACE.match(line):
        start, line = start + at.end(), line[at.end() :]
    # An hour stands between place and date.
    stretch = _of_place(_HOUR.sub("", _ARTICLE.sub("", line)))
    if stretch and (
        found := entry(text, "place", start + stretch[0], start + stretch[1], rule="before the date", score=0.8)
    ):
        yield found


def _of_place(line: str) -> tuple[int, int] | None:
    """Start and end of the place in what stands before a date: after ships and offices, or after `from` and `at`."""
    named = list(_FROM_PLACE.finditer(line))
    if _WRITTEN.search(line):
        if not named:
            return None
        rest = line[named[-1].end() :]
        end = re.match(r"[^,.;\n]*?(?=\s+(?:on|the|this|in)\b|[,.;\n]|\s*$)", rest)
        return (named[-1].end(), named[-1].end() + end.end()) if end and end.end() else None
    starts = [0, *(mark.end() for mark in _PART_END.finditer(line))]
    for first, second in zip(reversed(starts), reversed([*starts[1:], len(line)]), strict=True):
        if _NOT_PLACE.search(line[first:second]):
            if _NAME.match(line, second):
                return second, len(line)
            small = _AFTER_CAPITALS.search(line, first, second)
            return (small.end(), second) if small else None
    is_name = _NAME.match(line) and not is_title(line.split(maxsplit=1)[0])
    return (0, len(line)) if is_name and len(line.split()) <= _MOST_WORDS else None


def _place_alone(prose: Prose, edges: Edges) -> Iterator[RecordEntry]:
    """The place of a letter that gives no date which can be read: `I write you from Aden`."""
    for where in (edges.head, edges.foot):
        for sentence in (each for each in prose.sentences if each in where or where.start in each):
            words = prose.text[sentence.start : sentence.end]
            if _WRITTEN.search(words) and (stretch := _of_place(words)):
                start = sentence.start
                found = entry(
                    prose.text,
                    "place",
                    start + stretch[0],
                    start + stretch[1],
                    rule="where it says it was written",
                    score=0.6,
                )
                if found:
                    yield found
                    return
