"""What drafting finds in a text: one class a kind, each with its words, the rule that found them, and a score."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

import pandas as pd


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Words of the text in which something was found.

    Attributes:
        start: Offset of the first character, in Unicode code points.
        end: Offset after the last character.
        text: The words as they stand there.
        rule: By what they were recognised, in a few words that a historian can disagree with.
        score: How sure the rule is, from 0 to 1.
    """

    start: int
    end: int
    text: str
    rule: str
    score: float


@dataclass(frozen=True, kw_only=True)
class RecordEntry(Finding):
    """Something that the head or the foot of the document says of it.

    Attributes:
        field: date, place, author, addressee, number, classification, copy, enclosure or title; some occur more than once.
        value: What it says, without the words that introduce it: `Shtykov`; a date as EDTF.
    """

    field: str
    value: str


@dataclass(frozen=True, kw_only=True)
class DateFinding(Finding):
    """A date in running text.

    Attributes:
        edtf: What the words mean, "" where they need an anchor that nobody gives. Words before them that say on which side of it,
            "before" or "since", do not belong to them.
        anchor: EDTF of the day from which they are counted, "" for a date that needs none.
        calendar: In which `edtf` is numbered: gregorian or julian.
    """

    edtf: str
    anchor: str
    calendar: str = "gregorian"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A place that may be meant by a toponym.

    Attributes:
        name: What it is called today.
        country: "" if not told.
        kind: As in places.csv.
        lat: Degrees north.
        lon: Degrees east.
        precision_km: Radius within which what bears the name lies, by its kind.
        gazetteer: Which one knows it.
        credit: The line to be printed where it is used, or "".
        external_id: A CURIE, such as geonames:1871859, or "".
        score: How likely it is meant, from 0 to 1; those of one toponym add up to at most 1.
        reason: Why, in words: "3 km from the place named before", "the largest of 12".
    """

    name: str
    country: str
    kind: str
    lat: float
    lon: float
    precision_km: float
    gazetteer: str
    credit: str
    external_id: str
    score: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class ToponymFinding(Finding):
    """A name of a place.

    Attributes:
        candidates: The best few places that may be meant, the best first; none if no gazetteer knows the name.
    """

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, kw_only=True)
class PersonFinding(Finding):
    """A person, or a body that speaks with one voice, where the text names them.

    Attributes:
        person: Their id in people.csv, the same wherever they are named, by whatever alias.
        name: The fullest name that the text gives.
        role: What the text calls them: General, the governor of Aden; "" if nothing.
        body: Whether it is a body: a meeting, a committee, a government.
    """

    person: str
    name: str
    role: str
    body: bool


@dataclass(frozen=True, kw_only=True)
class SpeechAct(Finding):
    """Words by which somebody says something; `text` is the verb or the formula ("recommend", "You are informed that").

    Attributes:
        scope_start: Where what is said begins.
        scope_end: Where it ends. Acts may lie within the scope of others, never across its edge.
        modality: How it is said: one of the eight of events.csv.
        voices: Ids of people, outermost first: who says so.
        addressees: Ids of people to whom it is said.
        speakers: Those of the voices whom only this verb shows as somebody, so that no other finding names them: the carpenter.
    """

    scope_start: int
    scope_end: int
    modality: str
    voices: tuple[str, ...]
    addressees: tuple[str, ...]
    speakers: tuple[PersonFinding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EventFinding(Finding):
    """A clause that tells of an action; `text` is its quotation.

    Attributes:
        title: A few words of the text.
        kind: battle, movement, decision, diplomacy, message, organisation or statement.
        modality: How it is told, as in events.csv.
        voices: Ids of people, outermost first.
        actors: Ids of people who act or should, as the clause names them.
        date: The date finding it rests on; None where only the document's date is left.
        places: The toponyms where it happens.
        place_from: The toponym from which a movement or message goes.
        place_to: The toponym to which it goes.
        means: By what a movement is made, in the words of the text, or "".
        sender: Id of who sends a message, or "".
        recipients: Ids of those to whom it goes.
    """

    title: str
    kind: str
    modality: str
    voices: tuple[str, ...]
    actors: tuple[str, ...]
    date: DateFinding | None
    places: tuple[ToponymFinding, ...]
    place_from: ToponymFinding | None
    place_to: ToponymFinding | None
    means: str
    sender: str
    recipients: tuple[str, ...]


def frame(kind: type[Finding], found: Iterable[Finding]) -> pd.DataFrame:
    """Findings of a kind as a plain frame, one row each, one column an attribute; with every column where nothing was found."""
    names = [each.name for each in fields(kind)]
    return pd.DataFrame([[getattr(row, name) for name in names] for row in found], columns=names)
