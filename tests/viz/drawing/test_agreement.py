"""Page, plotly and printed map show the same: piece by piece, at the same points, in the same colours and signs."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import traced
import unpacked
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from PIL import Image
from shapely.geometry import Point

from geodata import read_dossier
from viz import StoryMap, story_map
from viz.drawing.layer_pieces import scene_pieces
from viz.drawing.pieces import Piece, Points
from viz.engraving.dates import dated_fronts
from viz.engraving.engraver import ENGRAVE, Engraver
from viz.engraving.paper import Paper
from viz.layers.styles import SCREEN
from viz.payload.payload import payload
from viz.plates.plates import static_story
from viz.printing.pieces import LEAST_LINE_PT
from viz.printing.typesetting import THIN_SPACE
from viz.stories.shown import Scene
from viz.stories.view_layers import layers_seen

pytestmark = pytest.mark.thorough

SEEDS = Path(__file__).parents[3] / "seeds"
DOSSIERS = sorted(path.parent.name for path in SEEDS.glob("*/dossier.toml"))
CLOSE_M = 1
# The page has widths, sizes and opacities with two decimals.
CLOSE = 0.005
WIDTH_MM = 120
# So many points a px is on a map of that width: on one of 183 mm it is a 900th of the width, and it shrinks with the root.
PX_PT = 183 / 25.4 * 72 / 900 * math.sqrt(WIDTH_MM / 183)
# No letter stands farther than this from the line along which it is written.
LETTER_PX = 20
# In the order of their angles: where the corners of each shape lie, in degrees anticlockwise from the right.
CORNERS = {
    "square": (45, 135, 225, 315),
    "diamond": (0, 90, 180, 270),
    "triangle-up": (90, 203, 337),
    "triangle-down": (23, 157, 270),
    "hexagon": (30, 90, 150, 210, 270, 330),
}
# What the printed map adds to the pieces.
ADDED = (
    "base-relief",
    "label__",
    "letter__",
    "halo__",
    "dot__",
    "count__",
    "leader__",
    "number__",
    "name__",
    "frame__",
)


@dataclass(frozen=True)
class Trio:
    """One view as the page receives it, as a figure, and as it is printed.

    `px` is how many points a px is in print; `paper` are the traces of the pieces as they are engraved for it.
    """

    sent: dict[str, Any]
    page: dict[str, Any]
    scene: Scene
    data: tuple[dict[str, Any], ...]
    paper: tuple[dict[str, Any], ...]
    axes: Axes
    px: float
    metres: float

    @property
    def traces(self) -> dict[str, dict[str, Any]]:
        """Those of plotly, a trace for each piece; `figures/test_layer_traces.py` compares the figure, which joins them."""
        return {trace["uid"]: trace for trace in self.data}

    @property
    def engraved(self) -> dict[str, dict[str, Any]]:
        """The traces of the pieces for paper."""
        return {trace["uid"]: trace for trace in self.paper}

    @cached_property
    def pieces(self) -> dict[str, Piece]:
        """What is to be drawn, by its uid."""
        return {piece.about.uid: piece for piece in scene_pieces(self.scene, SCREEN)}

    @cached_property
    def ground(self) -> dict[str, dict[str, Any]]:
        """The traces of the page's ground."""
        return {trace["uid"]: trace for trace in unpacked.ground(self.sent, self.scene.view.limits)}

    @cached_property
    def marks(self) -> list[tuple[str, Any]]:
        """What the page paints over its ground, in order: feature and path, or layer and points."""
        limits = self.scene.view.limits
        paths = iter(unpacked.paths(self.page, self.sent, limits))
        points = unpacked.points(self.page, self.sent, limits)
        found: list[tuple[str, Any]] = []
        for sheet in self.sent["marks"]:
            if "points" in sheet:
                found.append((sheet["layer"], points[sheet["layer"]]))
            else:
                found += [(path["feature"], path) for path in islice(paths, sheet["paths"]["length"])]
        return found

    @property
    def painted(self) -> dict[str, Any]:
        """The page's marks by the uids of their pieces, whose order they have."""
        uids = [uid for uid, piece in self.pieces.items() if piece.about.layer]
        return dict(zip(uids, (mark for _, mark in self.marks), strict=True))

    @property
    def labels(self) -> dict[str, dict[str, Any]]:
        """Those of the page by the features that they name, with their places in metres."""
        sent = unpacked.labels(self.page, self.sent)
        view, limits = self.sent, self.scene.view.limits
        found = {}
        for label, (named, _, _) in zip(sent, self.scene.labels, strict=True):
            x, y = unpacked.place(view, limits, label["x"], label["y"])
            path = unpacked.metres(view, limits, label["path"])
            found[named.feature] = {**label, "x": x, "y": y, "path": path}
        return found

    @property
    def close_m(self) -> float:
        """How far a place on the page may be from that on the figure: each is rounded to its own whole numbers."""
        return self.sent["metres"] / 2 + CLOSE_M

    @property
    def named(self) -> dict[str, Any]:
        """The artists by their names, in drawing order."""
        children = sorted(self.axes.get_children(), key=lambda artist: artist.get_zorder())
        prefix = f"{self.sent['id']}." if self.sent["inset"] else ""
        names = [(artist.get_gid(), artist) for artist in children if artist.get_gid()]
        assert all(name.startswith(prefix) for name, _ in names)
        return {name.removeprefix(prefix): artist for name, artist in names}

    @property
    def artists(self) -> dict[str, Any]:
        """Those that stand for a whole piece."""
        return {
            name: artist
            for name, artist in self.named.items()
            if not name.startswith(ADDED) and not name.endswith("__hatch") and "__letter" not in name
        }


@cache
def trios(dossier: str) -> tuple[Trio, ...]:
    """Every view of a dossier, with all of its layers, whatever their day; without relief, which has no sign."""
    story: StoryMap = story_map(read_dossier(SEEDS / dossier))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("viz.plates.maps.ground", lambda *_: Image.new("RGB", (1, 1)))
        figure: Figure = static_story(story.told, story.theme, width_mm=WIDTH_MM)
        page = payload(story)
        drawn = [traced.piece_traces(scene, story.theme) for scene in story.told.scenes]
    printed = {axes.get_gid(): axes for axes in figure.axes}
    found = []
    for sent, scene, data, view in zip(page["views"], story.told.scenes, drawn, story.views, strict=True):
        axes = printed[view.id]
        assert axes.get_xlim() == pytest.approx((view.bounds[0], view.bounds[2]))
        assert axes.get_ylim() == pytest.approx((view.bounds[1], view.bounds[3]))
        wide = axes.get_position().width * figure.get_figwidth() * 72
        metres = (view.bounds[2] - view.bounds[0]) / wide
        fronts = dated_fronts(layers_seen(story.told.layers, story.told.views), story.theme, "en")
        engraver = Engraver(story.theme, fronts=fronts)
        pieces = engraver.pieces(scene, Paper(pt=PX_PT, metres=metres, bounds=view.bounds))
        paper = traced.traces_of(pieces, story.theme)
        found.append(Trio(sent, page, scene, tuple(data), tuple(paper), axes, PX_PT, metres))
    return tuple(found)


@pytest.fixture(params=DOSSIERS)
def views(request: pytest.FixtureRequest) -> tuple[Trio, ...]:
    return trios(request.param)


def numbers(values: Any) -> np.ndarray:
    """An array of any sequence."""
    return np.array(values, dtype=float)


def paths_sent(trace: dict[str, Any]) -> list[np.ndarray]:
    """The parts of a line or area, which gaps divide."""
    points = np.column_stack([numbers(trace["x"]), numbers(trace["y"])])
    gaps = np.flatnonzero(np.isnan(points[:, 0]))
    return [part for part in (chunk[~np.isnan(chunk[:, 0])] for chunk in np.split(points, gaps)) if len(part)]


def paths_drawn(artist: Any) -> list[np.ndarray]:
    if isinstance(artist, LineCollection):
        return [np.asarray(segment) for segment in artist.get_segments()]
    path = artist.get_path()
    if not len(path.vertices):
        return []
    starts = np.flatnonzero(path.codes == Outline.MOVETO)[1:]
    return np.split(path.vertices, starts)


def colour(text: str, opacity: float = 1.0) -> tuple[float, ...]:
    """A colour of the page: `#rrggbb` or `rgba(r,g,b,a)`, fainter by an opacity."""
    if text.startswith("rgba"):
        *channels, alpha = (float(part) for part in text[5:-1].split(","))
        return (*(channel / 255 for channel in channels), alpha * opacity)
    return to_rgba(text, opacity)


def dash_sent(line: dict[str, Any]) -> list[float]:
    """The dash of a line in px; the named ones are as long as plotly.js draws them."""
    unit = max(3.0, line["width"])
    name = line.get("dash", "solid")
    lengths = {"solid": [], "dot": [unit, unit], "dash": [3 * unit, 3 * unit]}
    return lengths[name] if name in lengths else [float(length.removesuffix("px")) for length in name.split(",")]


def dash_drawn(artist: Any, px: float) -> list[float]:
    """Likewise of an artist: that of a collection is in points, that of a patch in widths of its line."""
    if isinstance(artist, LineCollection):
        [(_, lengths)] = artist.get_linestyle()
        return [length / px for length in lengths or []]
    style = artist.get_linestyle()
    return [] if isinstance(style, str) else [length * artist.get_linewidth() / px for length in style[1]]


def shape_of(path: Outline) -> str:
    """The name of a mark's shape, told from its corners; with `-dot` where a small one lies in it."""
    starts = [*np.flatnonzero(path.codes == Outline.MOVETO), len(path.codes)]
    [outline, *inner] = [slice(*ends) for ends in itertools.pairwise(starts)]
    suffix = "-dot" if inner else ""
    assert all(np.hypot(*path.vertices[part].T).max() < 0.15 for part in inner)
    if Outline.CURVE4 in path.codes[outline]:
        return f"circle{suffix}"
    corners = path.vertices[outline][path.codes[outline] != Outline.CLOSEPOLY]
    angles = sorted(round(math.degrees(math.atan2(y, x))) % 360 for x, y in corners)
    [name] = [name for name, expected in CORNERS.items() if angles == list(expected)]
    return f"{name}{suffix}"


def matched(view: Trio, mode: str) -> Iterator[tuple[dict[str, Any], Any]]:
    for uid, trace in view.engraved.items():
        if mode in trace["mode"]:
            yield trace, view.artists[uid]


def test_the_dossiers_have_every_kind_of_sign() -> None:
    every = [trio for name in DOSSIERS for trio in trios(name)]
    traces = [trace for trio in every for trace in trio.traces.values()]
    marks = [trace["marker"] for trace in traces if "marker" in trace]
    assert len(DOSSIERS) >= 4
    assert len({symbol for mark in marks for symbol in mark["symbol"]}) >= 6
    assert {trace["line"].get("dash", "solid") for trace in traces if "line" in trace} >= {"solid", "dash", "2px,3px"}
    assert any("fillpattern" in trace for trace in traces)
    assert any("text" in trace["mode"] for trace in traces)


def test_the_same_pieces_in_the_same_order(views: tuple[Trio, ...]) -> None:
    for view in views:
        assert list(view.artists) == list(view.engraved), view.sent["id"]
        features = [
            (piece.about.layer if isinstance(piece, Points) else piece.about.feature)
            for piece in view.pieces.values()
            if piece.about.layer
        ]
        assert [name for name, _ in view.marks] == features, view.sent["id"]
        assert [*view.ground, *view.painted] == list(view.traces), view.sent["id"]
        assert [
            uid for uid, mark in view.painted.items() if "main" in mark and mark["main"] != (uid == mark["feature"])
        ] == []


def test_paper_has_all_features_and_leaves_alone_what_needs_nothing_else(views: tuple[Trio, ...]) -> None:
    for view in views:
        kinds = {layer.id: layer.kind for layer in view.scene.layers}
        for uid, piece in view.pieces.items():
            if uid == piece.about.feature:
                assert uid in view.engraved
            if kinds.get(piece.about.layer) not in ENGRAVE:
                # Arrays say of each of their values whether it is the same.
                assert repr(view.engraved[uid]) == repr(view.traces[uid]), uid


def test_lines_and_areas_have_the_same_vertices(views: tuple[Trio, ...]) -> None:
    for view in views:
        for trace, artist in matched(view, "lines"):
            sent, drawn = paths_sent(trace), paths_drawn(artist)
            assert [len(part) for part in drawn] == [len(part) for part in sent], trace["uid"]
            for one, other in zip(sent, drawn, strict=True):
                assert np.abs(one - other).max() <= CLOSE_M, trace["uid"]


def test_lines_have_the_same_colour_width_and_dash(views: tuple[Trio, ...]) -> None:
    for view in views:
        for trace, artist in matched(view, "lines"):
            line = trace["line"]
            if not line["width"]:
                assert not artist.get_edgecolor()[3], trace["uid"]
                continue
            [edge] = np.reshape(artist.get_edgecolor(), (-1, 4))
            assert edge == pytest.approx(colour(line["color"], trace.get("opacity", 1))), trace["uid"]
            width = max(line["width"], LEAST_LINE_PT / view.px)
            assert np.ravel(artist.get_linewidth())[0] / view.px == pytest.approx(width), trace["uid"]
            assert dash_drawn(artist, view.px) == pytest.approx(dash_sent(line)), trace["uid"]


def test_areas_have_the_same_filling(views: tuple[Trio, ...]) -> None:
    for view in views:
        for trace, artist in matched(view, "lines"):
            assert isinstance(artist, PathPatch) == ("fill" in trace), trace["uid"]
            if "fill" in trace:
                pattern = trace.get("fillpattern")
                filling = colour(pattern["bgcolor"] if pattern else trace["fillcolor"], trace.get("opacity", 1))
                assert artist.get_facecolor()[3] == pytest.approx(filling[3]), trace["uid"]
                if filling[3]:
                    assert artist.get_facecolor() == pytest.approx(filling, abs=0.003), trace["uid"]
                assert (f"{trace['uid']}__hatch" in view.named) == bool(pattern), trace["uid"]


def test_hatching_is_as_dense_and_keeps_to_its_area(views: tuple[Trio, ...]) -> None:
    for view in views:
        for trace, area in matched(view, "lines"):
            if pattern := trace.get("fillpattern"):
                hatching = view.named[f"{trace['uid']}__hatch"]
                assert hatching.get_edgecolor()[0] == pytest.approx(colour(pattern["fgcolor"], trace.get("opacity", 1)))
                width = hatching.get_linewidth()[0] / view.px
                assert width == pytest.approx(max(pattern["solidity"] * pattern["size"], LEAST_LINE_PT / view.px))
                strokes = np.array(hatching.get_segments())
                if len(strokes) > 1:
                    along = strokes[0, 1] - strokes[0, 0]
                    assert along[0] == pytest.approx(along[1])
                    apart = np.diff((strokes[:, 0, 0] - strokes[:, 0, 1]) / math.sqrt(2))
                    assert apart / view.metres / view.px == pytest.approx(pattern["size"])
                clip = hatching.get_clip_path().get_fully_transformed_path()
                assert clip.vertices == pytest.approx(view.axes.transData.transform(area.get_path().vertices))


def test_points_have_the_same_places_colours_shapes_and_sizes(views: tuple[Trio, ...]) -> None:
    for view in views:
        for trace, artist in matched(view, "markers"):
            assert isinstance(artist, PathCollection)
            mark = trace["marker"]
            sent = np.column_stack([numbers(trace["x"]), numbers(trace["y"])])
            count = len(sent)
            fills, rims = (
                np.array([colour(each) for each in traced.colors_of(part, count)]) for part in (mark, mark["line"])
            )
            # On paper nobody can leaf through a stack: its topmost mark alone is drawn. Each rival place has its letter.
            top = list(range(count)) if "text" in trace["mode"] else topmost(sent / view.metres)
            assert np.abs(artist.get_offsets() - sent[top]).max() <= CLOSE_M
            symbols = traced.for_each(mark["symbol"], count)
            assert [shape_of(path) for path in artist.get_paths()] == [symbols[at] for at in top]
            assert np.sqrt(artist.get_sizes()) / view.px == pytest.approx(numbers(mark["size"])[top])
            widths = numbers(traced.for_each(mark["line"]["width"], count))[top]
            assert np.array(artist.get_linewidths()) / view.px == pytest.approx(
                np.fmax(widths, LEAST_LINE_PT / view.px)
            )
            assert artist.get_facecolor() == pytest.approx(fills[top])
            assert artist.get_edgecolor() == pytest.approx(rims[top])


def topmost(points: np.ndarray) -> list[int]:
    """Which of the points, all of one size, no later one lies upon."""
    last = {tuple(point): number for number, point in enumerate(points.round(1).tolist())}
    return sorted(last.values())


def test_rival_places_have_the_same_letters(views: tuple[Trio, ...]) -> None:
    for view in views:
        for trace, _ in matched(view, "text"):
            letters = [artist for name, artist in view.named.items() if name.startswith(f"{trace['uid']}__letter")]
            assert [letter.get_text() for letter in letters] == list(trace["text"])
            sent = np.column_stack([numbers(trace["x"]), numbers(trace["y"])])
            assert np.abs(np.array([letter.xy for letter in letters]) - sent).max() <= CLOSE_M


def follows(packed: np.ndarray, line: np.ndarray, close: float) -> bool:
    """Whether a line of the page has the points of another in their order; those that fall together it may have once."""
    if len(packed) == len(line):
        return bool(np.abs(packed - line).max() <= close)
    reached = {0}
    for number, point in enumerate(line):
        steps = {at + step for at in reached for step in (0, 1) if at + step < len(packed)} if number else reached
        reached = {at for at in steps if np.abs(packed[at] - point).max() <= close}
    return len(packed) - 1 in reached


def test_the_page_has_the_vertices_of_the_figure(views: tuple[Trio, ...]) -> None:
    for view in views:
        told = {uid: trace["lines"] for uid, trace in view.ground.items()}
        told |= {uid: mark["lines"] for uid, mark in view.painted.items() if "lines" in mark}
        drawn = {uid: paths_sent(trace) for uid, trace in view.traces.items() if "lines" in trace["mode"]}
        assert list(told) == list(drawn)
        for uid, lines in told.items():
            for packed, line in zip(lines, drawn[uid], strict=True):
                assert len(packed) <= len(line), uid
                assert follows(packed, line, view.close_m), uid
                is_ring = (line[0] == line[-1]).all()
                assert not is_ring or (packed[0] == packed[-1]).all(), uid


def test_the_pages_ground_looks_as_the_figures(views: tuple[Trio, ...]) -> None:
    for view in views:
        for uid, trace in view.ground.items():
            expected = {name: value for name, value in view.traces[uid].items() if name not in {"x", "y"}}
            assert {name: value for name, value in trace.items() if name != "lines"} == expected


def test_the_pages_paths_look_as_the_figures(views: tuple[Trio, ...]) -> None:
    for view in views:
        for uid, mark in view.painted.items():
            if "lines" in mark:
                trace, manner = view.traces[uid], mark["manner"]
                pale = manner.get("pale", 1)
                assert pale == pytest.approx(trace.get("opacity", 1), abs=CLOSE), uid
                assert ("fill" in manner) == ("fill" in trace), uid
                assert bool(manner["edge"]) == bool(trace["line"]["width"]), uid
                if edge := manner["edge"]:
                    assert edge["color"] == trace["line"]["color"], uid
                    assert edge["width"] == pytest.approx(trace["line"]["width"], abs=CLOSE), uid
                    assert edge["dash"] == pytest.approx(dash_sent(trace["line"])), uid
                if "fill" in trace:
                    pattern = trace.get("fillpattern")
                    filling = colour(pattern["bgcolor"] if pattern else trace["fillcolor"])
                    painted = colour(manner["fill"], manner["opacity"]) if manner["fill"] else (0, 0, 0, 0)
                    assert painted[3] == pytest.approx(filling[3]), uid
                    assert painted == pytest.approx(filling) or not filling[3], uid
                    assert bool(manner["hatch"]) == bool(pattern), uid
                    if pattern:
                        hatch = manner["hatch"]
                        assert (hatch["color"], hatch["size"]) == (pattern["fgcolor"], pattern["size"]), uid
                        assert hatch["width"] == pytest.approx(pattern["solidity"] * pattern["size"]), uid


def test_the_pages_points_are_those_of_the_figure(views: tuple[Trio, ...]) -> None:
    for view in views:
        for uid, points in view.painted.items():
            if "lines" not in points:
                trace = view.traces[uid]
                mark, signs = trace["marker"], [point["sign"] for point in points]
                count = len(points)
                at = np.column_stack([numbers(trace["x"]), numbers(trace["y"])])
                assert np.abs(np.array([point["at"] for point in points]) - at).max() <= view.close_m, uid
                assert [sign["shape"] for sign in signs] == traced.for_each(mark["symbol"], count), uid
                assert [sign["fill"] for sign in signs] == traced.colors_of(mark, count), uid
                assert [sign["rim"] for sign in signs] == traced.colors_of(mark["line"], count), uid
                assert [sign["size"] for sign in signs] == pytest.approx(numbers(mark["size"]), abs=CLOSE), uid
                widths = numbers(traced.for_each(mark["line"]["width"], count))
                assert [sign["rim_width"] for sign in signs] == pytest.approx(widths, abs=CLOSE), uid
                assert [point["letter"] for point in points] == list(trace.get("text", [""] * len(points))), uid
                assert [" ".join(point["events"]) for point in points] == list(trace["customdata"]), uid


def test_letters_on_the_page_are_as_large_and_dark(views: tuple[Trio, ...]) -> None:
    for view in views:
        for trace in view.traces.values():
            if "text" in trace["mode"]:
                letter = view.page["ink"]["letter"]
                assert {"size": letter["size"], "color": letter["color"]} == trace["textfont"]


def plain(text: str) -> str:
    """A label as its letters: on paper it may be broken, spaced or in capitals."""
    return "".join(text.replace(THIN_SPACE, "").split()).casefold()


def test_labels_name_the_same_points(views: tuple[Trio, ...]) -> None:
    for view in views:
        sent = view.labels
        drawn = names_drawn(view)
        assert drawn
        kinds = {layer.id: layer.kind for layer in view.scene.layers}
        fronts = {uid for uid, piece in view.pieces.items() if kinds.get(piece.about.layer) == "front"}
        for feature, labels in drawn.items():
            assert plain("".join(label.get_text() for label in labels)) == plain(sent[feature]["text"])
            for label in labels:
                if feature in fronts:
                    # On paper its date is seen wherever of the front is seen, and stands where there is room.
                    assert view.pieces[feature].shape.distance(Point(label.xy)) <= view.close_m
                else:
                    assert math.dist(label.xy, (sent[feature]["x"], sent[feature]["y"])) <= math.sqrt(2) * view.close_m


def names_drawn(view: Trio) -> dict[str, list[Any]]:
    """The labels of a printed view by their features: one text, or along a line its letters, in their order."""
    found: dict[str, list[Any]] = {}
    for name, artist in view.named.items():
        kind, _, rest = name.partition("__")
        if kind in {"label", "letter"}:
            found.setdefault(rest if kind == "label" else rest.rpartition("__")[0], []).append(artist)
    return found


def test_what_is_written_along_a_line_has_one_on_the_page(views: tuple[Trio, ...]) -> None:
    for view in views:
        sent = view.labels
        for feature, labels in names_drawn(view).items():
            if len(labels) > 1:
                line = np.array(sent[feature]["path"])
                for letter in labels:
                    # Where the letter stands, in metres: in points from the point that its label names.
                    at = np.array(letter.xy) + np.array(letter.get_position()) * view.metres
                    assert np.hypot(*(dense(line) - at).T).min() < LETTER_PX * view.px * view.metres, feature


def dense(line: np.ndarray) -> np.ndarray:
    """Points along a line, close enough together to measure from."""
    shares = np.linspace(0, 1, 400)
    steps = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    return np.column_stack([np.interp(shares * steps[-1], steps, axis) for axis in line.T])


def test_the_first_names_are_on_the_main_map(views: tuple[Trio, ...]) -> None:
    view = views[0]
    xmin, ymin, xmax, ymax = view.scene.view.bounds
    first = [
        feature
        for feature, label in view.labels.items()
        if label["rank"] == 1 and not label["base"] and xmin < label["x"] < xmax and ymin < label["y"] < ymax
    ]
    assert first
    assert not [feature for feature in first if f"label__{feature}" not in view.named]
