"""The text of a document as the body of a TEI file, its words unchanged, and back."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from geodata.exchange.texts.marked_text import Span, within
from geodata.exchange.xml_files import Element, add, allowed, kind_of

_TAGS = {"quotation": "seg", "place": "placeName", "person": "persName", "date": "date"}
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")

# Elements that stand on lines of their own; those between which there is an empty line; those whose words are not the document's.
_LINES = frozenset(
    {
        "l",
        "item",
        "label",
        "row",
        "salute",
        "signed",
        "dateline",
        "addrLine",
        "docDate",
        "titlePart",
        "byline",
        "speaker",
    }
)
_PARAGRAPHS = frozenset(
    {
        "p", "ab", "head", "div", "div1", "div2", "div3", "lg", "list", "table", "opener", "closer", "postscript", "address",
        "epigraph", "argument", "trailer", "front", "body", "back", "titlePage", "sp", "stage", "quote", "figure",
    }
)  # fmt: skip
_LEFT_OUT = frozenset(
    {"note", "fw", "del", "corr", "reg", "expan", "teiHeader", "standOff", "listPlace", "listPerson", "listEvent", "listBibl",
     "facsimile", "surplus", "figDesc", "index", "noteGrp", "interp", "interpGrp", "spanGrp", "certainty"}
)  # fmt: skip
# Of two readings in `choice` the one that the document has; another where it has no other.
_OTHERWISE = frozenset({"corr", "reg", "expan"})
_INLINE = frozenset({"quote", "address", "label", "stage"})


def fill_body(body: Element, text: str, spans: Sequence[Span], dating: Callable[[Span], Mapping[str, str]]) -> None:
    """Fill a body with paragraphs.

    Args:
        body: An element without children.
        text: Of the document. Its paragraphs are set apart by empty lines.
        spans: Those of `spans_of`.
        dating: The attributes of a date.
    """
    start = 0
    for gap in [*_BLANK_LINES.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip() or not gap:
            paragraph = add(body, "p")
            paragraph.tail = "\n"
            _fill(paragraph, text, (start, end), within(spans, start, end), dating)
        start = gap.end() if gap else end
    for empty in [each for each in body if not len(each) and not (each.text or "").strip()][: len(body) - 1]:
        body.remove(empty)
    divided: dict[str, list[Element]] = {}
    for part in body.iter("seg"):
        divided.setdefault(part.get("corresp"), []).append(part)
    for parts in divided.values():
        for number, part in enumerate(parts if len(parts) > 1 else []):
            part.set("part", "I" if number == 0 else "F" if number == len(parts) - 1 else "M")


def _fill(
    parent: Element,
    text: str,
    stretch: tuple[int, int],
    spans: Sequence[Span],
    dating: Callable[[Span], Mapping[str, str]],
) -> None:
    """Put a stretch of text into an element, with what is marked in it; a quotation that goes on beyond another is divided."""
    position, end = stretch
    waiting = list(spans)
    while waiting:
        span = waiting.pop(0)
        inside = [each for each in waiting if each.start < span.end]
        beyond = [each._replace(start=span.end) for each in inside if each.end > span.end]
        waiting = sorted([*beyond, *waiting[len(inside) :]], key=lambda each: (each.start, -each.end))
        _say(parent, text[position : span.start])
        kind = "event" if span.kind in {"quotation", "date"} else span.kind
        pointers = " ".join(f"#{kind}.{id_}" for id_ in span.ids)
        attributes = {"ref": pointers} if kind != "event" else {"corresp": pointers}
        marked = add(
            parent, _TAGS[span.kind], attributes={**attributes, **(dating(span) if span.kind == "date" else {})}
        )
        if span.kind == "quotation":
            marked.set("type", "quotation")
        _fill(marked, text, (span.start, span.end), within(inside, span.start, span.end), dating)
        position = span.end
    _say(parent, text[position:end])


def _say(parent: Element, text: str) -> None:
    """Text behind what an element holds already; a new line is `lb`."""
    for number, line in enumerate(text.split("\n")):
        if number:
            add(parent, "lb").tail = ""
        children = list(parent)
        said = allowed(line) + ("\n" if number < text.count("\n") else "")
        if children:
            children[-1].tail = (children[-1].tail or "") + said
        else:
            parent.text = (parent.text or "") + said


@dataclass
class Mention:
    """An element of the text that names a place or a person, or gives a date, and its words."""

    element: Element
    words: str


@dataclass
class ReadText:
    """The text of a document, and what is marked in it, in its order."""

    text: str = ""
    mentions: list[Mention] = field(default_factory=list)


def read_text(parent: Element) -> ReadText:
    """The words of `text`: paragraphs parted by empty lines, `lb` a new line; notes of editors and deletions left out."""
    said: list[str] = []
    mentions: list[tuple[Element, int, int]] = []
    _hear(parent, said, mentions)
    found = [Mention(element, " ".join("".join(said[first:last]).split())) for element, first, last in mentions]
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in "".join(said).split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return ReadText(f"{text}\n" if text else "", [each for each in found if each.words])


def _hear(element: Element, said: list[str], mentions: list[tuple[Element, int, int]]) -> None:
    kind = kind_of(element)
    if kind in _LEFT_OUT and not (kind in _OTHERWISE and not _has_other(element)):
        return
    edge = _edge(element, kind)
    said.append(edge)
    if kind == "lb" and element.get("break") == "no":
        said[-2] = said[-2].rstrip()
    elif kind == "lb":
        said.append("\n")
    if kind == "gap":
        said.append("[…]")
    if kind == "cell":
        said.append(" ")
    first = len(said)
    said.append(re.sub(r"\s+", " ", element.text or ""))
    for child in element:
        _hear(child, said, mentions)
        said.append(re.sub(r"\s+", " ", child.tail or ""))
    if kind in {"placeName", "geogName", "persName", "rs", "date", "settlement", "country", "region"}:
        mentions.append((element, first, len(said)))
    said.append(edge)


def _has_other(element: Element) -> bool:
    """Whether `choice` has the reading of the document as well."""
    parent = element.getparent()
    return (
        parent is not None and kind_of(parent) == "choice" and any(kind_of(each) not in _OTHERWISE for each in parent)
    )


def _edge(element: Element, kind: str) -> str:
    parent = element.getparent()
    is_inline = kind in _INLINE and parent is not None and (parent.text or "").strip() != ""
    if is_inline or (kind not in _LINES and kind not in _PARAGRAPHS):
        return ""
    return "\n" if kind in _LINES else "\n\n"
