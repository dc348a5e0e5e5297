"""Dates as historians write them: EDTF or words come in, `HistoricalDate` with its first and last possible day goes out.

The doors are `reading.read_date`, for dates of every kind, `parsing.parse_edtf`, and for words such as "yesterday"
`reckoning.reckon`. What is no date comes back as a `DateError` that says what would be right.
"""
