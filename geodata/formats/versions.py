"""The formats that dossiers have been written in, counted from 1: which are read, and what is new in each."""

import re

from geodata.errors import Refusal

# What is new in each format since the one before. Dossiers in older ones are read as well.
NEWS = {
    2: "the key format itself, and nothing else",
    3: "short names and chains of transmission of sources and document, and which source is the document itself",
    4: "views of steps, bodies in whose name others speak, pictures of events, languages of the page, and names moved in print",
    5: "drafts, whose rows nobody has reviewed, and what may be empty in them",
}
# That of a dossier which does not say its own, and that of dossiers written today.
FIRST, FORMAT = 1, max(NEWS)
# What an author does about it.
LOOKED_THROUGH = f"Write format = {FORMAT} when you have looked the dossier through for it."


def format_number(cell: str) -> None:
    """Accept the number of a format that is read."""
    if not re.fullmatch(r"-?[0-9]{1,9}", cell):
        raise no_format(cell, "is not a whole number")
    if int(cell) < FIRST:
        raise no_format(cell, f"is no format; they are counted from {FIRST}")
    if int(cell) > FORMAT:
        why = "is a format that this version of chronotope does not know"
        raise Refusal(cell, why=why, fix=f"Write format = {FORMAT}, or get a newer chronotope")


def no_format(typed: str, why: str) -> Refusal:
    """What to say of a value that is the number of no format."""
    return Refusal(typed, why=why, fix=f"Write format = {FORMAT}")


def news_since(number: int) -> str:
    """What is new since a format, in one line; "" where it is that of today."""
    return "; ".join(f"new in format {later}: {news}" for later, news in NEWS.items() if later > number)
