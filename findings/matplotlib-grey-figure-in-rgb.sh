#!/bin/sh
# matplotlib 3.11.2, seen in November 2026.
# A figure in which every colour is a grey, and a picture with a grey colour map, is no grey PDF. Lines and areas are written with the
# operators of grey (g, G), but each page begins with "/DeviceRGB CS /DeviceRGB cs", and the picture is stored in DeviceRGB, or with a
# palette of it. A printer that wants a grey file finds colour in it, and what looks grey is printed in four inks. There is no setting.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet matplotlib==3.11.2 pypdf==6.4.0
MPLCONFIGDIR="$folder" "$folder/venv/bin/python" -W error - "$folder" <<'PYTHON'
import pathlib
import sys

import matplotlib
import numpy as np
import pypdf
from matplotlib.figure import Figure

figure = Figure()
axes = figure.add_axes((0, 0, 1, 1))
axes.imshow(np.linspace(0, 1, 90_000).reshape(300, 300), cmap="gray", interpolation="none")
axes.plot([0, 299], [0, 299], color="0.4")
target = pathlib.Path(sys.argv[1]) / "out.pdf"
figure.savefig(target)
[page] = pypdf.PdfReader(target).pages
content = page.get_contents().get_data()
pictures = [each.get_object()["/ColorSpace"] for each in page["/Resources"]["/XObject"].values() if "/ColorSpace" in each.get_object()]
spaces = ["/Indexed of " + space[1] if isinstance(space, list) else space for space in pictures]
print("matplotlib", matplotlib.__version__, content[:30], spaces)
if b"/DeviceRGB CS" not in content or not any("/DeviceRGB" in space for space in spaces):
    raise SystemExit("changed: a grey figure has no colour space of red, green and blue")
PYTHON
