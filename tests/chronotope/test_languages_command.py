"""`--language`, and the key `languages` of a dossier: which languages travel in a page, and in which it opens."""

import base64
import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from letter import replace_once

from chronotope.command.main import main
from geodata import DossierError, read_dossier

pytestmark = pytest.mark.thorough

LANGUAGE = 'language = "en"\ndefault_path'


def built(letter: Path, *options: str) -> tuple[str, dict[str, Any]]:
    """The language of a page that is built, and what its script receives."""
    page = letter.parent / "page.html"
    assert main(["build", str(letter), "-o", str(page), *options]) == 0
    text = page.read_text(encoding="utf-8")
    packed = re.search(r'id="story">([^<]*)<', text)
    opening = re.search(r'<html lang="([^"]*)"', text)
    assert packed
    assert opening
    told: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    return opening[1], told


def named(letter: Path, languages: str) -> None:
    replace_once(letter, "dossier.toml", LANGUAGE, f'language = "en"\nlanguages = {languages}\ndefault_path')


def test_a_page_has_the_languages_that_the_dossier_names_the_first_one_first(letter: Path) -> None:
    assert built(letter)[0] == "en"
    assert "languages" not in built(letter)[1]
    named(letter, '["ko", "en"]')
    language, told = built(letter)
    assert (language, [each["language"] for each in told["languages"]]) == ("ko", ["ko", "en"])
    assert told["words"]["begin"] == "다음"
    assert told["languages"][1]["change"]["words"]["begin"] == ["Next"]


def test_the_option_opens_a_page_in_any_language(letter: Path) -> None:
    named(letter, '["en", "ko"]')
    language, told = built(letter, "--language", "ru")
    assert (language, [each["language"] for each in told["languages"]]) == ("ru", ["ru", "en", "ko"])
    with pytest.raises(SystemExit):
        main(["build", str(letter), "--language", "xx"])


def test_a_students_page_keeps_its_answers_back_in_every_language(letter: Path) -> None:
    named(letter, '["en", "ko"]')
    _, told = built(letter, "--edition", "student")
    answers = [answer for answer in read_dossier(letter).paths["answer"] if answer]
    assert answers
    assert not any(answer in json.dumps(told, ensure_ascii=False) for answer in answers)


@pytest.mark.parametrize(
    ("languages", "why", "fix"),
    [
        ('["en", "xx"]', "is not one of en, ar, de, fr, ko, ru, zh-Hans", "Write one of these words"),
        ('["en", "ko", "en"]', "names en more than once", "Name it once"),
        ('"ko"', "is not a list of texts", 'Write languages = ["ko"]'),
        ("[1]", "is not a list of texts", 'Write languages = ["…", "…"]'),
    ],
)
def test_what_is_no_list_of_languages_is_told(letter: Path, languages: str, why: str, fix: str) -> None:
    named(letter, languages)
    with pytest.raises(DossierError) as refused:
        read_dossier(letter)
    [problem] = refused.value.problems
    assert (problem.file, problem.column, problem.why) == ("dossier.toml", "languages", why)
    assert fix in problem.fix
