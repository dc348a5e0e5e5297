"""People and bodies that a text names."""

from geodata.drafting.findings import PersonFinding, RecordEntry, ToponymFinding
from geodata.drafting.prose import Prose


def find_people(
    prose: Prose, *, record: tuple[RecordEntry, ...] = (), toponyms: tuple[ToponymFinding, ...] = ()
) -> tuple[PersonFinding, ...]:
    """Everybody whom a text names, wherever it does."""
    del prose, record, toponyms
    return ()
