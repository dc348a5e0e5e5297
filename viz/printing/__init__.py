"""What is drawn comes in; artists of matplotlib go out: pieces, labels, legend, scale bar. `viz.plates` composes them.

The doors are `pieces.draw` and `lettering.draw_labels`; `files.write_figure` makes a file of a figure.
"""
