"""The signs by which `geodata.drafting.places.recognition` knows a toponym, and the learned weights that judge them."""
