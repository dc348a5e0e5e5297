"""A dossier comes in; the layers and the timeline that suit it go out.

The doors are `layers.dossier_layers` and `timeline.dossier_timeline`.
"""
