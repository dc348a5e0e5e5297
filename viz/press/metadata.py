"""An imprint in the words of each kind of file: the keys of PDF, SVG and PNG, the tags of TIFF, and XMP, which all may carry."""

from typing import Any
from xml.sax.saxutils import escape

import matplotlib as mpl

from viz.press.imprints import Imprint

# Tags of TIFF 6.0 for texts, and that of XMP (XMP specification, part 3).
DESCRIPTION, SOFTWARE, ARTIST, XMP = 270, 305, 315, 700
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{said}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def pdf_information(imprint: Imprint) -> dict[str, Any]:
    """The document information of a PDF, without the day on which it was made.

    Args:
        imprint: what the file says of itself.
    """
    said = {
        "Title": imprint.title,
        "Author": imprint.author,
        "Subject": imprint.subject,
        "Keywords": ", ".join(imprint.keywords),
        "Creator": imprint.program,
        "Producer": producer(imprint),
    }
    return {**_said(said), "CreationDate": None}


def svg_metadata(imprint: Imprint) -> dict[str, Any]:
    """The Dublin Core of an SVG, likewise."""
    said = {
        "Title": imprint.title,
        "Description": imprint.subject,
        "Creator": imprint.author or imprint.program,
        "Contributor": imprint.program if imprint.author else "",
        "Keywords": list(imprint.keywords),
        "Source": " · ".join(imprint.sources),
        "Language": imprint.language,
    }
    return {**_said(said), "Date": None}


def png_texts(imprint: Imprint) -> dict[str, str]:
    """The texts of a PNG, by the keywords that its standard names where it does."""
    return _said(
        {
            "Title": imprint.title,
            "Author": imprint.author,
            "Description": imprint.subject,
            "Keywords": ", ".join(imprint.keywords),
            "Source": " · ".join(imprint.sources),
            "Software": imprint.program,
        }
    )


def tiff_tags(imprint: Imprint) -> dict[int, bytes]:
    """The tags of a TIFF. They are UTF-8, as ExifTool and others read them; XMP says the same to those who ask for it."""
    described = " · ".join(filter(None, (imprint.title, imprint.subject)))
    texts = {DESCRIPTION: described, SOFTWARE: imprint.program, ARTIST: imprint.author}
    return {**{tag: text.encode() for tag, text in texts.items() if text}, XMP: xmp(imprint)}


def producer(imprint: Imprint) -> str:
    """What wrote the file, with the versions on which its bytes depend."""
    return f"{imprint.program}, Matplotlib {mpl.__version__}"


def xmp(imprint: Imprint) -> bytes:
    """The imprint as XMP (ISO 16684-1)."""
    said = (
        _in("Alt", "dc:title", imprint.title),
        _in("Seq", "dc:creator", imprint.author),
        _in("Alt", "dc:description", imprint.subject),
        _in("Bag", "dc:subject", *imprint.keywords),
        _in("Bag", "dc:language", imprint.language),
        _plain("dc:source", " · ".join(imprint.sources)),
        _plain("pdf:Keywords", ", ".join(imprint.keywords)),
        _plain("pdf:Producer", producer(imprint)),
        _plain("xmp:CreatorTool", imprint.program),
    )
    return _PACKET.format(said="\n".join(filter(None, said))).encode()


def _in(container: str, name: str, *texts: str) -> str:
    """A property of XMP with several values, or with one in each of several languages; "" without any."""
    mark = ' xml:lang="x-default"' if container == "Alt" else ""
    items = "".join(f"<rdf:li{mark}>{escape(text)}</rdf:li>" for text in texts if text)
    return f"<{name}><rdf:{container}>{items}</rdf:{container}></{name}>" if items else ""


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _said(entries: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entries.items() if value}
