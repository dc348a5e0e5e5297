"""A PDF that matplotlib wrote becomes one for a press: it says what it is and what it shows, and in grey nothing is coloured."""

from viz.press.imprints import Imprint
from viz.press.metadata import xmp
from viz.press.pdf_grey import in_grey
from viz.press.pdf_objects import PdfObjects, text
from viz.press.pdf_packing import pack
from viz.press.pdf_tags import tag


def finished(objects: PdfObjects, imprint: Imprint, *, grey: bool = False) -> bytes:
    """The file as it is handed over.

    Args:
        objects: of a PDF of matplotlib's, with nothing in it packed; changed.
        imprint: what it says of itself.
        grey: whether all its colours become grey.
    """
    if grey:
        in_grey(objects)
    if imprint.alternative:
        tag(objects, imprint.alternative)
    pack(objects)
    # Not packed: programs that know no PDF look for it.
    said = xmp(imprint)
    metadata = objects.add(b"<< /Type /Metadata /Subtype /XML /Length 0 >>", said)
    for catalog in objects.of_type(b"Catalog"):
        # Viewers show the title instead of the file's name.
        catalog.extend(b" /Metadata %d 0 R /ViewerPreferences << /DisplayDocTitle true >>" % metadata)
        if imprint.language:
            catalog.extend(b" /Lang %b" % text(imprint.language))
    return objects.written()
