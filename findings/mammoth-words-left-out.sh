#!/bin/sh
# mammoth 1.13.0, seen in November 2026.
# It tells of marks it does not know and leaves out what stands within them, words as well: a simple field (a letter's date), words
# that run from right to left within a line (<w:bdo>, <w:dir>: an Arabic name), and words with a reading above them (<w:ruby>: Japanese).
# The name is gone, not only its reading. A line broken by <w:cr> and what <w:ptab> sets at the margin run together: "12 Oct1950". The
# same date in a complex field, and words within <w:smartTag> or <w:customXml>, are read. Nothing is raised; the value looks whole.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet mammoth==1.13.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
import zipfile
from importlib.metadata import version

import mammoth

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def words(content):
    """The words of a document with one paragraph, as mammoth reads them."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body><w:p>{content}</w:p></w:body></w:document>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    file.seek(0)
    return mammoth.extract_raw_text(file).value.rstrip("\n")


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


day, said = run("1 June 1838"), run(", to Aden")
complex_field = f"{mark('begin')}<w:r><w:instrText> DATE </w:instrText></w:r>{mark('separate')}{day}{mark('end')}"
reading = f"<w:rt>{run('へいじょう')}</w:rt><w:rubyBase>{run('平壌')}</w:rubyBase>"
seen = {
    "simple field": (f'<w:fldSimple w:instr=" DATE ">{day}</w:fldSimple>{said}', ", to Aden"),
    "complex field": (complex_field + said, "1 June 1838, to Aden"),
    "w:bdo": (f'{run("to ")}<w:bdo w:val="rtl">{run("عدن")}</w:bdo>{run(" at noon")}', "to  at noon"),
    "w:dir": (f'{run("to ")}<w:dir w:val="rtl">{run("عدن")}</w:dir>{run(" at noon")}', "to  at noon"),
    "w:ruby": (f"<w:r><w:ruby><w:rubyPr/>{reading}</w:ruby></w:r>{run('に入る')}", "に入る"),
    "w:cr": ("<w:r><w:t>12 Oct</w:t><w:cr/><w:t>1950</w:t></w:r>", "12 Oct1950"),
    "w:ptab": ("<w:r><w:t>12 Oct</w:t><w:ptab/><w:t>1950</w:t></w:r>", "12 Oct1950"),
    "w:smartTag": (f'<w:smartTag w:uri="u" w:element="place">{run("Aden")}</w:smartTag>', "Aden"),
    "w:customXml": (f'<w:customXml w:uri="u" w:element="place">{run("Aden")}</w:customXml>', "Aden"),
}
print("mammoth", version("mammoth"))
for what, (content, expected) in seen.items():
    found = words(content)
    print(f"{what}: {found!r}")
    if found != expected:
        raise SystemExit(f"changed: {what}")
PYTHON
