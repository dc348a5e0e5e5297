"""The calendars in which sources count their days.

`names` lists them, `counting` is the door: which day a calendar calls by numbers of its own, and by which numbers it calls a day.
Each calendar, or family of them, has a module with its `Counting`; `months.toml` has the names of the months.
"""
