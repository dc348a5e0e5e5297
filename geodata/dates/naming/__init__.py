"""Dates that name their months, eras or reigns: a text comes in, and the date that it means goes out.

`named.read_named` is the door. `parts` takes a text apart into numbers, names and marks, whatever their order; `aliases` knows
the names, in all their spellings; `named_east_asian` reads eras, reigns and East Asian numbers.
"""
