"""The table of events and sources, and the choice of events by what they rest on."""

from pathlib import Path
from typing import Any

import pytest
from letter import replace_once, set_cell
from unpacked import cards, whole

import viz
from geodata import Dossier, read_dossier
from viz.payload import matrix as matrices
from viz.payload.matrix import matrix
from viz.payload.payload import payload
from viz.telling.dossier_narrative import narrate
from viz.telling.filters import filters
from viz.telling.narrative import Narrative

SOURCES = """\
id,citation,url,short,chain
ledger,Ledger,,the ledger,
report,Report,,the report,bruges
minutes,Minutes,,the minutes,bruges
answer,Answer,,the answer,answers
copy,Copy of the answer,,the copy,answers
"""
CITED = {3: "minutes | report", 4: "answer", 5: "copy", 6: "report", 7: "ledger"}


@pytest.fixture
def told(letter: Path) -> Narrative:
    (letter / "sources.csv").write_text(SOURCES, encoding="utf-8")
    for row, source in CITED.items():
        set_cell(letter, "events.csv", row, "source", source)
    return narrate(read_dossier(letter))


def named(table: dict[str, Any], narrative: Narrative) -> dict[str, list[str]]:
    """Names of the sources of each event, in the order of the rows."""
    names = [column["name"] for column in table["columns"]]
    ids = [narrative.cards[place]["id"] for place in whole(table["events"])]
    return {event: [names[dot] for dot in dots] for event, dots in zip(ids, table["dots"], strict=True)}


def test_events_stand_by_date_and_sources_by_chain_the_most_used_first(told: Narrative) -> None:
    table = matrix(told)
    assert table
    assert named(table, told) == {
        "pirates": ["this document", "the answer"],
        "arrival": ["this document", "the minutes", "the report"],
        "letter": ["this document"],
        "overland": ["this document", "the copy"],
        "sailing": ["this document", "the report"],
        "sale": ["the ledger"],
    }
    assert [(column["name"], column["shade"]) for column in table["columns"]] == [
        ("this document", 0),
        ("the report", 1),
        ("the minutes", 1),
        ("the answer", 2),
        ("the copy", 2),
        ("the ledger", 0),
    ]
    assert table["left"] == ""


def test_within_the_chain_of_the_document_the_most_used_follow_it(letter: Path) -> None:
    chained = "id,citation,url,chain\nledger,Ledger,,\nown,Own,,c\nrare,Rare,,c\noften,Often,,c\n"
    (letter / "sources.csv").write_text(chained, encoding="utf-8")
    replace_once(letter, "dossier.toml", 'rights = "none', 'source = "own"\nrights = "none')
    for row, source in {3: "rare", 4: "often", 5: "often", 7: "own"}.items():
        set_cell(letter, "events.csv", row, "source", source)
    table = matrix(narrate(read_dossier(letter)))
    assert table
    assert [column["citation"] for column in table["columns"]] == ["Letter of Hinrich Rode", "Often", "Rare"]


def test_of_very_many_it_says_what_is_left_out(told: Narrative, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrices, "MOST_EVENTS", 4)
    monkeypatch.setattr(matrices, "MOST_SOURCES", 2)
    table = matrix(told)
    assert table
    assert [column["name"] for column in table["columns"]] == ["this document", "the report"]
    assert len(table["dots"]) == len(whole(table["events"])) == 4
    assert table["left"] == (
        "Left out, because the table would be too large: the last 2 events; the 4 sources that the fewest events rest on."
    )


def test_of_a_part_of_the_story_nothing_else_is_told(told: Narrative) -> None:
    table = matrix(told.among({"sale", "letter"}))
    assert table
    assert [column["name"] for column in table["columns"]] == ["this document", "the ledger"]
    assert table["left"] == ""


def test_what_is_remembered_can_be_chosen_and_has_no_column(letter: Path) -> None:
    (letter / "sources.csv").write_text(
        "id,citation,url,short,chain\nledger,Ledger,,,\nread,Read once,,,memory\n", "utf-8"
    )
    set_cell(letter, "events.csv", 7, "source", "read")
    narrative = narrate(read_dossier(letter))
    rests_on = next(each for each in filters(narrative) if each["name"] == "rests-on")
    assert rests_on["values"] == [{"value": "single", "words": "one source"}, {"value": "none", "words": "no source"}]
    table = matrix(narrative)
    assert table
    assert [column["name"] for column in table["columns"]] == ["this document"]
    assert named(table, narrative)["sale"] == []


def test_every_card_of_the_cable_says_what_the_frame_says(cable: Dossier, sent: dict[str, Any]) -> None:
    rests = {card["id"]: card["rests_on"] for card in cards(sent)}
    assert rests == dict(zip(cable.events["id"], cable.events["corroboration"], strict=True))
    rests_on = next(each for each in sent["filters"] if each["name"] == "rests-on")
    assert {each["value"] for each in rests_on["values"]} == set(rests.values())
    dots = sum(map(len, sent["matrix"]["dots"]))
    assert dots == cable.corroboration.to_numpy().sum()


def test_rows_of_a_table_rest_on_nothing(cable: Dossier) -> None:
    towns = cable.places[cable.places["kind"] == "town"].assign(when="1950")
    told = payload(viz.quick_map(towns[["name", "when", "geometry"]], date="when", label="name"))
    assert (told["matrix"], told["filters"]) == (None, [])
