"""The record of a document, from its head and foot."""

from geodata.drafting.findings import RecordEntry
from geodata.drafting.prose import Prose


def find_record(prose: Prose) -> tuple[RecordEntry, ...]:
    """What the head and the foot say: date, place, author, addressees, number, classification, copies, enclosures."""
    del prose
    return ()
