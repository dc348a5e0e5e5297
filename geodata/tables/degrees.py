"""Degrees as people write them, and what they are as decimals."""

import re
import unicodedata

_PARTS = re.compile(
    r"(?P<before>[NSEW])?(?P<sign>-)?(?P<degrees>[0-9]{1,3}(?:\.[0-9]+)?)(?:°|d|(?=[NSEW]))?"
    r"(?:(?P<minutes>[0-5]?[0-9](?:\.[0-9]+)?)')?"
    r"(?:(?P<seconds>[0-5]?[0-9](?:\.[0-9]+)?)(?:\"|''))?"
    r"(?P<after>[NSEW])?",
    re.IGNORECASE,
)
# What word processors and keyboards make of the signs for degrees, minutes, seconds and minus.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("º˚", "°"),
        **dict.fromkeys("′’‘`´ʹ", "'"),
        **dict.fromkeys("″”“„ʺ", '"'),
        **dict.fromkeys("−–—‒‐‑", "-"),
        **dict.fromkeys(",٫", "."),
    }
)
# Degrees and minutes with blanks between them: with seconds, or with the side, since two numbers may be anything.
_APART = re.compile(
    r"(?P<sign>[-−–]?)(?P<degrees>[0-9]{1,3})\s+(?P<minutes>[0-5]?[0-9])"
    r"(?:\s+(?P<seconds>[0-5]?[0-9](?:[.,][0-9]+)?)\s*(?P<side>[NSEW]?)|(?P<part>[.,][0-9]+)?\s*(?P<plain_side>[NSEW]))",
    re.IGNORECASE,
)
# Four decimals of a degree are some ten metres, finer than a minute or second of arc is told.
_DECIMALS = 4


def as_decimal(text: str) -> str | None:
    """The decimal number that a text most likely stands for.

    Read are decimal commas, blanks around the number, typographic signs, digits of other scripts, degrees with
    minutes and seconds, also with blanks alone between them, and N, S, E and W before or after.

    Args:
        text: A cell that is not a decimal number, such as `39°02'N`, `39,03` or `−12.5`.

    Returns:
        The number as text, such as `39.0333`; None if the text is nothing of the kind.
    """
    digits = "".join(
        str(unicodedata.decimal(sign)) if unicodedata.decimal(sign, None) is not None else sign for sign in text
    )
    digits = _APART.sub(_with_signs, digits.strip())
    if re.search(r"[0-9]\s+[0-9]", digits):
        return None
    plain = "".join(digits.translate(_SIGNS).split()).removeprefix("+")
    if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", plain):
        return plain
    match = _PARTS.fullmatch(plain)
    if match is None or (match["before"] and match["after"]):
        return None
    side = (match["before"] or match["after"] or "").upper()
    if match["sign"] and side:
        return None
    parts = [float(match[name] or 0) for name in ("degrees", "minutes", "seconds")]
    degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
    number = match["degrees"] if not any(parts[1:]) else f"{degrees:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return f"-{number}" if match["sign"] or side in {"S", "W"} else number


def _with_signs(apart: re.Match[str]) -> str:
    """Degrees, minutes and seconds with their signs instead of blanks."""
    seconds = f'{apart["seconds"]}"' if apart["seconds"] else ""
    side = apart["side"] or apart["plain_side"] or ""
    return f"{apart['sign']}{apart['degrees']}°{apart['minutes']}{apart['part'] or ''}'{seconds}{side}"
