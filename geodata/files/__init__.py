"""Files come in, whatever they were saved as: texts, tables of text cells and the sheets of workbooks go out.

The doors are `texts.read_text`, `records.read_records` and `spreadsheets.read_sheets`; the way out is
`atomic_writing.write_whole`. Nothing here knows what a dossier is.
"""
