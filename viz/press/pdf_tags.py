"""A PDF whose page is one figure with an alternative text, for those who hear it read (ISO 32000-1, 14.7 to 14.9)."""

import re

from viz.press.pdf_objects import PdfObjects, text

# Where the figure lies, which readers want to know: the page.
_BOX = re.compile(rb"/MediaBox (\[[^\]]*\])")


def tag(objects: PdfObjects, alternative: str) -> None:
    """Say what the figure shows.

    Args:
        objects: of a PDF of matplotlib's with one page; changed.
        alternative: what it shows, in sentences.
    """
    [page] = [number for number, each in objects.objects.items() if each in objects.of_type(b"Page")]
    head = objects.objects[page].head
    contents, box = re.search(rb"/Contents (\d+) 0 R", head), _BOX.search(head)
    if contents is None or box is None:
        raise ValueError("this is no PDF of matplotlib's")
    drawn = objects.objects[int(contents[1])]
    drawn.stream = b"/Figure << /MCID 0 >> BDC\n%b\nEMC\n" % (drawn.stream or b"")
    root = objects.add(b"")
    figure = objects.add(
        b"<< /Type /StructElem /S /Figure /P %d 0 R /Pg %d 0 R /K 0 /Alt %b /A << /O /Layout /BBox %b >> >>"
        % (root, page, text(alternative), box[1])
    )
    parents = objects.add(b"<< /Nums [ 0 [ %d 0 R ] ] >>" % figure)
    objects.objects[root].head = b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R >>" % (figure, parents)
    objects.objects[page].extend(b" /StructParents 0")
    for catalog in objects.of_type(b"Catalog"):
        catalog.extend(b" /StructTreeRoot %d 0 R /MarkInfo << /Marked true >>" % root)
