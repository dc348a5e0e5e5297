"""The calendars by name, and those that are refused, each with what to write instead."""

from typing import Literal, get_args

Calendar = Literal[
    "gregorian",
    "julian",
    "old-style",
    "swedish",
    "islamic",
    "umm-al-qura",
    "hebrew",
    "french-republican",
    "coptic",
    "ethiopian",
    "persian",
    "korean",
    "chinese",
    "japanese",
]
CALENDARS: tuple[Calendar, ...] = get_args(Calendar)

# The months of the Gregorian, the Julian and the like, in English; `words.toml` has them in each language.
ROMAN_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# Calendars in whose numbers EDTF itself is written here, as historians write it.
OF_EDTF: tuple[Calendar, ...] = ("gregorian", "julian")

# Calendars of other years, whose months and days are Gregorian.
OF_GREGORIAN_MONTHS: tuple[Calendar, ...] = ("japanese",)

# A leap month has the number of the month whose name it repeats, and this.
LEAP = 100

# Year styles and calendars that are not counted, and what to write for them.
REFUSED = {
    "easter": "where the year began at Easter, days between 22 March and 25 April may stand twice in one year; write the "
    "Julian date with the year counted from 1 January, and the words of the source in date_as_written",
    "annunciation-pisa": "where the year began on 25 March before, write the date with the year counted from 1 January: one year "
    "less from 25 March to 31 December; it is Julian to 4 October 1582, then Gregorian",
    "annunciation-florence": "where the year began on 25 March after, write days to 4 October 1582 with the calendar old-style, "
    "and later ones, which are Gregorian, with the year counted from 1 January: one year more from 1 January to 24 March",
    "venetian": "where the year began on 1 March (more veneto), write the date with the year counted from 1 January: one year "
    "more in January and February; it is Julian to 4 October 1582, then Gregorian",
    "byzantine": "where years of the world began on 1 September, write the Julian date: the year less 5509 from September to "
    "December, less 5508 from January to August",
    "rumi": "where Ottoman fiscal years began on 1 March, write the date with the calendar julian: 584 years more from March to "
    "December, 585 in January and February; from 1 March 1917 on its days are Gregorian",
}
