"""An invented letter of two pages, and the draft of a dossier that a program may make of it: some of it right, some not."""

from pathlib import Path

import pandas as pd

from geodata import Tables

TEXT = """\
Lisbon, the 14th of March 1741

To Mr. Josiah Harwood, merchant, at Bristol

Dear Brother,

I came hither on the 2nd instant in the Prudence, after nineteen days from Bristol, and found the river full of ships \
that dare not sail. The packet from Falmouth brought word that Admiral Vernon has gone against Carthagena, and the \
English here talk of nothing else. Mr. Bulkeley gave a dinner upon it, at which I was made to sit by the Consul.

You ought not to send the serges by Oporto. The bar has shifted, and two pinks were lost upon it in January. Send them \
to Lisbon, and let Mr. Bulkeley have the selling of them; he promises nine per cent. within the month. The Consul told \
me that the Spaniards at Cadiz have laid an embargo upon all bottoms, and I believe him, for he has it from their own \
factor.

Yesterday a Dane came in from Madeira with eighty pipes of wine. Her master says that he was chased two days by a \
privateer out of Vigo and escaped her in the night. I went aboard to see the wine. It is good, and I have bought six \
pipes for you at thirty-two milreis.

[page 2]

I shall go to Setubal next week for the salt, if the roads allow it, and be back before Easter. There is talk that the \
King will send the squadron to the Streights in the summer. I set no store by it. The wine of last year I have sold to \
Captain Orme, who sails for Bristol on the 20th.

Pray remember me to our mother, and tell her that I have not yet seen an orange that was not sour.

Your loving brother,
Thomas Harwood
"""
_KEYS = {"title": "Thomas Harwood to his brother", "kind": "exercise", "language": "en"}
_RECORD = {
    "title": "Letter of Thomas Harwood",
    "date": "1741-03-14",
    "calendar": "gregorian",
    "author": "Thomas Harwood",
    "addressees": "Josiah Harwood",
    "language": "en",
    "rights": "none: an invented text",
    "credit": "chronotope",
}
_PLACES = [
    {"id": "lisbon", "name": "Lisbon", "lat": "38.7167", "lon": "-9.1333"},
    {"id": "bristol", "name": "Bristol", "kind": "town", "lat": "51.45", "lon": "-2.5833", "precision_km": "5"},
    {"id": "oporto", "name": "Oporto", "lat": "41.15", "lon": "-8.61", "precision_km": "5"},
    {"id": "cadiz", "name": "Cadiz"},
    {"id": "madeira", "name": "Madeira", "lat": "-4.37", "lon": "-61.5", "precision_km": "400"},
]
_PEOPLE = [
    {"id": "thomas", "name": "Thomas Harwood", "role": "factor"},
    {"id": "consul", "name": "The Consul", "role": "consul at Lisbon"},
    {"id": "master", "name": "The master of the Dane", "role": "shipmaster"},
]
_EVENTS = [
    ("arrival", "1741-03-02", "on the 2nd instant", "I came hither on the 2nd instant in the Prudence", "lisbon", "", "occurred"),
    ("packet", "1741-03", "", "The packet from Falmouth brought word", "lisbon", "", ""),
    ("serges", "1741-03-14", "", "You ought not to send the serges by Oporto", "oporto", "thomas", "recommended"),
    ("pinks", "1741-01", "in January", "two pinks were lost upon it in January", "oporto", "thomas", "reported"),
    ("embargo", "1741-03", "", "the Spaniards at Cadiz have laid an embargo", "cadiz", "thomas | consul", "reported"),
    ("dane", "1741-03-14", "Yesterday", "Yesterday a Dane came in from Madeira", "lisbon | madeira", "", "occurred"),
    ("chase", "1741-03", "", "he was chased two days by a privateer", "", "thomas | master", "reported"),
    ("orange", "1741-03-14", "", "I have not yet seen an orange that was not sour", "", "", "occurred"),
]  # fmt: skip

_RIVALS = [
    {"subject": "dane", "field": "place", "value": "madeira", "preferred": "yes", "note": "“Madeira”: the larger"},
    {"subject": "dane", "field": "place", "value": "oporto", "preferred": "", "note": "“Madeira”: nearer"},
]


def write_draft(folder: Path) -> Path:
    """Write the draft into a folder, which is made, and return it."""
    columns = ("id", "date", "date_as_written", "quotation", "places", "voice", "modality")
    events = pd.DataFrame(_EVENTS, columns=columns).assign(title=[row[3] for row in _EVENTS], checked="draft")
    places = pd.DataFrame(_PLACES).fillna("").assign(checked="draft")
    sheets = {"events": events, "places": places, "people": pd.DataFrame(_PEOPLE), "candidates": pd.DataFrame(_RIVALS)}
    Tables(keys=_KEYS, record=_RECORD, text=TEXT, sheets=sheets).write(folder)
    return folder


def write_many(folder: Path, count: int) -> Path:
    """Write a draft of so many events into a folder, which is made, and return it: the journal of a voyage."""
    days = pd.date_range("1741-01-01", periods=count).strftime("%Y-%m-%d")
    text = "\n\n".join(f"Entry {number}. On this day the wind was fair." for number in range(count))
    events = pd.DataFrame(
        {
            "id": [f"entry-{number}" for number in range(count)],
            "date": days,
            "title": [f"Entry {number} of the journal" for number in range(count)],
            "places": "lisbon",
            "quotation": [f"Entry {number}." for number in range(count)],
            "checked": "draft",
        }
    )
    sheets = {"events": events, "places": pd.DataFrame(_PLACES[:1]).assign(checked="draft")}
    Tables(keys=_KEYS, record=_RECORD, text=text, sheets=sheets).write(folder)
    return folder
