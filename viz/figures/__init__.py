"""The description comes in; plotly figures go out.

The doors are `maps.map_figure` and `timelines.timeline_figure`.
"""
