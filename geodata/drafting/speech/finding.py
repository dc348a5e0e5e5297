"""Speech acts: modality, voice, addressee and scope."""

from geodata.drafting.findings import PersonFinding, RecordEntry, SpeechAct
from geodata.drafting.prose import Prose


def find_speech(
    prose: Prose, *, record: tuple[RecordEntry, ...] = (), people: tuple[PersonFinding, ...] = ()
) -> tuple[SpeechAct, ...]:
    """The speech acts of a text, outer before inner."""
    del prose, record, people
    return ()
