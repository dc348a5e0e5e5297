"""A dossier to fill in: the name of a folder comes in, a small example goes out, as text files or as one workbook.

The door is `new.new_dossier`.
"""
