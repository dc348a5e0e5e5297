"""Dates in running text. The door is `finding.find_dates`."""
