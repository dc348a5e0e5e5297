#!/bin/sh
# tomlkit 0.15.2, seen in November 2026.
# It keeps comments, but not what they are about. A comment above a table is the end of the table before it: a key added to that one
# comes below the comment, which then speaks of the key; and when a table of an array is taken out, the comment of the next goes with it,
# while its own stays and stands above the next. In a file with the line ends of Windows, the lines added have those of Unix.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet tomlkit==0.15.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import tomlkit

print("tomlkit", version("tomlkit"))
ACTORS = '# Who speaks.\n[[actors]]\nid = "agent"\n\n# Who is spoken to.\n[[actors]]\nid = "sultan"\n'


def told(what, found, expected):
    print(what, "->", repr(found))
    if found != expected:
        raise SystemExit(f"changed: {what}")


changed = tomlkit.parse(ACTORS)
changed["actors"][0]["label"] = "Haines"
told("a key added", tomlkit.dumps(changed), ACTORS.replace("spoken to.\n", 'spoken to.\nlabel = "Haines"\n'))
changed = tomlkit.parse(ACTORS)
changed["actors"].remove(changed["actors"][0])
told("a table taken out", tomlkit.dumps(changed), '# Who speaks.\n[[actors]]\nid = "sultan"\n')
changed = tomlkit.parse('[document]\r\ndate = "1838"\r\n')
changed["document"]["author"] = "Haines"
told("with line ends of Windows", tomlkit.dumps(changed), '[document]\r\ndate = "1838"\r\nauthor = "Haines"\n')
PYTHON
