"""Everything the page's script receives, as plain JSON values. The script compares integers and shows strings."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from viz.languages.catalogues import Wording
from viz.languages.page_words import PLAY_SECONDS
from viz.layers.features import features, name_of
from viz.layers.layer import Layer
from viz.layers.styles import SCREEN
from viz.payload.frames import points_beyond, step_frame
from viz.payload.legend import Legend
from viz.payload.marks import Ink, Places, Units
from viz.payload.matrix import matrix
from viz.payload.orders import orders
from viz.payload.packing import Words, table
from viz.payload.timeline import timeline_payload
from viz.payload.views import view_payload
from viz.stories.citation import citation
from viz.stories.shown import Shown
from viz.stories.story import Story
from viz.stories.view_layers import map_credits
from viz.telling.cards import PRIVATE
from viz.telling.filters import filters
from viz.telling.narrative import Narrative
from viz.telling.overview import left_out_words, overview
from viz.telling.spoken import sentence

# What of the narrative is told in another way, or not at all.
NOT_TOLD = (
    *("language", "paths", "cited", "cards", "orders", "steps"),
    *("dated", "is_chosen", "witnesses", "notes", "opens_whole", "actors", "toponyms", "fronts"),
)
# What of a card the page has no use for; its line is made of date and title, by the words of `INTERFACE`.
NOT_SHOWN = (*PRIVATE, "line")
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
    narrative, told, wording = story.narrative, story.told, story.wording
    legend = Legend(story)
    shapes = _features(told.layers, legend, narrative.fronts, wording)
    places = Places(
        cards={card["id"]: place for place, card in enumerate(narrative.cards)},
        features={uid: place for place, uid in enumerate(shapes["uid"])},
        words=Words(),
        ink=Ink(story.theme),
        legend=legend,
    )
    named = {card["id"]: card["places"] for card in narrative.cards}
    left_out = left_out_words(story.left_out, story.row_count, wording)
    parts = {
        **{name: value for name, value in vars(narrative).items() if name not in NOT_TOLD},
        "citation": citation(story),
        "font": story.theme.font,
        "credits": map_credits(told.views[0], told.layers, wording),
        "words": wording.of_page(is_timeless=narrative.is_timeless),
        "overview": overview(narrative, told.words, left_out, story.title, wording),
        "notes": narrative.notes,
        "remarks": [*([] if wording.is_reviewed else [wording.interface["unreviewed"]]), *filter(None, [left_out])],
        "record": [
            (label, value, "" if value == narrative.dated else narrative.own_language)
            for label, value in narrative.record
        ],
        "keys": list(zip(wording.group("key_names").values(), wording.group("keys").values(), strict=True)),
        "play_seconds": PLAY_SECONDS,
        "filters": filters(narrative, wording),
        "matrix": matrix(narrative, wording),
        "legend": places.legend.entries,
        "toponyms": _toponyms(narrative, told),
        "layers": [{"id": layer.id, "name": _called(layer, wording)} for layer in told.layers if _is_switched(layer)],
        "cards": _cards(narrative, places),
        **_orders(story, places),
        "features": _packed_features(shapes, story, places),
        "views": [view_payload(scene, told.views, story.theme, places) for scene in told.scenes],
        "beyond": points_beyond(told, named, Units.of(told.views[0]), places),
        "timeline": timeline_payload(story, places) if story.chronology.spans else None,
    }
    return {**parts, "ink": places.ink.told(), "dictionary": places.words.listed}


def _orders(story: Story, places: Places) -> dict[str, Any]:
    """The orders, with what the map shows at each step of a path."""
    views = story.told.views
    told = orders(story.narrative, places, story.wording)
    steps = {
        name: [step_frame(step["view"], views, Units.of(views[0])) | _without(step, "view") for step in path]
        for name, path in told["steps"].items()
    }
    return {**told, "steps": steps}


def _without(step: Mapping[str, str], name: str) -> dict[str, str]:
    return {each: text for each, text in step.items() if each != name}


def _is_switched(layer: Layer) -> bool:
    """Whether the reader may switch a layer off: those that are to be seen, above the base map."""
    return layer.visible and layer.kind != "base"


def _called(layer: Layer, wording: Wording) -> str:
    """What the switch of a layer is called; names of places have no title of their own."""
    return name_of(layer) or (wording.interface["place_names"] if layer.kind == "place" else layer.id)


def _toponyms(narrative: Narrative, told: Shown) -> dict[str, tuple[str, ...]]:
    """What places are called, by their ids: those that an event names, or the main map."""
    shown = {place for card in narrative.cards for place in card["named"]}
    shown |= {label.place for label, _, _ in told.scenes[0].labels}
    return {place: names for place, names in narrative.toponyms.items() if place in shown}


def _cards(narrative: Narrative, places: Places) -> dict[str, Any]:
    """The cards as a table, in the narrative's order, with what the script shows and compares."""
    shown = [name for name in narrative.cards[0] if name not in NOT_SHOWN] if narrative.cards else ["id"]
    return table({name: [card[name] for card in narrative.cards] for name in shown}, places.words)


def _features(
    layers: tuple[Layer, ...], legend: Legend, fronts: Mapping[str, str], wording: Wording
) -> dict[str, list[Any]]:
    """The lines, arrows, areas and pictures of all layers: when each is shown, and what the legend says of it; as columns.

    `spoken` says of those that the map's caption tells how they run, to those who cannot see it.
    """
    columns: dict[str, list[Any]] = {name: [] for name in (*OF_LAYERS, *OF_FEATURES, *OF_STATES, "explained", "spoken")}
    for layer in layers:
        if layer.is_pieces:
            drawn = features(layer, SCREEN)
            count, is_state = len(drawn), layer.time == "state"
            told = (layer.id, layer.kind, layer.time, layer.is_filled, layer.is_line)
            is_captioned = layer.is_captioned and is_state
            for name, value in zip(OF_LAYERS, (*told, is_captioned, layer.is_fleeting), strict=True):
                columns[name] += [value] * count
            says = zip(drawn["id"], drawn["hover"], strict=True)
            columns["spoken"] += (
                [fronts.get(name) or sentence(hover, wording) for name, hover in says] if is_captioned else [""] * count
            )
            columns["uid"] += [layer.uid(name) for name in drawn["id"]]
            for name in OF_FEATURES[1:]:
                columns[name] += drawn[name].tolist()
            columns["explained"] += legend.of_rows(layer, drawn)
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
