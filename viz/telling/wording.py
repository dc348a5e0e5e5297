"""Every sentence the page shows about an event, written once, in English.

The script never words anything: it shows these strings. `languages.py` has them in other languages.
"""

from geodata.projections.choice import PHRASES
from geodata.world.basemap import KOREA_WATERS, NATURAL_EARTH, SRTM30, TOO_COARSE
from viz.layers.styles import SIGNS as SIGNS_OF_MARKS

MODALITY = {
    "occurred": "It happened",
    "ordered": "Ordered",
    "recommended": "Recommended",
    "requested": "Requested",
    "agreed": "Said to be agreed",
    "judged": "A judgement",
    "forecast": "A forecast",
    "reported": "Reported",
}

# The same with a voice.
BY = {
    "occurred": "It happened, says {voice}",
    "ordered": "Ordered by {voice}",
    "recommended": "Recommended by {voice}",
    "requested": "Requested by {voice}",
    "agreed": "Said to be agreed by {voice}",
    "judged": "Judged by {voice}",
    "forecast": "Forecast by {voice}",
    "reported": "Reported by {voice}",
}
# What is said in the name of a body, such as a meeting; and the article of its name, which is small within a sentence.
IN_THE_NAME_OF = ("ordered", "recommended", "requested")
ARTICLE = "The "

# The same for the back row of a class.
STANCE = {
    "occurred": "HAPPENED",
    "ordered": "ORDERED, not done",
    "recommended": "ADVISED, not done",
    "requested": "ASKED FOR, not done",
    "agreed": "SAID TO BE AGREED, not done",
    "judged": "JUDGED, not proved",
    "forecast": "FORECAST, not yet come",
    "reported": "REPORTED, not proved",
}

FATE = {
    "carried_out": "It was carried out.",
    "partly": "It was carried out in part.",
    "overtaken": "It was overtaken by events.",
    "not_carried_out": "It was not carried out.",
    "unknown": "What came of it is not established.",
}

STANDING = {
    "established": "established",
    "likely": "likely, not proved",
    "contested": "contested",
    "unknown": "not known",
}

CHECKED = {
    "seen": "the source was opened",
    "secondary": "seen in a later work that cites it",
    "memory": "from memory of the literature, not yet checked",
}

BASIS = {
    "stated": "stated in the document",
    "computed": "computed from the document’s words",
    "source": "from another source",
    "editor": "our reading",
}

# What an event rests on, as the choice "Rests on" has it; see `geodata.evidence.corroboration`.
RESTS_ON = {
    "single": "one source",
    "dependent": "one chain of sources",
    "independent": "independent sources",
    "none": "no source",
}

# What sort of event it is; see `geodata.formats.vocabularies`.
KIND = {
    "battle": "Battle",
    "movement": "Movement",
    "decision": "Decision",
    "diplomacy": "Diplomacy",
    "message": "Message",
    "organisation": "Organisation",
    "statement": "Statement",
}

# Of the widget in a notebook, beside those of the page.
WIDGET = {
    "box": "Select with a box (with Shift: add to what is selected)",
    "lasso": "Select with a lasso",
    "selected": "{count} selected",
    "clear": "Clear",
}

INTERFACE = {
    "previous": "Previous step",
    "next": "Next step",
    "order": "Order of steps",
    "order_dates": "as the dates run",
    "order_document": "as the document argues",
    "order_path": "as a lesson",
    "order_other_path": "as a lesson: {path}",
    "hindsight": "Show what came after",
    "begin": "Next",
    "step_of": "step {number} of {count}",
    "present": "Present",
    "print": "Print",
    "print_step": "This step",
    "print_steps": "All steps",
    "no_print": "The page that this one stands in does not let it print. Open this page by itself, and print it there.",
    "no_full_screen": "The page that this one stands in does not let it fill the screen. Open this page by itself.",
    "end_presenting": "End",
    "black": "Black",
    "play": "Play",
    "pause": "Stop",
    "chapters": "Steps",
    "chapter_later": "came after the document",
    "keys": "Keys",
    "single_keys": "Keys of a single letter or sign are on",
    "close": "Close",
    "slide": "For the back row",
    "document": "Document",
    "events": "All events",
    "about": "About",
    "rests_on": "Rests on",
    "filter": "Filter",
    "filter_actor": "Who",
    "filter_kind": "What sort of event",
    "filter_modality": "Done or said",
    "kept": "{kept} of {count} events",
    "show_all": "Show all",
    # Of an address that asks for what is not there. What it asks for stands between isolates, since anybody may have written it.
    "unmet_event": "There is no event “\u2068{value}\u2069” on this page.",
    "unmet_order": "There is no order of steps “\u2068{value}\u2069” on this page.",
    "unmet_filter": "No event answers to the filter “\u2068{value}\u2069”; it was lifted.",
    "unmet_layer": "There is no layer “\u2068{value}\u2069” on this page.",
    "unmet_tab": "There is no tab “\u2068{value}\u2069” on this page.",
    "unmet_language": "This page does not have the language “\u2068{value}\u2069”.",
    "outside": "This event is outside the choice.",
    "this_document": "this document",
    "only_memory": "No source: from memory.",
    "only_document": "Only {document} says so.",
    "only_source": "Only one source says so: {sources}.",
    "several_dependent": "Only sources of one chain say so: {sources}.",
    "several": "Several sources say so: {sources}.",
    "also": "Also: {sources}.",
    "also_dependent": "Also, from the same chain of transmission: {sources}.",
    "one_chain": "{sources} (one chain)",
    "matrix": "Which event rests on which source",
    "matrix_event": "Event",
    "matrix_yes": "yes",
    "matrix_note": "A dot: the event rests on the source. Sources side by side on a shade are of one chain of transmission and "
    "count as one. What is only remembered counts for nothing and has no column.",
    "matrix_left": "Left out, because the table would be too large: {left}.",
    "map": "Map",
    "timeline": "Timeline",
    "timeline_rows": "Rows of the timeline",
    "rows_seen": "{first}–{last} of {count}",
    "picture": "Map and timeline",
    "skip_to_card": "Skip to the current event",
    "skip_to_document": "Skip to the document",
    "skip_to_events": "Skip to the list of events",
    "quotation": "Quotation {number} of {count}. {line}",
    # Of what has changed, to those who cannot see it.
    "asked_question": "Question: {question}",
    "hindsight_on": "What came after the document is shown, {count} more events.",
    "hindsight_off": "What came after the document is out of sight again.",
    "kept_all": "All {count} events.",
    "layer_on": "{layer}: on the map.",
    "layer_off": "{layer}: not on the map.",
    "card": "The current event",
    "legend": "Signs",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "home": "Whole map",
    "voice_for": "{voice}, for {body}",
    "voice_told": "{voice}, as told by {teller}",
    "outcome": "What came of it?",
    "answer": "Show an answer",
    "teacher": "For the teacher",
    "names": "Other names",
    "illustration": "Picture",
    "enlarge": "Show the picture alone",
    "candidates": "Rival readings",
    "written": "in the document",
    "written_elsewhere": "as written",
    "line": "{date}: {title}",
    "as_of": "The map:",
    "sent": "sent {date}",
    "received": "received {date}",
    "evidence_words": "{standing}, {basis}.",
    "evidence_checked": "{standing}, {basis}; {checked}.",
    "km": "{number} km",
    "metres": "{number} m",
    "north": "N",
    "language": "Language",
    "unreviewed": "The words of this page in this language have not been reviewed by anybody who speaks it.",
    "within": "{place}, within {km} km",
    "kilometres": "±{km} km",
    "overview_map": "all events",
    "overview_from": "The first: {first}; the last: {last}.",
    "overview_how": "Click a mark, or step from one to the next with ‹ and ›.",
    "all_events": "The map: all events, also those after the document",
    "and_more": "and {count} more",
    "search": "Search the events",
    "search_all": "Search events, places, text",
    "found_places": "Places",
    "found_text": "In the document",
    "found_events": "Events",
    "found_map": "on the map",
    "no_scripts": "This browser runs no scripts here. What map and timeline show is told in words.",
    "too_old": "This browser is too old for the scripts of this page, or one of them failed. What map and timeline show is "
    "told in words; a browser of 2023 or later shows them.",
    "plain_after": "What came after the document is not listed here.",
    "more": "What came after the document is not listed here until you ask for it.",
    "rule": "reckoned",
    "reckoning": "Where the date comes from",
    "evidence": "Sources and standing",
    "place_unknown": "No place on the map: the sources name none.",
    "place": "Where",
    "message": "Message",
    "off_map": "Where (not on the map)",
    "nowhere": "No place on the map",
    "rival_places": "rival places {letters}",
    "go_to_place": "Show {place}",
    "main_map": "Back to the main map",
    "exercise": "Invented text, for demonstration",
    "cite": "How to cite this map",
    "shows": "Map and timeline: {what}",
    "map_and_timeline": "Map and timeline",
    "cited_document": "Document: {document}",
    "cited_credit": "Credit: {credit}",
    "made_with": "Made with chronotope\N{NO-BREAK SPACE}{version}",
    "document_date": "the document",
    "earlier": "earlier",
    "later": "later",
    "untold": "not yet told",
    "whole_time": "Show the whole time",
    "told_time": "Show what has been told so far",
    "fewer_days": "Fewer days",
    "more_days": "More days",
    "no_source": "No source given.",
    "all_rows": "All",
    "base_map": "Base map",
    "base_names": "Names of the base map",
    "place_names": "Names of places",
    "layers": "Layers",
    "map_names": "Names",
    "not_given": "not given",
    "shown_day": "As of {day}",
    "shown_span": "From {start} to {end}",
    "shown_from": "From {start} on",
    "shown_until": "Until {end}",
    "no_borders": "No borders are drawn: the map knows none of that time",
    "borders_today": "Borders of today; the map takes no position on them",
    "days": "{start} to {end}",
    "borders": "Borders as of {day} where known; the map takes no position on them",
}

# What stands on the time axis of the page where its scale changes.
TIME_AXIS = {
    "stretched": "{day}: one day, stretched",
}

# What has a number in it: for one, and for several.
COUNTED = {
    "events": ("{count} event", "{count} events"),
    "rows": ("{count} row", "{count} rows"),
    "left_out": ("{count} of {total} rows is left out: {reasons}.", "{count} of {total} rows are left out: {reasons}."),
    "rows_named": ("row {names}", "rows {names}"),
    "others": ("{count} others", "{count} others"),
    "plain_more": (
        "and {count} more events, which a browser shows that runs scripts.",
        "and {count} more events, which a browser shows that runs scripts.",
    ),
    "matrix_left_events": ("the last {count} events", "the last {count} events"),
    "matrix_left_sources": (
        "the {count} sources that the fewest events rest on",
        "the {count} sources that the fewest events rest on",
    ),
    "days_shortened": ("{count} days, shortened", "{count} days, shortened"),
    "years_shortened": ("{count} years, shortened", "{count} years, shortened"),
    "front": (
        "{front}: approximate, ±{precision} km, from {count} checked place",
        "{front}: approximate, ±{precision} km, from {count} checked places",
    ),
}

# What the record of a document tells.
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

# The layers of a dossier.
LAYERS = {
    "areas": "Areas",
    "borders": "Borders of the time",
    "fronts": "Front",
    "spearheads": "Spearhead",
    "messages": "Message",
    "movements": "Movements",
    "candidates": "Rival places",
    "events": "Events",
}

# What the signs mean, by their names in the style sheet, in the order of the legend.
SIGNS = {
    "point-done": SIGNS_OF_MARKS["point", "done", False].words,
    "point-asked": SIGNS_OF_MARKS["point", "asked", False].words,
    "point-said": SIGNS_OF_MARKS["point", "said", False].words,
    "arrow-done": SIGNS_OF_MARKS["arrow", "done", False].words,
    "arrow-asked": SIGNS_OF_MARKS["arrow", "asked", False].words,
    "area": SIGNS_OF_MARKS["area", "done", False].words,
    "hatched": SIGNS_OF_MARKS["area", "done", True].words,
    "front": "front, with checked places",
    "border": "border of the time",
    "message": "message",
    "candidate": "rival places",
    "step": "this step",
    "stack": "several events",
}

# How the margin of a map describes its projection, and the sources of the base map.
PROJECTION = PHRASES
CREDITS = {
    "natural_earth": NATURAL_EARTH.text,
    "relief": SRTM30.text,
    "korea_waters": KOREA_WATERS.text,
    "too_coarse": TOO_COARSE,
}

# What the page says instead where nothing has a date.
TIMELESS = {
    "picture": "Map",
    "events": "All rows",
    "card": "The current row",
    "search": "Search the rows",
    "found_events": "Rows",
    "line": "{title}",
    "map_and_timeline": "Map",
}

# What stands on a handout besides what the dossier says.
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

# While a path plays by itself, each step stays for so many seconds: time to read 30 words aloud.
PLAY_SECONDS = 12

# What those who cannot see the map are told of it.
SPOKEN = {
    "stop": ".",
    "between_places": "; ",
    "between_names": " and ",
    "nowhere": "No place on the map",
    "front": "{front}: {first} to {last}{through}",
    "front_through": ", by way of {places}",
}

# The keys of the page and what they do, as its list of keys says.
KEYS = (
    ("→  Page Down", "the next step"),
    ("←  Page Up", "the step before"),
    ("Home  End", "the first step, the last"),
    ("f", "present: the map and one quotation; f or Esc ends it"),
    ("b  .", "a black screen, until any key"),
    ("c", "all steps, to jump to one"),
    ("n  Shift + n", "the next quotation of the document, the one before; Enter goes to its step"),
    ("p", f"play a step every {PLAY_SECONDS} seconds while presenting; stop"),
    ("Shift + arrow  +  −", "move the map that has the focus; zoom"),
    ("?", "this list"),
)
