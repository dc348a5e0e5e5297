"""The legend is what is seen: every kind of sign that the maps show has its entry, and no other has."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from shapely.geometry import LineString, Point, box

import viz
from geodata import read_dossier
from viz import StoryMap
from viz.drawing.layer_pieces import map_pieces
from viz.drawing.pieces import Fill, Piece, Points, Stroke
from viz.languages.catalogues import ENGLISH
from viz.languages.plate_words import SIGNS
from viz.layers.layer import Layer
from viz.layers.styles import PRINT
from viz.plates.options import PlateOptions
from viz.plates.plate import Plate
from viz.plates.plates import explained, story_plate
from viz.printing.legend import Entry
from viz.printing.typesetting import Typesetter
from viz.stories.view_layers import layers_within

pytestmark = pytest.mark.thorough

SEEDS = sorted(path for path in (Path(__file__).parents[3] / "seeds").iterdir() if path.is_dir())
OF_KIND = {"area": "area", "front": "front", "line": "border", "message": "message"}


def legend_of(story: StoryMap, **asked: str) -> list[Entry]:
    shown = story.shown
    plate = Plate(
        shown=shown,
        theme=PRINT,
        options=PlateOptions(**asked),  # type: ignore[arg-type]
        remark="",
        typesetter=Typesetter(),
        wording=ENGLISH,
        actors=tuple(story.actors),
    )
    return explained(plate, {})


def drawn(story: StoryMap) -> Iterator[tuple[Layer, Piece, object]]:
    """What is drawn in the frames of the views, with its layer, and the frame."""
    shown = story.shown
    for view in shown.views:
        layers = {layer.id: layer for layer in layers_within(shown.layers, shown.views[0], view)}
        frame = box(*view.bounds)
        for piece in map_pieces(layers.values(), view, PRINT):
            layer = layers.get(piece.about.layer)
            if layer is not None and (isinstance(piece, Points) or piece.shape.intersects(frame)):
                yield layer, piece, frame


def signs_in(piece: Piece, layer: Layer, frame: object) -> Iterator[tuple[str, str]]:
    """The sign of a piece, and its colour."""
    if isinstance(piece, Points):
        inside = [at for at, (x, y) in enumerate(zip(piece.x, piece.y, strict=True)) if frame.contains(Point(x, y))]
        for at in inside:
            hollow = piece.fills[at] == PRINT.paper
            color = piece.rims[at] if hollow else piece.fills[at]
            manner = "said" if piece.shapes[at].endswith("-dot") else "asked" if hollow else "done"
            yield ("candidate" if piece.letters else f"point-{manner}"), color
        spots = Counter((piece.x[at], piece.y[at]) for at in inside)
        if not piece.letters and max(spots.values(), default=0) > 1:
            yield "stack", ""
    elif isinstance(piece, Fill) and layer.kind == "movement" and piece.edge:
        yield ("arrow-done" if piece.edge.dash == "solid" else "arrow-asked"), piece.color
    elif layer.kind in OF_KIND:
        yield OF_KIND[layer.kind], piece.color if isinstance(piece, Fill) else piece.line.color
    if isinstance(piece, Fill) and piece.hatch:
        yield "hatched", piece.hatch.color


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_every_kind_of_sign_in_the_maps_has_an_entry_and_no_other(seed: Path) -> None:
    base = viz.story_map(read_dossier(seed)).replace(theme="print")
    days = [base, *(base.at(day) for day in ("1950-10-09", "1950-11-30") if seed.name == "cable-75511")]
    for story in days:
        found = {each for layer, piece, frame in drawn(story) for each in signs_in(piece, layer, frame)}
        signs, colors = {SIGNS[sign] for sign, _ in found}, {color for _, color in found}
        actors = {row.label: row.color for row in story.actors}
        said = [entry.words for entry in legend_of(story)]
        rivals = {words for words in said if words.startswith(SIGNS["candidate"])}
        explained_signs = {*said} - rivals - actors.keys() | ({SIGNS["candidate"]} if rivals else set())
        # Each front that is seen is named with its date.
        dates = {piece.about.name for layer, piece, _ in drawn(story) if layer.kind == "front"}
        assert explained_signs == signs | dates
        assert {actors[words] for words in said if words in actors} == {c for c in actors.values() if c in colors}
        assert len(said) == len(set(said))


def korea(*layers: Layer) -> StoryMap:
    return StoryMap(layers, views=[viz.map_view((123, 33, 132, 44))])


def frame(**columns: list[object]) -> gpd.GeoDataFrame:
    geometry = columns.pop("geometry")
    return gpd.GeoDataFrame(columns, geometry=geometry, crs="EPSG:4326")


def test_a_sign_beyond_the_frame_has_no_entry_unless_the_legend_is_full() -> None:
    here, far = frame(geometry=[Point(127, 38)]), frame(geometry=[Point(140, 38), Point(139, 36)])
    empty = frame(geometry=[LineString([(139, 36), (140, 38)])])
    mine = korea(
        viz.EventLayer(here, id="a", name="Here"),
        viz.EventLayer(far, id="b", name="There"),
        viz.LineLayer(empty, id="c", name="Line"),
    )
    assert [entry.words for entry in legend_of(mine)] == ["Here"]
    assert [entry.words for entry in legend_of(mine, legend="full")] == ["Here", "There", "Line"]
    assert legend_of(mine, legend="none") == []


def test_an_arrow_that_is_hatched_on_the_map_is_hatched_in_the_legend() -> None:
    line = LineString([(126, 36), (128, 40)])
    rows = frame(events=["march"], hatched=[True], geometry=[line])
    arrows = viz.MovementLayer(rows, id="m", events="events", by={"hatched": "hatched"})
    for hatched in (True, False):
        rows["hatched"] = hatched
        sign, *_ = legend_of(korea(viz.MovementLayer(rows, id="m", events="events", by=arrows.by)))
        (piece,) = sign.pieces
        assert isinstance(piece, Fill)
        assert (piece.hatch is not None) == hatched


def test_the_letters_of_rival_places_have_a_key() -> None:
    rows = frame(
        events=["pass", "pass", "wreck"],
        letter=["a", "b", "a"],
        name=["a: Clapier", "b: Traversette", "a: Socotra"],
        geometry=[Point(127, 38), Point(128, 38), Point(126, 36)],
    )
    mine = korea(viz.CandidateLayer(rows, id="c", events="events", label="name", by={"letter": "letter"}))
    assert [entry.words for entry in legend_of(mine)] == [
        "rival places: a: Clapier; b: Traversette",
        "rival places: a: Socotra",
    ]


def test_who_acts_by_arrows_alone_has_an_arrow_and_no_mark(story: StoryMap) -> None:
    arrows = story.replace(layers=[story["movements"]])
    actors = {row.label for row in story.actors}
    mine = [entry for entry in legend_of(arrows) if entry.words in actors]
    assert mine
    assert not [entry for entry in mine for piece in entry.pieces if isinstance(piece, Points | Stroke)]


def test_a_title_stands_above_the_map_where_it_is_wanted() -> None:
    mine = korea(viz.EventLayer(frame(geometry=[Point(127, 38)]), id="a"))
    figure = story_plate(mine, width_mm=60, title="The $road$ to the Yalu")
    (title,) = [text for text in figure.axes[-1].findobj(Text) if "Yalu" in text.get_text()]
    assert title.get_window_extent(FigureCanvasAgg(figure).get_renderer()).y0 > figure.axes[0].get_window_extent().y1
    bare = story_plate(mine, width_mm=60)
    assert bare.get_figheight() < figure.get_figheight()
    assert korea().replace(title="Roads").static(width_mm=60, title=True)[0].get_figheight() == pytest.approx(
        figure.get_figheight(), abs=0.3
    )
