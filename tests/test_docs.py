"""What the README and the pages in docs say is so: the map of the house is complete, and the examples run."""

import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

import geopandas
import matplotlib.pyplot as plt
import plotly.graph_objects as go
import pytest
from shapely.geometry import LineString

from geodata import Day
from geodata.frames.reading import READERS
from tools.pictures import values
from viz.page.widget import StoryWidget

ROOT = Path(__file__).parent.parent
PACKAGES = ("chronotope", "geodata", "viz")


def fenced(text: str, language: str) -> list[str]:
    """The code blocks of one language in a Markdown text."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def house(readme: str) -> list[str]:
    """The folders that the map of the house names."""
    [drawn] = fenced(readme, "text")
    return [line.split()[0].rstrip("/") for line in drawn.splitlines()]


def test_the_map_of_the_house_names_every_room_and_no_other(house: list[str]) -> None:
    rooms = [path.parent for package in PACKAGES for path in (ROOT / package).glob("*/__init__.py")]
    there = {*PACKAGES, *(room.relative_to(ROOT).as_posix() for room in rooms)}
    assert {name for name in house if name.split("/")[0] in PACKAGES} == there


def test_what_the_map_of_the_house_names_exists(house: list[str]) -> None:
    assert not [name for name in house if not (ROOT / name).is_dir()]


def test_the_floor_plan_is_that_of_the_map(house: list[str]) -> None:
    """The contract and the map name the same rooms."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    for contract in contracts[1:]:
        [package] = contract["containers"]
        planned = {f"{package}/{room.strip()}" for floor in contract["layers"] for room in floor.split("|")}
        drawn = {name for name in house if name.startswith(f"{package}/")}
        assert {room for room in planned if (ROOT / room).is_dir()} == drawn


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_files_that_are_named_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:chronotope|geodata|viz|tests|tools|docs|seeds)/[\w./-]+)`", text))
    assert not [name for name in named if not (ROOT / name).exists()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write to, from which the dossiers are seen as from the project's own."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    plt.switch_backend("Agg")  # nobody looks at a figure that a test opens
    return tmp_path


def run(code: str, folder: Path, **given: Any) -> dict[str, Any]:
    """Run the code of a page as it is printed; gives back the names it has made."""
    script = folder / "example.py"
    script.write_text(code, encoding="utf-8")
    return runpy.run_path(str(script), init_globals=given)


@pytest.mark.thorough
def test_the_example_in_python_runs(readme: str, folder: Path) -> None:
    story, toponyms, print_ = fenced(readme, "python")
    line = LineString([(125.7, 39.0), (127.4, 39.2)])
    rail = geopandas.GeoDataFrame({"gauge": ["standard"]}, geometry=[line], crs="EPSG:4326")
    rail.to_crs("EPSG:5179").to_file(folder / "my_railways.gpkg")
    seoul = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy([126.98], [37.57]), crs="EPSG:4326")
    # The printed map has a name of its own here, so that both figures can be looked at.
    story = story.replace("fig, ax = ", "plate, ax = ")
    names = run(f"{story}\n{toponyms}\n{print_}", folder, my_points=seoul)
    assert len(names["advice"]) > 0
    assert names["antung"]["gazetteer"].iloc[0] == "dossier"
    assert names["andong"]["country"].iloc[0] == "China"
    assert [layer.id for layer in names["mine"].layers].index("rail") + 1 == [
        layer.id for layer in names["mine"].layers
    ].index("fronts")
    figure, axes = names["plate"], names["ax"]
    assert axes in figure.axes
    assert axes.get_xlim()[0] < names["xy"].geometry.x.iloc[0] < axes.get_xlim()[1]
    assert_the_figure_shows_what_the_readme_says(names)
    assert (folder / "cable-75511.html").stat().st_size > 0
    assert (folder / "figure-1.pdf").read_bytes().startswith(b"%PDF")


def assert_the_figure_shows_what_the_readme_says(names: dict[str, Any]) -> None:
    """A story keeps its day, whatever is added to it and changed in it afterwards."""
    fig, mine, point = names["fig"], names["mine"], names["xy"].geometry.iloc[0]
    assert fig.layout.title.subtitle.text == "As of 12 October 1950"
    # Of the fronts that of one date, in the width that was asked for; no movements; the railway, and the points on top.
    fronts = mine["fronts"].data.set_index("id")
    (line,) = (trace for trace in fig.select_traces({"meta": "fronts"}) if not trace.fill)
    assert set(line.hovertext) == {fronts["hover"]["f3"]}
    assert line.line.width == 3
    drawn = [trace.meta for trace in fig.data]
    assert "movements" not in drawn
    assert drawn.index("rail") < drawn.index("fronts")
    assert [trace.name for trace in fig.select_traces({"meta": "rail"}) if trace.showlegend] == ["standard"]
    own = fig.data[-1]
    assert (own.mode, own.x[0], own.y[0]) == ("markers", point.x, point.y)
    # Nothing that came later is told.
    told = {card["id"] for card in mine.narrative.cards}
    said = [trace.customdata for trace in fig.data if trace.customdata is not None]
    shown = {event for cells in said for cell in cells for event in cell.split()}
    assert shown
    assert shown <= told


@pytest.mark.thorough
def test_the_examples_for_users_of_other_tools_draw_what_the_page_says(folder: Path) -> None:
    page = (ROOT / "docs" / "from-other-tools.md").read_text(encoding="utf-8")
    # That of each tool which is not among what the tests need is fenced as another language.
    names = run("\n".join(fenced(page, "python")), folder)
    plt.close("all")
    towns = list(names["towns"]["town"])
    assert names["plague"]["events"].data["town"].tolist() == towns
    written = (folder / "plague.html").read_text(encoding="utf-8")
    assert all(town in written for town in towns)
    # folium: a layer that the legend switches on. Plotly Express: two days side by side, in colours of one's own.
    assert [trace.visible for trace in names["figure"].select_traces({"meta": "events"})] == ["legendonly"]
    of_day = {
        axis: {
            point
            for trace in names["both"].select_traces({"meta": "events", "xaxis": axis})
            for point in trace.x
            if point
        }
        for axis in ("x", "x2")
    }
    assert [len(points) for points in of_day.values()] == [2, 4]
    # lonboard: other rows make another story. kepler.gl: a span of months.
    assert [card["title"] for card in names["ports"].narrative.cards] == towns[:2]
    assert names["widget"].current == names["ports"].narrative.first
    months = (folder / "first-months.html").read_text(encoding="utf-8")
    assert "Florence" in months
    assert "Paris" not in months
    # TimelineJS: a span to the end of its last month, and a row without a place, which is told.
    span = names["line"].chronology.spans[0]
    assert str(Day(round(span.end) - 1)) == "1348-08-31"
    assert names["line"].left_out.to_dict() == {2: "no place"}
    assert [row.label for row in names["line"].chronology.rows] == ["Plague", "Consequences"]
    # matplotlib: a mark of one's own within the map.
    west, east = names["axes"].get_xlim()
    assert west < names["rome"].x < east


@pytest.mark.parametrize("tool", ["folium", "Plotly Express", "lonboard", "kepler.gl", "TimelineJS", "matplotlib"])
def test_each_tool_has_its_table_and_an_example(tool: str) -> None:
    page = (ROOT / "docs" / "from-other-tools.md").read_text(encoding="utf-8")
    [part] = re.findall(rf"^## {re.escape(tool)}\n(.*?)(?=^## )", page, flags=re.MULTILINE | re.DOTALL)
    assert "| there | here |" in part
    assert fenced(part, "python")


@pytest.mark.thorough
def test_the_code_under_each_picture_of_the_gallery_makes_what_is_drawn(folder: Path) -> None:
    for name in ("notebooks", "docs"):
        (folder / name).symlink_to(ROOT / name)
    page = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    made = {picture: value for picture, value in values(page) if picture}
    assert list(made) == re.findall(r"\((?:gallery/)?([\w-]+)\.png\)", page)
    assert {path.stem for path in (ROOT / "docs" / "gallery").iterdir()} == made.keys() - {"page"}
    assert made.pop("page").stat().st_size > 0
    for picture, value in made.items():
        # A story is drawn without its figure being made here: that it can be laid out is enough.
        drawn = value.data if isinstance(value, go.Figure) else value.shown.layers
        assert drawn, picture
    assert set(made["table"]["events"].data["power"]) == {"steam", "horses"}
    assert len(made["fronts"].shown["fronts"].data) == 5
    assert {trace.xaxis for trace in made["panels"].data} >= {"x", "x2"}


def test_the_example_of_the_page_on_files_runs(folder: Path) -> None:
    page = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    (folder / "tests").symlink_to(ROOT / "tests")
    names = run("\n".join(fenced(page, "python")), folder)
    assert names["battles"]["start_date"].iloc[0] == "1863-04-30"
    assert "Gap" in (folder / "battles.html").read_text(encoding="utf-8")


def test_the_example_of_the_first_page_runs(folder: Path) -> None:
    (folder / "tests").symlink_to(ROOT / "tests")
    [code] = fenced((ROOT / "docs" / "index.md").read_text(encoding="utf-8"), "python")
    assert len(run(code, folder)["battles"]) > 0


def test_every_page_is_in_the_contents_of_the_site() -> None:
    contents = "\n".join(
        re.findall(r"^```{toctree}\n(.*?)^```$", (ROOT / "docs/index.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    )
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")} - {"index"}
    assert pages <= set(contents.splitlines())


@pytest.mark.thorough
def test_the_examples_of_the_page_on_notebooks_run(folder: Path) -> None:
    page = (ROOT / "docs" / "notebooks.md").read_text(encoding="utf-8")
    widget = run("\n".join(fenced(page, "python")), folder)["widget"]
    assert widget.selection["name"].tolist() == ["Visby", "Hemmingstedt"]
    assert str(widget.day) == "1480-01-01"
    named = set(re.findall(r"^\| `(\w+)` \|", page, flags=re.MULTILINE))
    assert named == {name for name in StoryWidget.class_own_traits() if not name.startswith("_")}
    assert "Visby" in (folder / "battles.html").read_text(encoding="utf-8")


def test_the_page_on_files_names_every_kind_and_only_findings_that_exist() -> None:
    page = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`(\.[a-z]+)`", page)) - {".shx", ".dbf", ".cpg", ".prj"} == set(READERS)
    assert {path for path in re.findall(r"[\w-]+\.sh", page) if not (ROOT / "findings" / path).exists()} == set()


def test_what_is_said_of_other_readers_is_shown_by_a_script() -> None:
    page = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    reading, writing = re.split("^## Traps of ", page, flags=re.MULTILINE)[1:]
    claims = [row.split(" | ")[1] for row in reading.splitlines() if row.startswith("| ")][2:]
    assert len(claims) > 10
    assert not [claim for claim in claims if not re.search(r"\.sh`\)|\(likewise\)", claim)]
    assert "geopandas-written-files.sh" in writing


PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "seeds/README.md",
    "docs/index.md",
    "docs/files.md",
    "docs/from-other-tools.md",
    "docs/notebooks.md",
    "docs/date-forms.md",
    "docs/gallery.md",
    "docs/page.md",
    "docs/fonts.md",
    "docs/tables.md",
]


@pytest.mark.parametrize("document", PAGES)
def test_links_between_files_lead_somewhere(document: str) -> None:
    path = ROOT / document
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (path.parent / target).exists()]


def test_every_target_of_make_that_is_named_exists() -> None:
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    for document in ("README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"`make ([a-z]+)`", (ROOT / document).read_text(encoding="utf-8")))
        assert named <= rules, f"{document}: {named - rules}"
