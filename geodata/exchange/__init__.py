"""Formats of the field: a file in one of them becomes the tables of a dossier, and a dossier becomes such a file.

`reading.read_tables` and `writing.write` are the doors; `forms.FORMS` lists the formats. Each has a module with
`read(path) -> Tables` and `write(dossier, path) -> losses`, in a room of its kind.
"""
