"""The words of a page: of HTML, and of Markdown by way of it."""

import re
from pathlib import Path
from typing import Any

from lxml import etree, html
from markdown_it import MarkdownIt

from geodata.errors import Problems
from geodata.files.plain_files import read_noted

# Elements that no words of the document stand in.
_SILENT = frozenset(
    {
        *("script", "style", "head", "title", "template", "noscript", "nav", "svg", "math", "iframe", "object", "form"),
        *("rt", "rp"),  # a reading above the line, and the brackets around it
    }
)
# Those that stand apart by an empty line, and those by the end of a line.
_PARAGRAPHS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure"),
        *(
            "figcaption",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "main",
            "ol",
            "p",
            "pre",
            "section",
        ),
        *("table", "ul"),
    }
)
_LINES = frozenset({"br", "li", "tr", "caption"})
_CHARSET = re.compile(rb"charset\s*=|encoding\s*=", re.IGNORECASE)
_PARAGRAPH, _LINE = "\n\n", "\n"


def of_markdown(text: str) -> str:
    """The words of Markdown (CommonMark) without its marks; lines end where they do in the file, as those of addresses."""
    return of_html(MarkdownIt("commonmark", {"breaks": True}).enable("table").render(text))


def of_html(text: str) -> str:
    """The words of a piece of HTML."""
    return text_of(html.fragment_fromstring(text, create_parent="div")) if text.strip() else ""


def read_page(path: Path, name: str, problems: Problems) -> Any | None:
    """Read a file of HTML.

    Args:
        path: The file; UTF-8, or what it says itself.
        name: By which problems call it.
        problems: Takes what keeps it from being read.

    Returns:
        Its first element; None if it cannot be read.
    """
    data = read_noted(path, name, problems, "Check the file and its rights")
    if data is None:
        return None
    encoding = None
    try:
        data.decode("utf-8-sig")
        encoding = "utf-8"
    except UnicodeDecodeError as error:
        if not _CHARSET.search(data[:1024]) and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            line = data.count(b"\n", 0, error.start) + 1
            fix = "Save it with the encoding UTF-8"
            problems.add(name, row=line, why="the file is not UTF-8, and does not say what it is", fix=fix)
            return None
    try:
        return html.document_fromstring(data, html.HTMLParser(encoding=encoding, no_network=True))
    except (etree.ParserError, ValueError) as error:
        problems.add(
            name, why=f"the file is no HTML that can be read: {' '.join(str(error).split())}", fix="Save the page again"
        )
        return None


def record_of(page: Any) -> dict[str, str]:
    """Title and language of a page, as far as it says them."""
    title = " ".join(" ".join(page.xpath("//head/title//text()")).split())
    language = str(page.get("lang") or "").strip()
    return {key: value for key, value in (("title", title), ("language", language)) if value}


def text_of(element: Any) -> str:
    """The words within an element: paragraphs apart by empty lines, items and rows by lines, items with their marks."""
    writer = _Writer()
    numbers: dict[Any, int] = {}
    silent = 0
    for event, each in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        is_start = event == "start"
        if event in {"comment", "pi"}:
            writer.say(each.tail or "" if not silent else "")
            continue
        silent += (each.tag in _SILENT) * (1 if is_start else -1)
        if silent and (is_start or each.tag not in _SILENT):
            continue
        writer.breaks("li" if _is_item(each) else each.tag)
        if is_start:
            writer.mark(_mark(each, numbers))
            writer.say(each.text or "", is_kept=each.tag == "pre")
        elif each is not element:
            writer.say(each.tail or "")
    return writer.text()


def _is_item(element: Any) -> bool:
    """Whether a paragraph is what an item holds: items stand in lines, not in paragraphs."""
    return element.tag == "p" and element.getparent() is not None and element.getparent().tag == "li"


def _mark(element: Any, numbers: dict[Any, int]) -> str:
    """What stands before an item of a list, its number or a dash, and between two cells; `numbers` are those given so far."""
    if element.tag in {"td", "th"}:
        return " "
    if element.tag != "li":
        return ""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    start = parent.get("start", "1")
    first = int(start) if re.fullmatch(r"[0-9]{1,6}", start) else 1
    numbers[parent] = numbers.get(parent, first - 1) + 1
    return f"{numbers[parent]}. "


class _Writer:
    """Words one after another, with as much room between them as the largest break asks for."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._break = ""
        self._is_marked = False

    def mark(self, mark: str) -> None:
        """The mark of an item follows, or the blank between two cells; what an item holds begins on the line of its mark."""
        self.say(mark)
        self._is_marked = bool(mark.strip())

    def breaks(self, tag: str) -> None:
        """A paragraph or a line begins or ends."""
        if self._is_marked:
            return
        if tag in _PARAGRAPHS:
            self._break = _PARAGRAPH
        elif tag in _LINES and self._break != _PARAGRAPH:
            self._break = _LINE

    def say(self, words: str, *, is_kept: bool = False) -> None:
        """Words follow; white space between them is one blank, unless it is kept."""
        said = words if is_kept else re.sub(r"\s+", " ", words)
        if not said.strip():
            if said and self._parts and not self._break and not self._parts[-1].endswith((" ", "\n")):
                self._parts.append(" ")
            return
        self._is_marked = False
        if self._break:
            if self._parts:
                self._parts[-1] = self._parts[-1].rstrip(" ")
                self._parts.append(self._break)
            said = said if is_kept else said.lstrip(" ")
            self._break = ""
        elif self._parts and self._parts[-1].endswith((" ", "\n")):
            said = said.lstrip(" ")
        self._parts.append(said)

    def text(self) -> str:
        """All that was said."""
        words = "".join(self._parts).strip("\n ")
        return f"{words}\n" if words else ""
