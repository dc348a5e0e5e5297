"""Events, movements and messages of a text."""

from collections.abc import Iterator

from geodata.drafting.clauses.cutting import sentences_of
from geodata.drafting.events.document import document_event
from geodata.drafting.events.recounting import Recounter
from geodata.drafting.events.telling import Tellings
from geodata.drafting.findings import DateFinding, EventFinding, PersonFinding, RecordEntry, SpeechAct, ToponymFinding
from geodata.drafting.prose import Prose
from geodata.drafting.speech.cast import Cast
from geodata.drafting.speech.manners import manner_of


def find_events(  # noqa: PLR0913 - what was found before
    prose: Prose,
    *,
    record: tuple[RecordEntry, ...] = (),
    dates: tuple[DateFinding, ...] = (),
    toponyms: tuple[ToponymFinding, ...] = (),
    people: tuple[PersonFinding, ...] = (),
    speech: tuple[SpeechAct, ...] = (),
) -> tuple[EventFinding, ...]:
    """The document itself, and an event for each clause that tells of an action, in the order of the text.

    In plain narrative an event needs a date or a place. What somebody orders, advises, agrees to, judges or foretells is one
    also without, so long as it names somebody or its verb tells what is done.

    Args:
        prose: The text.
        record: What its head and foot say.
        dates: Those of the text.
        toponyms: Those of the text.
        people: Those of the text, with the speakers whom only the speech acts show.
        speech: Its speech acts.

    Returns:
        The events. Quotations do not overlap, but for that of a document of which the record says nothing: it is the first words.
    """
    cast = Cast(prose, record, people)
    first = document_event(
        prose, record=record, dates=dates, toponyms=toponyms, author=cast.author_at(0), addressees=cast.addressees
    )
    tellings = Tellings(speech, cast, manner_of(prose, record))
    recounter = Recounter(prose, dates=dates, toponyms=toponyms, people=people, cast=cast, tellings=tellings)

    def told() -> Iterator[EventFinding]:
        for sentence, clauses in sentences_of(prose):
            if prose.text[sentence.end - 1] != "?":
                yield from recounter.recount(sentence, clauses)

    if first is None:
        return ()
    return (first, *(event for event in told() if not record or event.end <= first.start or first.end <= event.start))
