"""Formats of programs that tell a story step by step: TimelineJS and StoryMapJS of Knight Lab.

`slides.slide_of` is what both show of an event, `slides.take` the way back.
"""
