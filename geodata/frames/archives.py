"""Zip archives that somebody else has made."""

import struct
import zipfile
import zlib

# What Python raises of an archive that is none, is damaged, has a password, or is packed in an unknown way.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    RuntimeError,
    NotImplementedError,
    OSError,
    EOFError,
)
