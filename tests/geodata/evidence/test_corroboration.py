"""Which events rest on one source, on several of one chain, or on independent ones."""

from pathlib import Path

import pandas as pd
import pytest
from letter import replace_once, set_cell

import geodata as gd
from geodata.evidence.corroboration import DOCUMENT, Witnesses
from geodata.templates.workbooks import write_workbook

SOURCES = """\
id,citation,url,chain
ledger,"Ledger of Tideman Swarte, invented",,
copy,"The letter as it was published, invented",,
report,"Report of the aldermen of Bruges, invented",,bruges
minutes,"Their minutes, which the report follows, invented",,bruges
answer,"Tideman's answer, which repeats the letter, invented",,letters
"""

WITNESSES = Witnesses.of(
    [("a", ""), ("b", ""), ("c1", "c"), ("c2", "c"), ("own", ""), ("d1", "d"), ("m1", "memory"), ("m2", "memory")],
    document="own",
    chain="d",
)


@pytest.mark.parametrize(
    ("quotation", "source", "named", "word"),
    [
        ("words", "", [DOCUMENT], "single"),
        ("", "a", ["a"], "single"),
        ("words", "own", [DOCUMENT], "single"),
        ("", "own", [DOCUMENT], "single"),
        ("", "a | a", ["a"], "single"),
        ("", "c2 | c1", ["c2", "c1"], "dependent"),
        ("words", "d1", [DOCUMENT, "d1"], "dependent"),
        ("", "d1 | own", [DOCUMENT, "d1"], "dependent"),
        ("", "a | b", ["a", "b"], "independent"),
        ("words", "a | own", [DOCUMENT, "a"], "independent"),
        ("words", "d1 | c1", [DOCUMENT, "d1", "c1"], "independent"),
        ("", "c1 | c2 | a", ["c1", "c2", "a"], "independent"),
        ("", "m1", [], "none"),
        ("", "m1 | m2", [], "none"),
        ("words", "m1", [DOCUMENT], "single"),
        ("", "m1 | a", ["a"], "single"),
        ("", "c1 | m1 | c2", ["c1", "c2"], "dependent"),
    ],
)
def test_several_sources_are_independent_only_if_they_are_of_several_chains(
    quotation: str, source: str, named: list[str], word: str
) -> None:
    assert list(WITNESSES.named(quotation, source)) == named
    assert WITNESSES.corroboration(named) == word


def test_what_is_remembered_bears_witness_to_nothing(told: Path) -> None:
    assert WORDS["pirates"] == "independent"
    set_cell(told, "sources.csv", 2, "chain", "memory")
    set_cell(told, "events.csv", 7, "source", "ledger")
    dossier = gd.read_dossier(told)
    words = dict(zip(dossier.events["id"], dossier.events["corroboration"], strict=True))
    assert (words["pirates"], words["sale"]) == ("single", "none")
    assert "ledger" not in dossier.corroboration
    assert not dossier.corroboration.loc["sale"].any()
    assert len(dossier.corroboration) == len(dossier.events)


def test_a_document_that_is_cited_from_memory_is_its_own_witness() -> None:
    witnesses = Witnesses.of([("own", "memory"), ("a", "memory")], document="own", chain="")
    assert witnesses.corroboration(witnesses.named("words", "a")) == "single"
    assert witnesses.corroboration(witnesses.named("", "own")) == "single"


def test_a_chain_may_be_called_as_a_source_is() -> None:
    witnesses = Witnesses.of([("a", ""), ("b", "a")], document="", chain="")
    assert witnesses.corroboration(witnesses.named("", "a | b")) == "independent"


def test_the_document_is_of_the_chain_of_its_row_unless_it_says_another() -> None:
    sources = [("own", "c"), ("a", "c")]
    for chain, word in (("", "dependent"), ("c", "dependent"), ("other", "independent")):
        witnesses = Witnesses.of(sources, document="own", chain=chain)
        assert witnesses.corroboration(witnesses.named("words", "a")) == word


@pytest.fixture
def told(letter: Path) -> Path:
    """The letter with sources that depend on each other."""
    (letter / "sources.csv").write_text(SOURCES, encoding="utf-8")
    replace_once(letter, "dossier.toml", 'rights = "none', 'source = "copy"\nchain = "letters"\nrights = "none')
    for row, source in {2: "copy", 3: "answer | copy", 4: "ledger", 7: "minutes | report"}.items():
        set_cell(letter, "events.csv", row, "source", source)
    return letter


WORDS = {
    "letter": "single",
    "arrival": "dependent",
    "pirates": "independent",
    "overland": "single",
    "sailing": "single",
    "sale": "dependent",
}


@pytest.mark.parametrize("is_workbook", [False, True], ids=["files", "workbook"])
def test_every_event_says_in_a_word_what_it_rests_on(told: Path, is_workbook: bool) -> None:  # noqa: FBT001
    path = told
    if is_workbook:
        path = told.with_name("bound.xlsx")
        write_workbook(told, path)
    events = gd.read_dossier(path).events
    assert dict(zip(events["id"], events["corroboration"], strict=True)) == WORDS


def test_the_table_has_events_by_date_and_sources_by_chain(told: Path) -> None:
    table = gd.read_dossier(told).corroboration
    assert isinstance(table, pd.DataFrame)
    assert (table.index.name, table.columns.name) == ("event", "source")
    assert table.columns.tolist() == [DOCUMENT, "answer", "ledger", "report", "minutes"]
    assert table.index.tolist() == ["sailing", "pirates", "arrival", "letter", "overland", "sale"]
    assert {event: table.columns[cells].tolist() for event, cells in table.iterrows()} == {
        "letter": [DOCUMENT],
        "arrival": [DOCUMENT, "answer"],
        "pirates": [DOCUMENT, "ledger"],
        "overland": [DOCUMENT],
        "sailing": [DOCUMENT],
        "sale": ["report", "minutes"],
    }


def test_a_source_that_no_event_rests_on_has_no_column(told: Path) -> None:
    set_cell(told, "events.csv", 4, "source", "")
    assert "ledger" not in gd.read_dossier(told).corroboration


@pytest.mark.parametrize("is_workbook", [False, True], ids=["files", "workbook"])
def test_the_row_of_the_document_must_be_there(told: Path, is_workbook: bool) -> None:  # noqa: FBT001
    replace_once(told, "dossier.toml", 'source = "copy"', 'source = "coppy"')
    path = told
    if is_workbook:
        path = told.with_name("bound.xlsx")
        write_workbook(told, path)
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(path)
    (problem,) = caught.value.problems
    where = ("sheet document" if is_workbook else "dossier.toml", "source")
    assert all(part in problem.where for part in where)
    assert (problem.value, problem.nearest) == ("coppy", "copy")


def test_a_chain_is_an_id(told: Path) -> None:
    replace_once(told, "dossier.toml", 'chain = "letters"', 'chain = "The Letters"')
    set_cell(told, "sources.csv", 4, "chain", "At Bruges")
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(told)
    assert [(problem.file, problem.column) for problem in caught.value.problems] == [
        ("dossier.toml", "chain"),
        ("sources.csv", "chain"),
    ]


def test_a_chain_of_a_single_source_is_remarked(told: Path) -> None:
    def remarks() -> list[tuple[int | None, str | None, str | None]]:
        found = gd.read_dossier(told).remarks
        return [(each.row, each.value, each.nearest) for each in found if each.column == "chain"]

    assert remarks() == []
    set_cell(told, "sources.csv", 5, "chain", "brugges")
    assert remarks() == [(4, "bruges", "brugges"), (5, "brugges", "bruges")]
    set_cell(told, "sources.csv", 4, "chain", "")
    assert remarks() == [(5, "brugges", None)]
    set_cell(told, "sources.csv", 5, "chain", "")
    replace_once(told, "dossier.toml", 'chain = "letters"\n', "")
    assert remarks() == [(6, "letters", None)], "the document is of another chain"
    set_cell(told, "sources.csv", 3, "chain", "letters")
    assert remarks() == []
    set_cell(told, "sources.csv", 5, "chain", "memory")
    assert remarks() == [], "one source may be remembered"
    set_cell(told, "sources.csv", 5, "chain", "memorry")
    assert remarks() == [(5, "memorry", "memory")]
