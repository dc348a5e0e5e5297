"""A folder of texts comes in, however many; a GeoParquet file of the places, dates and events they name goes out.

The door is `drafting.draft_corpus`. Each document is drafted by itself, by processes of this machine or a
Dask cluster, and what is found in it is kept in a file of its own until all are done: a run that is killed goes on where it was.
"""
