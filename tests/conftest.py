from pathlib import Path

import pytest
from letter import write_letter


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """The folder of a small dossier without faults."""
    return write_letter(tmp_path / "letter-1398")
