"""Stacks: spots with several marks, each with a letter on the map and a line beside the legend that says what lies there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from viz.captions.badges import Badge
from viz.captions.spots import Marked, Paper, marked_points
from viz.drawing.pieces import Piece
from viz.languages.catalogues import Wording
from viz.languages.directions import isolated
from viz.layers.labels import Located
from viz.telling.narrative import Narrative
from viz.telling.register import letter

# So many events find room beside a legend; where there are more, stacks have their counts alone.
MOST_LISTED = 60
# A place is that of a stack if its point is as near, in points.
SAME = 1.5


@dataclass(frozen=True)
class Stack:
    """A spot with several events: its place, "" where nobody names it, and the ids of the events."""

    place: str
    events: tuple[str, ...]


@dataclass(frozen=True)
class Stacks:
    """The stacks of all views by their letters, A first."""

    lettered: Mapping[str, Stack]

    def badges(self, pieces: Sequence[Piece], paper: Paper) -> Iterator[Badge]:
        """The letters of the stacks of a view."""
        letters = {frozenset(stack.events): each for each, stack in self.lettered.items()}
        for spot in marked_points(pieces, paper):
            if spot.count > 1 and frozenset(spot.events) in letters:
                yield Badge(letters[frozenset(spot.events)], spot)

    def lines(self, narrative: Narrative, wording: Wording) -> Iterator[tuple[str, str]]:
        """Each letter with the place and the events in the order of their dates, `Aden: The ship lands (3 May 1196); …`."""
        cards = {card["id"]: card for card in narrative.cards}
        ranks = {event: rank for rank, event in enumerate(narrative.orders["dates"])}
        said = wording.group("caption")
        for each, stack in self.lettered.items():
            told = [_named(cards[event], wording) for event in sorted(stack.events, key=ranks.__getitem__)]
            events = "; ".join(told)
            yield each, said["stack"].format(place=isolated(stack.place), events=events) if stack.place else events


def stacks_of(views: Iterable[tuple[Sequence[Piece], Paper, Iterable[Located]]], narrative: Narrative) -> Stacks | None:
    """The stacks of a figure.

    Args:
        views: of each its pieces, how large it is drawn, and its labels; from them a stack has the name of its place.
        narrative: what is told of the events.

    Returns:
        None where there are none, marks stand for nothing that is told, or a list of them would be too long.
    """
    told = narrative.events
    found: dict[frozenset[str], Stack] = {}
    for pieces, paper, labels in views:
        spots = [spot for spot in marked_points(pieces, paper) if spot.count > 1]
        if not all(spot.events and told.issuperset(spot.events) for spot in spots):
            return None
        names = _names(labels, paper) if spots else {}
        for spot in sorted(spots, key=lambda each: (-each.y, each.x)):
            # Several marks of one event are no stack.
            if len(spot.events) > 1:
                found.setdefault(frozenset(spot.events), Stack(_name(spot, names), spot.events))
    if not 0 < sum(len(stack.events) for stack in found.values()) <= MOST_LISTED:
        return None
    return Stacks({letter(number).upper(): stack for number, stack in enumerate(found.values())})


def _named(card: Mapping[str, Any], wording: Wording) -> str:
    """An event with its date, where it has one."""
    if not card["date"]:
        return str(card["title"])
    return wording.group("caption")["stacked"].format(title=isolated(card["title"]), date=card["date"])


def _names(labels: Iterable[Located], paper: Paper) -> dict[tuple[float, float], str]:
    """The names of places by their points on paper."""
    xmin, ymin = paper.bounds[:2]
    return {
        ((each.point.x - xmin) / paper.metres, (each.point.y - ymin) / paper.metres): each.label.text
        for each in labels
        if each.label.place
    }


def _name(spot: Marked, names: Mapping[tuple[float, float], str]) -> str:
    """The name of the place at a spot, "" for none."""
    near = (name for (x, y), name in names.items() if abs(x - spot.x) <= SAME and abs(y - spot.y) <= SAME)
    return next(near, "")
