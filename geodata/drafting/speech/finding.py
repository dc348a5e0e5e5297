"""Who says what to whom, and how."""

from geodata.drafting.clauses.cutting import sentences_of
from geodata.drafting.findings import PersonFinding, RecordEntry, SpeechAct
from geodata.drafting.prose import Prose
from geodata.drafting.speech.cast import Cast
from geodata.drafting.speech.listening import Listener


def find_speech(
    prose: Prose, *, record: tuple[RecordEntry, ...] = (), people: tuple[PersonFinding, ...] = ()
) -> tuple[SpeechAct, ...]:
    """The speech acts of an English text, in the order of their verbs.

    An act is a verb or a formula by which something is said (recommend, came to the conclusion, in my opinion), or the verb of
    a clause whose mood says more than that something happened (orders, forecasts, duties).

    Args:
        prose: The text.
        record: What its head and foot say; the author is the outermost voice of everything.
        people: Whom the text names. A speaker of whom it tells only by a description (the carpenter) becomes one by his verb, and
            stands in the `speakers` of the act.

    Returns:
        The acts.
    """
    listener = Listener(prose, Cast(prose, record, people), record)
    listener.hear_letters()
    for sentence, clauses in sentences_of(prose):
        listener.hear(sentence, clauses)
    return tuple(sorted(listener.acts, key=lambda act: (act.start, -act.end)))


def speakers_of(speech: tuple[SpeechAct, ...]) -> tuple[PersonFinding, ...]:
    """The speakers whom only speech acts show, each once."""
    return tuple({speaker.person: speaker for act in speech for speaker in act.speakers}.values())
