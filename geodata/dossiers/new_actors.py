"""What a new actor gets before a historian has chosen: a colour that no other has, and a short name for arrows."""

from collections.abc import Collection

# Colours that are told apart also by those who do not see red from green, in the order in which actors get them: those of the
# dossiers that this project comes with.
COLORS = ("#1f4e8c", "#9c1c1f", "#0f726b", "#cf6a1c", "#6d4a8d", "#3f86c8", "#7a2a5c", "#14274a")
_LONGEST = 6


def free_color(used: Collection[str]) -> str:
    """The first colour that no actor has; where all are taken they begin anew.

    Args:
        used: The colours of the actors that there are, as #rrggbb.
    """
    taken = {color.casefold() for color in used}
    return next((color for color in COLORS if color not in taken), COLORS[len(used) % len(COLORS)])


def abbreviation(label: str, taken: Collection[str]) -> str:
    """The capitals of a label of several, or its first letters: at most six, and unlike those that are taken.

    Args:
        label: What the actor is called.
        taken: The abbreviations of the other actors.
    """
    others = {each.casefold() for each in taken}
    named = label.removeprefix("The ")
    capitals = "".join(word[0] for word in named.split() if word[0].isupper())
    letters = [letter for letter in named if letter.isalnum()]
    wanted = capitals if len(capitals) > 1 else "".join(letters[: _LONGEST - 1])
    base = wanted[:_LONGEST].capitalize() if wanted.islower() else wanted[:_LONGEST]
    short, number = base, 2
    while short.casefold() in others:
        short = f"{base[: _LONGEST - len(str(number))]}{number}"
        number += 1
    return short
