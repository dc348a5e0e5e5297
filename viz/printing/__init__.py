"""The description comes in; a plate for print goes out: map, insets, legend, scale bar and credits, drawn by matplotlib.

The door is `plates.static_story`; `files.write_figure` makes a file of it, and `stills.still` the picture of a notebook.
"""
