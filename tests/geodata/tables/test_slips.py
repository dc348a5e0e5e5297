"""Slips of people who fill in their first dossier: each is told once, where it was made."""

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from letter import replace_once, set_cell

import geodata as gd
from geodata.files.encodings import damage, likely
from geodata.templates.workbooks import write_workbook

SEEDS = Path(__file__).parents[3] / "seeds"
Change = Callable[[Path], object]
RUSSIAN = """\
Почтенному Тидеману Сварте в Брюгге, от Хинриха Роде в Любеке.

Знайте, что вчера когг «Мария» пришёл из Данцига.

Не посылайте сукно через Зунд.

Писано наутро после святого Михаила.
"""


def cell(file: str, row: int, column: str, value: str) -> Change:
    return lambda folder: set_cell(folder, file, row, column, value)


def line(file: str, old: str, new: str) -> Change:
    return lambda folder: replace_once(folder, file, old, new)


def written(file: str, content: str | bytes) -> Change:
    return lambda folder: (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode())


def renamed(file: str, name: str) -> Change:
    return lambda folder: (folder / file).rename(folder / name)


def many(*changes: Change) -> Change:
    return lambda folder: [change(folder) for change in changes]


def translated(name: str, header: str = "quotation@ru", text: str | bytes = RUSSIAN) -> Change:
    """A Russian translation and a column that quotes it."""

    def change(folder: Path) -> None:
        first, *rows = (folder / "events.csv").read_text(encoding="utf-8").splitlines()
        cells = ["когг «Мария» пришёл из Данцига" if row.startswith("arrival,") else "" for row in rows]
        lines = [f"{row},{cell}\n" for row, cell in zip([first, *rows], [header, *cells], strict=True)]
        (folder / "events.csv").write_text("".join(lines), encoding="utf-8")
        written(name, text)(folder)

    return change


def table_of(file: str, *rows: str) -> Change:
    """The first line of a file, and the rows given."""
    return lambda folder: written(file, "\n".join([(folder / file).read_text().splitlines()[0], *rows, ""]))(folder)


EXTENT = "[3, 50, 22, 60]"
ACTOR = '[[actors]]\nid = "luebeck-merchants"'

SLIPS: dict[str, tuple[Change, tuple[str, int | None, str | None, str | None], str, str]] = {
    "sides of a view as north, south, west, east": (
        line("dossier.toml", EXTENT, "[70, 45, -5, 60]"),
        ("dossier.toml", 32, "extent", "[70, 45, -5, 60]"),
        "holds no place, but 5 of 5 if it is read as north, south, west, east",
        "Write west, south, east, north: [-5, 45, 60, 70]",
    ),
    "a view of another continent": (
        line("dossier.toml", EXTENT, "[100, -40, 150, -10]"),
        ("dossier.toml", 32, "extent", "[100, -40, 150, -10]"),
        "holds nothing of the dossier, neither a place nor a geometry",
        "west, south, east, north",
    ),
    "a timeline of another century": (
        line("dossier.toml", "1398-09-01/1398-12-31", "1950-09-01/1950-12-31"),
        ("dossier.toml", 35, "extent", "1950-09-01/1950-12-31"),
        "holds no event",
        "Write 1398-09-01/1398-12-31, which holds all of them",
    ),
    "a translation with a hyphen in its name": (
        translated("document-ru.txt"),
        ("document-ru.txt", None, None, None),
        "is not one of the format",
        "Rename it to document.ru.txt",
    ),
    "geometries that end in json": (
        renamed("geometries.geojson", "geometries.json"),
        ("geometries.json", None, None, None),
        "is not one of the format",
        "Rename it to geometries.geojson",
    ),
    "a workbook beside its table": (
        written("events.xlsx", b"PK"),
        ("events.xlsx", None, None, None),
        "is not read",
        "Save it as CSV UTF-8 under the name events.csv, or move it out",
    ),
    "a workbook instead of a table": (
        renamed("events.csv", "events.xlsx"),
        ("events.xlsx", None, None, None),
        "the dossier needs events.csv",
        "Save it as CSV UTF-8",
    ),
    "a word processor's document": (
        renamed("document.txt", "document.docx"),
        ("document.docx", None, None, None),
        "the dossier needs document.txt",
        "Save it as plain text in UTF-8 under the name document.txt",
    ),
    "a document that ends in md": (
        renamed("document.txt", "document.md"),
        ("document.md", None, None, None),
        "is not one of the format",
        "Rename it to document.txt",
    ),
    "an id with a blank, to which others point without it": (
        cell("places.csv", 2, "id", "lue beck"),
        ("places.csv", 2, "id", "lue beck"),
        "is not an id",
        "Write lue-beck",
    ),
    "an id in another script, to which others point": (
        cell("places.csv", 4, "id", "данциг"),
        ("places.csv", 4, "id", "данциг"),
        "is not an id",
        "such as pusan-2",
    ),
    "an id of another row": (
        cell("places.csv", 4, "id", "luebeck"),
        ("places.csv", 4, "id", "luebeck"),
        "is the id of row 2",
        "an id of its own",
    ),
    "an id of another actor": (
        line("dossier.toml", '"victual-brothers"', '"luebeck-merchants"'),
        ("dossier.toml", 24, "id", "luebeck-merchants"),
        "is the id of line 18",
        "an id of its own",
    ),
    "an id that is misspelt where it is given": (
        cell("events.csv", 2, "id", "lettre"),
        ("events.csv", 2, "id", "lettre"),
        "is probably misspelt: no cell points to it, but 6 point to letter",
        "Write letter",
    ),
    "a table of events with its header alone": (
        table_of("events.csv"),
        ("events.csv", None, None, None),
        "the table has no rows",
        "at least one event",
    ),
    "a header with the language after an underscore": (
        translated("document.ru.txt", header="quotation_ru"),
        ("events.csv", 1, "quotation_ru", "quotation_ru"),
        "is not a column",
        "Write quotation@ru",
    ),
    "a header that stands twice": (
        line("events.csv", "fate,note\n", "fate,title\n"),
        ("events.csv", 1, "title", "title"),
        "stands twice in the header",
        "Rename or delete",
    ),
    "a computed date that is none": (
        many(cell("events.csv", 3, "date", "29.9.1398"), cell("events.csv", 3, "date_rule", "")),
        ("events.csv", 3, "date", "29.9.1398"),
        "order year, month, day",
        "1398-09-29",
    ),
    "a translation that was opened in a wrong encoding": (
        translated("document.ru.txt", text=RUSSIAN.encode().decode("latin-1")),
        ("document.ru.txt", None, None, None),
        "it was opened in a wrong encoding and saved so: “",
        "Save the original again",
    ),
    "a translation of question marks": (
        translated("document.ru.txt", text=RUSSIAN.encode("ascii", errors="replace")),
        ("document.ru.txt", None, None, None),
        "its letters were saved as question marks",
        "Save the original again",
    ),
    "a list of actors in single brackets": (
        line("dossier.toml", ACTOR, ACTOR.replace("[[actors]]", "[actors]")),
        ("dossier.toml", 17, None, None),
        "[actors] stands in single brackets",
        "Write [[actors]], above each of them",
    ),
    "a key twice": (
        line("dossier.toml", 'kind = "exercise"\n', 'kind = "exercise"\nkind = "source"\n'),
        ("dossier.toml", 4, None, None),
        "kind stands in line 3 already",
        "Delete one",
    ),
    "a table of keys twice": (
        line("dossier.toml", "[timeline]", "[document]\n[timeline]"),
        ("dossier.toml", 34, None, None),
        "[document] stands in line 8 already",
        "Delete one",
    ),
    "curly quotation marks": (
        line("dossier.toml", '"exercise"', "“exercise”"),
        ("dossier.toml", 3, None, None),
        "curly quotation marks",
        'Write kind = "exercise"',
    ),
    "a quotation mark that is not closed": (
        line("dossier.toml", '"exercise"', '"exercise'),
        ("dossier.toml", 3, None, None),
        "the quotation mark is not closed",
        'Write kind = "exercise"',
    ),
    "a list for a text": (
        line("dossier.toml", 'author = "Hinrich Rode"', 'author = ["Hinrich Rode"]'),
        ("dossier.toml", 11, "author", '["Hinrich Rode"]'),
        "is a list, not a text",
        'Write author = "Hinrich Rode"',
    ),
    "a key without a text": (
        line("dossier.toml", 'date = "1398-09-30"', 'date = ""'),
        ("dossier.toml", 10, "date", None),
        "the key is empty",
        "Give the date",
    ),
    "a calendar that is misspelt, where days are counted from the document": (
        many(
            line("dossier.toml", 'date = "1398-09-30"', 'date = "1398-09-30"\ncalendar = "Julian"'),
            cell("events.csv", 3, "date", ""),
        ),
        ("dossier.toml", 11, "calendar", "Julian"),
        "is not one of gregorian, julian",
        "Write julian",
    ),
    "a key of the top below the tables": (
        many(
            line("dossier.toml", 'kind = "exercise"\n', ""),
            line("dossier.toml", "[[views]]", 'kind = "source"\n[[views]]'),
        ),
        ("dossier.toml", 28, "kind", "kind"),
        "is not a key of [actors]",
        "Move it to the top",
    ),
    "degrees, minutes and seconds with blanks": (
        cell("places.csv", 2, "lat", "53 51 58"),
        ("places.csv", 2, "lat", "53 51 58"),
        "is not a decimal number",
        "Write 53.8661",
    ),
    "degrees and minutes with their side": (
        cell("places.csv", 2, "lat", "53 51 N"),
        ("places.csv", 2, "lat", "53 51 N"),
        "is not a decimal number",
        "Write 53.85",
    ),
    "both coordinates in one cell": (
        many(cell("places.csv", 2, "lat", "53.866, 10.684"), cell("places.csv", 2, "lon", "")),
        ("places.csv", 2, "lat", "53.866, 10.684"),
        "holds two numbers",
        "Write 53.866 into lat and 10.684 into lon",
    ),
    "a rank with a point": (
        cell("places.csv", 2, "rank", "1.0"),
        ("places.csv", 2, "rank", "1.0"),
        "is not one of 1, 2, 3, 4",
        "Write 1",
    ),
    "a step with a point": (
        cell("paths.csv", 2, "step", "2.0"),
        ("paths.csv", 2, "step", "2.0"),
        "is not a step",
        "Write 2",
    ),
    "the name of a person for the id": (
        cell("events.csv", 3, "voice", "Hinrich Rode"),
        ("events.csv", 3, "voice", "Hinrich Rode"),
        "is not an id",
        "Write hinrich, the id of Hinrich Rode",
    ),
    "the name of an actor for the id": (
        cell("events.csv", 3, "actors", "Merchants of Lübeck"),
        ("events.csv", 3, "actors", "Merchants of Lübeck"),
        "is not an id",
        "Write luebeck-merchants, the id of Merchants of Lübeck",
    ),
    "an outcome before the advice": (
        cell("events.csv", 7, "date", "1397-12"),
        ("events.csv", 5, "outcome", "sale"),
        "cannot be the outcome: its date is 1397-12, before that of the event, 1398-09-30",
        "Correct one of the two dates",
    ),
    "a remark beyond the last column": (
        many(
            line("toponyms.csv", "language,script,period\n", "language,script,period,,\n"),
            line("toponyms.csv", "de,Latn,medieval\n", "de,Latn,medieval,,my remark\n"),
        ),
        ("toponyms.csv", 2, None, "my remark"),
        "stands in column G, which has no name",
        "Move it into a column of the table",
    ),
}


def problems(path: Path) -> tuple[gd.Problem, ...]:
    with pytest.raises(gd.DossierError) as error:
        gd.read_dossier(path)
    return error.value.problems


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_once_where_it_was_made(letter: Path, slip: str) -> None:
    change, place, why, fix = SLIPS[slip]
    change(letter)
    found = problems(letter)
    assert len(found) == 1, found
    [problem] = found
    assert (problem.file, problem.row, problem.column, problem.value) == place
    assert why in problem.why
    assert fix in problem.fix


def test_an_unknown_id_is_told_beside_an_id_that_stands_twice(letter: Path) -> None:
    set_cell(letter, "places.csv", 4, "id", "luebeck")
    set_cell(letter, "events.csv", 5, "places", "hamborg")
    assert [(problem.file, problem.value) for problem in problems(letter)] == [
        ("places.csv", "luebeck"),
        ("events.csv", "hamborg"),
    ]


def test_what_many_misspell_but_one_does_not_is_told_where_it_is_misspelt(letter: Path) -> None:
    for row in (3, 4):
        set_cell(letter, "events.csv", row, "part_of", "lettre")
    assert [(problem.row, problem.column, problem.fix) for problem in problems(letter)] == [
        (row, "part_of", "Write letter, or add lettre to events.csv") for row in (3, 4)
    ]


def test_a_word_processor_s_document_may_lie_beside_its_text(letter: Path) -> None:
    (letter / "document.docx").write_bytes(b"PK")
    gd.read_dossier(letter)


def test_advice_for_a_day_may_be_followed_before_that_day(letter: Path) -> None:
    """The letter of September says what should be done in November; it is done in October."""
    set_cell(letter, "events.csv", 5, "date", "1398-11-11")
    set_cell(letter, "events.csv", 7, "date", "1398-10")
    gd.read_dossier(letter)


def test_a_view_of_a_geometry_alone_is_accepted(letter: Path) -> None:
    replace_once(
        letter, "dossier.toml", "[timeline]", '[[views]]\nid="s"\ntitle="S"\nextent=[12.1, 55, 13, 56]\n[timeline]'
    )
    gd.read_dossier(letter)


def altered(letter: Path, change: Callable[[openpyxl.Workbook], object]) -> gd.Problem:
    target = letter.parent / "letter.xlsx"
    write_workbook(letter, target)
    book = openpyxl.load_workbook(target)
    change(book)
    book.save(target)
    [problem] = problems(target)
    return problem


def test_a_remark_beside_a_table_of_a_workbook_is_told(letter: Path) -> None:
    problem = altered(letter, lambda book: book["events"].__setitem__("Z3", "my remark"))
    assert (problem.sheet, problem.row, problem.value) == ("events", 3, "my remark")
    assert problem.why == "stands in column Z, which has no name in the first row"


def test_sides_of_a_view_that_were_exchanged_in_a_workbook_are_told_as_cells(letter: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["views"]["D2"], book["views"]["F2"] = "60", "50"

    problem = altered(letter, change)
    assert (problem.sheet, problem.row, problem.column, problem.value) == ("views", 2, "south", "60")
    assert problem.fix == "Write 50 into south and 60 into north"


def test_a_timeline_without_events_is_told_at_its_key_in_a_workbook(letter: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        [value] = [row[1] for row in book["dossier"].iter_rows() if row[0].value == "timeline.extent"]
        value.value = "1950-09-01/1950-12-31"

    problem = altered(letter, change)
    assert (problem.sheet, problem.column, problem.why) == ("dossier", "timeline.extent", "holds no event")


@pytest.mark.parametrize(
    ("text", "codec", "expected"),
    [
        ("Wyndham – écrit", "cp1252", "Windows-1252, in which the word reads “écrit”"),
        ("the Tsar’s army", "cp1252", "Windows-1252, in which the word reads “Tsar’s”"),
        ("Wyndham – écrit au café", "mac_roman", "Mac OS Roman, in which the word reads “écrit”"),
        ("Почтенному Тидеману", "cp1251", "Windows-1251, in which the word reads “Почтенному”"),
        ("Почтенному Тидеману", "koi8-r", "is in another encoding"),
    ],
)
def test_the_likeliest_encoding_is_named(text: str, codec: str, expected: str) -> None:
    data = text.encode(codec)
    with pytest.raises(UnicodeDecodeError) as error:
        data.decode()
    assert expected in likely(data, error.value.start)


def test_what_is_no_text_is_called_so() -> None:
    program = b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8
    assert likely(program, 128) == "is no text at all, but data of a program"
    assert "program" not in likely("\u671d\u9bae\u306e\u5c71\u3068\u8ecd\u968a".encode("utf-16-le") * 40, 2)


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1251", "mac_roman"])
@pytest.mark.parametrize("text", [RUSSIAN, "Die Könige zogen über die Brücke, große Mühe für Männer."])
def test_a_text_opened_in_a_wrong_encoding_is_known(text: str, codec: str) -> None:
    told = re.search(
        "wrong encoding and saved so: “.+” was “(.+)”", damage(text.encode().decode(codec, errors="replace")) or ""
    )
    assert told
    assert told[1] in text


def test_no_text_of_this_project_counts_as_damaged() -> None:
    texts = [path for path in SEEDS.glob("*/*") if path.is_file()]
    assert texts
    assert [path for path in texts if damage(path.read_text(encoding="utf-8"))] == []
