"""What stands on the sheets, slides and lists of a handout: plain texts and numbers for the templates."""

from dataclasses import dataclass
from typing import Any

from geodata import Dossier
from viz.handouts.lines import NumberedText, numbered
from viz.languages.catalogues import ENGLISH, Wording
from viz.stories.story import Story
from viz.stories.ticks import tiers
from viz.telling.narrative import Narrative

# A timeline that is filled in by hand has no more ticks than this.
MOST_TICKS = 11
# Of the record, what a reader must know is missing.
EXPECTED = ("author", "addressees", "archive", "reference")
# And what the box on it tells: who, to whom, when, which copy, through whom.
TOLD = ("date", "author", "addressees", "archive", "reference", "translator", "credit")


@dataclass(frozen=True)
class Tick:
    """A tick of the timeline: its words, and where it stands, in per cent of the width."""

    label: str
    at: float


@dataclass(frozen=True)
class Question:
    """A step of the path: what is asked, of which lines, and what the teacher's sheet says to it."""

    number: int
    title: str
    date: str
    question: str
    where: str
    manner: str
    answer: str
    teacher_note: str
    fate: str
    outcome: tuple[str, ...]


def questions(narrative: Narrative, text: NumberedText | None, wording: Wording = ENGLISH) -> list[Question]:
    """The steps of the narrative's path, which may be none.

    Args:
        narrative: what is told.
        text: the document as it is printed, if it is.
        wording: of which language.
    """
    cards = {card["id"]: card for card in narrative.cards}
    if not narrative.steps:
        return []
    found = []
    for number, (event, step) in enumerate(zip(narrative.orders["path"], narrative.steps, strict=True), start=1):
        card = cards[event]
        found.append(
            Question(
                number=number,
                title=card["title"],
                date=card["date"],
                question=step["question"],
                where=_where(event, text, wording),
                manner=card["manner"],
                answer=step["answer"],
                teacher_note=step["teacher_note"],
                fate=card["fate"],
                outcome=tuple(cards[each]["line"] for each in card["outcome"] if each in cards),
            )
        )
    return found


def _where(event: str, text: NumberedText | None, wording: Wording) -> str:
    """The lines of the document in which an event is told; "" where there are none."""
    if text is None or event not in text.quoted:
        return ""
    first, last = text.quoted[event]
    words = wording.group("handout")["line" if first == last else "lines"]
    return words.format(first=first, last=last)


def printed_text(narrative: Narrative, width: float) -> NumberedText:
    """The document as the class reads it: the first text that is in the dossier's own language, else the document.

    Args:
        narrative: what is told.
        width: of a line, in points.
    """
    return numbered(next((text for text in narrative.texts if not text["quiet"]), narrative.texts[0]), width)


def glossary(dossier: Dossier, text: NumberedText) -> list[tuple[str, str]]:
    """The people and bodies that the text names, as it names them, and who they are; in the order of the text."""
    whole = " ".join(line.text for line in text.lines)
    people = dossier.people
    named = [
        (whole.find(written), written, ". ".join(part.rstrip(".") for part in (name, role) if part))
        for written, name, role in zip(people["name_as_written"], people["name"], people["role"], strict=True)
        if written and written in whole
    ]
    return [(written, f"{meaning}.") for _, written, meaning in sorted(named)]


def provenance(narrative: Narrative, wording: Wording = ENGLISH) -> list[tuple[str, str]]:
    """Of the record of the document, what a class asks of it."""
    labels = {wording.group("record")[name] for name in TOLD}
    return [(label, value) for label, value in narrative.record if label in labels]


def missing(narrative: Narrative, wording: Wording = ENGLISH) -> list[str]:
    """What the record of the document does not say."""
    told = {label for label, _ in narrative.record}
    return [label for label in map(wording.group("record").__getitem__, EXPECTED) if label not in told]


def ticks(story: Story) -> list[Tick]:
    """The ticks of the timeline that the class fills in: those of the densest tier that leaves room to write."""
    timeline = story.chronology
    first, end = timeline.window
    within = [
        [
            Tick(label, round(100 * (day - first) / (end - first), 2))
            for day, label in zip(tier["days"], tier["labels"], strict=True)
            if first <= day < end
        ]
        for tier in tiers(first, end, timeline.calendar, story.wording.language)
    ]
    return next((tier for tier in within if len(tier) <= MOST_TICKS), within[-1] if within else [])


def events(narrative: Narrative) -> list[dict[str, Any]]:
    """Every event as it is listed: date, title, manner, quotation, sources."""
    cards = {card["id"]: card for card in narrative.cards}
    return [cards[event] for event in narrative.orders["dates"]]
