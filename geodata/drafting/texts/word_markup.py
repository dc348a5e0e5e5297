"""What of the markup of Word mammoth takes for something to leave out, words and all, put into what it reads.

It leaves out simple fields, words that run against their surroundings, and words with a reading above them
(`findings/mammoth-words-left-out.sh`).
"""

import io
import zipfile

from lxml import etree

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # of a file that was saved as strict Open XML
)
# What only surrounds words, and what stands beside those that it is about: a reading is no words of the line.
_AROUND = ("fldSimple", "bdo", "dir", "ruby", "rubyBase")
_BESIDE = ("rubyPr", "rt")
# White space that mammoth knows by another name.
_SPACE = {"cr": "br", "ptab": "tab"}
_HINTS = tuple(f":{name}".encode() for name in ("fldSimple", "bdo", "dir", "ruby", *_SPACE))


def readable(packed: zipfile.ZipFile) -> io.BytesIO:
    """A file of Word with the same words, all of which mammoth reads; parts that are no XML are left as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for name in packed.namelist():
            data = packed.read(name)
            written.writestr(name, _part(data) if any(hint in data for hint in _HINTS) else data)
    out.seek(0)
    return out


def _part(data: bytes) -> bytes:
    try:
        tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return data
    etree.strip_elements(tree, *_named(_BESIDE), with_tail=False)
    etree.strip_tags(tree, *_named(_AROUND))
    for namespace in _NAMESPACES:
        for was, now in _SPACE.items():
            for each in tree.iter(f"{{{namespace}}}{was}"):
                each.tag = f"{{{namespace}}}{now}"
    written: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
    return written


def _named(names: tuple[str, ...]) -> list[str]:
    return [f"{{{namespace}}}{name}" for namespace in _NAMESPACES for name in names]
