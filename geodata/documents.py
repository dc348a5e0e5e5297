"""The document and its record."""

from dataclasses import dataclass

from geodata.dates import HistoricalDate


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
