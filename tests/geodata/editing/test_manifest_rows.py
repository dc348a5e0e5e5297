"""dossier.toml, changed where it was changed and nowhere else."""

import pytest

from geodata.editing.manifest_rows import RECORD, TOP, manifest_rows
from geodata.errors import Refusal

MANIFEST = """\
title = "A letter"

# The document as it is kept.
[document]
date = "1838"

# Who speaks.
[[actors]]
id = "agent"

# Who is spoken to.
[[actors]]
id = "sultan"
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("row", "after", "line"),
    [
        (TOP, 'title = "A letter"\n', 'kind = "letter"\n'),
        (RECORD, 'date = "1838"\n', 'kind = "letter"\n'),
        ("agent", 'id = "agent"\n', 'kind = "letter"\n'),
        ("sultan", 'id = "sultan"\n', 'kind = "letter"\n'),
    ],
)
def test_a_new_key_stands_with_the_keys_of_its_table(row: str, after: str, line: str, ending: str) -> None:
    given = MANIFEST.replace("\n", ending)
    expected = MANIFEST.replace(after, after + line).replace("\n", ending)
    assert manifest_rows(given.encode()).with_cell(row, "kind", "letter").text == expected


def test_a_key_that_is_there_changes_in_its_place() -> None:
    given = manifest_rows(MANIFEST.encode())
    assert given.with_cell(RECORD, "date", "1839").text == MANIFEST.replace("1838", "1839")


def test_a_table_that_was_missing_is_added() -> None:
    rows = manifest_rows(b'title = "A letter"\n').with_cell(RECORD, "date", "1838")
    assert rows.rows[RECORD] == {"date": "1838"}
    assert rows.rows[TOP] == {"title": "A letter"}


@pytest.mark.parametrize("text", ["title = ", 'document = "x"', 'actors = "x"', "actors = 1", 'actors = ["x"]'])
def test_what_is_no_manifest_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="cannot be changed, for it cannot be read"):
        manifest_rows(text.encode())
