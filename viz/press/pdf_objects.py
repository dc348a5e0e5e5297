"""A PDF as its objects: one that matplotlib wrote is taken apart, and put together again after some of them were changed.

Only what matplotlib writes is understood: one table of references at the end, no objects within streams, nothing encrypted.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEAD = b"%PDF-1.4\n%\xac\xdc \xab\xba\n"
_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_BEGIN = re.compile(rb"(\d+) 0 obj\n")
_STREAM, _END_STREAM, _END = b"\nstream\n", b"\nendstream", b"\nendobj\n"
_LENGTH = re.compile(rb"/Length \d+(?: 0 R)?")


@dataclass
class PdfObject:
    """One object.

    Attributes:
        head: its dictionary or other value, as it is written.
        stream: the bytes that follow; None where there are none.
    """

    head: bytes
    stream: bytes | None = None

    def extend(self, entries: bytes) -> None:
        """Add entries to the dictionary."""
        self.head = self.head.rstrip().removesuffix(b">>") + entries + b" >>"


class PdfObjects:
    """The objects of a PDF by their numbers.

    Args:
        data: a file as matplotlib writes it.
    """

    def __init__(self, data: bytes) -> None:
        table = data.rindex(b"xref\n0 ", 0, data.rindex(b"startxref"))
        match = _TABLE.match(data, table)
        if match is None:
            raise ValueError("this is no PDF of matplotlib's")
        lines = data[match.end() :].split(b"\n", int(match[1]))
        self.trailer = lines.pop()[len(b"trailer\n") :].split(b"\nstartxref")[0]
        starts = sorted(int(line[:10]) for line in lines if line[17:18] == b"n")
        self.objects = dict(_object(data, start, end) for start, end in zip(starts, [*starts[1:], table], strict=True))

    def __iter__(self) -> Iterator[PdfObject]:
        """Every object."""
        return iter(self.objects.values())

    def of_type(self, name: bytes) -> Iterator[PdfObject]:
        """The objects of a type, such as `Page`."""
        return (each for each in self if re.search(rb"/Type /%b\b" % name, each.head))

    def add(self, head: bytes, stream: bytes | None = None) -> int:
        """Add an object.

        Returns:
            Its number.
        """
        number = max(self.objects) + 1
        self.objects[number] = PdfObject(head, stream)
        return number

    def written(self) -> bytes:
        """The file."""
        parts, offsets, at = [_HEAD], {}, len(_HEAD)
        for number, each in sorted(self.objects.items()):
            offsets[number] = at
            parts.append(_written(number, each))
            at += len(parts[-1])
        size = max(offsets) + 1
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        parts += [b"%010d 00000 n \n" % offsets[number] for number in range(1, size)]
        # Presses want a file to have a name of its own; it is that of its content.
        name = hashlib.md5(b"".join(parts), usedforsecurity=False).hexdigest().upper().encode()
        trailer = PdfObject(re.sub(rb"/Size \d+", b"/Size %d" % size, self.trailer))
        trailer.extend(b" /ID [ <%b> <%b> ]" % (name, name))
        parts.append(b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (trailer.head, at))
        return b"".join(parts)


def text(words: str) -> bytes:
    """A text as a string of PDF."""
    return b"<FEFF%b>" % words.encode("utf-16-be").hex().upper().encode()


def _object(data: bytes, start: int, end: int) -> tuple[int, PdfObject]:
    begin = _BEGIN.match(data, start)
    if begin is None or not data.endswith(_END, start, end):
        raise ValueError("this is no PDF of matplotlib's")
    first, last = begin.end(), end - len(_END)
    stream = data.find(_STREAM, first, last)
    if stream < 0:
        return int(begin[1]), PdfObject(data[first:last])
    return int(begin[1]), PdfObject(data[first:stream], data[stream + len(_STREAM) : last - len(_END_STREAM)])


def _written(number: int, each: PdfObject) -> bytes:
    if each.stream is None:
        return b"%d 0 obj\n%b%b" % (number, each.head, _END)
    # The length stands in the dictionary itself; the object that had it stays behind, a number that nobody asks for.
    head = _LENGTH.sub(b"/Length %d" % len(each.stream), each.head, count=1)
    return b"%d 0 obj\n%b%b%b%b%b" % (number, head, _STREAM, each.stream, _END_STREAM, _END)
