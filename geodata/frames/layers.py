"""Which layer of a file that holds several is wanted."""

from collections.abc import Sequence

from geodata.errors import Problems, nearest


def chosen(names: Sequence[str], wanted: str | None, file: str, what: str, problems: Problems) -> str | None:
    """The layer that is read.

    Args:
        names: Of all layers that hold something.
        wanted: The one that was asked for; None for the only one.
        file: Its name, for problems.
        what: What the file calls them, such as `sheet`.
        problems: Takes that there is none, or several of which none was asked for.
    """
    there = ", ".join(names)
    if wanted in names:
        return wanted
    if not names:
        problems.add(file, why=f"no {what} holds anything", fix="Check that it is the right file")
    elif wanted is not None:
        meant = nearest(wanted, names)
        fix = f"Write {meant}" if meant else f"Take one of {there}"
        problems.add(file, value=wanted, why=f"is no {what} of the file; there are {there}", fix=fix, nearest=meant)
    elif len(names) == 1:
        return names[0]
    else:
        fix = f'Say which is meant, such as layer="{names[0]}" (--layer in the command)'
        problems.add(file, why=f"the file has several {what}s: {there}", fix=fix)
    return None
