"""Formats in which a text stands, or what is said of its words."""
