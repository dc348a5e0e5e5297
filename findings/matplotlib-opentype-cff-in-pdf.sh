#!/bin/sh
# matplotlib 3.11.2 with pdf.fonttype 42, seen in November 2026.
# The setting promises TrueType. Given an OpenType font with CFF outlines (most fonts for Chinese, Japanese and Korean), it writes the
# font program into /FontFile2 of a /CIDFontType2, which the PDF reference keeps for TrueType, though its first bytes are OTTO. It
# belongs into /FontFile3 with the subtype OpenType. There is no warning; some readers draw it all the same, presses send it back.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet matplotlib==3.11.2 pypdf==6.4.0 pylopdf-fonts-ko==0.1.1
MPLCONFIGDIR="$folder" "$folder/venv/bin/python" -W error - "$folder" <<'PYTHON'
import pathlib
import sys

import matplotlib
import pypdf
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

[font, *_] = sorted(pathlib.Path(sys.prefix).rglob("NotoSans*KR*.otf"))
matplotlib.rcParams["pdf.fonttype"] = 42
figure = Figure()
figure.text(0.1, 0.5, "평양", fontproperties=FontProperties(fname=font))
target = pathlib.Path(sys.argv[1]) / "out.pdf"
figure.savefig(target)
found = []
for page in pypdf.PdfReader(target).pages:
    for each in page["/Resources"]["/Font"].values():
        for descendant in each.get_object().get("/DescendantFonts", []):
            entry = descendant.get_object()
            descriptor = entry["/FontDescriptor"]
            for key in ("/FontFile2", "/FontFile3"):
                if key in descriptor:
                    found.append((entry["/Subtype"], key, descriptor[key].get_data()[:4]))
print("matplotlib", matplotlib.__version__, font.name, found)
if ("/CIDFontType2", "/FontFile2", b"OTTO") not in found:
    raise SystemExit("changed: CFF outlines are no longer written as TrueType")
PYTHON
