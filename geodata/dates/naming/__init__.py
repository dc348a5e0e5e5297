"""Names of months and eras in dates: a text comes in, and its numbers, names and marks go out, whatever their order.

`parts.take_apart` is the door; `aliases` knows the names, in all their spellings.
"""
