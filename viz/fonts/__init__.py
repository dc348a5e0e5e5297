"""Texts and names of families come in; the faces that set them go out: packaged ones before installed ones, and one's own first.

The doors are `faces.families_for`, which says what sets a text, and `own_fonts.own_faces`.
"""
