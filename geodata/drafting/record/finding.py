"""The record of a document: date, place, author, addressees and marks, from its head and its foot."""

from geodata.drafting.findings import RecordEntry
from geodata.drafting.prose import Prose
from geodata.drafting.record.datelines import find_datelines
from geodata.drafting.record.edges import edges
from geodata.drafting.record.marks import find_marks
from geodata.drafting.record.parties import find_parties


def find_record(prose: Prose) -> tuple[RecordEntry, ...]:
    """Find what the document says of itself.

    Args:
        prose: The text.

    Returns:
        Its entries in the order of the text. Of a field there is as much as the text tells; a date is EDTF.
    """
    if not prose.paragraphs:
        return ()
    at = edges(prose)
    found = [*find_datelines(prose, at), *find_parties(prose, at), *find_marks(prose, at)]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.start, each.end, each.field)))
