"""Events, movements and messages of a text."""

from geodata.drafting.findings import DateFinding, EventFinding, PersonFinding, RecordEntry, SpeechAct, ToponymFinding
from geodata.drafting.prose import Prose


def find_events(  # noqa: PLR0913 - what was found before
    prose: Prose,
    *,
    record: tuple[RecordEntry, ...] = (),
    dates: tuple[DateFinding, ...] = (),
    toponyms: tuple[ToponymFinding, ...] = (),
    people: tuple[PersonFinding, ...] = (),
    speech: tuple[SpeechAct, ...] = (),
) -> tuple[EventFinding, ...]:
    """One event for each clause that has an action and a date or a place, in the order of the text."""
    del prose, record, dates, toponyms, people, speech
    return ()
