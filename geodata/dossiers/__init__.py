"""A folder or a workbook comes in; a `Dossier` goes out, checked as a whole, with plain GeoDataFrames.

The door is `reading.read_dossier`. Everything that is wrong is told at once, as a `DossierError`.
"""
