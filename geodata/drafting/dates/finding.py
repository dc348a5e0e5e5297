"""Dates in running text, and what they mean.

A phrase is spotted by the forms of its language (`spotting`), left where it only looks like a date (`plausible`), and read by
`read_phrase`, the one place where the words of dates are understood. What it counts from, `telling` knows.
"""

import re
from collections.abc import Iterator
from itertools import chain

from geodata.dates.historical import HistoricalDate
from geodata.drafting.dates.candidates import Spots
from geodata.drafting.dates.figures import dates_in_figures
from geodata.drafting.dates.forms import Forms, forms_of
from geodata.drafting.dates.heads import is_head
from geodata.drafting.dates.meanings import Meaning, meaning_of
from geodata.drafting.dates.spots import Spot
from geodata.drafting.dates.telling import Telling
from geodata.drafting.dates.tokens import tokens_of
from geodata.drafting.dates.wording import language_of, wording_of
from geodata.drafting.findings import DateFinding
from geodata.drafting.prose import Prose, Span

_LATIN = "la"
_ROMAN_DAY = re.compile(r"\b(?:Kal|Kl|Kalend\w{0,4}|Calend\w{0,4}|Id|Idus|Idibus|Non|Nonas|Nonis)\b")


def find_dates(
    prose: Prose, *, anchor: HistoricalDate | None = None, language: str | None = None
) -> tuple[DateFinding, ...]:
    """Every date and relative date of a text, in its order.

    Args:
        prose: The text.
        anchor: The day on which it was written, from which "yesterday" counts; without it the first date at the head of a letter.
        language: In which it is written, one of `wording.LANGUAGES`; by default as its common words tell, which a part of a text
            may have too few of.

    Returns:
        The dates, each with its EDTF, the day from which it was counted, and the rule. One that counts from a day that nobody
        names has no EDTF. No two share a word.
    """
    code = language or language_of(prose.text)
    found = [*_of_figures(prose.text), *_of_language(prose, code, anchor)]
    if code != _LATIN and _ROMAN_DAY.search(prose.text):
        # Days by the Roman calendar are met in documents of any language.
        found += _of_language(prose, _LATIN, anchor)
    return tuple(_apart(found))


def _of_language(prose: Prose, code: str, anchor: HistoricalDate | None) -> Iterator[DateFinding]:
    """The dates that a language has words for."""
    telling = Telling(prose, wording_of(code), anchor)
    for paragraph in prose.paragraphs:
        yield from _of_paragraph(prose, paragraph, forms_of(code), telling)


def _of_paragraph(prose: Prose, paragraph: Span, forms: Forms, telling: Telling) -> Iterator[DateFinding]:
    """The dates of one paragraph, each told of before the next is read."""
    tokens = tokens_of(prose.words_of(paragraph), forms, telling.words)
    spots = Spots(prose.text, tokens, forms, telling.words)
    at, before = 0, None
    while at < len(tokens):
        spot, meaning = next(_readings(spots, at, before, telling), (None, None))
        if spot is None or meaning is None:
            at += 1
            continue
        if meaning.date:
            if is_head(prose.text, paragraph, Span(spot.start, spot.end), telling.words) and telling.may_begin(
                spot.start, meaning.date
            ):
                telling.begin(spot.start, meaning.date)
            else:
                telling.tell(spot, meaning.date)
        yield _finding(prose.text, spot, meaning)
        at, before = spot.last, spot


def _readings(spots: Spots, at: int, before: Spot | None, telling: Telling) -> Iterator[tuple[Spot, Meaning]]:
    """The phrases that begin with a token and mean something, the longest first."""
    for spot in chain(spots.beginning(at), spots.alone(at, before)):
        following = spots.beside(spot)
        beside = meaning_of(following, telling, spots.code) if following else None
        meaning = meaning_of(spot, telling, spots.code, beside.date if beside else None)
        if meaning:
            yield spot, meaning


def _finding(text: str, spot: Spot, meaning: Meaning) -> DateFinding:
    return DateFinding(
        start=spot.start,
        end=spot.end,
        text=text[spot.start : spot.end],
        rule=meaning.rule,
        score=meaning.score,
        edtf=meaning.date.edtf if meaning.date else "",
        anchor=meaning.date.anchor if meaning.date else "",
        calendar="julian" if meaning.date and meaning.date.calendar == "julian" else "gregorian",
    )


def _of_figures(text: str) -> Iterator[DateFinding]:
    for each in dates_in_figures(text):
        words = text[each.start : each.end]
        yield DateFinding(
            start=each.start, end=each.end, text=words, rule=each.rule, score=each.score, edtf=each.edtf, anchor=""
        )


def _apart(found: list[DateFinding]) -> Iterator[DateFinding]:
    """Those of several that share a word that are the longest, in their order."""
    end = -1
    for each in sorted(found, key=lambda date: (date.start, -date.end)):
        if each.start >= end:
            yield each
            end = each.end
