"""Findings as the sheets of a dossier, a module each."""
