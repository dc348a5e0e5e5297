"""Formats of gazetteers: places with their names, and their identifiers elsewhere."""
