"""The calendars and eras of East Asia.

`lunisolar` counts the Korean and the Chinese calendar, `japanese` the Japanese since 1873; `eras` has eras and reigns with their
first and last years, `eras.csv`, and `numerals` reads Chinese and Sino-Korean numbers.
"""
