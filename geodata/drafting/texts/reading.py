"""The door: a file becomes the text of a document, with what the file itself says of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path

from geodata.drafting.texts import marked_up, word
from geodata.errors import FileError, Problems
from geodata.exchange.texts import tei
from geodata.files.plain_files import as_text
from geodata.files.texts import read_text

# What people have, and cannot be read: how it becomes something that can.
_TO_BE_SAVED = {
    ".doc": "Open it in a word processor and save it as DOCX",
    ".odt": "Open it in a word processor and save it as DOCX",
    ".rtf": "Open it in a word processor and save it as DOCX",
    ".pages": "Export it as DOCX",
    ".pdf": "Copy its text into a text file; of a scan, let a program for text recognition do so, and read it over",
    ".epub": "Save it as HTML or text",
}


@dataclass(frozen=True, kw_only=True)
class SourceText:
    """The text of a document as a file has it.

    Attributes:
        text: Lines separated by newlines, paragraphs by empty lines.
        record: What the file says of the document, by the keys of `[document]`: the header of TEI, title and language of a web
            page.
    """

    text: str
    record: dict[str, str] = field(default_factory=dict)


def read_source(path: str | PathLike[str]) -> SourceText:
    """Read the text of a document.

    Args:
        path: A file of plain text (.txt), Markdown (.md), HTML (.html), Word (.docx) or TEI (.xml). Of a page or a file of Word
            the words are taken, not the layout: paragraphs, lines, items of lists and cells of tables stay apart.

    Raises:
        FileError: It cannot be read, is of another kind, or holds no text.
    """
    path = Path(path)
    problems, name = Problems(), as_text(path)
    read = _READERS.get(path.suffix.casefold())
    if read is None:
        kinds = ", ".join(sorted(_READERS))
        fix = _TO_BE_SAVED.get(path.suffix.casefold(), f"Give a file that ends in one of {kinds}")
        problems.add(name, why="the file is of no kind whose text is read", fix=fix)
        problems.raise_any(FileError)
        raise AssertionError("a problem was noted")
    source = read(path, name, problems)
    problems.raise_any(FileError)
    if not source.text.strip():
        problems.add(name, why="the file holds no text", fix="Give the document's words")
        problems.raise_any(FileError)
    return source


def _plain(path: Path, name: str, problems: Problems) -> SourceText:
    text = read_text(path, name, problems) or ""
    return SourceText(text=text.replace("\r\n", "\n").replace("\r", "\n"))


def _markdown(path: Path, name: str, problems: Problems) -> SourceText:
    return SourceText(text=marked_up.of_markdown(_plain(path, name, problems).text))


def _html(path: Path, name: str, problems: Problems) -> SourceText:
    page = marked_up.read_page(path, name, problems)
    if page is None:
        return SourceText(text="")
    return SourceText(text=marked_up.text_of(page), record=marked_up.record_of(page))


def _word(path: Path, name: str, problems: Problems) -> SourceText:
    html = word.read_word(path, name, problems)
    return SourceText(text=marked_up.of_html(html) if html else "")


def _tei(path: Path, _name: str, _problems: Problems) -> SourceText:
    tables = tei.read(path)
    return SourceText(text=tables.text, record=dict(tables.record))


_READERS: dict[str, Callable[[Path, str, Problems], SourceText]] = {
    **dict.fromkeys((".txt", ".text"), _plain),
    **dict.fromkeys((".md", ".markdown"), _markdown),
    **dict.fromkeys((".htm", ".html", ".xhtml"), _html),
    ".docx": _word,
    **dict.fromkeys((".tei", ".xml"), _tei),
}
# The endings of files whose text is read.
SUFFIXES = frozenset(_READERS)
