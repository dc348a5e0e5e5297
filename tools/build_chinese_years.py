"""Make `chinese_years.csv`, the years of the Chinese calendar, from `lunar_python`.

Run it in an environment that has the packages of the tests: `.venv/bin/python tools/build_chinese_years.py`.
"""

from pathlib import Path

from lunar_python import LunarYear

from geodata.dates.calendars.christian import EPOCH
from geodata.dates.days import Day

TABLE = Path(__file__).parent.parent / "geodata" / "dates" / "calendars" / "east_asian" / "chinese_years.csv"
FIRST_YEAR, LAST_YEAR = 1000, 2100
HEADER = """\
# The years of the Chinese calendar, made from lunar_python 1.4.8 (6tail, MIT licence) by tools/build_chinese_years.py; how far
# they are right is said in lunisolar.py. first_day: proleptic Gregorian. leap: the month that is repeated. lengths: of the months
# in their order, 0 for 30 days and 9 for 29.
year,first_day,leap,lengths
"""


def row(year: int) -> str:
    """One year as a line of the table."""
    months = LunarYear.fromYear(year).getMonthsInYear()
    # Julian day numbers are given for noon.
    first = Day(int(months[0].getFirstJulianDay()) - EPOCH)
    leap = next((str(-month.getMonth()) for month in months if month.isLeap()), "")
    lengths = "".join(str(month.getDayCount() % 10) for month in months)
    return f"{year},{first},{leap},{lengths}"


if __name__ == "__main__":
    lines = [row(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    TABLE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
