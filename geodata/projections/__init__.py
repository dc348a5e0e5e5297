"""Extents come in, in degrees; the projection that suits one, and what a map in it shows, go out.

The doors are `choice.projection_for` and, for a projection that a user brings, `custom.as_projection`.
"""
