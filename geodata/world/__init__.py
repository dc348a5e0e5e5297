"""The packaged world: an extent and a day come in; land, waters, borders, towns, names and relief go out, with their credits.

The door is `basemap.basemap`. The data are in `data/`, with their licences.
"""
