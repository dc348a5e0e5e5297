"""A story comes in; a plate for print goes out: maps, insets, legend, scale bar and credits, composed to a width and a height.

The doors are `plates.static_story` and, for a story as it stands, `plates.story_plate`; `viz.printing.files.write_figure` makes a
file of it, and `stills.still` the picture of a notebook.
"""
