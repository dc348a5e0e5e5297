"""The format of a dossier as code: which files there are, and which columns, keys and words each may hold.

Nothing comes in; `tables.TABLES`, `geometries.GEOMETRIES`, `keys` and `vocabularies` are what the readers, the template and the
tests look at. `seeds/README.md` says the same in words.
"""
