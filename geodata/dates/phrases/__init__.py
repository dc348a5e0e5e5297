"""Dates in words: a phrase comes in, `Michaelmas 1422` or `early October 1950`, and the date that it means goes out.

The door is `reading.read_phrase`. A phrase is taken apart by the forms of its language (`grammar`, `language`, a TOML file a
language), and each form names the rule that reckons it (`rules`). Of a phrase that leaves out its year the anchor gives the one
that brings it nearest. What the words leave open is as wide as this, and the rule of the date says so:

| words | what is meant |
| --- | --- |
| early, mid, late October | days 1–10, 11–20, and 21 to the end |
| early, mid, late 1950 | a third of the year: four months; of a season: one of its months |
| the early, mid, late 1950s | 1950–1953, 1954–1956, 1957–1959 |
| the beginning, middle, end of the 12th century | 1100–1133, 1134–1166, 1167–1199 |
| the first, second half of October | to the 15th, and from the 16th on |
| the first half, quarter of 1950 | six, three months; of a century fifty, twenty-five years |
| the 12th century | its hundred, 1100 to 1199, which EDTF writes 11XX |
| the 1st century; the 1st century BC | 1 to 99; 100 BCE to 1 BCE |
| spring, summer, autumn, winter | three whole months, as `seasons` has them in the north |
| winter 1950 | winter 1950/51: it bears the year in which it begins |
| c., about | the date as written, marked as approximate |
| before, after | not the time that is named: before 1950 is 1949 at the latest |
| by, not later than; not before | the time that is named, or before (after) it |
| between … and … | one of these, both ends counted in |
| from … to …, 8–10 October | all of these: an interval; approximate where an end is a part of a month or year |
| the night of 11 October, of 11–12 October | one of two days |
| Lent, Advent, Rogation days, Holy Week | one of its days |
| eve, vigil; morrow; octave; quindene | 1 day before; 1 day, 7 days and 14 days after |
| the 6th century AH | its hundred, the years 500 to 599 of the Hijra |
| Tuesday, 20 Jumada I 857 | the day that was a Tuesday, of those that the date may be; what is said of it counts from this day |
| last Tuesday, where the day of the anchor is unsure | the Tuesday before each of the days that it may be |
| the Monday after a feast | the first after it, never the feast itself |
| the first Monday of March | the first in the month, which may be its first day |
| a few, some, several days later or ago | two to nine of them; likewise weeks, months and years |
| more than six months; not in less than six | from then on: an interval with an open end |
| in less than two months | one of the days from that on which it is said to two months later |
| the equinox, the solstice | by the mean Sun, to the day (`sun`); where neither season nor year is said, the nearest |
| 27 April 1737, Old Style; 11 February 1731/2 | years from 25 March, as in England to 1751 |
| the fiscal year 1888 | July 1887 to June 1888, as in the United States from 1843 to 1976 |
| half past six this morning | the day: hours say nothing of it |
| two weeks, months or years later | about: to the day, month or year |
| so many days before Kalends, Nones, Ides | counted backwards with both ends; not before 45 BCE |

Days and months with Roman names, feasts and Roman days are Julian before 15 October 1582 and Gregorian from then on, unless the
calendar is given, or the anchor is in another than the Gregorian. Years, seasons and dates in numbers are Gregorian, as in EDTF.
Easter is reckoned by `dateutil.easter`, by the Julian rule from 326 on, by the Gregorian from 1583 to 4099; outside these years,
of which the library says nothing when it is asked, it is refused.
"""
