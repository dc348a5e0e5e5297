"""A table of stops comes in, with its groups and their order; the layer of the routes through them goes out.

The door is `route_layer.RouteLayer`; all that is wrong with a table is told at once.
"""
