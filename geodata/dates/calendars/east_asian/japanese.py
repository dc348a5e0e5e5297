"""The Japanese calendar since 1 January 1873 (Meiji 6): Gregorian months, years of eras.

Until the end of 1872 Japan counted by a calendar of the Moon and the Sun of its own, which no library counts: those that read
Japanese eras take its months for Gregorian ones, and are off by a month or a year.
"""

from geodata.dates.calendars.christian import COUNTINGS as CHRISTIAN
from geodata.dates.calendars.counting import Counting
from geodata.dates.calendars.names import Calendar

_YEARS = (1873, 9999)
# What is said of any earlier date.
BEFORE_1873 = (
    "Japan’s calendar before 1873 is not counted here: write the Gregorian date from a printed table, and these words "
    "in date_as_written"
)
_GREGORIAN = CHRISTIAN["gregorian"]

COUNTINGS: dict[Calendar, Counting] = {
    "japanese": Counting(
        months=_GREGORIAN.months,
        month_length=_GREGORIAN.month_length,
        number_of=_GREGORIAN.number_of,
        date_of=_GREGORIAN.date_of,
        years=_YEARS,
        instead=BEFORE_1873,
    ),
}
