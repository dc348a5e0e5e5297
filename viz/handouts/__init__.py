"""A dossier and its story come in; sheets, slides and lists for a class go out as PDF, with maps as they are printed.

The door is `writing.write_handout`.
"""
