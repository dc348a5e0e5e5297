"""Every notebook runs from top to bottom in a clean kernel, warns of nothing, and shows a figure; its types are right."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from kernels import executed

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parent.parent
NOTEBOOKS = ROOT / "notebooks"
FIGURES = {"application/vnd.plotly.v1+json", "image/png"}
# Runs before the first cell, in the kernel: what warns there fails, as it does in the other tests.
STRICT = "import warnings\nwarnings.simplefilter('error')"
# Runs after the last: a kernel that warns of something while it is shut down would not end, and be waited for.
LENIENT = "warnings.simplefilter('default')"

every_notebook = pytest.mark.parametrize(
    "path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.name.removesuffix(".ipynb")
)


@every_notebook
def test_a_notebook_runs_in_a_clean_kernel(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [nbformat.v4.new_code_cell(STRICT), *notebook.cells, nbformat.v4.new_code_cell(LENIENT)]
    executed(notebook, path.parent)
    outputs = [(cell, output) for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [cell.source for cell, output in outputs if output.get("name") == "stderr"]
    assert any(FIGURES & output.get("data", {}).keys() for _, output in outputs)


@every_notebook
def test_a_notebook_is_committed_valid_and_without_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert re.fullmatch(r"[a-z][a-z0-9-]*", cell.id), f"{cell.id}: the id of a cell says what the cell is about"
        if cell.cell_type == "code":
            assert not cell.outputs, f"{cell.id}: clear the outputs before committing"
            assert cell.execution_count is None, f"{cell.id}: clear the outputs before committing"


@every_notebook
def test_a_notebook_names_no_path_of_a_machine(path: Path) -> None:
    assert not re.findall(r"(?<![\w.>])/(?:home|Users|work|tmp|root|opt)/\S*|[A-Z]:\\\\\S*", path.read_text("utf-8"))


def test_the_code_of_the_notebooks_passes_the_strictest_check_of_types(tmp_path: Path) -> None:
    scripts = []
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        code = "\n\n".join(cell.source for cell in cells if cell.cell_type == "code")
        scripts.append(tmp_path / f"notebook_{path.stem.replace('-', '_')}.py")
        # What begins with % is said to the notebook, not to Python.
        scripts[-1].write_text(re.sub(r"^%", "# %", code, flags=re.MULTILINE), encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", *map(str, scripts)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
