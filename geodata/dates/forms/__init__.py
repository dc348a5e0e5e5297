"""Dates as other programs and formats write them: a module a form, each with its `Form`; `registry` is the door."""
