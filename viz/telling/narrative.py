"""The words of a story map, ready to show: title, document, cards, orders of steps, notes. The script adds none of its own."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from viz.layers.features import ALWAYS
from viz.layers.moments import Certainty

if TYPE_CHECKING:
    # A table has no witnesses, and does without what reads dossiers.
    from viz.telling.attestation import Witness

# Who writes to whom, and what is known of when: the day, and the words for it.
Letter = tuple[str, list[tuple[int, str]]]
Steps = tuple[list[str], list[dict[str, str]]]


@dataclass(frozen=True)
class Narrative:
    """What is told beside the map.

    Attributes:
        id, title, subtitle, language: of the page.
        own_language: of what the dossier itself says, where it is another than the page's; else "".
        badge: shown with the title where the text is invented or events are drafts, else empty.
        notes: paragraphs of what the reader must know.
        record: the document's record as (label, value) pairs.
        texts: the document and its translations (see `texts.texts`).
        cards: one dict per event (see `cards.cards`).
        orders: `dates`, `document`, and `path` where there is one: lists of event ids.
        order: the one the page opens with.
        steps: the questions and answers of the path in `orders`, one dict per step.
        paths: all paths by name, each with its events and steps.
        horizon: the document's day; None without a document.
        dated: the date of the document in words; "" without one.
        cited: how the document is cited, in sentences without their full stops: what it is, where it lies if that is known, and
            whom to thank; none without one.
        is_chosen: whether the reader asked for its path by name.
        opening: the event that the page opens with; "" for the first one of its order.
        witnesses: the document and the sources that events may rest on, those of one chain side by side.
        path: the name of the path in `orders`; "" without one.
        opens_whole: whether the page opens with everything in sight (see `overview.overview`), and no event is the current one.
        actors: how each is called, by id.
        toponyms: what each place is called, by id: its name in the dossier first, then all others.
        fronts: how each front runs, in a sentence, by its id (see `spoken.line_sentences`).
    """

    id: str
    title: str
    subtitle: str
    language: str
    badge: str
    notes: tuple[str, ...]
    record: tuple[tuple[str, str], ...]
    texts: list[dict[str, Any]]
    cards: list[dict[str, Any]]
    orders: dict[str, list[str]]
    order: str
    steps: list[dict[str, str]]
    paths: dict[str, Steps]
    horizon: int | None
    dated: str = ""
    cited: tuple[str, ...] = ()
    is_chosen: bool = False
    opening: str = ""
    witnesses: "tuple[Witness, ...]" = ()
    path: str = ""
    opens_whole: bool = False
    actors: dict[str, str] = field(default_factory=dict)
    toponyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fronts: dict[str, str] = field(default_factory=dict)
    own_language: str = ""

    @property
    def events(self) -> set[str]:
        """The ids of the events that are told."""
        return {card["id"] for card in self.cards}

    @property
    def last_day(self) -> int | None:
        """The day of the document; without one that by which the last event has come, None where nothing is told."""
        if not self.cards:
            return None
        return max(card["settled"] for card in self.cards) if self.horizon is None else self.horizon

    @property
    def first(self) -> str:
        """The event that the page opens with; "" where it opens with everything."""
        return "" if self.opens_whole else self.opening or self.orders[self.order][0]

    @property
    def is_timeless(self) -> bool:
        """Whether nothing that is told has a date."""
        return all(card["settled"] == -ALWAYS for card in self.cards)

    def until(self, day: int, certainty: Certainty) -> "Narrative":
        """What had been told by a day. It opens on that day: with the last event that had come, in the order of dates.

        A path that was asked for by name opens with its first step; what opens with everything stays so.

        Args:
            day: see `geodata.Day`.
            certainty: whether an event must certainly have come, or only may have.
        """
        by = "settled" if certainty == "certain" else "possible"
        known = self.among({card["id"] for card in self.cards if card[by] <= day})
        cards = [_card_until(card, day) for card in known.cards]
        horizon = None if self.horizon is not None and self.horizon > day else self.horizon
        known = replace(known, cards=cards, horizon=horizon)
        if not known.cards or known.opens_whole or (known.is_chosen and known.order == "path"):
            return known
        # What a forecast speaks of stands later in the order of dates than the day on which it was made.
        over = {card["id"] for card in known.cards if card["ends"] <= day}
        come = [event for event in known.orders["dates"] if event in over]
        return replace(known, order="dates", opening=come[-1] if come else "")

    def between(self, start: int, end: int, certainty: Certainty) -> "Narrative":
        """What happened within a span of days, and certainly did so, or only may have; and what has no date."""
        if self.is_timeless:
            return self
        first, last = ("possible", "settled") if certainty == "certain" else ("settled", "possible")
        return self.among({card["id"] for card in self.cards if card[first] >= start and card[last] <= end})

    def among(self, events: Collection[str]) -> "Narrative":
        """The narrative of some of its events: nothing in it speaks of the others, nor of what came of an event through them."""
        orders = {name: [event for event in order if event in events] for name, order in self.orders.items()}
        paths = {name: _steps_among(steps, events) for name, steps in self.paths.items()}
        _, steps = _steps_among((self.orders.get("path", []), self.steps), events)
        there = {name: order for name, order in orders.items() if order or name == "dates"}
        return replace(
            self,
            cards=[_card_among(card, events) for card in self.cards if card["id"] in events],
            texts=[_text_among(text, events) for text in self.texts],
            orders=there,
            order=self.order if self.order in there else "dates",
            steps=steps,
            paths={name: steps for name, steps in paths.items() if steps[0]},
        )

    def for_students(self) -> "Narrative":
        """The narrative without answers, teacher's notes and what came after; if it opens with a path, that is asked for."""
        known = self.among({card["id"] for card in self.cards if not card["after"]})
        return replace(
            known,
            cards=[{**card, "fate": "", "outcome": []} for card in known.cards],
            steps=_asked(known.steps),
            paths={name: (events, _asked(steps)) for name, (events, steps) in known.paths.items()},
            is_chosen=known.is_chosen or known.order == "path",
        )

    def along(self, path: str, *, is_chosen: bool = False) -> "Narrative":
        """The narrative that opens with a path.

        Args:
            path: its name.
            is_chosen: whether the reader asked for it.

        Raises:
            ValueError: if there is none of this name.
        """
        if path not in self.paths:
            there = f"there are {', '.join(self.paths)}" if self.paths else "there are none"
            raise ValueError(f"there is no path {path!r}; {there}")
        events, steps = self.paths[path]
        orders = {**self.orders, "path": events}
        return replace(self, orders=orders, order="path", steps=steps, is_chosen=is_chosen, path=path)


def _steps_among(steps: Steps, events: Collection[str]) -> Steps:
    told = [(event, step) for event, step in zip(*steps, strict=True) if event in events]
    return [event for event, _ in told], [step for _, step in told]


def _asked(steps: list[dict[str, str]]) -> list[dict[str, str]]:
    """The steps with their questions alone, and what the map is to show."""
    return [{name: text if name in {"question", "view"} else "" for name, text in step.items()} for step in steps]


def _card_among(card: dict[str, Any], events: Collection[str]) -> dict[str, Any]:
    """The card; what came of its event is known only where all of it is among the others."""
    outcome = [event for event in card["outcome"] if event in events]
    is_whole = bool(outcome) and outcome == card["outcome"]
    return {**card, "outcome": outcome, "fate": card["fate"] if is_whole else ""}


def _card_until(card: dict[str, Any], day: int) -> dict[str, Any]:
    """The card, whose messages are told of as far as they had come by a day."""
    letters = [(parties, [each for each in times if each[0] <= day]) for parties, times in card["letters"]]
    return {**card, "letters": letters, "message": told_message(letters)}


def told_message(letters: Iterable[Letter]) -> str:
    """The messages of an event as its card tells them."""
    return "; ".join(
        f"{parties} ({', '.join(words for _, words in times)})" if times else parties for parties, times in letters
    )


def _text_among(text: dict[str, Any], events: Collection[str]) -> dict[str, Any]:
    """The text, in which the words of these events alone are marked; it is cut as before."""
    paragraphs = [
        [{**part, "events": [event for event in part["events"] if event in events]} for part in paragraph]
        for paragraph in text["paragraphs"]
    ]
    return {**text, "paragraphs": paragraphs}
