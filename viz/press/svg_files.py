"""An SVG that matplotlib wrote becomes one that is edited: with named layers, names in one piece, a title and a description."""

import re
from collections.abc import Iterable

from lxml import etree

from viz.press.imprints import Imprint
from viz.press.svg_curves import Curve, put_on_curves
from viz.press.svg_layers import GROUP, INKSCAPE, SVG, layered
from viz.press.svg_spacing import Spaced, space

SODIPODI = "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
# What no XML may hold (XML 1.0, 2.2), and matplotlib writes as it finds it in a table.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def finished(
    data: bytes, imprint: Imprint, *, curves: Iterable[Curve] = (), spaced: Iterable[Spaced] = (), faces: str = ""
) -> bytes:
    """The file as it is handed over.

    Args:
        data: an SVG of matplotlib's.
        imprint: what it says of itself.
        curves: the names along arcs.
        spaced: those in spaced capitals.
        faces: CSS of the faces that it carries.
    """
    drawn = etree.fromstring(_UNFIT.sub("", data.decode()).encode(), _PARSER)
    root = etree.Element(drawn.tag, drawn.attrib, nsmap={**drawn.nsmap, "inkscape": INKSCAPE, "sodipodi": SODIPODI})
    root.text = drawn.text
    root.extend(drawn)
    if said := imprint.alternative or imprint.subject:
        description = etree.Element(f"{{{SVG}}}desc")
        description.text = said
        # Behind the title, which has to be the first.
        root.insert(1 if imprint.title else 0, description)
    if faces:
        etree.SubElement(root.find(f"{{{SVG}}}defs"), f"{{{SVG}}}style", type="text/css").text = faces
    figure = root.find(GROUP)
    put_on_curves(figure, curves)
    space(figure, spaced)
    layered(figure, imprint.layers, imprint.views)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written + b"\n"
