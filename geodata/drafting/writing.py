"""A draft as the sheets of a dossier."""

from geodata.drafting.findings import EventFinding, PersonFinding, RecordEntry, ToponymFinding
from geodata.exchange.tables import Tables


def tables_of_draft(
    text: str,
    *,
    record: tuple[RecordEntry, ...],
    toponyms: tuple[ToponymFinding, ...],
    people: tuple[PersonFinding, ...],
    events: tuple[EventFinding, ...],
) -> Tables:
    """The sheets of a dossier in which every row awaits review."""
    del record, toponyms, people, events
    return Tables(text=text)
