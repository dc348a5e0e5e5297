"""What a card says of who says so."""

from pathlib import Path

import pytest
from letter import replace_once, set_cell

from geodata import read_dossier
from viz.telling.attestation import MOST_LETTERS, Attestation
from viz.telling.cards import cards

LONG = "Report of the aldermen of the Hanse at Bruges to the council of Lübeck on the herring of that year, invented."
SOURCES = f"""\
id,citation,url,short,chain
ledger,"Ledger of Tideman Swarte, invented.",,the ledger,
copy,"The letter as it was published, invented.",,,
report,"{LONG}",,,bruges
minutes,Their minutes,,the minutes,bruges
answer,Tideman's answer,,Tideman’s answer,letters
seal,A note on the seal,,رسالة,
reading,From memory,,what we have read,memory
"""


@pytest.fixture
def told(letter: Path) -> Path:
    (letter / "sources.csv").write_text(SOURCES, encoding="utf-8")
    own = 'source = "copy"\nchain = "letters"\nshort = "this letter"\nrights = "none'
    replace_once(letter, "dossier.toml", 'rights = "none', own)
    return letter


SENTENCES = {
    "the document alone": (2, "", "Only this letter says so."),
    "the document by its own row": (2, "copy", "Only this letter says so."),
    "one more": (2, "ledger", "Also: the ledger."),
    "one of its chain": (2, "answer", "Also, from the same chain of transmission: Tideman’s answer."),
    "both": (2, "answer | ledger", "Also: the ledger. Also, from the same chain of transmission: Tideman’s answer."),
    "another source": (7, "ledger", "Only one source says so: the ledger."),
    "others": (7, "ledger | answer", "Several sources say so: the ledger; Tideman’s answer."),
    "what is remembered": (7, "reading", "No source: from memory."),
    "a source beside it": (7, "reading | ledger", "Only one source says so: the ledger."),
    "the document beside it": (2, "reading", "Only this letter says so."),
    "a script from right to left": (7, "seal", "Only one source says so: \u2068رسالة\u2069."),
}


@pytest.mark.parametrize(("row", "source", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_the_card_says_who_says_so(told: Path, row: int, source: str, sentence: str) -> None:
    set_cell(told, "events.csv", row, "source", source)
    card = cards(read_dossier(told))[row - 2]
    assert card["told_by"] == sentence


def test_a_source_without_a_short_name_is_called_by_the_beginning_of_its_citation(told: Path) -> None:
    set_cell(told, "events.csv", 7, "source", "report | minutes")
    card = cards(read_dossier(told))[5]
    assert (card["rests_on"], card["witnesses"]) == ("dependent", ("report", "minutes"))
    name = "Report of the aldermen of the Hanse at Bruges to the…"
    assert len(name) <= MOST_LETTERS
    assert card["told_by"] == f"Only sources of one chain say so: {name}; the minutes."
    set_cell(told, "events.csv", 7, "source", "report | minutes | ledger")
    card = cards(read_dossier(told))[5]
    assert card["told_by"] == f"Several sources say so: {name} / the minutes (one chain); the ledger."


def test_a_document_without_a_short_name_is_this_document(letter: Path) -> None:
    assert cards(read_dossier(letter))[0]["told_by"] == "Only this document says so."


def test_witnesses_of_one_chain_stand_side_by_side(told: Path) -> None:
    by_id = Attestation.of(read_dossier(told)).by_id
    assert list(by_id) == ["the document", "answer", "ledger", "report", "minutes", "seal"]
    assert [witness.chain for witness in by_id.values()] == [0, 0, 1, 2, 2, 3]
    assert by_id["the document"].citation == "Letter of Hinrich Rode"
    assert by_id["report"].citation == LONG
