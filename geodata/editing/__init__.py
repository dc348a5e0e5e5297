"""The folder of a dossier is changed, one cell or row at a time: an edit comes in, the file with all its other bytes goes out.

The door is `folder.EditedFolder`. What two people, or a spreadsheet, change at the same time is merged row by row; where both
changed one cell, `edits.ConflictError` says so and nothing is written. `trial.tried` reads the dossier as it would be.
"""
