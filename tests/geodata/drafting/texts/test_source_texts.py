"""Documents in the files that people have them in."""

import io
import zipfile
from pathlib import Path

import pytest
from exchanged import SEEDS

from geodata import FileError, read_dossier, write
from geodata.drafting.texts.reading import read_source

CABLE = SEEDS / "cable-75511"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
LETTER = (
    "To Mr. Thrale, Nantucket\n\nSir,\n\nWe lay off Tarawa:\n\n1. for wood\n2. for nuts\n\nSilas Tobey\nsecond mate\n"
)
MARKDOWN = """\
# To Mr. Thrale, *Nantucket*

Sir,

We lay off **Tarawa**:

1. for wood
2. for nuts

Silas Tobey
second mate
"""
PAGE = """\
<!DOCTYPE html><html lang="en"><head><title>A letter,
 1837</title><script>alert(1)</script></head><body><nav>Home</nav>
<h1>To Mr. Thrale, <i>Nantucket</i></h1><p>Sir,</p><div>We   lay off
Tarawa:<ol><li><p>for wood</p></li><li>for nuts</li></ol></div><!-- signed --><p>Silas Tobey<br>second mate</p></body></html>
"""


def _packed(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in parts.items():
            packed.writestr({"types": "[Content_Types].xml", "document": "word/document.xml"}.get(name, name), content)
    return file.getvalue()


def _word_file() -> bytes:
    lines = ("To Mr. Thrale, Nantucket", "Sir,", "We lay off Tarawa:", "1. for wood", "Silas Tobey")
    paragraphs = [f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines]
    paragraphs[-1] = paragraphs[-1].replace("</w:r>", "<w:br/><w:t>second mate</w:t></w:r>")
    return _packed(
        types=_TYPES, document=f'<w:document xmlns:w="{_WORD}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    )


def _written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_plain_text_is_taken_as_it_is(tmp_path: Path) -> None:
    given = CABLE / "document.txt"
    assert read_source(given).text == given.read_text(encoding="utf-8")
    windows = _written(tmp_path, "letter.txt", "\ufeffSir,\r\n\r\nall is well.\r\n")
    assert read_source(windows).text == "Sir,\n\nall is well.\n"


@pytest.mark.parametrize(("name", "content"), [("letter.md", MARKDOWN), ("letter.HTML", PAGE)])
def test_words_keep_their_paragraphs_lines_and_items(tmp_path: Path, name: str, content: str) -> None:
    assert read_source(_written(tmp_path, name, content)).text == LETTER


def test_a_page_says_its_title_and_language(tmp_path: Path) -> None:
    assert read_source(_written(tmp_path, "letter.html", PAGE)).record == {"title": "A letter, 1837", "language": "en"}
    old = _written(tmp_path, "old.htm", '<meta charset="windows-1251"><p>Привет</p>'.encode("cp1251"))
    assert read_source(old).text == "Привет\n"


def test_no_words_of_word_are_left_out(tmp_path: Path) -> None:
    def run(words: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'

    paragraphs = [
        run("Aden, ") + f'<w:fldSimple w:instr="DATE">{run("1 June 1838")}</w:fldSimple>' + run(" at noon"),
        f'<w:bdo w:val="rtl">{run("عدن")}</w:bdo>' + run(" and ") + f'<w:dir w:val="rtl">{run("صنعاء")}</w:dir>',
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('へいじょう')}</w:rt><w:rubyBase>{run('平壌')}</w:rubyBase></w:ruby></w:r>"
        + run("に入る"),
        "<w:r><w:t>Nantucket</w:t><w:cr/><w:t>12 October</w:t><w:ptab/><w:t>1837</w:t></w:r>",
    ]
    body = "".join(f"<w:p>{each}</w:p>" for each in paragraphs)
    data = _packed(types=_TYPES, document=f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')
    expected = "Aden, 1 June 1838 at noon\n\nعدن and صنعاء\n\n平壌に入る\n\nNantucket\n12 October 1837\n"
    assert read_source(_written(tmp_path, "letter.docx", data)).text == expected


def test_a_reading_above_the_line_is_no_word_of_it(tmp_path: Path) -> None:
    page = "<p><ruby>平壌<rp>(</rp><rt>へいじょう</rt><rp>)</rp></ruby>に入る</p>"
    assert read_source(_written(tmp_path, "letter.html", page)).text == "平壌に入る\n"


def test_a_file_of_word_is_read(tmp_path: Path) -> None:
    expected = "To Mr. Thrale, Nantucket\n\nSir,\n\nWe lay off Tarawa:\n\n1. for wood\n\nSilas Tobey\nsecond mate\n"
    assert read_source(_written(tmp_path, "letter.docx", _word_file())).text == expected


def test_tei_gives_the_text_and_its_record(tmp_path: Path) -> None:
    dossier = read_dossier(CABLE)
    write(dossier, tmp_path / "cable.xml", form="tei")
    source = read_source(tmp_path / "cable.xml")
    assert source.text.split() == dossier.document.text.split()
    assert source.record["date"] == "1950-10-12"
    assert source.record["rights"] == dossier.document.rights


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("letter.pdf", b"%PDF-1.7", "is of no kind whose text is read"),
        ("letter", b"Sir,", "is of no kind whose text is read"),
        ("letter.txt", b"", "holds no text"),
        ("letter.md", b"\n\n", "holds no text"),
        ("letter.txt", "état écrit été\n".encode("cp1252"), "is not UTF-8"),
        ("letter.txt", b"%PDF-1.7", "is no text, but a PDF"),
        ("letter.html", "<p>état".encode("cp1252"), "does not say what it is"),
        ("letter.html", b"", "is no HTML that can be read"),
        ("letter.docx", b"PK\x03\x04 broken", "is no file of Word"),
        ("letter.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked by a password"),
        ("letter.docx", _packed(types=_TYPES), "is no file of Word"),
        ("letter.docx", _packed(types=_TYPES, document="<a"), "is no file of Word"),
        ("letter.docx", _packed(types=_TYPES, document="<a/>"), "is no file of Word"),
        ("letter.docx", _word_file()[:-40], "is no file of Word"),
        ("letter.xml", b"<TEI", "is not XML"),
        ("letter.xml", b"<html/>", "its first element is not TEI"),
    ],
)
def test_what_is_no_text_is_told(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    path = _written(tmp_path, name, content)
    with pytest.raises(FileError) as refused:
        read_source(path)
    (problem,) = refused.value.problems
    assert why in problem.why
    assert problem.file == str(path)
    assert problem.fix


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for name in ("letter.txt", "letter.html", "letter.docx", "letter.xml"):
        with pytest.raises((FileError, OSError)):
            read_source(tmp_path / name)
