"""A PDF that matplotlib wrote becomes one for a press: it says what it is and what it shows, and in grey nothing is coloured."""

from viz.press.imprints import Imprint
from viz.press.metadata import xmp
from viz.press.pdf_grey import in_grey
from viz.press.pdf_objects import PdfObjects, text
from viz.press.pdf_tags import tag


def finished(data: bytes, imprint: Imprint, *, grey: bool = False) -> bytes:
    """The file as it is handed over.

    Args:
        data: a PDF of matplotlib's.
        imprint: what it says of itself.
        grey: whether all its colours become grey.
    """
    objects = PdfObjects(data)
    if grey:
        in_grey(objects)
    if imprint.alternative:
        tag(objects, imprint.alternative)
    said = xmp(imprint)
    metadata = objects.add(b"<< /Type /Metadata /Subtype /XML /Length 0 >>", said)
    for catalog in objects.of_type(b"Catalog"):
        # Viewers show the title instead of the file's name.
        catalog.extend(b" /Metadata %d 0 R /ViewerPreferences << /DisplayDocTitle true >>" % metadata)
        if imprint.language:
            catalog.extend(b" /Lang %b" % text(imprint.language))
    return objects.written()
