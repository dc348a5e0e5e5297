"""The one table of signs, what the real map uses of it, and what the legend says."""

import colorsys
from dataclasses import replace
from itertools import combinations

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata import Dossier
from geodata.formats import vocabularies
from viz import StoryMap
from viz.figures.timelines import GLYPHS
from viz.languages.plate_words import SIGNS as SIGNS_IN_WORDS
from viz.layers.features import features
from viz.layers.kinds import AreaLayer, CandidateLayer, EventLayer, FrontLayer, LineLayer, MessageLayer, MovementLayer
from viz.layers.layer import Layer
from viz.layers.style_values import SHAPES
from viz.layers.styles import MANNER_OF_MODALITY, SCREEN, SIGNS, Style, sign_of
from viz.stories.legend import legend

ASKED = ["ordered", "recommended", "requested", "agreed"]
SAID = ["judged", "forecast", "reported"]
BASES = ["stated", "computed", "source", "editor"]


def layer(story: StoryMap, name: str) -> Layer:
    return next(each for each in story.layers if each.id == name)


def test_every_modality_of_the_format_has_a_manner() -> None:
    assert set(MANNER_OF_MODALITY) == set(vocabularies.MODALITIES)


@pytest.mark.parametrize(
    ("modalities", "hollow", "dotted"), [(["occurred"], False, False), (ASKED, True, False), (SAID, True, True)]
)
@pytest.mark.parametrize("basis", BASES)
def test_a_point_says_whether_it_happened(modalities: list[str], *, hollow: bool, dotted: bool, basis: str) -> None:
    for modality in modalities:
        sign = sign_of("point", modality, basis)
        assert sign is not None
        assert (sign.hollow, sign.dotted) == (hollow, dotted)


@pytest.mark.parametrize("basis", BASES)
def test_what_is_only_said_has_no_arrow(basis: str) -> None:
    assert [sign_of("arrow", modality, basis) for modality in SAID] == [None] * len(SAID)


@pytest.mark.parametrize("basis", BASES)
def test_an_arrow_that_is_asked_for_is_open_and_dashed(basis: str) -> None:
    done = sign_of("arrow", "occurred", basis)
    assert done is not None
    assert done.dash == "solid"
    for modality in ASKED:
        asked = sign_of("arrow", modality, basis)
        assert asked is not None
        assert asked.dash == "dash"
        assert asked.fill < done.fill


@pytest.mark.parametrize("mark", ["arrow", "area"])
@pytest.mark.parametrize("modality", sorted(MANNER_OF_MODALITY))
@pytest.mark.parametrize("basis", BASES)
def test_hatching_means_our_reading(mark: str, modality: str, basis: str) -> None:
    sign = sign_of(mark, modality, basis)
    if sign is not None:
        assert sign.hatched == (basis == "editor")
        assert ("our reading" in sign.words) == sign.hatched


def test_an_area_always_has_a_sign() -> None:
    assert None not in {sign_of("area", modality, basis) for modality in MANNER_OF_MODALITY for basis in BASES}


def test_no_sign_means_two_things() -> None:
    looks: dict[tuple, set[str]] = {}
    for (mark, _, _), sign in SIGNS.items():
        looks.setdefault((mark, replace(sign, words="")), set()).add(sign.words)
    assert [words for words in looks.values() if len(words) > 1] == []


def test_every_sign_that_the_cable_needs_is_there(cable: Dossier) -> None:
    missing = [
        (event, modality, basis)
        for event, modality, basis in cable.events[["id", "modality", "basis"]].itertuples(index=False)
        if sign_of("point", modality, basis) is None
    ]
    assert missing == []
    basis_of = dict(zip(cable.geometries["id"], cable.geometries["basis"], strict=True))
    kind_of = dict(zip(cable.geometries["id"], cable.geometries["kind"], strict=True))
    unsigned = [
        (event, name)
        for event, modality, cell in cable.events[["id", "modality", "geometry_ids"]].itertuples(index=False)
        for name in filter(None, cell.split(" | "))
        if sign_of("area" if kind_of[name] == "area" else "arrow", modality, basis_of[name]) is None
    ]
    assert unsigned == []


def test_no_two_actors_share_both_colour_and_shape(story: StoryMap) -> None:
    signs = [(row.color, row.shape) for row in story.timeline.rows]
    assert len(set(signs)) == len(signs) == 6


def test_shapes_alone_tell_the_cables_actors_apart(story: StoryMap) -> None:
    assert len({row.shape for row in story.timeline.rows}) == len(story.timeline.rows)
    assert len(set(SHAPES)) == len(SHAPES) == len(GLYPHS) == len(set(GLYPHS.values()))


def test_colours_alone_tell_the_cables_actors_apart(story: StoryMap) -> None:
    def seen(color: str) -> tuple[float, float, float]:
        red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
        return colorsys.rgb_to_yiq(red, green, blue)

    for one, other in combinations((seen(row.color) for row in story.timeline.rows), 2):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.08


def test_map_and_timeline_draw_an_actor_alike(story: StoryMap) -> None:
    rows = {span.event: row for row in story.timeline.rows for span in story.timeline.spans if span.row == row.id}
    marks = features(layer(story, "events"), SCREEN)
    assert len(marks) > 50
    for event, color, shape in marks[["id", "color", "shape"]].itertuples(index=False):
        assert (color, shape.removesuffix("-dot")) == (rows[event].color, rows[event].shape)


def test_the_legend_of_the_cable(story: StoryMap) -> None:
    assert [entry["sign"] for entry in legend(story.layers)] == [
        *("point-done", "point-asked", "point-said", "arrow-done", "arrow-asked"),
        *("area", "hatched", "front", "border", "message", "candidate", "step", "stack"),
    ]


def test_the_legend_speaks_in_the_words_of_the_signs(story: StoryMap) -> None:
    words = {entry["sign"]: entry["words"] for entry in legend(story.layers)}
    for manner in ("done", "asked", "said"):
        assert words[f"point-{manner}"] == SIGNS["point", manner, False].words
    assert words["hatched"] == "our reading"
    assert all(words.values())
    assert len(set(words.values())) == len(words)


def test_a_legend_of_nothing_is_empty() -> None:
    assert legend([]) == []


def shape_for(kind: type[Layer]) -> BaseGeometry:
    """A geometry that the kind draws."""
    line, point = LineString([(0, 0), (1, 1)]), Point(0, 0)
    return {AreaLayer: line.buffer(1), EventLayer: point, CandidateLayer: point}.get(kind, line)


def drawn(kind: type[Layer], **columns: object) -> Layer:
    """A layer of one feature, whose style stands in columns."""
    data = gpd.GeoDataFrame({**columns, "event": ["e"]}, geometry=[shape_for(kind)], crs="EPSG:4326")
    return kind(data, id="x", events="event", by={column: column for column in columns})


def test_layers_of_ones_own_are_listed_in_their_colours() -> None:
    def data(kind: type[Layer]) -> gpd.GeoDataFrame:
        return gpd.GeoDataFrame({"gauge": ["broad", "narrow"]}, geometry=[shape_for(kind)] * 2, crs="EPSG:4326")

    rail = LineLayer(data(LineLayer), id="rail", name="Railways", color="gauge")
    entries = legend([rail, AreaLayer(data(AreaLayer), id="unnamed")])
    assert [(entry["sign"], entry["words"]) for entry in entries] == [
        ("own-line", "Railways: broad"),
        ("own-line", "Railways: narrow"),
    ]
    assert len({entry["color"] for entry in entries}) == 2
    (plain,) = legend([EventLayer(data(EventLayer), id="towns", name="Towns", style=Style(color="#123456"))])
    assert plain == {"sign": "own-point", "words": "Towns", "color": "#123456"}


@pytest.mark.parametrize(
    ("made", "signs"),
    [
        (drawn(EventLayer, shape=["circle"], hollow=[False]), ["point-done", "step"]),
        (drawn(EventLayer, shape=["circle"], hollow=[True]), ["point-asked", "step"]),
        (drawn(EventLayer, shape=["circle-dot"], hollow=[True]), ["point-said", "step"]),
        (drawn(MovementLayer, dash=["solid"], hatched=[False]), ["arrow-done"]),
        (drawn(MovementLayer, dash=["dash"], hatched=[True]), ["arrow-asked", "hatched"]),
        (drawn(AreaLayer, hatched=[False]), ["area"]),
        (drawn(AreaLayer, hatched=[True]), ["area", "hatched"]),
        (drawn(FrontLayer), ["front"]),
        (drawn(MessageLayer), ["message"]),
        (drawn(CandidateLayer), ["candidate"]),
        (drawn(LineLayer), ["border"]),
    ],
)
def test_the_legend_lists_only_signs_in_use(made: Layer, signs: list[str]) -> None:
    assert [entry["sign"] for entry in legend([made])] == signs
    assert set(signs) <= set(SIGNS_IN_WORDS)
