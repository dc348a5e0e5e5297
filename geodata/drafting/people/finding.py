"""People and bodies, each with one id wherever and by whatever name the text speaks of it."""

from dataclasses import replace

from geodata.drafting.findings import PersonFinding, RecordEntry, ToponymFinding
from geodata.drafting.people.identities import identified
from geodata.drafting.people.named import find_named
from geodata.drafting.people.unnamed import find_unnamed
from geodata.drafting.prose import Prose


def find_people(
    prose: Prose, *, record: tuple[RecordEntry, ...], toponyms: tuple[ToponymFinding, ...]
) -> tuple[PersonFinding, ...]:
    """Find people and bodies.

    Args:
        prose: The text.
        record: What its head and foot say; authors, addressees and whoever gets a copy are people.
        toponyms: The places; a name that is one is taken for a person only behind a title.

    Returns:
        Every mention in the order of the text. Of a body the words after `of` are part, in which other people may be named:
        a mention may lie within another. Peoples that act through troops, governments or comrades are bodies.
    """
    named = find_named(prose, record, toponyms)
    mentions = [*named, *find_unnamed(prose, named, toponyms)]
    return tuple(replace(each, text=prose.text[each.start : each.end]) for each in identified(mentions))
