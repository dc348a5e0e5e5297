"""A translation stands beside the document paragraph for paragraph, and its words are quoted as exactly."""

import csv
from pathlib import Path

import pytest
from letter import replace_once, set_cell

import geodata as gd
from geodata.formats import tables as formats

# The letter of 1398 in today's German, paragraph for paragraph.
GERMAN = """\
An den ehrbaren Tideman Swarte in Brügge, von Hinrich Rode in Lübeck.

Wisset, dass gestern die Kogge Maria aus Danzig einlief mit achtzig
Last Roggen, und dass die Vitalienbrüder vor Visby liegen mit elf
Segeln. Der Schiffer sagt, der Hering bei Skanör sei spät in diesem Jahr.

Ihr solltet das Tuch nicht durch den Sund senden. Sendet es über Land
nach Hamburg, und lasst den Fuhrmann in Lübeck bezahlen. So Gott will,
fährt die Kogge Maria bis Martini wieder aus.

Geschrieben am Tag nach Sankt Michael. Euer Freund, Hinrich Rode.
"""


def add_column(folder: Path, name: str, cells: dict[str, str]) -> None:
    """Add a column to events.csv, with the cells of the events named and the others empty."""
    path = folder / "events.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    rows = [[*row, cells.get(row[0], "")] for row in rows]
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows([[*header, name], *rows])


@pytest.fixture
def translated(letter: Path) -> Path:
    """The letter with its German translation and two quotations from it."""
    (letter / "document.de.txt").write_text(GERMAN, encoding="utf-8")
    quoted = {"overland": "Sendet es über Land nach Hamburg", "pirates": "die Vitalienbrüder vor Visby liegen"}
    add_column(letter, "quotation@de", quoted)
    return letter


def problems_of(folder: Path) -> list[gd.Problem]:
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(folder)
    return list(caught.value.problems)


def only_problem(folder: Path) -> gd.Problem:
    (problem,) = problems_of(folder)
    return problem


def test_a_translation_and_its_words_are_read(translated: Path) -> None:
    dossier = gd.read_dossier(translated)
    assert dossier.document.translations == {"de": GERMAN}
    events = dossier.events.set_index("id")
    row = events.loc["overland"]
    assert row["quotation@de"] == "Sendet es über Land nach Hamburg"
    assert GERMAN[row["quotation_start@de"] : row["quotation_end@de"]] == "Sendet es über Land\nnach Hamburg"
    assert events.loc["letter", "quotation@de"] == ""
    assert events["quotation_start@de"].notna().sum() == 2


def test_a_translation_need_not_be_quoted(letter: Path) -> None:
    (letter / "document.de.txt").write_text(GERMAN, encoding="utf-8")
    (letter / "document.nl-Latn.txt").write_text(GERMAN, encoding="utf-8")
    dossier = gd.read_dossier(letter)
    assert list(dossier.document.translations) == ["de", "nl-Latn"]
    assert set(dossier.events["quotation@nl-Latn"]) == {""}
    assert dossier.events["quotation_end@de"].isna().all()


def test_a_translation_written_on_windows_is_the_same(translated: Path) -> None:
    path = translated / "document.de.txt"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert gd.read_dossier(translated).document.translations == {"de": GERMAN}


def test_words_that_are_not_in_the_translation_are_refused_with_its_name(translated: Path) -> None:
    set_cell(translated, "events.csv", 5, "quotation@de", "Sendet es über See nach Hamburg")
    problem = only_problem(translated)
    assert (problem.where, problem.value) == (
        "events.csv, row 5, quotation@de",
        "Sendet es über See nach Hamburg",
    )
    assert "is not in document.de.txt; nearest is line 7: “Sendet es über Land nach Hamburg”" in problem.why
    assert problem.fix == "Copy the words from document.de.txt"


def test_words_that_stand_twice_in_the_translation_want_their_context(translated: Path) -> None:
    set_cell(translated, "events.csv", 6, "quotation@de", "die Kogge Maria")
    problem = only_problem(translated)
    assert problem.why == "stands 2 times in document.de.txt, at lines 3 and 9"
    assert problem.fix.endswith("in quotation_context@de")
    add_column(translated, "quotation_context@de", {"sailing": "fährt die Kogge Maria bis Martini"})
    events = gd.read_dossier(translated).events.set_index("id")
    assert events.loc["sailing", "quotation_start@de"] == GERMAN.rindex("die Kogge Maria")


def test_words_of_another_paragraph_do_not_answer_a_quotation(translated: Path) -> None:
    set_cell(translated, "events.csv", 5, "quotation@de", "Euer Freund")
    problem = only_problem(translated)
    assert problem.where == "events.csv, row 5, quotation@de"
    assert problem.why == "stands in paragraph 4 of document.de.txt, but the quotation in paragraph 3 of document.txt"


def test_a_translation_of_no_quotation_is_refused(translated: Path) -> None:
    set_cell(translated, "events.csv", 7, "quotation@de", "Euer Freund")
    assert only_problem(translated).why == "translates no quotation"


def test_a_context_without_its_quotation_is_refused(translated: Path) -> None:
    add_column(translated, "quotation_context@de", {"sale": "Euer Freund"})
    problem = only_problem(translated)
    assert (problem.where, problem.why) == (
        "events.csv, row 7, quotation_context@de",
        "is the context of no quotation",
    )


def test_a_column_without_its_translation_is_refused(translated: Path) -> None:
    add_column(translated, "quotation@fr", {"overland": "Envoyez-le par terre"})
    problem = only_problem(translated)
    assert problem.where == "events.csv, row 1, quotation@fr"
    assert "document.fr.txt" in problem.why
    assert problem.fix == "Add document.fr.txt, or delete the column"


def test_a_column_for_a_language_in_other_letters_names_the_nearest(translated: Path) -> None:
    replace_once(translated, "events.csv", "quotation@de", "quotation@DE")
    problem = only_problem(translated)
    assert problem.fix.startswith("Write quotation@de. Or: ")


@pytest.mark.parametrize(
    ("ours", "theirs", "line", "beside"),
    [
        # Two paragraphs run together; one is divided; the greeting is left out; a paragraph is added at the end.
        ("diesem Jahr.\n\nIhr", "diesem Jahr.\nIhr", 3, 3),
        ("Segeln. Der", "Segeln.\n\nDer", 3, 3),
        (GERMAN[: GERMAN.index("Wisset")], "", 1, 1),
        ("Euer Freund, Hinrich Rode.\n", "Euer Freund, Hinrich Rode.\n\nEmpfangen zu Brügge.\n", 11, 11),
    ],
)
def test_paragraphs_that_do_not_correspond_are_refused_where_they_part(
    letter: Path, ours: str, theirs: str, line: int, beside: int
) -> None:
    assert GERMAN.count(ours) == 1
    (letter / "document.de.txt").write_text(GERMAN.replace(ours, theirs), encoding="utf-8")
    problem = only_problem(letter)
    count = {True: 5, False: 3}[len(theirs) > len(ours)]
    assert problem.where == f"document.de.txt, line {line}"
    assert f"line {beside} of document.txt" in problem.why
    assert f"document.de.txt has {count} paragraphs, document.txt 4" in problem.why


@pytest.mark.parametrize(("added", "count"), [([], 2_999), (["x" * 20_000] * 2, 3_001)])
def test_a_book_of_thousands_of_paragraphs_is_told_where_it_parts(letter: Path, added: list[str], count: int) -> None:
    # Lengths that do not repeat themselves, so that each paragraph answers one alone.
    theirs = ["x" * (20 + number * number % 499) for number in range(3_000)]
    ours = theirs[:2_000] + added + theirs[2_001:]
    (letter / "document.txt").write_text("\n\n".join(theirs), encoding="utf-8")
    (letter / "document.de.txt").write_text("\n\n".join(ours), encoding="utf-8")
    problem = next(problem for problem in problems_of(letter) if problem.file == "document.de.txt")
    assert problem.row == 2 * 2_000 + 1
    assert f"document.de.txt has {count} paragraphs, document.txt 3000" in problem.why


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("document.German.txt", b"Wisset\n", "is not a language tag (BCP 47)"),
        ("document.de.txt", b"", "the translation is empty"),
        ("document.de.txt", b" \n\n", "the translation is empty"),
        ("document.de.txt", "Wisset, dass Lübeck".encode("latin-1"), "UTF-8"),
    ],
)
def test_a_translation_that_cannot_be_read_is_refused(letter: Path, name: str, data: bytes, why: str) -> None:
    (letter / name).write_bytes(data)
    problem = only_problem(letter)
    assert problem.file == name
    assert why in problem.why


def test_nothing_more_is_said_of_a_translation_that_cannot_be_read(translated: Path) -> None:
    (translated / "document.de.txt").write_bytes(b"")
    assert only_problem(translated).why == "the translation is empty"


def test_the_description_of_the_format_names_the_columns_for_a_translation() -> None:
    text = (Path(__file__).parents[3] / "seeds" / "README.md").read_text(encoding="utf-8")
    by_language = [column.name for column in formats.EVENTS if column.by_language]
    assert by_language == ["quotation", "quotation_context"]
    assert all(f"| `{name}@<language>` |" in text for name in by_language)
