"""How long it takes to read 10,000 dates in each calendar, on one core.

Run it with `make benchmark`. What is wanted: under two seconds for any of them. Each has a process of its own.
"""

import random
import subprocess
import sys
import time

from geodata import parse_edtf, read_date
from geodata.dates.calendars.counting import counting, stretches_of
from geodata.dates.calendars.names import CALENDARS, LEAP, Calendar

DATES = 10_000
FIRST_YEAR, LAST_YEAR = 1000, 1999  # of calendars without end
WANTED = 2.0  # seconds


def main() -> None:
    """Measure and print each calendar."""
    for calendar in CALENDARS:
        subprocess.run([sys.executable, __file__, calendar], check=True)


def measure(calendar: Calendar) -> None:
    """Print how long dates in numbers take to be read, and to be said in words as well."""
    texts = some_dates(calendar)
    start = time.process_time()
    dates = [read_date(text, calendar=calendar) for text in texts]
    read = time.process_time() - start
    words = [date.display for date in dates]
    worded = time.process_time() - start
    verdict = "" if read < WANTED else f", wanted {WANTED:g} s"
    print(f"{len(texts):,} dates, {calendar}: {read:.2f} s, {worded:.2f} s with their words: {words[0]}{verdict}")


def some_dates(calendar: Calendar) -> list[str]:
    """Days of all the years that a calendar counts; some come twice where it has not as many."""
    chance = random.Random(75511)
    first, last = counting(calendar).years or (FIRST_YEAR, LAST_YEAR)
    found = []
    while len(found) < DATES:
        year = chance.randint(first, last)
        if stretches := stretches_of(calendar, year):
            month, days = chance.choice(stretches)
            found.append(f"{year:04}-{month % LEAP:02}{'L' * (month > LEAP)}-{chance.choice(days):02}")
    return found


if __name__ == "__main__":
    if len(sys.argv) > 1:
        parse_edtf("1950-10-12")  # imports what all dates need
        measure(sys.argv[1])  # type: ignore[arg-type]
    else:
        main()
