"""Long texts: each pattern goes through its text once, and what no date, number or quotation can be is refused in words."""

import subprocess
import sys
from typing import Any

import pytest

from geodata import DateError, parse_edtf, reckon
from geodata.dossiers.quotations import QuotationError, locate
from geodata.errors import Refusal
from geodata.tables.cells import latitude, longitude, number

pytestmark = pytest.mark.thorough

# A pattern that tries its letters again and again takes hours for a text of this length; one that does not, a moment.
LONG = 300_000
HANG_SECONDS = 300
REPEATED = [
    "x",
    "u",
    "1",
    "?",
    " ",
    "\n",
    "A",
    "=",
    "a ",
    "1 ",
    "/",
    "/1",
    "[",
    "{1",
    "-",
    "0.",
    ",",
    "é",
    "jan",
    "e1",
    "Y",
    "“",
]
ENDS = [("", "!"), ("", "\n!"), ("1950", "x"), ("[", "\n"), ("=", "!"), ("1 ", "”"), ("k = ", "x")]

MATCHED = f"""
import re
from geodata.tables import cells
from geodata.tables import degrees
from geodata.dates import edtf
from geodata.files import encodings
from geodata.dates import phrase_remedies
from geodata.dossiers import quotations
from geodata.dates.phrases import language as phrases
from geodata.dates.phrases import reading, spelling
from geodata.dates import remedies
from geodata.files import spreadsheet_cells
from geodata.dossiers import documents
from geodata.dossiers import toml_slips
from geodata.gazetteers import toponyms
from geodata.files import texts as files

WHOLE = [
    *(row[0] for table in (remedies._MISTAKES, phrase_remedies.PHRASES) for row in table),
    cells._ID, cells._NUMBER, cells._WITH_UNIT, cells._EXPONENT, cells._PAIR, degrees._PARTS,
    edtf._YEAR_MONTH_DAY, edtf._YEAR_ALONE, edtf._DATE_TIME,
    phrases._ROMAN_YEAR, phrases._NUMBERS, reading._DAY_FIRST, reading._WORD, reading._SAINT,
    spelling._HYPHEN_BETWEEN_NUMBERS, spelling._DASH,
    spreadsheet_cells._ERROR, spreadsheet_cells._TOO_NARROW, spreadsheet_cells._FORMULA,
]
BEGINNING = [toml_slips._KEY, toml_slips.HEADING, toml_slips._SINGLE, files._WEB_PAGE]
for before, after in {ENDS!r}:
    for repeated in {REPEATED!r}:
        text = before + repeated * ({LONG} // len(repeated)) + after
        for pattern in WHOLE:
            pattern.fullmatch(text)
        for pattern in BEGINNING:
            pattern.match(text)
"""
READ = f"""
from contextlib import suppress
from geodata import parse_edtf, reckon
from geodata.tables import cells
from geodata.files.encodings import damage, likely
from geodata.errors import Refusal
from geodata.formats.parts import with_sheets
from geodata.dossiers.quotations import locate
from geodata.files.spreadsheet_cells import refuse_leftover
from geodata.dossiers.toml_slips import slip

CHECKS = [
    parse_edtf, lambda cell: parse_edtf("1950/" + cell), lambda cell: reckon(cell, "1950-10-12"),
    cells.identifier, cells.identifiers, cells.latitude, cells.longitude, cells.number(0, 9), cells.step, cells.color,
    cells.language, cells.external_ids, cells.url, cells.one_of("yes", "no"), refuse_leftover,
    lambda words: locate("To the honourable Tideman Swarte at Bruges, from Hinrich Rode at Lübeck.", words),
    lambda text: locate(text, "Tideman Swarte"),
    lambda text: slip([text], 1), with_sheets, damage, lambda text: likely(text.encode() + b" \\xff ", len(text.encode()) + 1),
]
for before, after in {ENDS!r}:
    for repeated in {REPEATED!r}:
        text = before + repeated * ({LONG} // 10 // len(repeated)) + after
        for check in CHECKS:
            with suppress(Refusal):
                check(text)
"""


@pytest.mark.parametrize("script", [MATCHED, READ], ids=["patterns", "readers"])
def test_no_text_takes_longer_than_its_length(script: str) -> None:
    subprocess.run([sys.executable, "-c", script], check=True, timeout=HANG_SECONDS)


@pytest.mark.parametrize(
    "text", ["x" * 1000, "1" * 101, "1950-10-12/" + "u" * 200, "[" * 500, "12 October 1950" + " " * 100]
)
def test_what_is_longer_than_any_date_is_compared_with_no_mistake(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geodata.dates.remedies._MISTAKES", None)
    monkeypatch.setattr("geodata.dates.remedies.PHRASES", None)
    with pytest.raises(DateError, match="letters, more than any EDTF date"):
        parse_edtf(text)


def test_a_part_that_is_short_is_compared_in_a_long_text() -> None:
    with pytest.raises(DateError) as refused:
        parse_edtf("{" + ",".join(["1950-10-12"] * 20) + ",1950-13}")
    assert refused.value.fix.startswith("Write a month from 01 to 12")


def test_a_set_may_be_long_but_has_an_end() -> None:
    assert len(parse_edtf("{" + ",".join(["1950-10-12"] * 300) + "}").spans) == 300
    with pytest.raises(DateError, match="holds 1001 dates, and a set has 1000 at most"):
        parse_edtf("{" + ",".join(["1950"] * 1001) + "}")


def test_years_of_open_digits_are_counted_once() -> None:
    one, other = (span.start for span in parse_edtf("{XXXX,XXXX}").spans)
    assert one is not None
    assert other is not None
    assert one.years is other.years


@pytest.mark.parametrize("check", [number(0, 9), latitude, longitude])
@pytest.mark.parametrize(
    "cell", ["1" * 30_000, "1" * 101, "1" * 200 + "E", "52.5" + " " * 100 + "N", "0." + "0" * 500 + "1"]
)
def test_a_number_longer_than_any_is_refused_before_it_is_looked_at(
    check: Any, cell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geodata.tables.cells.as_decimal", None)
    with pytest.raises(Refusal, match=f"has {len(cell)} letters, and no number has more than 100"):
        check(cell)


def test_phrases_that_are_long_are_no_phrases() -> None:
    with pytest.raises(DateError, match="is no phrase that can be reckoned"):
        reckon("a fortnight inst " * 10_000, "1950-10-12")


class TestLongQuotations:
    DOCUMENT = " ".join(f"word{number}" for number in range(3000))

    def miss(self, exact: str) -> QuotationError:
        with pytest.raises(QuotationError) as refused:
            locate(self.DOCUMENT, exact)
        return refused.value

    def test_what_differs_far_within_is_found(self) -> None:
        exact = self.DOCUMENT[:15_000].replace("word1200 ", "ward1200 ")
        error = self.miss(exact)
        assert "the document has “word1200”, the quotation “ward1200”" in error.why
        assert error.value == exact
        assert error.nearest is not None
        assert len(error.nearest) < 1500

    @pytest.mark.parametrize("exact", ["ward0 " + DOCUMENT[6:9000], DOCUMENT[8000:] + " and so on"])
    def test_what_differs_at_an_end_is_found(self, exact: str) -> None:
        assert "the document" in self.miss(exact).why

    def test_the_lines_of_words_that_stand_everywhere_are_not_all_told(self) -> None:
        with pytest.raises(
            QuotationError, match=r"stands 5000 times in the document, at lines 1, 2, .*, 20 and so on\."
        ):
            locate("word\n" * 5000, "word")
        with pytest.raises(QuotationError, match="stands 3 times in the document, at lines 1, 2 and 3"):
            locate("word\n" * 3, "word")

    def test_a_context_that_stands_everywhere(self) -> None:
        text = "a b " * 5000
        with pytest.raises(QuotationError, match="stands 5000 times in the context given"):
            locate(text, "a", "a b")
        assert locate(f"{text}c a", "a", "c a").start == len(text) + 2
