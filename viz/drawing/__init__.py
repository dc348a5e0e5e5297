"""Layers come in, with a view and a theme; pieces go out: fillings, strokes, points and pictures in the view's metres.

The door is `layer_pieces.scene_pieces`. Every renderer draws these pieces, so that page, figure and print agree.
"""
