"""Year styles that are not counted are refused with what to write, and what the remedies tell is right."""

import pytest

from geodata import parse_edtf, read_date
from geodata.dates.calendars.names import REFUSED


@pytest.mark.parametrize("style", REFUSED)
def test_a_year_style_is_refused_with_what_to_write(style: str) -> None:
    for read in (read_date, parse_edtf):
        with pytest.raises(ValueError, match=r"is not counted: (?:where|the) .* write (?:the|days)"):
            read("1450-02-12", calendar=style)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("style", "rule", "typed", "calendar", "gregorian"),
    [
        # Lorenzo de’ Medici died on 8 April 1492, by the year of Pisa 1493.
        (
            "annunciation-pisa",
            "one year less from 25 March to 31 December",
            f"{1493 - 1}-04-08",
            "julian",
            "1492-04-17",
        ),
        # Savonarola’s pyre of the vanities, Shrove Tuesday 1497, was on 7 February 1496 in Florence.
        ("annunciation-florence", "with the calendar old-style", "1496-02-07", "old-style", "1497-02-16"),
        # Peter the Great ended the year 7208 of the world, which had begun on 1 September 1699, by 1 January 1700.
        ("byzantine", "the year less 5509 from September to December", f"{7208 - 5509}-09-01", "julian", "1699-09-11"),
        # The Young Turks’ deposition of Abdülhamid, 14 April 1325, is 27 April 1909.
        ("rumi", "584 years more from March to December", f"{1325 + 584}-04-14", "julian", "1909-04-27"),
        # A February of 1508 more veneto is one of 1509.
        ("venetian", "one year more in January and February", f"{1508 + 1}-02-12", "julian", "1509-02-22"),
    ],
)
def test_what_a_year_style_tells_to_write_is_the_day(
    style: str, rule: str, typed: str, calendar: str, gregorian: str
) -> None:
    assert rule in REFUSED[style]
    assert str(read_date(typed, calendar=calendar).earliest) == gregorian  # type: ignore[arg-type]
