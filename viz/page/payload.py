"""Everything the page's script receives, as plain JSON values. The script compares integers and shows strings."""

from typing import Any

import pandas as pd

from viz.layers.colors import NOT_GIVEN, OTHER
from viz.layers.features import features
from viz.layers.layer import Layer
from viz.layers.styles import SCREEN
from viz.page.marks import Ink, Places
from viz.page.matrix import choices, matrix, without_events
from viz.page.orders import orders
from viz.page.packing import Words, table
from viz.page.timeline import timeline_payload
from viz.page.views import view_payload
from viz.stories.citation import citation
from viz.stories.legend import legend
from viz.stories.story import Story
from viz.stories.view_layers import map_credits
from viz.stories.views import MapView
from viz.telling.cards import PRIVATE
from viz.telling.narrative import Narrative
from viz.telling.overview import left_out_words, overview
from viz.telling.wording import INTERFACE, KEYS, PLAY_SECONDS, TIMELESS

# What of the narrative is told in another way, or not at all.
NOT_TOLD = (
    *("language", "paths", "cited", "cards", "orders", "steps"),
    *("path", "dated", "is_chosen", "witnesses", "notes", "opens_whole"),
)
# What of a card the page has no use for; its line is made of date and title, by the words of `INTERFACE`.
NOT_SHOWN = (*PRIVATE, "line", "actors", "modality")
# The columns of features: what their layers say, what they say themselves, and what only states say.
OF_LAYERS = ("layer", "kind", "time", "filled", "line", "captioned", "fleeting")
OF_FEATURES = ("uid", "first", "act", "events", "hover")
OF_STATES = ("series", "last", "valid_to")


def payload(story: Story) -> dict[str, Any]:
    """The story map for the script.

    Args:
        story: what is shown.

    Returns:
        JSON values only; tables as `packing.table` packs them, whose texts are places in `dictionary`; see each part's function.
        `timeline` is None where nothing has a date, `overview` where the page opens with an event.
    """
    narrative, told = story.narrative, story.told
    shapes = _features(told.layers)
    places = Places(
        cards={card["id"]: place for place, card in enumerate(narrative.cards)},
        features={uid: place for place, uid in enumerate(shapes["uid"])},
        words=Words(),
        ink=Ink(story.theme),
    )
    left_out = left_out_words(story.left_out, story.row_count)
    parts = {
        **{name: value for name, value in vars(narrative).items() if name not in NOT_TOLD},
        "citation": citation(story),
        "font": story.theme.font,
        "credits": map_credits(told.views[0], told.layers),
        "words": INTERFACE | TIMELESS if narrative.is_timeless else INTERFACE,
        "overview": overview(narrative, told.words, left_out, story.title),
        "notes": [*narrative.notes, left_out] if left_out else narrative.notes,
        "keys": KEYS,
        "play_seconds": PLAY_SECONDS,
        "rests_on": choices(narrative),
        "nothing_rests_on": without_events(narrative),
        "matrix": matrix(narrative),
        "legend": _legend(story, told.views[0]),
        "cards": _cards(narrative, places),
        **orders(narrative, places),
        "features": _packed_features(shapes, story, places),
        "views": [view_payload(scene, told.views, story.theme, places) for scene in told.scenes],
        "timeline": timeline_payload(story, places) if story.chronology.spans else None,
    }
    return {**parts, "ink": places.ink.told(), "dictionary": places.words.listed}


def _legend(story: Story, main: MapView) -> list[dict[str, Any]]:
    """What the signs of the map mean, and those colours of the timeline that the map has not explained yet.

    Bands, which grow with the map, have a width in `metres` of it.
    """
    metres = main.km_per_px * 1000
    signs = legend(story.told.layers, story.theme)
    told = {(sign["words"], sign["color"]) for sign in signs if "color" in sign}
    told |= {(words.removeprefix(f"{layer.name}: "), color) for words, color in told for layer in story.told.layers}
    others = {color for _, color in told if color == OTHER}
    # What no row has any more, since others were left out, asks for no explanation.
    told |= {
        (word or INTERFACE["not_given"], color)
        for layer in story.told.layers
        if layer.visible and layer.name and isinstance(layer.colors, dict)
        for word, color in {**layer.colors, "": NOT_GIVEN}.items()
    }
    key = [(word, color) for word, color in story.chronology.key if (word, color) not in told and color not in others]
    return [
        *(sign | ({"metres": sign["px"] * metres} if sign["sign"] == "size-band" else {}) for sign in signs),
        *({"sign": "own-point", "words": word, "color": color} for word, color in key),
    ]


def _cards(narrative: Narrative, places: Places) -> dict[str, Any]:
    """The cards as a table, in the narrative's order, with what the script shows and compares."""
    shown = [name for name in narrative.cards[0] if name not in NOT_SHOWN] if narrative.cards else ["id"]
    return table({name: [card[name] for card in narrative.cards] for name in shown}, places.words)


def _features(layers: tuple[Layer, ...]) -> dict[str, list[Any]]:
    """The lines, arrows, areas and pictures of all layers: when each is shown, and what the legend says of it; as columns."""
    columns: dict[str, list[Any]] = {name: [] for name in (*OF_LAYERS, *OF_FEATURES, *OF_STATES)}
    for layer in layers:
        if layer.is_pieces:
            drawn = features(layer, SCREEN)
            count, is_state = len(drawn), layer.time == "state"
            told = (layer.id, layer.kind, layer.time, layer.is_filled, layer.is_line)
            for name, value in zip(OF_LAYERS, (*told, layer.is_captioned and is_state, layer.is_fleeting), strict=True):
                columns[name] += [value] * count
            columns["uid"] += [layer.uid(name) for name in drawn["id"]]
            for name in OF_FEATURES[1:]:
                columns[name] += drawn[name].tolist()
            for name in OF_STATES:
                columns[name] += [None if pd.isna(day) else day for day in drawn[name]] if is_state else [None] * count
    return columns


def _packed_features(columns: dict[str, list[Any]], story: Story, places: Places) -> dict[str, Any]:
    """The table of features: events as places of cards, no day after the last one that is shown, and no card's line again."""
    last = None if story.day is None else int(story.day)
    lines = [card["line"] for card in story.narrative.cards]
    events = [places.of_events(ids) for ids in columns["events"]]
    hovers = zip(columns["hover"], events, strict=True)
    days = {
        name: [None if day is None or (last is not None and day > last) else int(day) for day in columns[name]]
        for name in ("last", "valid_to")
    }
    hover = ["" if isinstance(event, int) and text == lines[event] else text for text, event in hovers]
    return table({**columns, **days, "events": events, "hover": hover}, places.words)
