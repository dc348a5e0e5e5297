"""Rows of text cells come in, and are held against declared columns; tables of checked cells go out.

The door is `reading.read_table`. What is wrong with a cell, a header or a reference is noted as a problem, with what would be
right.
"""
