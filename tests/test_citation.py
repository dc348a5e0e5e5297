"""CITATION.cff: how the program itself is cited, in the Citation File Format 1.2.0 (citation-file-format.github.io)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
# The keys of the format (schema 1.2.0) that can be answered without a registered release.
REQUIRED = {"cff-version", "message", "title", "authors"}
OPTIONAL = {"abstract", "keywords", "license", "type", "version"}


@pytest.fixture(scope="module")
def citation() -> dict[str, Any]:
    """The file as read; each value a text, or a list."""
    read: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """What pyproject.toml says of the project."""
    told: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return told


def test_it_has_the_keys_of_the_format_and_none_that_nobody_can_answer(citation: dict[str, Any]) -> None:
    assert set(citation) >= REQUIRED
    assert set(citation) <= REQUIRED | OPTIONAL, "no DOI, address or day of release is known"
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "software"
    assert isinstance(citation["message"], str)


def test_it_says_what_the_project_says_of_itself(citation: dict[str, Any], project: dict[str, Any]) -> None:
    assert {key: citation[key] for key in ("title", "version", "license", "abstract", "keywords")} == {
        "title": project["name"],
        "version": project["version"],
        "license": project["license"],
        "abstract": project["description"],
        "keywords": project["keywords"],
    }


def test_its_authors_are_those_of_the_licence(citation: dict[str, Any]) -> None:
    (author,) = citation["authors"]
    assert set(author) == {"name"}
    assert author["name"] in (ROOT / "LICENSE").read_text(encoding="utf-8")
