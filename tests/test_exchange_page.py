"""The page of the docs that shows the cable in each format is what is written today."""

from pathlib import Path

import pytest

from geodata import Dossier
from geodata.exchange.forms import FORMS
from tools.exchange_page import FOLDER, PAGE, file_of, page

pytestmark = pytest.mark.thorough


def test_the_page_and_its_files_are_what_is_written_today(cable: Dossier, tmp_path: Path) -> None:
    assert page(cable, tmp_path) == PAGE.read_text(encoding="utf-8"), "stale; make it anew with: make exchange"
    names = [file_of(form, cable) for form in FORMS if form.writes]
    assert sorted(names) == sorted(path.name for path in FOLDER.iterdir())
    # Libraries of other versions pack the same rows otherwise.
    for name in (each for each in names if not each.endswith((".gpkg", ".fgb", ".parquet"))):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), f"{name} is stale; make exchange"
