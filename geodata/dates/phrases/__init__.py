"""Dates in words that stand for themselves: "Michaelmas 1422", "early October 1950", "the 1950s"; `reading` is the door."""
