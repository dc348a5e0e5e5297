"""A toponym comes in; the places that may bear it go out, the best first.

The door is `lookup.lookup`: it asks the dossier's own places, the packaged world, and GeoNames. What reads a text asks the same
gazetteers for plain places (`known.known`).
"""
