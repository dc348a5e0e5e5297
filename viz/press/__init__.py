"""The file of a figure, as matplotlib wrote it, comes in; one that a press takes goes out: it says what it is, in grey if asked.

The doors are `imprints.imprint` for what a file says of itself, `pdf_files.finished` for a PDF and `svg_files.finished` for an
SVG. Nobody here draws.
"""
