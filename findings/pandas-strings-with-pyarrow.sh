#!/bin/sh
# pandas 3.1.1 with pyarrow 26.0.1, seen in November 2026.
# Whether pyarrow is installed decides what a column of texts can hold: half a letter (a lone surrogate, which JSON may write and a
# path of the system may be) is taken without it, and raises UnicodeEncodeError with it, in code that names neither.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pandas==3.1.1
cat > "$folder/half.py" <<'PYTHON'
import json

import pandas

try:
    column = pandas.Series(json.loads(r'["a\ud800b"]'))
    found = f"read: {column.map(ascii).tolist()}"
except UnicodeEncodeError as error:
    found = f"UnicodeEncodeError: {error.reason}"
print(found)
PYTHON
without=$("$folder/venv/bin/python" -W error "$folder/half.py")
"$folder/venv/bin/pip" install --quiet pyarrow==26.0.1
with=$("$folder/venv/bin/python" -W error "$folder/half.py")
printf 'without pyarrow: %s\nwith pyarrow: %s\n' "$without" "$with"
case "$without" in read:*) ;; *) echo "changed: refused without pyarrow too"; exit 1 ;; esac
case "$with" in UnicodeEncodeError:*) ;; *) echo "changed: read with pyarrow too"; exit 1 ;; esac
