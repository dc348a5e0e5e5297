"""The page of a corpus: a mark leads to the passages that it counts."""

from pathlib import Path

import pytest
from conftest import Opener, go, mark_of, silent, until
from mentioned import mention, write_corpus

import chronotope as ct

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> To Wonsan </script>."
EVENT = "events/Wonsan%2C%201950"
PASSAGES = (
    "[...document.querySelectorAll('.card .mention')].map((node) => [...node.children].map((part) => part.textContent))"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    wonsan = [mention(written="1950-10-12"), mention(written="1950-10-12", start=60, sentence=HOSTILE)]
    documents = {
        "<b>a</b>.txt": wonsan,
        "b.txt": [mention("Moscow", written="1951"), mention("Syracuse", written="1952")],
    }
    return ct.corpus_map(write_corpus(folder / "m.parquet", documents), title="Letters").save(folder / "m.html")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (390, 844)])
def test_a_click_on_a_mark_shows_the_passages_as_they_are(width: int, height: int, opened: Opener, page: Path) -> None:
    it = opened(page, width=width, height=height)
    with silent(it):
        it.page.mouse.click(*mark_of(it.page, EVENT))
        until(it.page, f"document.querySelector('.card').dataset.event === '{EVENT}'")
        assert it.page.evaluate(PASSAGES) == [
            ["To Wonsan at once.", "<b>a</b>.txt, 3"],
            [HOSTILE, "<b>a</b>.txt, 60"],
        ]
        assert it.page.evaluate("document.querySelector('.card .summary').textContent") == "mentions: 2; documents: 1"
        assert not it.page.evaluate("!!document.querySelector('.card .evidence')")


def test_a_row_of_the_list_leads_there_too(opened: Opener, page: Path) -> None:
    it = opened(page)
    with silent(it):
        go(it.page, EVENT)
        it.page.keyboard.press("ArrowRight")
        until(it.page, "document.querySelector('.card h2').textContent === 'Moscow'")
        assert it.page.evaluate(PASSAGES) == [["To Moscow at once.", "b.txt, 3"]]
