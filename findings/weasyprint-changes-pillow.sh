#!/bin/sh
# WeasyPrint 70.0 with Pillow 13.0.0, seen in November 2026; needs Pango.
# Who imports WeasyPrint changes for the whole process what Pillow does with pictures that end too early: it fills up what is missing
# instead of raising an error. A check of scans that loads each picture passes from then on.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet weasyprint==70.0 pillow==13.0.0
found=$("$folder/venv/bin/python" - <<'PYTHON'
from PIL import ImageFile

before = ImageFile.LOAD_TRUNCATED_IMAGES
import weasyprint

print(before, ImageFile.LOAD_TRUNCATED_IMAGES)
PYTHON
)
echo "ImageFile.LOAD_TRUNCATED_IMAGES before and after \`import weasyprint\`: $found"
[ "$found" = "False True" ] || { echo "changed"; exit 1; }
