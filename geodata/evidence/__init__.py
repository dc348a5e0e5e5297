"""What a dossier rests on. Rows of its tables come in; remarks on them go out, and how many independent sources say the same.

The doors are `remarks.remark_on_memory`, `remarks.remark_on_sources` and `corroboration.corroboration`.
"""
