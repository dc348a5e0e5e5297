"""What stands on a map, on a handout and in the record of a document, in English."""

from geodata.projections.choice import PHRASES
from geodata.world.basemap import KOREA_WATERS, NATURAL_EARTH, SRTM30, TOO_COARSE
from viz.layers.styles import SIGNS as SIGNS_OF_MARKS

LAYERS = {
    "areas": "Areas",
    "borders": "Borders of the time",
    "fronts": "Front",
    "spearheads": "Spearhead",
    "draft-lines": "Lines, not reviewed",
    "messages": "Message",
    "movements": "Movements",
    "candidates": "Rival places",
    "events": "Events",
}

SIGNS = {
    "point-done": SIGNS_OF_MARKS["point", "done", False].words,
    "point-asked": SIGNS_OF_MARKS["point", "asked", False].words,
    "point-said": SIGNS_OF_MARKS["point", "said", False].words,
    "point-draft": "draft, not reviewed",
    "arrow-done": SIGNS_OF_MARKS["arrow", "done", False].words,
    "arrow-asked": SIGNS_OF_MARKS["arrow", "asked", False].words,
    "area": SIGNS_OF_MARKS["area", "done", False].words,
    "hatched": SIGNS_OF_MARKS["area", "done", True].words,
    "front": "front, with checked places",
    "border": "border of the time",
    "line-draft": "line, not reviewed",
    "message": "message",
    "candidate": "rival places",
    "step": "this step",
    "stack": "several events",
}

PROJECTION = PHRASES

CREDITS = {
    "natural_earth": NATURAL_EARTH.text,
    "relief": SRTM30.text,
    "korea_waters": KOREA_WATERS.text,
    "too_coarse": TOO_COARSE,
}

# The layers of an SVG, as an editor of drawings lists them.
SVG_LAYERS = {
    "paper": "Paper",
    "labels": "Names",
    "frame": "Frame",
    "margin": "Margin",
    "base-relief": "Relief",
    "base-sea": "Sea",
    "base-graticule": "Meridians and parallels",
    "base-lakes": "Lakes",
    "base-rivers": "Rivers",
    "base-provinces": "Provinces",
    "base-borders": "Borders",
}

RECORD = {
    "title": "Title",
    "date": "Date",
    "author": "Author",
    "addressees": "To",
    "archive": "Archive",
    "reference": "Reference",
    "translator": "Translator",
    "transcription": "Transcription",
    "rights": "Rights",
    "credit": "Credit",
    "url": "Address",
}

HANDOUT = {
    "name": "Name",
    "class": "Class",
    "date": "Date",
    "provenance": "Where this text comes from",
    "missing": "Not known",
    "glossary": "Who is who",
    "map": "The map",
    "map_task": "Write the names you need beside the dots, and mark what the text speaks of.",
    "timeline": "The timeline",
    "timeline_task": "Enter who did, said or advised what, and when.",
    "questions": "Questions",
    "key": "Key",
    "for_the_teacher": "For the teacher",
    "answer": "A possible answer",
    "fate": "What came of it",
    "line": "line {first}",
    "lines": "lines {first}–{last}",
    "events": "All events",
    "step": "{number} of {count}",
    "outcomes": "Answer, and what came of it",
}

CAPTION = {
    "map": "Map: {what}",
    "alternative": "Alternative text",
    "unplaced": "Without a place on the map",
    "quotation": "“{words}”",
    "quoted": "{quotation} ({document})",
    "sources": "Source: {sources}",
    "number": "number in the caption",
    "stack": "{place}: {events}",
    "stacked": "{title} ({date})",
}
