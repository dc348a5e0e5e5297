"""The description comes in; a plate for print goes out: map, insets, legend, scale bar and credits, drawn by matplotlib.

The doors are `plates.static_story` and, for a story as it stands, `plates.story_plate`; `files.write_figure` makes a file of it,
and `stills.still` the picture of a notebook.
"""
