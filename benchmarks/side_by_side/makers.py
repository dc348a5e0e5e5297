"""Who makes the pages: our program, another commit of it, and its peers, which are set up here.

The peers live in a folder that git ignores: their Python packages in an environment of their own, their scripts from npm.
Both are at the versions of `benchmarks/peers`, and are installed once.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "benchmarks" / "peers"
WORKSHOP = ROOT / "build" / "benchmark"
# Nothing that a package would have run is run. The scripts stand alone: whether they go together does not matter.
PLAINLY = ("--ignore-scripts", "--legacy-peer-deps", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")
# What was asked for when a folder was installed.
STAMP = "installed"
# Those whose map cannot be dragged.
STILL = ("altair_geo",)
NAMES = ("vis_leaflet", "altair_geo", "folium_timeline", "bokeh_map")
OURS = "ours"
# The number of events of a peer's page that stands beside the page of the cable.
CABLE = 40
CABLE_PAGE = """
import geodata, viz
viz.story_map(geodata.read_dossier("seeds/cable-75511")).save({page!r})
"""
TABLE_PAGE = """
import geopandas, viz
table = geopandas.read_file({events!r})
viz.quick_map(table, date="date", label="title", row="kind").save({page!r})
"""


class SetUpError(Exception):
    """The peers could not be set up; the text says what to do."""


@dataclass(frozen=True)
class Maker:
    """Who makes a page, in which folder, and the JavaScript that steers it."""

    name: str
    folder: Path
    controls: str
    pans: bool = True

    def command(self, count: int, events: Path, page: Path) -> list[str]:
        """The command that makes the page of so many events from the folder they lie in."""
        if self.name in NAMES:
            return [str(_python()), str(PEERS / f"{self.name}.py"), str(events), str(_packages()), str(page)]
        code = CABLE_PAGE if count == CABLE else TABLE_PAGE
        return [sys.executable, "-c", code.format(events=str(events / "events.geojson"), page=str(page))]


def ours(name: str = OURS, tree: Path = ROOT) -> Maker:
    """Our program as it stands in a tree, with the small plotly.js."""
    for script in (["tools/fetch_bundle.py"], ["-m", "compileall", "-q", "geodata", "viz"]):
        subprocess.run([sys.executable, *script], cwd=tree, check=True)
    return Maker(name, tree, (PEERS / "ours.js").read_text(encoding="utf-8"))


@contextmanager
def at_commit(commit: str, folder: Path) -> Iterator[Maker]:
    """Our program as it stood at a commit, in a work tree that is taken away again."""
    tree = folder / "other"
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(tree), commit], cwd=ROOT, check=True)
    try:
        yield ours(commit, tree)
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=ROOT, check=True)


def our_trees(commit: str | None, folder: Path, stack: ExitStack) -> dict[str, Path]:
    """Where our program stands, as it is and at another commit if one is named, until the stack is closed."""
    # With its bytecode, as whoever installs it has it.
    trees = {OURS: ours().folder}
    if commit:
        trees[commit] = stack.enter_context(at_commit(commit, folder)).folder
    return trees


def peers(names: list[str]) -> list[Maker]:
    """The peers of these names, set up.

    Raises:
        SetUpError: npm is not here, or packages could not be fetched.
    """
    if names:
        _set_up()
    return [
        Maker(name, PEERS, (PEERS / f"{name}.js").read_text(encoding="utf-8"), pans=name not in STILL) for name in names
    ]


def python_of_peers() -> Path:
    """The Python of the peers, whose packages are installed unless they are there at the versions that are asked for.

    Raises:
        SetUpError: they could not be fetched.
    """
    environment, asked = WORKSHOP / "venv", PEERS / "requirements.txt"
    try:
        if not _installed(asked, environment):
            _run([sys.executable, "-m", "venv", "--clear", str(environment)])
            _run([str(_python()), "-m", "pip", "install", "--quiet", "--requirement", str(asked)])
            shutil.copy(asked, environment / STAMP)
    except subprocess.CalledProcessError as error:
        raise SetUpError(f"The peers could not be set up: {error}\n{error.stderr}") from None
    return _python()


def _python() -> Path:
    return WORKSHOP / "venv" / "bin" / "python"


def _packages() -> Path:
    return WORKSHOP / "npm" / "node_modules"


def _set_up() -> None:
    """Install what the peers need, unless it is there at the versions that are asked for."""
    npm = shutil.which("npm")
    if npm is None:
        raise SetUpError(
            "npm is not installed, and the scripts of the peers come from it. `--peers` without names does without."
        )
    python_of_peers()
    scripts, listed = WORKSHOP / "npm", PEERS / "package.json"
    try:
        if not _installed(listed, scripts):
            scripts.mkdir(parents=True, exist_ok=True)
            shutil.copy(listed, scripts)
            _run([npm, "install", *PLAINLY, "--prefix", str(scripts)])
            shutil.copy(listed, scripts / STAMP)
    except subprocess.CalledProcessError as error:
        raise SetUpError(f"The peers could not be set up: {error}\n{error.stderr}") from None


def _installed(asked: Path, folder: Path) -> bool:
    """Whether what was installed in a folder is what a file asks for."""
    stamp = folder / STAMP
    return stamp.exists() and stamp.read_bytes() == asked.read_bytes()


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)
