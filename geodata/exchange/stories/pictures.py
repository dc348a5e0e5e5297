"""Pictures of slides: a `data:` address with the picture in it, so that a story stays one file; a file beside it; or elsewhere.

TimelineJS tells a picture by the ending of its address. The name of the file stands behind `#`, which browsers do not send
anywhere: `data:image/jpeg;base64,…#bridge.jpg`.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from geodata.errors import Refusal
from geodata.files.plain_files import NotPlainError, read_plain
from geodata.tables.images import image_name

# What a dossier may have, by what its files begin with; the ending and the media type of each.
_FORMS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png", "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "jpg", "image/jpeg"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "webp", "image/webp"),
)
_DATA = re.compile(r"data:(?P<type>[^,;#]*)(?P<how>(?:;[^,;#]*)*),(?P<data>[^#]*)(?:#(?P<name>.*))?", re.DOTALL)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/|<")
_MOST_BYTES = 50_000_000
_FIX = "Save the picture as PNG, JPEG or WebP"


@dataclass(frozen=True)
class Picture:
    """A picture that was found in a file or beside it.

    Attributes:
        name: Of its file, as a dossier calls it.
        content: Its bytes.
    """

    name: str
    content: bytes


def data_address(name: str, content: bytes) -> str:
    """The address of a picture that holds it."""
    _, type_ = _form(content) or ("", "application/octet-stream")
    return f"data:{type_};base64,{base64.b64encode(content).decode()}#{quote(name)}"


def picture_at(address: str, otherwise: str, folder: Path) -> Picture | None:
    """The picture of an address that holds one, or names one beside the file; None for any other address.

    Args:
        address: As it stands in the file.
        otherwise: The name, without its ending, of a picture that has none.
        folder: Where the file lies. Nothing outside of it is read.

    Raises:
        Refusal: If an address that holds a picture is damaged, or holds a kind that no dossier shows.
    """
    if address.casefold().startswith("data:"):
        return _held(address, otherwise)
    content = None if _ELSEWHERE.match(address) else _beside(address, folder)
    if content is None or _form(content) is None:
        return None
    name = Path(unquote(address.partition("?")[0])).name
    return Picture(_name(name, content, otherwise), content)


def _held(address: str, otherwise: str) -> Picture:
    shown = f"{address[:40]}…"
    match = _DATA.fullmatch(address)
    if not match or ";base64" not in match["how"].casefold():
        raise Refusal(shown, why="is no address that holds a picture", fix=_FIX)
    try:
        content = base64.b64decode("".join(unquote(match["data"]).split()), validate=True)
    except (binascii.Error, ValueError):
        raise Refusal(shown, why="holds a picture that is damaged", fix=_FIX) from None
    if _form(content) is None:
        raise Refusal(shown, why="holds no picture that a dossier shows", fix=_FIX)
    return Picture(_name(unquote(match["name"] or ""), content, otherwise), content)


def _beside(address: str, folder: Path) -> bytes | None:
    """The bytes of a file beside the story; None if there is none."""
    try:
        path = (folder / unquote(address.partition("?")[0].partition("#")[0])).resolve()
        return read_plain(path, _MOST_BYTES) if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (OSError, ValueError, NotPlainError):
        return None


def _form(content: bytes) -> tuple[str, str] | None:
    """The usual ending and the media type of a picture; None for what a dossier does not show."""
    return next((found for magic, *found in _FORMS if magic.match(content)), None)  # type: ignore[return-value]


def _name(name: str, content: bytes, otherwise: str) -> str:
    """A name that a dossier takes: that of the picture, or another with the ending of what it is."""
    ending = (_form(content) or ("", ""))[0]
    endings = {"jpg": (".jpg", ".jpeg")}.get(ending, (f".{ending}",))
    try:
        image_name(name)
    except Refusal:
        name = f"{otherwise}.{ending}"
    return name if name.casefold().endswith(endings) else f"{name}.{ending}"
