"""Plain text as HTML, and what a reader sees of HTML that others wrote."""

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

_PARAGRAPHS = frozenset(
    {
        *["blockquote", "dd", "div", "dl", "dt", "figure", "hr", "ol", "p", "pre", "section", "table", "ul"],
        *(f"h{n}" for n in range(1, 7)),
    }
)
_BLOCKS = _PARAGRAPHS | {"br", "li", "td", "th", "tr"}
_SILENT = frozenset({"script", "style", "template", "title"})
_MARKED = re.compile(r"<[a-zA-Z/!]|&[#a-zA-Z]")


def paragraphs(texts: Iterable[str], tag: str = "p") -> str:
    """Texts as HTML, each paragraph in a tag of its own; lines within it are parted by `<br>`."""
    found = [part.strip() for text in texts for part in re.split(r"\n\s*\n", text) if part.strip()]
    return "".join(f"<{tag}>{marked(part)}</{tag}>" for part in found)


def marked(text: str) -> str:
    """A text as HTML."""
    return escape(text, quote=False).replace("\n", "<br>")


def plain(html: str) -> str:
    """What a reader sees of HTML: paragraphs parted by an empty line, the address of a link behind its words.

    A text without any mark-up or entity comes back as it is, without blanks around it.
    """
    if not _MARKED.search(html):
        return html.strip()
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = [re.sub(r"[ \t\r\f\v\u00a0]+", " ", line).strip() for line in "".join(reader.said).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Gathers what is said."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent = 0
        self._link = ""
        self._since = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)
        self._silent += tag in _SILENT
        if tag == "a":
            self._link, self._since = dict(attrs).get("href") or "", len(self.said)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag == "a" and self._link.startswith(("http://", "https://")):
            words = "".join(self.said[self._since :]).strip()
            if self._link.rstrip("/") not in {words.rstrip("/"), f"http://{words}", f"https://{words}"}:
                self.said.append(f" ({self._link})")
        if tag == "a":
            self._link = ""
        if tag != "br":
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            # Line ends of the source are blanks to a reader.
            self.said.append(re.sub(r"\s*\n\s*", " ", data))

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.said.append("\n\n")
        elif tag in _BLOCKS:
            self.said.append("\n")
