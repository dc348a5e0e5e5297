"""Formats in which events and places are rows or features: tables, files of geographical programs."""
