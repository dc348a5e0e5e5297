"""Notebooks executed in a kernel of their own, which reads nothing of its user's settings."""

from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pytest
from nbclient import NotebookClient
from traitlets.config import Config


def executed(notebook: nbformat.NotebookNode, folder: Path) -> nbformat.NotebookNode:
    """The notebook with its outputs.

    Args:
        notebook: without outputs.
        folder: where it lies, as its code sees it.
    """
    with TemporaryDirectory() as own, pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", own)
        patch.delenv("PLOTLY_RENDERER", raising=False)
        # Two kernels that start at the same time, for two tests, could choose the same ports; files they do not share.
        config = Config(KernelManager={"transport": "ipc", "ip": f"{own}/kernel"})
        resources = {"metadata": {"path": str(folder)}}
        return NotebookClient(notebook, timeout=300, resources=resources, config=config).execute()
