"""What is said of an event, in English: how it is told, by whom, how sure it is, and what came of it."""

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

IN_THE_NAME_OF = ("ordered", "recommended", "requested")

ARTICLE = "The "

STANCE = {
    "occurred": "HAPPENED",
    "ordered": "ORDERED, not done",
    "recommended": "ADVISED, not done",
    "requested": "ASKED FOR, not done",
    "agreed": "SAID TO BE AGREED, not done",
    "judged": "JUDGED, not proved",
    "forecast": "FORECAST, not yet come",
    "reported": "REPORTED, not proved",
    "draft": "DRAFT, not reviewed",
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
    "draft": "Draft: not reviewed.",
}

BASIS = {
    "stated": "stated in the document",
    "computed": "computed from the document’s words",
    "source": "from another source",
    "editor": "our reading",
}

RESTS_ON = {
    "single": "one source",
    "dependent": "one chain of sources",
    "independent": "independent sources",
    "none": "no source",
}

KIND = {
    "battle": "Battle",
    "movement": "Movement",
    "decision": "Decision",
    "diplomacy": "Diplomacy",
    "message": "Message",
    "organisation": "Organisation",
    "statement": "Statement",
}

SPOKEN = {
    "stop": ".",
    "between_places": "; ",
    "between_names": " and ",
    "front": "{front}: {first} to {last}{through}",
    "front_through": ", by way of {places}",
}
