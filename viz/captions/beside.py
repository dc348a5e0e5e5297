"""A caption as files beside its figure."""

from pathlib import Path

from viz.captions.caption import Caption
from viz.captions.formats import FORMS, written
from viz.layers.layer import half_letter


def files_beside(figure: Path, caption: Caption) -> dict[Path, bytes]:
    """A caption as Markdown, plain text and LaTeX, each file named as the figure with an ending of its own.

    Args:
        figure: the path of the figure.
        caption: what it says.

    Returns:
        What the files hold, by their paths; for `geodata.files.atomic_writing.write_together`.

    Raises:
        LayerError: a text holds half a letter.
    """
    try:
        return {figure.with_suffix(f".{form}"): written(caption, form).encode() for form in FORMS}
    except UnicodeEncodeError as error:
        raise half_letter(error) from None
