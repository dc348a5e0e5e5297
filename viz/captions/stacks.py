"""Stacks: spots with several marks, each with a letter on the map and a line beside the legend that says what lies there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from viz.drawing.badges import Badge
from viz.drawing.layer_pieces import layer_pieces
from viz.drawing.pieces import Piece
from viz.drawing.spots import Marked, Paper, marked_points
from viz.languages.catalogues import Wording
from viz.languages.directions import isolated
from viz.layers.labels import Located
from viz.layers.styles import Theme
from viz.stories.shown import Scene
from viz.telling.narrative import Narrative
from viz.telling.register import letter

# So many events find room beside a legend; where there are more, stacks have their counts alone.
MOST_LISTED = 60


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


def marks_of(scene: Scene, theme: Theme) -> list[Piece]:
    """The points of what a view shows."""
    return [piece for layer in scene.layers if layer.is_points for piece in layer_pieces(layer, scene.view, theme)]


def stacks_of(views: Iterable[tuple[Sequence[Piece], Paper, Iterable[Located]]], narrative: Narrative) -> Stacks | None:
    """The stacks of a figure.

    Args:
        views: of each its pieces, how large it is drawn, and its labels, from which a place has its name.
        narrative: what is told of the events.

    Returns:
        None where there are none, marks stand for nothing that is told, or a list of them would be too long.
    """
    cards = {card["id"]: card for card in narrative.cards}
    found: dict[frozenset[str], Stack] = {}
    for pieces, paper, labels in views:
        spots = [spot for spot in marked_points(pieces, paper) if spot.count > 1]
        if not all(spot.events and cards.keys() >= set(spot.events) for spot in spots):
            return None
        names = {each.label.place: each.label.text for each in labels if each.label.place}
        for spot in sorted(spots, key=lambda each: (-each.y, each.x)):
            # Several marks of one event are no stack.
            if len(spot.events) > 1:
                found.setdefault(frozenset(spot.events), Stack(_place(spot, cards, names, narrative), spot.events))
    if not 0 < sum(len(stack.events) for stack in found.values()) <= MOST_LISTED:
        return None
    return Stacks({letter(number).upper(): stack for number, stack in enumerate(found.values())})


def _named(card: Mapping[str, Any], wording: Wording) -> str:
    """An event with its date, where it has one."""
    if not card["date"]:
        return str(card["title"])
    return wording.group("caption")["stacked"].format(title=isolated(card["title"]), date=card["date"])


def _place(spot: Marked, cards: Mapping[str, Mapping[str, Any]], names: Mapping[str, str], narrative: Narrative) -> str:
    """The name of the place that most events of a spot have, as the map has it, else as the story tells it; "" for none."""
    counted = Counter(place for event in spot.events for place in cards[event]["places"])
    place = next((place for place, _ in counted.most_common(1)), "")
    return names.get(place) or next(iter(narrative.toponyms.get(place, ())), "")
