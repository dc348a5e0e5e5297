"""Any file of tables or shapes comes in, a plain frame goes out, with dates as they are written.

The door is `reading.read_file`. There is one reader for each kind of file; what programs of the field write into such
files is not known here.
"""
