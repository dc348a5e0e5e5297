"""The document, its record and its translations: how they are named, and where their paragraphs begin and end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from geodata.dates.historical import HistoricalDate

# Lines with something in them, one after another.
_PARAGRAPH = re.compile(r"^[^\S\n]*\S.*(?:\n[^\S\n]*\S.*)*", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document and its record; a field of the record that is not filled in is empty.

    Attributes:
        text: The transcription, verbatim, lines separated by newlines.
        title: What the document is called.
        date: When it was written.
        author: Who wrote it.
        addressees: To whom.
        language: Language of the transcription, BCP 47.
        archive: Where it is kept.
        archive_reference: Its reference there.
        translator: Who translated it.
        rights: Who holds which rights in it.
        credit: How it is to be credited.
        url: Where it can be read.
        transcription: What was changed in transcribing.
        short: How cards call it.
        source: Id of its row in sources.csv.
        chain: Its chain of transmission (see `Dossier.corroboration`).
        translations: The same text in other languages by their tag (BCP 47), paragraph for paragraph: the
            translations of the document, or, where it is a translation itself, its original.

    Example:
        >>> dossier.document.date.display, dossier.document.author
        ('12 October 1950', 'Stalin, signing Fyn Si')
    """

    text: str
    title: str
    date: HistoricalDate
    author: str
    addressees: tuple[str, ...]
    language: str
    archive: str
    archive_reference: str
    translator: str
    rights: str
    credit: str
    url: str
    transcription: str
    short: str
    source: str
    chain: str
    translations: Mapping[str, str]


def text_file(language: str = "") -> str:
    """The file of the document, `document.txt`, or of its translation into a language, `document.en.txt`."""
    return f"document.{language}.txt" if language else "document.txt"


def in_language(column: str, language: str) -> str:
    """The column that holds the same of a translation, `quotation@en`; the column itself without a language."""
    return f"{column}@{language}" if language else column


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every paragraph in code points; empty lines, or lines of blanks, stand between them."""
    return [match.span() for match in _PARAGRAPH.finditer(text)]
