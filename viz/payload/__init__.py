"""What the page's script receives: the description in whole numbers, packed tables and finished words, as one JSON value.

The door is `payload.payload`.
"""
