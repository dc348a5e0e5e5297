"""Places, free words, scanned maps and the base map as layers, drawn by both renderers."""

import base64
import io
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from PIL import Image
from shapely.geometry import Point, Polygon, box

import viz
from viz import LayerError, StoryMap
from viz.layers.styles import SCREEN
from viz.stories.view_layers import map_credits

pytestmark = pytest.mark.thorough

# Upper left, upper right, lower right, lower left: the western half red, the eastern blue.
CORNERS = [(125, 40), (128, 40), (128, 38), (125, 38)]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A sheet whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (400, 300), "#ff0000")
    image.paste("#0000ff", (200, 0, 400, 300))
    image.save(tmp_path / "sheet.png")
    return tmp_path / "sheet.png"


@pytest.fixture
def scan(picture: Path) -> viz.ImageLayer:
    sheet = gpd.GeoDataFrame({"file": [str(picture)]}, geometry=[Polygon(CORNERS)], crs="EPSG:4326")
    return viz.ImageLayer(sheet, id="scan", image="file", name="Sheet of 1945")


def printed(story: StoryMap) -> tuple[np.ndarray, object, object]:
    figure, axes = story.static(width_mm=120)
    figure.set_dpi(100)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100)
    return np.asarray(Image.open(buffer).convert("RGB")).astype(int), figure, axes


def color_at(story: StoryMap, drawn: tuple[np.ndarray, object, object], lon: float, lat: float) -> np.ndarray:
    """The colour of the printed map at a place."""
    pixels, _, axes = drawn
    point = story.project(gpd.GeoDataFrame(geometry=[Point(lon, lat)], crs="EPSG:4326")).geometry.iloc[0]
    x, y = axes.transData.transform((point.x, point.y))  # type: ignore[attr-defined]
    return pixels[round(pixels.shape[0] - y), round(x)]


def test_a_scanned_map_lies_at_its_corners(story: StoryMap, scan: viz.ImageLayer) -> None:
    mine = story.replace(layers=[*viz.base_layers(), scan])
    drawn = printed(mine)
    assert color_at(mine, drawn, 125.5, 39.0) == pytest.approx([255, 0, 0], abs=6)
    assert color_at(mine, drawn, 127.5, 39.0) == pytest.approx([0, 0, 255], abs=6)
    assert abs(color_at(mine, drawn, 124.6, 39.0) - [255, 0, 0]).max() > 60
    image = mine.figure().layout.images[1]
    decoded = Image.open(io.BytesIO(base64.b64decode(image.source.split(",")[1]))).convert("RGB")
    west = mine.project(gpd.GeoDataFrame(geometry=[Point(125.5, 39.0)], crs="EPSG:4326")).geometry.iloc[0]
    column = (west.x - image.x) / image.sizex * decoded.width
    row = (image.y - west.y) / image.sizey * decoded.height
    assert decoded.getpixel((round(column), round(row))) == pytest.approx((255, 0, 0), abs=12)


def test_a_scanned_map_covers_the_base_map_and_nothing_else(story: StoryMap, scan: viz.ImageLayer) -> None:
    with_scan = story.replace(layers=[*story.layers, scan])
    outline = Polygon(CORNERS)
    (rivers,) = (
        trace for trace in with_scan.figure().data if trace.meta == "base" and trace.line.color == SCREEN.river
    )
    x, y = np.asarray(rivers.x, float), np.asarray(rivers.y, float)
    crs = story.views[0].crs
    points = gpd.GeoSeries(gpd.points_from_xy(x[~np.isnan(x)], y[~np.isnan(x)]), crs=crs).to_crs("EPSG:4326")
    assert not points.within(outline.buffer(-0.05)).any()
    events = {trace.uid: len(trace.x) for trace in with_scan.figure().data if trace.uid == "events"}
    assert events == {trace.uid: len(trace.x) for trace in story.figure().data if trace.uid == "events"}


def test_a_pale_scan_lets_the_relief_through(story: StoryMap, scan: viz.ImageLayer) -> None:
    layers = [*viz.base_layers(), scan]
    mine = story.replace(layers=layers).replace_layer("scan", style=viz.Style(fill=0.5))
    seen = color_at(mine, printed(mine), 125.5, 39.0)
    assert seen[0] > 200
    assert 80 < seen[1] < 160
    assert mine.figure().layout.images[1].opacity == 0.5


def test_a_scan_may_have_the_corners_of_its_own_projection(story: StoryMap, picture: Path) -> None:
    corners = gpd.GeoSeries([box(900_000, 2_000_000, 1_100_000, 2_200_000)], crs="EPSG:5179")
    xmin, ymin, xmax, ymax = corners.total_bounds
    outline = Polygon([(xmin, ymax), (xmax, ymax), (xmax, ymin), (xmin, ymin)])
    sheet = gpd.GeoDataFrame({"file": [str(picture)]}, geometry=[outline], crs="EPSG:5179")
    mine = story.replace(layers=[*viz.base_layers(), viz.ImageLayer(sheet, id="scan", image="file")])
    inside = gpd.GeoSeries([Point(xmin + 5000, ymin + 5000)], crs="EPSG:5179").to_crs("EPSG:4326").iloc[0]
    assert color_at(mine, printed(mine), inside.x, inside.y) == pytest.approx([255, 0, 0], abs=6)


def test_what_is_wrong_with_a_scan_is_said(story: StoryMap, picture: Path, tmp_path: Path) -> None:
    triangle = Polygon([(125, 40), (128, 40), (128, 38)])
    sheet = gpd.GeoDataFrame({"file": [str(picture)]}, geometry=[triangle], crs="EPSG:4326")
    with pytest.raises(LayerError, match=r"a picture has a Polygon of four corners.*here is a Polygon of 3"):
        viz.ImageLayer(sheet, id="scan", image="file")
    lost = gpd.GeoDataFrame({"file": [str(tmp_path / "lost.png")]}, geometry=[Polygon(CORNERS)], crs="EPSG:4326")
    with pytest.raises(LayerError, match=r"layer 'scan': there is no file '.*lost\.png'"):
        story.replace(layers=[viz.ImageLayer(lost, id="scan", image="file")]).figure()
    (tmp_path / "lost.png").write_text("no picture", encoding="utf-8")
    with pytest.raises(LayerError, match="cannot be read as a picture"):
        story.replace(layers=[viz.ImageLayer(lost, id="scan", image="file")]).figure()


def test_parts_of_the_base_map_are_taken_away_and_restyled(story: StoryMap) -> None:
    bare = story.without("base-relief", "base-borders").replace_layer(
        "base-rivers", style=viz.Style(color="#ff0000", width=4)
    )
    figure = bare.figure()
    base = list(figure.select_traces({"meta": "base"}))
    assert not figure.layout.images
    assert {SCREEN.border} <= {trace.line.color for trace in story.figure().select_traces({"meta": "base"})}
    assert SCREEN.border not in {trace.line.color for trace in base}
    (rivers,) = (trace for trace in base if trace.fill is None and trace.line.color != SCREEN.graticule)
    assert (rivers.line.color, rivers.line.width) == ("#ff0000", 4)
    _, axes = bare.static(width_mm=100)
    names = {artist.get_gid() for artist in axes.get_children()}
    assert "base-relief" not in names
    assert {"base-sea", "base-rivers"} <= names
    assert not any("Borders" in line for line in map_credits(bare.shown.views[0], bare.layers))
    assert any("Borders as of 12 October 1950" in line for line in map_credits(story.shown.views[0], story.layers))
    with pytest.raises(LayerError, match="the base map has no part 'rivers'; there are base-relief"):
        viz.BaseLayer(id="rivers")


def test_free_words_and_places_are_lettered_by_their_class(story: StoryMap) -> None:
    points = gpd.GeoDataFrame(
        {"name": ["Korea Bay", "Tumen-ula"], "kind": ["sea", "river"], "rank": [1, 2]},
        geometry=[Point(124, 39), Point(127, 41)],
        crs="EPSG:4326",
    )
    words = viz.LabelLayer(points, id="words", label="name", by={"lettering": "kind", "rank": "rank"})
    towns = viz.PlaceLayer(points, id="towns", label="name", style=viz.Style(rank=1))
    labels = {(label.layer, label.text): label for label in story.replace(layers=[words, towns]).labels}
    assert labels["words", "Korea Bay"].kind == "sea"
    assert labels["words", "Korea Bay"].anchors[0] == "c"
    assert labels["towns", "Korea Bay"].kind == "town"
    assert labels["towns", "Korea Bay"].anchors[0] == "e"
    _, axes = story.replace(layers=[*viz.base_layers(), towns]).static(width_mm=120)
    written = {artist.get_gid() for artist in axes.get_children() if artist.get_gid()}
    assert {"label__towns__0", "dot__towns__0"} <= written


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("rank", 9, "rank.* 9 will not do; write 1"),
        ("lettering", "village", "lettering.* 'village' will not do; there are capital, town"),
    ],
)
def test_a_wrong_rank_or_lettering_is_named(field: str, value: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        viz.Style(**{field: value})
    points = gpd.GeoDataFrame({"own": [value]}, geometry=[Point(124, 39)], crs="EPSG:4326")
    with pytest.raises(LayerError, match=f"layer 'towns', column 'own', row 0: as {words}"):
        viz.PlaceLayer(points, id="towns", by={field: "own"})


@pytest.mark.parametrize(
    ("file", "corners", "words"),
    [
        (None, CORNERS, "column 'file': a row names no file"),
        ("sheet.png", [CORNERS[0], CORNERS[2], CORNERS[1], CORNERS[3]], "the sides of a picture cross"),
    ],
)
def test_a_scan_without_a_file_or_with_crossed_corners_is_refused(
    file: str | None, corners: list[tuple[int, int]], words: str
) -> None:
    sheet = gpd.GeoDataFrame({"file": [file]}, geometry=[Polygon(corners)], crs="EPSG:4326")
    with pytest.raises(LayerError, match=words):
        viz.ImageLayer(sheet, id="scan", image="file")
